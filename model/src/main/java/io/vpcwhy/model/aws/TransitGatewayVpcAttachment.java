package io.vpcwhy.model.aws;

import java.util.List;

/**
 * The attachment of a VPC to a transit gateway.
 *
 * @param id {@code tgw-attach-...}
 * @param state {@code available}, {@code deleted}, ...
 * @param subnetIds one subnet in each zone that the gateway reaches
 * @param securityGroupReferencing whether rules of the VPC may name groups across the gateway
 * @param applianceMode whether a flow keeps to one zone
 */
public record TransitGatewayVpcAttachment(
        String id,
        String transitGatewayId,
        String vpcId,
        String state,
        List<String> subnetIds,
        boolean securityGroupReferencing,
        boolean applianceMode,
        boolean ipv6,
        Tags tags)
        implements AwsResource {

    public TransitGatewayVpcAttachment {
        subnetIds = List.copyOf(subnetIds);
    }

    /** Whether it carries traffic. */
    public boolean available() {
        return state.equals("available");
    }
}
