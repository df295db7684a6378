package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Neighbour.Kind;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.RouteSelection;
import io.vpcwhy.simulator.route.Routing;
import java.util.Optional;

/**
 * Follows a packet by route tables alone, from where it was to the interface that has it, and tells whom it met last
 * before. Every answer is empty where the routes do not lead to that interface, or not for certain.
 */
final class RouteFollower {

    /** More than any sound way through appliances takes; routes may go round in circles. */
    private static final int MOST_HOPS = 8;

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Routing routing;

    RouteFollower(NetworkGraph network, Routing routing) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.routing = routing;
    }

    /**
     * A packet at an interface.
     *
     * @param here the interface that it came to
     * @param to its destination, be it the interface's own or that of another which it is to be passed on to
     */
    record Arrival(NetworkInterface here, IpAddress to) {}

    /** From an interface. */
    Optional<Neighbour> fromInterface(NetworkInterface sender, Arrival arrival) {
        return fromInterface(sender, arrival, MOST_HOPS);
    }

    private Optional<Neighbour> fromInterface(NetworkInterface sender, Arrival arrival, int hops) {
        return fromSubnet(Neighbour.of(sender, network), sender.subnetId(), arrival, hops);
    }

    /** From the internet, by the VPC's internet gateway. */
    Optional<Neighbour> fromInternet(Arrival arrival) {
        return network.internetGateway(arrival.here().vpcId())
                .flatMap(gateway -> byEdge(new Neighbour(Kind.INTERNET_GATEWAY, gateway.id()), arrival));
    }

    /** Whether an internet gateway hands over what is sent to the destination from outside. */
    boolean reachableFromInternet(Arrival arrival) {
        IpAddress to = arrival.to();
        Optional<NetworkInterface> holder = arrival.here().holds(to)
                ? Optional.of(arrival.here())
                : network.holder(arrival.here().vpcId(), to);
        if (to.family() == IpFamily.IPV6) {
            return !AddressScope.isPrivate(to)
                    && !holder.map(NetworkInterface::denyAllIgwTraffic).orElse(true);
        }
        return holder.flatMap(nic -> nic.publicAddressOf(to)).isPresent();
    }

    /** From a NAT gateway, which gives back the answer to what it translated. */
    Optional<Neighbour> fromNatGateway(String id, Arrival arrival) {
        Optional<NatGateway> nat = snapshot.find(NatGateway.class, id)
                .filter(n -> n.vpcId().equals(arrival.here().vpcId()))
                .filter(n -> !network.natGateway(arrival.here().id()).equals(Optional.of(n)));
        Neighbour neighbour = new Neighbour(Kind.NAT_GATEWAY, id);
        if (nat.filter(NatGateway::regional).isPresent()) {
            return delivered(neighbour, nat.get().vpcId(), arrival);
        }
        return nat.flatMap(NatGateway::subnetId).flatMap(subnet -> fromSubnet(neighbour, subnet, arrival, MOST_HOPS));
    }

    /** From a transit gateway by an attachment: the same, whichever zone it uses. */
    Optional<Neighbour> fromTransitGateway(TransitGatewayVpcAttachment attachment, Arrival arrival) {
        return fromTransitGateway(attachment, arrival, MOST_HOPS);
    }

    private Optional<Neighbour> fromTransitGateway(TransitGatewayVpcAttachment attachment, Arrival arrival, int hops) {
        Neighbour neighbour = new Neighbour(Kind.TRANSIT_GATEWAY_ATTACHMENT, attachment.id());
        Optional<Neighbour> last = Optional.empty();
        for (String subnetId : attachment.subnetIds()) {
            Optional<Neighbour> bySubnet = fromSubnet(neighbour, subnetId, arrival, hops);
            boolean differs = last.isPresent() && !last.equals(bySubnet);
            if (bySubnet.isEmpty() || differs) {
                return Optional.empty();
            }
            last = bySubnet;
        }
        return attachment.available() ? last : Optional.empty();
    }

    /** Straight to the interface, where it is the destination. */
    Optional<Neighbour> delivered(Neighbour last, String vpcId, Arrival arrival) {
        boolean there = arrival.here().vpcId().equals(vpcId) && arrival.here().holds(arrival.to());
        return there ? Optional.of(last) : Optional.empty();
    }

    /** Through a gateway, by the route table that is associated with it, if one is. */
    Optional<Neighbour> byEdge(Neighbour gateway, Arrival arrival) {
        String vpcId = arrival.here().vpcId();
        Optional<RouteTable> table = network.edgeTable(gateway.id());
        if (table.isEmpty()) {
            return delivered(gateway, vpcId, arrival);
        }
        RouteSelection selection = routing.select(table.get(), arrival.to());
        if (selection.certain() && selection.selected().isEmpty()) {
            return delivered(gateway, vpcId, arrival);
        }
        return certain(selection).flatMap(route -> switch (route.target().kind()) {
            case LOCAL -> delivered(gateway, vpcId, arrival);
            case NETWORK_INTERFACE -> toInterface(gateway, route.target().id(), arrival, MOST_HOPS);
            case VPC_ENDPOINT -> throughEndpoint(route.target().id(), arrival, MOST_HOPS);
            default -> Optional.empty();
        });
    }

    private static Optional<Route> certain(RouteSelection selection) {
        return selection.selected().filter(route -> selection.certain() && route.state() == Route.State.ACTIVE);
    }

    private Optional<Neighbour> fromSubnet(Neighbour last, String subnetId, Arrival arrival, int hops) {
        Optional<Subnet> subnet = snapshot.find(Subnet.class, subnetId).filter(found -> hops > 0);
        if (subnet.isEmpty()) {
            return Optional.empty();
        }
        String vpcId = subnet.get().vpcId();
        if (subnet.get().contains(arrival.to())) {
            return delivered(last, vpcId, arrival);
        }
        return certain(routing.select(subnet.get(), arrival.to()))
                .flatMap(route -> follow(route, last, vpcId, arrival, hops - 1));
    }

    private Optional<Neighbour> follow(Route route, Neighbour last, String vpcId, Arrival arrival, int hops) {
        NetworkInterface here = arrival.here();
        String target = route.target().id();
        return switch (route.target().kind()) {
            case LOCAL -> delivered(last, vpcId, arrival);
            case NETWORK_INTERFACE -> toInterface(last, target, arrival, hops);
            case VPC_ENDPOINT -> throughEndpoint(target, arrival, hops);
            case NAT_GATEWAY -> // beyond it the packet has another source
                network.natGateway(here.id())
                        .map(NatGateway::id)
                        .filter(target::equals)
                        .map(nat -> last);
            case TRANSIT_GATEWAY -> toTransitGateway(last, target, vpcId, arrival, hops);
            case VPC_PEERING_CONNECTION ->
                snapshot.find(VpcPeeringConnection.class, target)
                        .filter(peering -> peering.active() && peering.joins(vpcId, here.vpcId()))
                        .flatMap(peering ->
                                delivered(new Neighbour(Kind.VPC_PEERING_CONNECTION, target), here.vpcId(), arrival));
            case INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY ->
                reachableFromInternet(arrival) && arrival.to().family() == IpFamily.IPV6
                        ? fromInternet(arrival)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Neighbour> toInterface(Neighbour last, String networkInterfaceId, Arrival arrival, int hops) {
        if (networkInterfaceId.equals(arrival.here().id())) {
            return Optional.of(last);
        }
        return snapshot.find(NetworkInterface.class, networkInterfaceId)
                .flatMap(appliance -> fromInterface(appliance, arrival, hops));
    }

    private Optional<Neighbour> throughEndpoint(String id, Arrival arrival, int hops) {
        return snapshot.find(VpcEndpoint.class, id)
                .filter(endpoint -> !endpoint.type().equals("Gateway"))
                .flatMap(endpoint -> endpoint.networkInterfaceIds().stream()
                        .flatMap(nic -> snapshot.find(NetworkInterface.class, nic).stream())
                        .findFirst())
                .flatMap(nic -> fromSubnet(new Neighbour(Kind.VPC_ENDPOINT, id), nic.subnetId(), arrival, hops));
    }

    private Optional<Neighbour> toTransitGateway(
            Neighbour last, String transitGatewayId, String vpcId, Arrival arrival, int hops) {
        NetworkInterface here = arrival.here();
        Optional<TransitGatewayVpcAttachment> attachment = network.attachment(transitGatewayId, here.vpcId());
        if (here.vpcId().equals(vpcId)) {
            return attachment
                    .filter(a -> here.type().equals("transit_gateway")
                            && a.subnetIds().contains(here.subnetId()))
                    .map(a -> last);
        }
        return attachment.flatMap(a -> fromTransitGateway(a, arrival, hops));
    }
}
