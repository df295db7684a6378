package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.Route.Destination;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.RouteTarget.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads one route.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html">Route</a>
 */
final class RouteReader {

    private static final RouteTarget UNTOLD = new RouteTarget(Kind.UNKNOWN, "unknown");

    private RouteReader() {}

    static Route read(JsonCursor in) throws SnapshotException {
        @Nullable Destination destination = null;
        @Nullable RouteTarget target = null;
        Route.State state = Route.State.ACTIVE;
        Route.@Nullable Origin origin = null;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "DestinationCidrBlock", "DestinationIpv6CidrBlock" ->
                    destination = new Destination.CidrDestination(in.cidr());
                case "DestinationPrefixListId" -> destination = new Destination.PrefixListDestination(in.name());
                case "State" -> state = state(in);
                case "Origin" -> origin = origin(in);
                default -> {
                    Kind kind = targetKind(in.field());
                    if (kind == null) {
                        in.skip();
                    } else {
                        target = preferred(target, target(kind, in.name()));
                    }
                }
            }
        }
        RouteTarget told = target == null ? UNTOLD : target;
        return new Route(
                in.required(destination, "DestinationCidrBlock, DestinationIpv6CidrBlock or DestinationPrefixListId"),
                told,
                state,
                origin != null ? origin : impliedOrigin(told));
    }

    private static @Nullable Kind targetKind(String field) {
        return switch (field) {
            case "GatewayId" -> Kind.UNKNOWN;
            case "NatGatewayId" -> Kind.NAT_GATEWAY;
            case "TransitGatewayId" -> Kind.TRANSIT_GATEWAY;
            case "VpcPeeringConnectionId" -> Kind.VPC_PEERING_CONNECTION;
            case "NetworkInterfaceId" -> Kind.NETWORK_INTERFACE;
            case "InstanceId" -> Kind.INSTANCE;
            case "EgressOnlyInternetGatewayId" -> Kind.EGRESS_ONLY_INTERNET_GATEWAY;
            case "LocalGatewayId" -> Kind.LOCAL_GATEWAY;
            case "CarrierGatewayId" -> Kind.CARRIER_GATEWAY;
            case "CoreNetworkArn" -> Kind.CORE_NETWORK;
            case "OdbNetworkArn" -> Kind.ODB_NETWORK;
            case "IpAddress" -> Kind.IP_ADDRESS;
            default -> null;
        };
    }

    // GatewayId stands for several kinds, which only its prefix tells apart.
    private static RouteTarget target(Kind kind, String id) {
        if (id.equals("local")) {
            return RouteTarget.LOCAL;
        }
        if (kind != Kind.UNKNOWN) {
            return new RouteTarget(kind, id);
        }
        int dash = id.indexOf('-');
        return switch (dash < 0 ? "" : id.substring(0, dash)) {
            case "igw" -> new RouteTarget(Kind.INTERNET_GATEWAY, id);
            case "eigw" -> new RouteTarget(Kind.EGRESS_ONLY_INTERNET_GATEWAY, id);
            case "vgw" -> new RouteTarget(Kind.VIRTUAL_PRIVATE_GATEWAY, id);
            case "vpce" -> new RouteTarget(Kind.VPC_ENDPOINT, id);
            case "nat" -> new RouteTarget(Kind.NAT_GATEWAY, id);
            case "tgw" -> new RouteTarget(Kind.TRANSIT_GATEWAY, id);
            case "lgw" -> new RouteTarget(Kind.LOCAL_GATEWAY, id);
            case "cagw" -> new RouteTarget(Kind.CARRIER_GATEWAY, id);
            default -> new RouteTarget(Kind.UNKNOWN, id);
        };
    }

    // A route to an instance names the interface too, and packets go to the interface.
    private static RouteTarget preferred(@Nullable RouteTarget before, RouteTarget now) {
        return before != null && now.kind() == Kind.INSTANCE ? before : now;
    }

    private static Route.State state(JsonCursor in) throws SnapshotException {
        String told = in.string();
        return switch (told) {
            case "active" -> Route.State.ACTIVE;
            case "blackhole" -> Route.State.BLACKHOLE;
            case "filtered" -> Route.State.FILTERED;
            default ->
                throw in.wrong(
                        SnapshotException.quoted(told) + " is no state of a route",
                        "active, blackhole or filtered is expected");
        };
    }

    private static Route.Origin origin(JsonCursor in) throws SnapshotException {
        String told = in.string();
        return switch (told) {
            case "CreateRouteTable" -> Route.Origin.CREATE_ROUTE_TABLE;
            case "CreateRoute" -> Route.Origin.CREATE_ROUTE;
            case "EnableVgwRoutePropagation" -> Route.Origin.PROPAGATED;
            case "Advertisement" -> Route.Origin.ADVERTISED;
            default ->
                throw in.wrong(
                        SnapshotException.quoted(told) + " is no origin of a route",
                        "CreateRouteTable, CreateRoute, EnableVgwRoutePropagation or Advertisement is expected");
        };
    }

    private static Route.Origin impliedOrigin(RouteTarget target) {
        return target.kind() == Kind.LOCAL ? Route.Origin.CREATE_ROUTE_TABLE : Route.Origin.CREATE_ROUTE;
    }
}
