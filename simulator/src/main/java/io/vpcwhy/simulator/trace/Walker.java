package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.RouteSelection;
import io.vpcwhy.simulator.route.Routing;
import io.vpcwhy.simulator.trace.Leg.Assumption;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.List;
import java.util.Optional;

/**
 * Walks one packet from an interface, a gateway or the internet to where it ends. A filter that denies is noted and
 * passed; a missing way on ends the walk.
 */
final class Walker {

    private final Snapshot snapshot;
    private final InterfaceSimulator filters;
    private final Routing routing;
    private final GatewayCrossing gateways;
    private final TransitGatewayCrossing transitGateways;

    /** The connection that the packet opens or, for a reply, belongs to. */
    private final Connection connection;

    private final boolean reply;

    Walker(NetworkGraph network, Connection connection, boolean reply) {
        this.snapshot = network.snapshot();
        this.filters = new InterfaceSimulator(snapshot);
        this.routing = new Routing(snapshot);
        this.gateways = new GatewayCrossing(this, snapshot, connection, reply);
        this.transitGateways = new TransitGatewayCrossing(this, snapshot);
        this.connection = connection;
        this.reply = reply;
    }

    GatewayCrossing gateways() {
        return gateways;
    }

    TransitGatewayCrossing transitGateways() {
        return transitGateways;
    }

