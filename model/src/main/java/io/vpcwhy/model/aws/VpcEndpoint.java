package io.vpcwhy.model.aws;

import java.util.List;

/**
 * A VPC endpoint.
 *
 * @param id {@code vpce-...}
 * @param type {@code Gateway}, {@code Interface}, {@code GatewayLoadBalancer}, {@code Resource}, ...
 * @param serviceName such as {@code com.amazonaws.us-east-1.s3}
 * @param state {@code available} in whichever case, {@code pending}, ...
 * @param routeTableIds of a gateway endpoint
 * @param networkInterfaceIds of the other types
 */
public record VpcEndpoint(
        String id,
        String vpcId,
        String type,
        String serviceName,
        String state,
        List<String> routeTableIds,
        List<String> subnetIds,
        List<String> networkInterfaceIds,
        List<String> groupIds,
        Tags tags)
        implements AwsResource {

    public VpcEndpoint {
        routeTableIds = List.copyOf(routeTableIds);
        subnetIds = List.copyOf(subnetIds);
        networkInterfaceIds = List.copyOf(networkInterfaceIds);
        groupIds = List.copyOf(groupIds);
    }

    /** Whether it carries traffic. */
    public boolean available() {
        return state.equalsIgnoreCase("available");
    }
}
