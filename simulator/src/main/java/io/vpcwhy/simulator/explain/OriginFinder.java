package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.explain.Neighbour.Kind;
import io.vpcwhy.simulator.explain.RouteFollower.Arrival;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.RouteSelection;
import io.vpcwhy.simulator.route.Routing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out who handed an interface what came in there, where it can have been one alone.
 *
 * <p>A sender of the snapshot is followed by the route tables. One outside is taken to have come by whatever joins its
 * network to the VPC; from the internet by the internet gateway, or by the way that answers take: whatever came by
 * another one would get none. Answers that a NAT gateway or an egress-only internet gateway asked for come from there.
 */
final class OriginFinder {

    private static final Set<RouteTarget.Kind> BEYOND_THE_VPC =
            EnumSet.complementOf(EnumSet.of(RouteTarget.Kind.LOCAL, RouteTarget.Kind.TRANSIT_GATEWAY));

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Routing routing;
    private final RouteFollower routes;
    private final KeptClients keptClients;
    private final VpcDoors doors;

    OriginFinder(NetworkGraph network, Routing routing, KeptClients keptClients) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.routing = routing;
        this.routes = new RouteFollower(network, routing);
        this.keptClients = keptClients;
        this.doors = new VpcDoors(network);
    }

    /** One who handed over the packet of an inbound record; empty where it may have been several. */
    Optional<Neighbour> find(Subject subject, FlowLogRecord record, Flow flow, RemoteParty remote) {
        NetworkInterface here = subject.networkInterface();
        Optional<IpAddress> between = record.sourceAddress()
                .filter(logged -> !logged.equals(subject.packet().source()));
        if (between.isPresent()) { // of whom the packet has passed, the log shows the last
            return network.holder(here.vpcId(), between.get())
                    .filter(nic -> !nic.equals(here))
                    .map(nic -> Neighbour.of(nic, network));
        }
        boolean answerToAnother =
                flow != Flow.REQUEST && !here.holds(subject.packet().destination());
        boolean sentByKnown = flow == Flow.REQUEST && remote instanceof RemoteParty.OwnInterface;
        Optional<List<Route>> back = sentByKnown ? Optional.of(List.of()) : routesBack(subject);
        if (back.isEmpty() || answerToAnother) { // by which way somebody else asked is not known
            return Optional.empty();
        }
        Origins origins = new Origins();
        Arrival arrival = new Arrival(here, subject.packet().destination());
        if (flow != Flow.REQUEST) {
            addAnswering(subject, back.get(), arrival, origins);
        }
        if (flow != Flow.RESPONSE || !answeredByOneAlone(back.get(), arrival)) {
            addSenders(subject, back.get(), remote, arrival, origins);
        }
        if (flow != Flow.RESPONSE) {
            addKeepers(subject, remote, origins);
        }
        return origins.only();
    }

    /** The routes that may lead from the interface's subnet to the sender; empty where they are not known. */
    private Optional<List<Route>> routesBack(Subject subject) {
        Optional<Subnet> subnet =
                snapshot.find(Subnet.class, subject.networkInterface().subnetId());
        if (subnet.isEmpty() || snapshot.routeTableOf(subnet.get()).isEmpty()) {
            return Optional.empty();
        }
        if (subnet.get().contains(subject.remote())) {
            return Optional.of(List.of());
        }
        RouteSelection selection = routing.select(subnet.get(), subject.remote());
        List<Route> active = new ArrayList<>(1);
        selection.selected().filter(OriginFinder::isActive).ifPresent(active::add);
        selection.undecided().stream().filter(OriginFinder::isActive).forEach(active::add);
        return Optional.of(active);
    }

    private static boolean isActive(Route route) {
        return route.state() == Route.State.ACTIVE;
    }

    /** What hands over an answer because it has seen the request, or may have put its own address for the sender's. */
    private void addAnswering(Subject subject, List<Route> back, Arrival arrival, Origins origins) {
        for (Route route : back) {
            String target = route.target().id();
            switch (route.target().kind()) {
                case NAT_GATEWAY -> origins.add(routes.fromNatGateway(target, arrival));
                case EGRESS_ONLY_INTERNET_GATEWAY ->
                    origins.add(routes.delivered(
                            new Neighbour(Kind.EGRESS_ONLY_INTERNET_GATEWAY, target),
                            arrival.here().vpcId(),
                            arrival));
                case NETWORK_INTERFACE -> addAppliance(target, subject, arrival, origins);
                case VPC_ENDPOINT -> {
                    if (isGatewayEndpoint(target)) {
                        origins.add(routes.delivered(
                                new Neighbour(Kind.VPC_ENDPOINT, target),
                                arrival.here().vpcId(),
                                arrival));
                    }
                }
                default -> {}
            }
        }
    }

    /**
     * An appliance gives back what answers its own address. It works as a NAT instance where its route to the internet
     * would let nobody out but itself; elsewhere it may have passed the request on as it was, and the answer went by.
     */
    private void addAppliance(String id, Subject subject, Arrival arrival, Origins origins) {
        Optional<NetworkInterface> appliance = snapshot.find(NetworkInterface.class, id);
        boolean translates = !routes.reachableFromInternet(arrival)
                && appliance
                        .map(nic ->
                                leads(nic.subnetId(), subject.remote(), EnumSet.of(RouteTarget.Kind.INTERNET_GATEWAY)))
                        .orElse(false);
        origins.add(appliance.filter(nic -> translates).flatMap(nic -> routes.fromInterface(nic, arrival)));
    }

    /** Its answers may come from elsewhere where what it sends into the VPC has a way on from there. */
    private void addTransitGateway(String id, Subject subject, Arrival arrival, Origins origins) {
        Optional<TransitGatewayVpcAttachment> attachment =
                network.attachment(id, arrival.here().vpcId());
        origins.add(attachment.flatMap(found -> routes.fromTransitGateway(found, arrival)));
        boolean wayOn = attachment.stream()
                .flatMap(found -> found.subnetIds().stream())
                .anyMatch(subnetId -> leads(subnetId, subject.remote(), BEYOND_THE_VPC));
        if (wayOn) {
            origins.addOthers();
        }
    }

    private boolean leads(String subnetId, IpAddress to, Set<RouteTarget.Kind> targets) {
        return snapshot.find(Subnet.class, subnetId)
                .flatMap(subnet -> routing.select(subnet, to).selected())
                .filter(route ->
                        isActive(route) && targets.contains(route.target().kind()))
                .isPresent();
    }

    /** Whether no answer comes but from where its request went; what poses as an answer may come from the internet. */
    private boolean answeredByOneAlone(List<Route> back, Arrival arrival) {
        if (back.size() != 1) {
            return false;
        }
        RouteTarget target = back.get(0).target();
        return switch (target.kind()) {
            case NAT_GATEWAY -> !routes.reachableFromInternet(arrival);
            case VPC_ENDPOINT -> isGatewayEndpoint(target.id());
            case EGRESS_ONLY_INTERNET_GATEWAY ->
                network.internetGateway(arrival.here().vpcId()).isEmpty();
            default -> false;
        };
    }

    private boolean isGatewayEndpoint(String id) {
        return snapshot.find(VpcEndpoint.class, id)
                .map(endpoint -> endpoint.type().equals("Gateway"))
                .orElse(true);
    }

    private void addSenders(Subject subject, List<Route> back, RemoteParty remote, Arrival arrival, Origins origins) {
        if (remote instanceof RemoteParty.OwnInterface own) {
            boolean itself = own.networkInterface().equals(arrival.here());
            origins.add(itself ? Optional.empty() : routes.fromInterface(own.networkInterface(), arrival));
            return;
        }
        boolean inside = remote instanceof RemoteParty.UnknownInVpc unknown
                && unknown.vpcId().equals(arrival.here().vpcId());
        if (inside) {
            origins.addOthers();
            return;
        }
        boolean onInternet = remote instanceof RemoteParty.Internet
                || remote instanceof RemoteParty.AwsService
                || remote instanceof RemoteParty.PublicAddressOf;
        if (!AddressScope.isPrivate(subject.remote())) {
            addInternet(subject, back, arrival, origins);
        }
        if (!onInternet) {
            addPrivateNetworks(subject.remote(), arrival, origins);
        }
    }

    private void addInternet(Subject subject, List<Route> back, Arrival arrival, Origins origins) {
        if (routes.reachableFromInternet(arrival)) {
            origins.add(routes.fromInternet(arrival));
        }
        for (Route route : back) {
            String target = route.target().id();
            switch (route.target().kind()) {
                case TRANSIT_GATEWAY -> addTransitGateway(target, subject, arrival, origins);
                case VIRTUAL_PRIVATE_GATEWAY ->
                    origins.add(routes.byEdge(new Neighbour(Kind.VPN_GATEWAY, target), arrival));
                case INSTANCE, LOCAL_GATEWAY, CARRIER_GATEWAY, CORE_NETWORK, ODB_NETWORK, IP_ADDRESS, UNKNOWN ->
                    origins.addOthers();
                default -> {}
            }
        }
    }

    private void addPrivateNetworks(IpAddress source, Arrival arrival, Origins origins) {
        String vpcId = arrival.here().vpcId();
        if (doors.hasOthers(vpcId)) {
            origins.addOthers();
        }
        for (Neighbour door : doors.of(vpcId)) {
            switch (door.kind()) {
                case VPC_PEERING_CONNECTION -> addPeering(door, source, arrival, origins);
                case TRANSIT_GATEWAY_ATTACHMENT ->
                    origins.add(snapshot.find(TransitGatewayVpcAttachment.class, door.id())
                            .flatMap(attachment -> routes.fromTransitGateway(attachment, arrival)));
                default -> origins.add(routes.byEdge(door, arrival));
            }
        }
    }

    private void addPeering(Neighbour door, IpAddress source, Arrival arrival, Origins origins) {
        String vpcId = arrival.here().vpcId();
        Optional<VpcPeeringConnection> peering = snapshot.find(VpcPeeringConnection.class, door.id());
        boolean holds = peering.stream()
                .flatMap(p -> Stream.of(p.requester(), p.accepter()))
                .filter(side -> !side.vpcId().equals(vpcId))
                .flatMap(side -> side.cidrs().stream())
                .anyMatch(cidr -> cidr.contains(source));
        if (holds || peering.isEmpty()) {
            origins.add(routes.delivered(door, vpcId, arrival));
        }
    }

    private void addKeepers(Subject subject, RemoteParty remote, Origins origins) {
        boolean accelerated = keptClients.accelerated(subject.networkInterface().vpcId());
        if (accelerated && !AddressScope.isPrivate(subject.remote())) {
            origins.addOthers();
        }
        keptClients
                .loadBalancers(subject, remote)
                .ifPresentOrElse(
                        arns -> arns.forEach(arn -> origins.add(Optional.of(new Neighbour(Kind.LOAD_BALANCER, arn)))),
                        origins::addOthers);
    }
}