    /** A packet that an interface sends, or passes on. */
    void leave(NetworkInterface nic, Passage passage) {
        passage.through(nic.id());
        boolean own = nic.holds(passage.packet().source());
        if (!own && nic.sourceDestCheck()) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION,
                    nic.id(),
                    passage.packet().source()));
        }
        passage.filtered(nic, Direction.EGRESS, filter(nic, Direction.EGRESS, passage));
        Optional<Subnet> subnet = snapshot.find(Subnet.class, nic.subnetId());
        if (subnet.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, nic.subnetId());
            return;
        }
        IpAddress destination = passage.packet().destination();
        if (service(nic, subnet.get(), passage)) {
            passage.arrived(new Place(Kind.VPC, nic.vpcId()));
        } else if (subnet.get().contains(destination)) {
            deliver(nic.vpcId(), passage);
        } else {
            route(subnet.get(), nic, passage);
        }
    }

    /** What the filters at an interface do; a reply passes those that have seen its request by state. */
    private Simulation filter(NetworkInterface nic, Direction direction, Passage passage) {
        if (!reply) {
            connection.track(nic.id());
        }
        return filters.simulate(nic, direction, passage.packet(), reply && connection.tracks(nic.id()));
    }

    /** Passes the filters at an interface on the way, such as a NAT or transit gateway's. */
    void meetFilters(NetworkInterface nic, Direction direction, Passage passage) {
        passage.filtered(nic, direction, filter(nic, direction, passage));
    }

    private boolean service(NetworkInterface nic, Subnet subnet, Passage passage) {
        return AmazonService.of(
                        passage.packet(),
                        passage.packet().destination(),
                        snapshot.find(Vpc.class, nic.vpcId()),
                        Optional.of(subnet))
                .isPresent();
    }

    /** Looks the destination up in the subnet's route table and goes where it leads. */
    void route(Subnet subnet, NetworkInterface from, Passage passage) {
        if (!passage.visits(new Place(Kind.SUBNET_ROUTER, subnet.id() + " " + passage.packet()))) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, subnet.id()));
            return;
        }
        Optional<RouteTable> table = snapshot.routeTableOf(subnet);
        if (table.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the route table of " + subnet.id());
            return;
        }
        IpAddress destination = passage.packet().destination();
        RouteSelection selection = routing.select(table.get(), destination);
        if (!selection.certain()) {
            passage.unknown(Unknown.Reason.PREFIX_LIST_ENTRIES, table.get().id());
        }
        if (selection.selected().isEmpty()) {
            unrouted(ExplanationCode.NO_ROUTE_TO_DESTINATION, table.get(), subnet, Optional.empty(), from, passage);
            return;
        }
        Route route = selection.selected().get();
        passage.meets(new Component.RouteTaken(table.get().id(), route, passage.packet()));
        if (route.state() == Route.State.BLACKHOLE) {
            unrouted(ExplanationCode.BAD_STATE_ROUTE, table.get(), subnet, Optional.of(route), from, passage);
            return;
        }
        follow(route, subnet, from, passage);
    }

    private void unrouted(
            ExplanationCode code,
            RouteTable table,
            Subnet subnet,
            Optional<Route> route,
            NetworkInterface from,
            Passage passage) {
        if (reply && connection.natPeering().isPresent()) {
            gateways.peering(connection.natPeering().get(), from, passage);
            return;
        }
        passage.blocked(new Obstacle.Unrouted(
                code,
                table.id(),
                Optional.of(subnet.id()),
                route,
                passage.packet().destination()));
    }

    private void follow(Route route, Subnet subnet, NetworkInterface from, Passage passage) {
        String target = route.target().id();
        switch (route.target().kind()) {
            case LOCAL -> deliver(subnet.vpcId(), passage);
            case INTERNET_GATEWAY -> gateways.internetGateway(target, from, passage);
            case EGRESS_ONLY_INTERNET_GATEWAY -> gateways.egressOnlyGateway(target, subnet.vpcId(), passage);
            case NAT_GATEWAY -> gateways.natGateway(target, from, passage);
            case VPC_PEERING_CONNECTION -> gateways.peering(target, from, passage);
            case VIRTUAL_PRIVATE_GATEWAY -> gateways.vpnGateway(target, from, passage);
            case VPC_ENDPOINT -> gateways.endpoint(target, passage);
            case TRANSIT_GATEWAY -> transitGateways.enter(target, subnet, passage);
            case NETWORK_INTERFACE -> appliance(target, passage);
            case INSTANCE, LOCAL_GATEWAY, CARRIER_GATEWAY, CORE_NETWORK, ODB_NETWORK, IP_ADDRESS, UNKNOWN ->
                passage.unknown(Unknown.Reason.NOT_MODELLED, target);
        }
    }

    /** Hands a packet to whichever interface of a VPC holds its destination. */
    void deliver(String vpcId, Passage passage) {
        IpAddress destination = passage.packet().destination();
        Optional<NetworkInterface> holder = snapshot.interfacesWithAddress(destination).stream()
                .filter(nic -> nic.vpcId().equals(vpcId))
                .findFirst();
        if (holder.isEmpty()) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_POSSIBLE_DESTINATION, vpcId, destination));
            return;
        }
        enter(holder.get(), passage);
    }

    /** A packet that comes to an interface, for it or for it to pass on. */
    void enter(NetworkInterface nic, Passage passage) {
        passage.filtered(nic, Direction.INGRESS, filter(nic, Direction.INGRESS, passage));
        if (nic.holds(passage.packet().destination())) {
            if (nic.type().equals("nat_gateway") && gateways.natReply(nic, passage)) {
                return;
            }
            passage.through(nic.id());
            passage.arrived(new Place(Kind.INTERFACE, nic.id()));
            return;
        }
        if (nic.sourceDestCheck()) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION,
                    nic.id(),
                    passage.packet().destination()));
        }
        passOn(nic, passage);
    }

    private void appliance(String networkInterfaceId, Passage passage) {
        Optional<NetworkInterface> nic = snapshot.find(NetworkInterface.class, networkInterfaceId);
        if (nic.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, networkInterfaceId);
            return;
        }
        if (!passage.visits(new Place(Kind.INTERFACE, nic.get().id()))) {
            passage.blocked(
                    Obstacle.Refused.of(ExplanationCode.NO_PATH, nic.get().id()));
            return;
        }
        enter(nic.get(), passage);
    }

    /**
     * An appliance: what it does with a packet is its own affair. Towards the internet it can only work as a NAT
     * instance, elsewhere it is taken to pass the packet on as it is; either is said to be an assumption.
     */
    private void passOn(NetworkInterface nic, Passage passage) {
        boolean outside =
                snapshot.interfacesWithAddress(passage.packet().destination()).isEmpty()
                        && !AddressScope.isPrivate(passage.packet().destination());
        Optional<IpAddress> own = nic.primaryAddress(passage.packet().family());
        if (outside && own.isPresent() && !reply) {
            passage.assume(Assumption.Kind.TRANSLATES_SOURCE, nic.id());
            Packet inside = passage.packet();
            Packet translated = inside.withSource(own.get(), inside.sourcePort());
            connection.translate(nic.id(), inside, translated);
            passage.translated(nic.id(), translated);
        } else {
            passage.assume(Assumption.Kind.FORWARDS_UNCHANGED, nic.id());
        }
        leave(nic, passage);
    }

    /** The route table that a gateway hands packets to, where it has an edge association. */
    Optional<RouteTable> edgeTable(String gatewayId) {
        return snapshot.all(RouteTable.class).stream()
                .filter(table -> table.gatewayIds().contains(gatewayId))
                .findFirst();
    }

    /** A packet that comes into a VPC through a gateway: by the gateway's own route table, where it has one. */
    void comeIn(String gatewayId, String vpcId, Passage passage) {
        Optional<RouteTable> table = edgeTable(gatewayId);
        Optional<Route> route = table.flatMap(
                t -> routing.select(t, passage.packet().destination()).selected());
        if (table.isEmpty() || route.isEmpty()) {
            deliver(vpcId, passage);
            return;
        }
        passage.meets(new Component.RouteTaken(table.get().id(), route.get(), passage.packet()));
        switch (route.get().target().kind()) {
            case NETWORK_INTERFACE -> appliance(route.get().target().id(), passage);
            case VPC_ENDPOINT -> gateways.endpoint(route.get().target().id(), passage);
            case LOCAL -> deliver(vpcId, passage);
            default ->
                passage.unknown(
                        Unknown.Reason.NOT_MODELLED, route.get().target().id());
        }
    }

    /** The interfaces of a VPC that hold an address. */
    List<NetworkInterface> holders(IpAddress address) {
        return snapshot.interfacesWithAddress(address);
    }
}
