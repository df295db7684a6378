package io.vpcwhy.model.aws;

import java.util.Optional;

/**
 * Whatever is attached to a transit gateway: a VPC, a VPN connection, a peered transit gateway, ...
 *
 * @param id {@code tgw-attach-...}
 * @param resourceType {@code vpc}, {@code vpn}, {@code peering}, {@code direct-connect-gateway}, ...
 * @param resourceId such as the VPC's
 * @param state {@code available}, {@code deleted}, ...
 * @param routeTableId the one transit gateway route table that looks up what comes from here; empty without association
 */
public record TransitGatewayAttachment(
        String id,
        String transitGatewayId,
        String resourceType,
        String resourceId,
        String state,
        Optional<String> routeTableId,
        Tags tags)
        implements AwsResource {}
