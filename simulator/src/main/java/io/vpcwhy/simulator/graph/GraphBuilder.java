package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Place.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.Graph;

/** Builds the graph: interfaces, subnets and what route tables say here, gateways and load balancers elsewhere. */
final class GraphBuilder {

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Moves moves = new Moves();

    private GraphBuilder(NetworkGraph network) {
        this.network = network;
        this.snapshot = network.snapshot();
    }

    static Graph<Place, Move> build(NetworkGraph network) {
        GraphBuilder builder = new GraphBuilder(network);
        builder.addInterfaces();
        builder.addSubnets();
        builder.addGatewayTables();
        builder.addAppliances();
        new GatewayMoves(network, builder.moves).add();
        new TransitGatewayMoves(network.snapshot(), builder.moves).add();
        new LoadBalancerMoves(network, builder.moves).add();
        return builder.moves.graph();
    }

    private void addInterfaces() {
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            Place at = new Place(Kind.INTERFACE, nic.id());
            moves.add(at, new Place(Kind.SUBNET_ROUTER, nic.subnetId()), Guard.ALWAYS);
            moves.add(new Place(Kind.SUBNET, nic.subnetId()), at, Guard.ADDRESSED);
        }
    }

    private void addSubnets() {
        for (Subnet subnet : snapshot.all(Subnet.class)) {
            Place within = new Place(Kind.SUBNET, subnet.id());
            Place router = new Place(Kind.SUBNET_ROUTER, subnet.id());
            Place vpc = new Place(Kind.VPC, subnet.vpcId());
            moves.add(vpc, within, Guard.ADDRESSED);
            moves.add(router, within, Guard.WITHIN_SUBNET);
            moves.add(router, vpc, Guard.TO_AMAZON_SERVICE);
            Optional<RouteTable> table = snapshot.routeTableOf(subnet);
            if (table.isPresent()) {
                for (Route route : table.get().routes()) {
                    moves.add(
                            router,
                            place(route.target(), subnet.vpcId()),
                            new Guard.ByRoute(table.get().id(), route));
                }
            }
        }
    }

    private Place place(RouteTarget target, String vpcId) {
        return switch (target.kind()) {
            case LOCAL -> new Place(Kind.VPC, vpcId);
            case INTERNET_GATEWAY -> new Place(Kind.INTERNET_GATEWAY, target.id());
            case EGRESS_ONLY_INTERNET_GATEWAY -> new Place(Kind.EGRESS_ONLY_INTERNET_GATEWAY, target.id());
            case NAT_GATEWAY -> new Place(Kind.NAT_GATEWAY, target.id());
            case VPC_PEERING_CONNECTION -> new Place(Kind.VPC_PEERING_CONNECTION, target.id());
            case TRANSIT_GATEWAY -> attachment(target.id(), vpcId);
            case VPC_ENDPOINT -> new Place(Kind.VPC_ENDPOINT, target.id());
            case NETWORK_INTERFACE -> new Place(Kind.INTERFACE, target.id());
            case VIRTUAL_PRIVATE_GATEWAY -> new Place(Kind.VPN_GATEWAY, target.id());
            case INSTANCE, LOCAL_GATEWAY, CARRIER_GATEWAY, CORE_NETWORK, ODB_NETWORK, IP_ADDRESS, UNKNOWN ->
                notModelled(target);
        };
    }

    private static Place notModelled(RouteTarget target) {
        return new Place(Kind.NOT_MODELLED, target.id());
    }

    private Place attachment(String transitGatewayId, String vpcId) {
        return network.attachment(transitGatewayId, vpcId)
                .map(attachment -> new Place(Kind.TRANSIT_GATEWAY_ATTACHMENT, attachment.id()))
                .orElseGet(() -> new Place(Kind.NOT_MODELLED, transitGatewayId));
    }

    /** The tables of what comes in by gateways, and those of regional NAT gateways. */
    private void addGatewayTables() {
        for (RouteTable table : snapshot.all(RouteTable.class)) {
            for (String gatewayId : table.gatewayIds()) {
                if (network.edgeTable(gatewayId).equals(Optional.of(table))) {
                    table.routes().forEach(route -> addRoute(gatewayId, table, route, edgeTarget(route, table)));
                }
            }
        }
        for (NatGateway nat : snapshot.all(NatGateway.class)) {
            nat.routeTableId()
                    .filter(id -> nat.regional())
                    .flatMap(id -> snapshot.find(RouteTable.class, id))
                    .ifPresent(table -> table.routes()
                            .forEach(route -> addRoute(nat.id(), table, route, regionalTarget(route, nat))));
        }
    }

    private void addRoute(String gatewayId, RouteTable table, Route route, Place to) {
        moves.add(new Place(Kind.GATEWAY_ROUTER, gatewayId), to, new Guard.ByRoute(table.id(), route));
    }

    private Place edgeTarget(Route route, RouteTable table) {
        return switch (route.target().kind()) {
            case LOCAL, NETWORK_INTERFACE, VPC_ENDPOINT -> place(route.target(), table.vpcId());
            default -> notModelled(route.target());
        };
    }

    /**
     * A regional NAT gateway's table leads to the internet gateway of its VPC, or where this version does not follow.
     */
    private Place regionalTarget(Route route, NatGateway nat) {
        return route.target().kind() == RouteTarget.Kind.INTERNET_GATEWAY
                ? network.internetGateway(nat.vpcId())
                        .map(gateway -> new Place(Kind.INTERNET_GATEWAY, gateway.id()))
                        .orElseGet(() -> notModelled(route.target()))
                : notModelled(route.target());
    }

    /** Interfaces that routes lead to: each may work as a NAT instance. */
    private void addAppliances() {
        Set<String> appliances = new HashSet<>();
        for (RouteTable table : snapshot.all(RouteTable.class)) {
            for (Route route : table.routes()) {
                if (route.target().kind() == RouteTarget.Kind.NETWORK_INTERFACE) {
                    appliances.add(route.target().id());
                }
            }
        }
        for (String id : appliances) {
            Place at = new Place(Kind.INTERFACE, id);
            Optional<IpAddress> own =
                    snapshot.find(NetworkInterface.class, id).flatMap(nic -> nic.primaryAddress(IpFamily.IPV4));
            if (own.isPresent()) {
                moves.add(at, at, Guard.FOREIGN, new Rewrite.SourceBecomes(own));
                moves.add(at, at, Guard.ANSWERS, Rewrite.UNDONE);
            }
        }
    }
}
