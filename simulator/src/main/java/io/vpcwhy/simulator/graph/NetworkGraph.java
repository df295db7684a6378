package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Place.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedPseudograph;
import org.jspecify.annotations.Nullable;

/**
 * The network of a snapshot as a directed graph of {@link Place}s and {@link Move}s. Immutable, and safe to share between
 * threads. Places and moves take time and memory in proportion to interfaces, subnets and routes (an interface is joined
 * to its subnet alone, and subnets to their VPC), and are built when they are first asked for: what follows one packet
 * asks the snapshot's indexes and those of the gateways.
 */
public final class NetworkGraph {

    private final Snapshot snapshot;
    private final GatewayIndex gateways;
    private volatile @Nullable Graph<Place, Move> graph;

    private NetworkGraph(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.gateways = new GatewayIndex(snapshot);
    }

    /** The graph of a snapshot's network. */
    public static NetworkGraph of(Snapshot snapshot) {
        return new NetworkGraph(snapshot);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** The graph itself, for algorithms and for drawing; it cannot be changed. */
    public Graph<Place, Move> graph() {
        Graph<Place, Move> built = graph;
        if (built == null) {
            synchronized (this) {
                built = graph;
                if (built == null) {
                    built = new AsUnmodifiableGraph<>(new Builder(snapshot, gateways).build());
                    graph = built;
                }
            }
        }
        return built;
    }

    /** The internet gateway that is attached to a VPC. */
    public Optional<InternetGateway> internetGateway(String vpcId) {
        return gateways.internetGateway(vpcId);
    }

    /** The route table of what comes in through a gateway, where it has an edge association. */
    public Optional<RouteTable> edgeTable(String gatewayId) {
        return gateways.edgeTable(gatewayId);
    }

    /** The NAT gateway that an interface belongs to. */
    public Optional<NatGateway> natGateway(String networkInterfaceId) {
        return gateways.natGateway(networkInterfaceId);
    }

    /** The attachment of a VPC to a transit gateway: of several the one that works. */
    public Optional<TransitGatewayVpcAttachment> attachment(String transitGatewayId, String vpcId) {
        return gateways.attachment(transitGatewayId, vpcId);
    }

    /** The load balancer that an interface is a node of. */
    public Optional<LoadBalancer> loadBalancer(NetworkInterface node) {
        InterfaceOwner owner = InterfaceOwner.of(node);
        Optional<LoadBalancer.Type> type = switch (owner.kind()) {
            case APPLICATION_LOAD_BALANCER -> Optional.of(LoadBalancer.Type.APPLICATION);
            case NETWORK_LOAD_BALANCER -> Optional.of(LoadBalancer.Type.NETWORK);
            case CLASSIC_LOAD_BALANCER -> Optional.of(LoadBalancer.Type.CLASSIC);
            default -> Optional.empty();
        };
        return type.flatMap(t -> owner.name().flatMap(name -> gateways.loadBalancer(t, name)));
    }

    /** The listeners of a load balancer that is no Classic one. */
    public List<Listener> listeners(LoadBalancer balancer) {
        return gateways.listeners(balancer.id());
    }

    /** The interface of a VPC that holds a private address. */
    public Optional<NetworkInterface> holder(String vpcId, IpAddress address) {
        for (NetworkInterface nic : snapshot.interfacesWithAddress(address)) {
            if (nic.vpcId().equals(vpcId)) {
                return Optional.of(nic);
            }
        }
        return Optional.empty();
    }

    /** What may happen next at a place; nothing where the place is not in the network. */
    public Set<Move> movesFrom(Place place) {
        return graph().containsVertex(place) ? graph().outgoingEdgesOf(place) : Set.of();
    }

    /** The move that a route of a subnet's table stands for. */
    public Optional<Move> move(Subnet from, Route route) {
        for (Move move : movesFrom(new Place(Kind.SUBNET_ROUTER, from.id()))) {
            if (move.guard() instanceof Guard.ByRoute by && by.route().equals(route)) {
                return Optional.of(move);
            }
        }
        return Optional.empty();
    }

    /** Gathers places and moves. */
    private static final class Builder {

        private final Snapshot snapshot;
        private final GatewayIndex gateways;
        private final Graph<Place, Move> graph = new DirectedPseudograph<>(Move.class);

        private Builder(Snapshot snapshot, GatewayIndex gateways) {
            this.snapshot = snapshot;
            this.gateways = gateways;
        }

        private Graph<Place, Move> build() {
            addInterfaces();
            addRoutes();
            addGateways();
            addTransitGateways();
            return graph;
        }

        private void add(Place from, Place to, Guard guard) {
            graph.addVertex(from);
            graph.addVertex(to);
            graph.addEdge(from, to, new Move(from, to, guard));
        }

        private void addInterfaces() {
            for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
                Place at = new Place(Kind.INTERFACE, nic.id());
                add(at, new Place(Kind.SUBNET_ROUTER, nic.subnetId()), Guard.ALWAYS);
                add(new Place(Kind.SUBNET, nic.subnetId()), at, Guard.ADDRESSED);
            }
            for (Subnet subnet : snapshot.all(Subnet.class)) {
                add(new Place(Kind.VPC, subnet.vpcId()), new Place(Kind.SUBNET, subnet.id()), Guard.ADDRESSED);
            }
        }

        private void addRoutes() {
            for (Subnet subnet : snapshot.all(Subnet.class)) {
                Optional<RouteTable> table = snapshot.routeTableOf(subnet);
                if (table.isPresent()) {
                    for (Route route : table.get().routes()) {
                        add(
                                new Place(Kind.SUBNET_ROUTER, subnet.id()),
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
                    new Place(Kind.NOT_MODELLED, target.id());
            };
        }

        private Place attachment(String transitGatewayId, String vpcId) {
            return gateways.attachment(transitGatewayId, vpcId)
                    .map(attachment -> new Place(Kind.TRANSIT_GATEWAY_ATTACHMENT, attachment.id()))
                    .orElseGet(() -> new Place(Kind.NOT_MODELLED, transitGatewayId));
        }

        private void addGateways() {
            for (InternetGateway gateway : snapshot.all(InternetGateway.class)) {
                Place at = new Place(Kind.INTERNET_GATEWAY, gateway.id());
                add(at, Place.INTERNET, Guard.ALWAYS);
                add(Place.INTERNET, at, Guard.ADDRESSED);
                gateway.attachments().forEach(a -> add(at, new Place(Kind.VPC, a.vpcId()), Guard.ADDRESSED));
            }
            for (EgressOnlyInternetGateway gateway : snapshot.all(EgressOnlyInternetGateway.class)) {
                add(new Place(Kind.EGRESS_ONLY_INTERNET_GATEWAY, gateway.id()), Place.INTERNET, Guard.ALWAYS);
            }
            for (NatGateway nat : snapshot.all(NatGateway.class)) {
                Place at = new Place(Kind.NAT_GATEWAY, nat.id());
                for (NatGateway.Address address : nat.addresses()) {
                    address.networkInterfaceId().ifPresent(id -> add(at, new Place(Kind.INTERFACE, id), Guard.ALWAYS));
                }
            }
            for (VpcPeeringConnection peering : snapshot.all(VpcPeeringConnection.class)) {
                Place at = new Place(Kind.VPC_PEERING_CONNECTION, peering.id());
                for (VpcPeeringConnection.Side side : List.of(peering.requester(), peering.accepter())) {
                    add(at, new Place(Kind.VPC, side.vpcId()), Guard.ADDRESSED);
                }
            }
            for (VpnGateway gateway : snapshot.all(VpnGateway.class)) {
                Place at = new Place(Kind.VPN_GATEWAY, gateway.id());
                Place beyond = new Place(Kind.ON_PREMISES, gateway.id());
                add(at, beyond, Guard.ALWAYS);
                add(beyond, at, Guard.ADDRESSED);
                gateway.vpcIds().forEach(vpc -> add(at, new Place(Kind.VPC, vpc), Guard.ADDRESSED));
            }
        }

        private void addTransitGateways() {
            for (TransitGatewayAttachment attachment : snapshot.all(TransitGatewayAttachment.class)) {
                Place at = new Place(Kind.TRANSIT_GATEWAY_ATTACHMENT, attachment.id());
                attachment
                        .routeTableId()
                        .ifPresent(id -> add(at, new Place(Kind.TRANSIT_GATEWAY_ROUTE_TABLE, id), Guard.ALWAYS));
                if (attachment.resourceType().equals("vpc")) {
                    add(at, new Place(Kind.VPC, attachment.resourceId()), Guard.ADDRESSED);
                }
            }
            for (TransitGatewayRouteTable table : snapshot.all(TransitGatewayRouteTable.class)) {
                for (TransitGatewayRoute route : table.routes().orElse(List.of())) {
                    route.attachmentId()
                            .ifPresent(id -> add(
                                    new Place(Kind.TRANSIT_GATEWAY_ROUTE_TABLE, table.id()),
                                    new Place(Kind.TRANSIT_GATEWAY_ATTACHMENT, id),
                                    new Guard.ByTransitGatewayRoute(table.id(), route)));
                }
            }
        }
    }
}
