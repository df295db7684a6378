package io.vpcwhy.model.aws;

import java.util.List;

/**
 * A virtual private gateway.
 *
 * @param id {@code vgw-...}
 * @param vpcIds the VPCs to which it is attached: none or one
 */
public record VpnGateway(String id, String state, List<String> vpcIds, Tags tags) implements AwsResource {

    public VpnGateway {
        vpcIds = List.copyOf(vpcIds);
    }
}
