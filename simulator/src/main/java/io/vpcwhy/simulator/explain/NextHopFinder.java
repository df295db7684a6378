package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.explain.Neighbour.Kind;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.RouteSelection;
import io.vpcwhy.simulator.route.Routing;
import java.util.Optional;

/**
 * Finds out where a packet goes that an interface has sent: by its subnet's route table, or straight to another
 * interface of the subnet. A flow log says ACCEPT before that, so that what has no way on was accepted too.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html">Configure route tables</a>
 */
final class NextHopFinder {

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Routing routing;
    private final KeptClients keptClients;
    private final GatewayRefusal refusal;

    NextHopFinder(NetworkGraph network, Routing routing, KeptClients keptClients) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.routing = routing;
        this.keptClients = keptClients;
        this.refusal = new GatewayRefusal(network);
    }

    /** Where the packet of an outbound record goes; empty where that is not known. */
    Optional<Handover> find(Subject subject, Flow flow, RemoteParty remote) {
        NetworkInterface here = subject.networkInterface();
        Optional<Subnet> subnet = snapshot.find(Subnet.class, here.subnetId());
        if (subnet.isEmpty() || (flow != Flow.REQUEST && mayGoBackToKeeper(subject, remote))) {
            return Optional.empty();
        }
        if (subnet.get().contains(subject.remote())) {
            return holder(subject, remote).map(Handover::with);
        }
        Optional<RouteTable> table = snapshot.routeTableOf(subnet.get());
        return table.flatMap(found -> byTable(found, subject, flow, remote));
    }

    private Optional<Handover> byTable(RouteTable table, Subject subject, Flow flow, RemoteParty remote) {
        RouteSelection selection = routing.select(table, subject.remote());
        if (!selection.certain()) {
            return Optional.empty();
        }
        Optional<Route> route = selection.selected();
        if (route.isPresent() && route.get().state() == Route.State.ACTIVE) {
            return follow(subject, remote, table, route.get());
        }
        if (flow != Flow.REQUEST && mayReturnToNat(remote)) {
            return Optional.empty();
        }
        return Optional.of(new Handover(
                Optional.empty(),
                Optional.of(table.id()),
                route,
                Optional.of(
                        route.isPresent()
                                ? ExplanationCode.BAD_STATE_ROUTE
                                : ExplanationCode.NO_ROUTE_TO_DESTINATION)));
    }

    /** Whether it may answer what a load balancer or accelerator handed over, and goes back there without a route. */
    private boolean mayGoBackToKeeper(Subject subject, RemoteParty remote) {
        boolean accelerated = keptClients.accelerated(subject.networkInterface().vpcId())
                && !AddressScope.isPrivate(subject.remote());
        return accelerated
                || !keptClients
                        .loadBalancers(subject, remote)
                        .filter(arns -> arns.isEmpty())
                        .isPresent();
    }

    /**
     * Whether the other end may be a NAT gateway in a peered VPC: what answers it needs no route.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html">NAT gateway basics</a>
     */
    private boolean mayReturnToNat(RemoteParty remote) {
        if (remote instanceof RemoteParty.OwnInterface own) {
            return network.natGateway(own.networkInterface().id()).isPresent();
        }
        return remote instanceof RemoteParty.InPeeredVpc
                || remote instanceof RemoteParty.UnknownInVpc
                || remote instanceof RemoteParty.Ambiguous;
    }

    private Optional<Handover> follow(Subject subject, RemoteParty remote, RouteTable table, Route route) {
        String id = route.target().id();
        Optional<Neighbour> neighbour = switch (route.target().kind()) {
            case LOCAL -> holder(subject, remote);
            case INTERNET_GATEWAY -> Optional.of(new Neighbour(Kind.INTERNET_GATEWAY, id));
            case EGRESS_ONLY_INTERNET_GATEWAY -> Optional.of(new Neighbour(Kind.EGRESS_ONLY_INTERNET_GATEWAY, id));
            case NAT_GATEWAY -> natGateway(id, subject);
            case VPC_PEERING_CONNECTION -> Optional.of(new Neighbour(Kind.VPC_PEERING_CONNECTION, id));
            case TRANSIT_GATEWAY ->
                Optional.of(transitGateway(id, subject.networkInterface().vpcId()));
            case VIRTUAL_PRIVATE_GATEWAY -> Optional.of(new Neighbour(Kind.VPN_GATEWAY, id));
            case VPC_ENDPOINT -> Optional.of(new Neighbour(Kind.VPC_ENDPOINT, id));
            case NETWORK_INTERFACE ->
                Optional.of(new Neighbour(Kind.NETWORK_INTERFACE, id))
                        .filter(appliance ->
                                !id.equals(subject.networkInterface().id()));
            case INSTANCE, LOCAL_GATEWAY, CARRIER_GATEWAY, CORE_NETWORK, ODB_NETWORK, IP_ADDRESS, UNKNOWN ->
                Optional.empty();
        };
        return neighbour.map(next -> new Handover(
                neighbour, Optional.of(table.id()), Optional.of(route), refusal.of(route.target(), subject)));
    }

    private Optional<Neighbour> holder(Subject subject, RemoteParty remote) {
        NetworkInterface here = subject.networkInterface();
        if (!(remote instanceof RemoteParty.OwnInterface own)) {
            return Optional.empty();
        }
        NetworkInterface holder = own.networkInterface();
        boolean another = holder.vpcId().equals(here.vpcId()) && !holder.equals(here);
        return another ? Optional.of(Neighbour.of(holder, network)) : Optional.empty();
    }

    /** A NAT gateway's own route to itself would lead round in a circle. */
    private Optional<Neighbour> natGateway(String id, Subject subject) {
        boolean itself = network.natGateway(subject.networkInterface().id())
                .filter(nat -> nat.id().equals(id))
                .isPresent();
        return itself ? Optional.empty() : Optional.of(new Neighbour(Kind.NAT_GATEWAY, id));
    }

    private Neighbour transitGateway(String id, String vpcId) {
        return network.attachment(id, vpcId)
                .map(attachment -> new Neighbour(Kind.TRANSIT_GATEWAY_ATTACHMENT, attachment.id()))
                .orElseGet(() -> new Neighbour(Kind.TRANSIT_GATEWAY, id));
    }
}
