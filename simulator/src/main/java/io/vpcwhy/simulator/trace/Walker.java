package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.filter.BlockPublicAccessFilter;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.route.RouteSelection;
import io.vpcwhy.simulator.route.Routing;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.List;
import java.util.Optional;

/**
 * Walks one packet from an interface, a gateway or the internet to where it ends. A filter that denies is noted and
 * passed; a missing way on ends the walk.
 */
final class Walker {

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final InterfaceSimulator filters;
    private final BlockPublicAccessFilter blockPublicAccess;
    private final Routing routing;
    private final InternetCrossing internet;
    private final NatCrossing nat;
    private final PeeringCrossing peering;
    private final VpnCrossing vpn;
    private final EndpointCrossing endpoints;
    private final ApplianceCrossing appliances;
    private final TransitGatewayCrossing transitGateways;

    /** The connection that the packet opens or, for a reply, belongs to. */
    private final Connection connection;

    private final boolean reply;

    Walker(NetworkGraph network, Connection connection, boolean reply) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.filters = new InterfaceSimulator(snapshot);
        this.blockPublicAccess = new BlockPublicAccessFilter(snapshot);
        this.routing = new Routing(snapshot);
        this.internet = new InternetCrossing(this, network, connection, reply);
        this.nat = new NatCrossing(this, network, connection, reply);
        this.peering = new PeeringCrossing(this, snapshot, connection, reply);
        this.vpn = new VpnCrossing(network);
        this.endpoints = new EndpointCrossing(this, network);
        this.appliances = new ApplianceCrossing(this, network, connection, reply);
        this.transitGateways = new TransitGatewayCrossing(this, network);
        this.connection = connection;
        this.reply = reply;
    }

    InternetCrossing internet() {
        return internet;
    }

    NatCrossing nat() {
        return nat;
    }

    TransitGatewayCrossing transitGateways() {
        return transitGateways;
    }

    /** A packet that an interface sends, or passes on. */
    void leave(NetworkInterface nic, Passage passage) {
        passage.through(nic.id());
        boolean own = nic.holds(passage.packet().source());
        if (own) {
            refuseDetached(nic, passage);
        }
        if (!own && checksAddresses(nic)) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION,
                    nic.id(),
                    passage.packet().source()));
        }
        meetFilters(nic, Direction.EGRESS, passage);
        Optional<Subnet> subnet = snapshot.find(Subnet.class, nic.subnetId());
        if (subnet.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, nic.subnetId());
            return;
        }
        if (service(nic, subnet.get(), passage)) {
            passage.arrived(new Place(Kind.VPC, nic.vpcId()));
        } else if (passage.destinationIn(subnet.get().cidrs())) {
            deliver(nic.vpcId(), passage);
        } else {
            route(subnet.get(), nic, passage);
        }
    }

    /** Passes the filters at an interface; a reply passes those that have seen its request by state. */
    void meetFilters(NetworkInterface nic, Direction direction, Passage passage) {
        if (!reply) {
            connection.track(nic.id());
        }
        boolean response = reply && connection.tracks(nic.id());
        passage.filtered(nic, direction, response, filters.simulate(nic, direction, passage.packet(), response));
    }

    /** Crosses the edge of the subnet of an endpoint, at which the network ACL alone stands and nothing is logged. */
    void crossEdge(NetworkInterface nic, Direction direction, Passage passage) {
        Simulation all = filters.simulate(nic, direction, passage.packet(), false);
        List<FilterStep> steps = all.steps().stream()
                .filter(step -> step instanceof FilterStep.AclStep || step instanceof FilterStep.MissingStep)
                .toList();
        passage.asked(new Question.Filtered(nic, direction, false, new Simulation(steps, all.exemptions())));
        passage.judged(nic, new Simulation(steps, List.of()));
    }

    /** Whether an interface drops what is neither from nor to it: those that AWS forwards packets with never do. */
    private static boolean checksAddresses(NetworkInterface nic) {
        return nic.sourceDestCheck() && !InterfaceOwner.of(nic).kind().forwardsPackets();
    }

    /**
     * Block Public Access between an internet gateway and what exchanges packets with it without being asked as a filter
     * of an interface: an endpoint that gives back inspected packets, or a regional NAT gateway.
     */
    void publicAccess(
            NetworkInterface nic, Direction direction, RouteTarget.Kind kind, String gatewayId, Passage passage) {
        boolean asked = direction == Direction.EGRESS && passage.left(nic);
        if (asked || blockPublicAccess.options(nic).isEmpty()) {
            return;
        }
        Direction initiated = reply ? direction.reversed() : direction;
        FilterStep step = new FilterStep.BlockPublicAccessStep(
                nic, direction, gatewayId, blockPublicAccess.decide(nic, kind, initiated));
        passage.judged(nic, new Simulation(List.of(step), List.of()));
    }

    /** A gateway takes nothing from outside that says to come from inside. */
    void refuseSpoofed(String gatewayId, String vpcId, Passage passage) {
        IpAddress source = passage.packet().source();
        boolean inside = snapshot.find(Vpc.class, vpcId)
                .filter(vpc -> passage.sourceIn(vpc.cidrs()))
                .isPresent();
        if (inside) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.GATEWAY_REJECTS_SPOOFED_TRAFFIC, gatewayId, source));
        }
    }

    private boolean service(NetworkInterface nic, Subnet subnet, Passage passage) {
        boolean service = AmazonService.of(
                        passage.packet(),
                        passage.packet().destination(),
                        snapshot.find(Vpc.class, nic.vpcId()),
                        Optional.of(subnet))
                .isPresent();
        passage.asked(new Question.Service(nic, service));
        return service;
    }

    /** Looks the destination up in the subnet's route table and goes where it leads. */
    void route(Subnet subnet, NetworkInterface from, Passage passage) {
        if (!passage.visits(new Place(Kind.SUBNET_ROUTER, subnet.id()))) {
            return;
        }
        Optional<RouteTable> table = snapshot.routeTableOf(subnet);
        if (table.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the route table of " + subnet.id());
            return;
        }
        Optional<Route> selected = select(table.get(), Optional.of(subnet), passage);
        if (selected.isPresent()) {
            follow(selected.get(), subnet, from, passage);
        } else if (reply && connection.natPeering().isPresent()) {
            peering.cross(connection.natPeering().get(), from, passage);
        }
    }

    /** The route that a table selects, noted; empty where the packet goes no farther, and why is noted too. */
    Optional<Route> select(RouteTable table, Optional<Subnet> subnet, Passage passage) {
        IpAddress destination = passage.packet().destination();
        RouteSelection selection = routing.select(table, destination);
        passage.asked(new Question.Routed(table));
        if (!selection.certain()) {
            passage.unknown(Unknown.Reason.PREFIX_LIST_ENTRIES, table.id());
        }
        Optional<Route> route = selection.selected();
        boolean blackhole = route.map(r -> r.state() == Route.State.BLACKHOLE).orElse(false);
        route.ifPresent(r -> passage.meets(new Component.RouteTaken(table.id(), r, passage.packet())));
        if (route.isPresent() && !blackhole) {
            return route;
        }
        boolean returnsToSender =
                subnet.isPresent() && reply && connection.natPeering().isPresent();
        if (!returnsToSender) {
            passage.blocked(new Obstacle.Unrouted(
                    blackhole ? ExplanationCode.BAD_STATE_ROUTE : ExplanationCode.NO_ROUTE_TO_DESTINATION,
                    table.id(),
                    subnet.map(Subnet::id),
                    route,
                    destination));
        }
        return Optional.empty();
    }

    private void follow(Route route, Subnet subnet, NetworkInterface from, Passage passage) {
        String target = route.target().id();
        switch (route.target().kind()) {
            case LOCAL -> deliver(subnet.vpcId(), passage);
            case INTERNET_GATEWAY -> internet.internetGateway(target, from, passage);
            case EGRESS_ONLY_INTERNET_GATEWAY -> internet.egressOnlyGateway(target, from, passage);
            case NAT_GATEWAY -> nat.natGateway(target, from, passage);
            case VPC_PEERING_CONNECTION -> peering.cross(target, from, passage);
            case VIRTUAL_PRIVATE_GATEWAY -> vpn.vpnGateway(target, from, passage);
            case VPC_ENDPOINT -> endpoints.endpoint(target, Optional.empty(), passage);
            case TRANSIT_GATEWAY -> transitGateways.enter(target, subnet, passage);
            case NETWORK_INTERFACE -> appliances.enter(target, passage);
            case INSTANCE, LOCAL_GATEWAY, CARRIER_GATEWAY, CORE_NETWORK, ODB_NETWORK, IP_ADDRESS, UNKNOWN ->
                passage.unknown(Unknown.Reason.NOT_MODELLED, target);
        }
    }

    /** Hands a packet to whichever interface of a VPC holds its destination. */
    void deliver(String vpcId, Passage passage) {
        IpAddress destination = passage.packet().destination();
        Optional<NetworkInterface> holder = network.holder(vpcId, destination);
        if (holder.isEmpty() && !snapshot.collected(ResourceKind.NETWORK_INTERFACE)) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the interface of " + destination);
            return;
        }
        if (holder.isEmpty()) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_POSSIBLE_DESTINATION, vpcId, destination));
            return;
        }
        enter(holder.get(), passage);
    }

    /**
     * An interface that is attached to nothing has nobody to send or take packets.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html">Explanation codes</a>
     */
    private static void refuseDetached(NetworkInterface nic, Passage passage) {
        if (nic.detached()) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.UNASSOCIATED_COMPONENT, nic.id()));
        }
    }

    /** A packet that comes to an interface, for it or for it to pass on. */
    void enter(NetworkInterface nic, Passage passage) {
        refuseDetached(nic, passage);
        meetFilters(nic, Direction.INGRESS, passage);
        if (nic.holds(passage.packet().destination())) {
            if (nat.undo(nic, passage)) {
                return;
            }
            if (nic.type().equals("nat_gateway") || nic.type().equals("transit_gateway")) {
                // It passes on what others asked for, and takes nothing for itself.
                passage.blocked(Obstacle.Refused.of(
                        ExplanationCode.NO_POSSIBLE_DESTINATION,
                        network.natGateway(nic.id()).map(NatGateway::id).orElse(nic.id()),
                        passage.packet().destination()));
            }
            passage.through(nic.id());
            passage.arrived(new Place(Kind.INTERFACE, nic.id()));
            return;
        }
        if (checksAddresses(nic)) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION,
                    nic.id(),
                    passage.packet().destination()));
        }
        appliances.passOn(nic, passage);
    }

    /** A packet that comes into a VPC through a gateway: by the gateway's own route table, where it has one. */
    void comeIn(String gatewayId, String vpcId, Passage passage) {
        Optional<RouteTable> table = network.edgeTable(gatewayId);
        IpAddress destination = passage.packet().destination();
        table.ifPresent(edge -> passage.asked(new Question.Routed(edge)));
        if (table.isEmpty()
                || routing.select(table.get(), destination).selected().isEmpty()) {
            deliver(vpcId, passage);
            return;
        }
        select(table.get(), Optional.empty(), passage)
                .ifPresent(route -> followFromEdge(route, gatewayId, vpcId, passage));
    }

    private void followFromEdge(Route route, String gatewayId, String vpcId, Passage passage) {
        String target = route.target().id();
        Optional<String> internetGateway = Optional.of(gatewayId)
                .filter(id -> snapshot.find(InternetGateway.class, id).isPresent());
        switch (route.target().kind()) {
            case NETWORK_INTERFACE -> {
                boolean reachable = internetGateway.isEmpty()
                        || snapshot.find(NetworkInterface.class, target)
                                .map(ApplianceCrossing::onInternet)
                                .orElse(true);
                if (!reachable) {
                    passage.blocked(Obstacle.Refused.of(ExplanationCode.INGRESS_RTB_NO_PUBLIC_IP, target));
                }
                appliances.enter(target, passage);
            }
            case VPC_ENDPOINT -> endpoints.endpoint(target, internetGateway, passage);
            case LOCAL -> deliver(vpcId, passage);
            default -> passage.unknown(Unknown.Reason.NOT_MODELLED, target);
        }
    }
}
