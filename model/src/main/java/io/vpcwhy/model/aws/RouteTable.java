package io.vpcwhy.model.aws;

import java.util.List;

/**
 * The routes of subnets, or of a gateway for what comes in through it.
 *
 * @param id {@code rtb-...}
 * @param main whether subnets of the VPC without another table use this one
 * @param subnetIds subnets that are associated explicitly
 * @param gatewayIds internet or virtual private gateways with an edge association
 */
public record RouteTable(
        String id,
        String vpcId,
        List<Route> routes,
        boolean main,
        List<String> subnetIds,
        List<String> gatewayIds,
        Tags tags)
        implements AwsResource {

    public RouteTable {
        routes = List.copyOf(routes);
        subnetIds = List.copyOf(subnetIds);
        gatewayIds = List.copyOf(gatewayIds);
    }

    /** The same table with other routes. */
    public RouteTable withRoutes(List<Route> others) {
        return new RouteTable(id, vpcId, others, main, subnetIds, gatewayIds, tags);
    }
}
