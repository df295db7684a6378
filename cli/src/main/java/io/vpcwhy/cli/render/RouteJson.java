package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTarget;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the route of a path component.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AnalysisRouteTableRoute.html">AnalysisRouteTableRoute</a>
 */
final class RouteJson {

    private RouteJson() {}

    static void write(JsonGenerator json, Route route) {
        json.writeName("RouteTableRoute");
        json.writeStartObject();
        writeDestination(json, route.destination(), "DestinationPrefixListId");
        json.writeStringProperty(
                targetKey(route.target().kind()), route.target().id());
        json.writeStringProperty("Origin", origin(route.origin()));
        json.writeStringProperty("State", route.state().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    static void writeDestination(JsonGenerator json, Route.Destination destination, String prefixListKey) {
        boolean block = destination instanceof Route.Destination.CidrDestination;
        json.writeStringProperty(block ? "DestinationCidr" : prefixListKey, destination.toString());
    }

    private static String targetKey(RouteTarget.Kind kind) {
        return switch (kind) {
            case NAT_GATEWAY -> "NatGatewayId";
            case TRANSIT_GATEWAY -> "TransitGatewayId";
            case VPC_PEERING_CONNECTION -> "VpcPeeringConnectionId";
            case NETWORK_INTERFACE -> "NetworkInterfaceId";
            case INSTANCE -> "InstanceId";
            case EGRESS_ONLY_INTERNET_GATEWAY -> "EgressOnlyInternetGatewayId";
            case CARRIER_GATEWAY -> "CarrierGatewayId";
            case LOCAL_GATEWAY -> "LocalGatewayId";
            case CORE_NETWORK -> "CoreNetworkArn";
            case LOCAL, INTERNET_GATEWAY, VIRTUAL_PRIVATE_GATEWAY, VPC_ENDPOINT, ODB_NETWORK, IP_ADDRESS, UNKNOWN ->
                "GatewayId";
        };
    }

    private static String origin(Route.Origin origin) {
        return switch (origin) {
            case CREATE_ROUTE_TABLE -> "createroutetable";
            case CREATE_ROUTE -> "createroute";
            case PROPAGATED -> "enablevgwroutepropagation";
            case ADVERTISED -> "advertisement";
        };
    }
}
