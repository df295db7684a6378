package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Through NAT gateways, zonal and regional ones, and back. */
final class NatCrossing {

    private static final Set<IpProtocol> TRANSLATED = Set.of(IpProtocol.TCP, IpProtocol.UDP, IpProtocol.ICMP);

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");

    private final Walker walker;
    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Connection connection;
    private final boolean reply;

    NatCrossing(Walker walker, NetworkGraph network, Connection connection, boolean reply) {
        this.walker = walker;
        this.network = network;
        this.snapshot = network.snapshot();
        this.connection = connection;
        this.reply = reply;
    }

    /**
     * Through a NAT gateway, which puts its own address in place of the source's and sends the packet on from its own
     * subnet.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html">NAT gateway basics</a>
     */
    void natGateway(String id, NetworkInterface from, Passage passage) {
        Optional<NatGateway> nat = passage.known(snapshot.find(NatGateway.class, id), id);
        if (nat.isEmpty()) {
            return;
        }
        if (!nat.get().available()) {
            passage.blocked(Obstacle.Refused.inState(
                    ExplanationCode.BAD_STATE, id, nat.get().state()));
            return;
        }
        if (!nat.get().vpcId().equals(from.vpcId())) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NGW_REQUIRES_SOURCE_IN_VPC, id));
            return;
        }
        Packet packet = passage.packet();
        if (passage.destinationIn(List.of(NAT64))) {
            passage.unknown(Unknown.Reason.NOT_MODELLED, id);
            return;
        }
        boolean translatable = packet.family() == IpFamily.IPV4 && passage.mayBeOneOf(TRANSLATED);
        if (!translatable) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.PROTOCOL_RESTRICTION, id));
        }
        if (packet.family() == IpFamily.IPV6) {
            return;
        }
        if (nat.get().regional()) {
            regionalNat(nat.get(), passage);
        } else {
            zonalNat(nat.get(), passage);
        }
    }

    private void zonalNat(NatGateway nat, Passage passage) {
        Optional<NetworkInterface> nic = snapshot.findAll(NetworkInterface.class, nat.networkInterfaceIds()).stream()
                .findFirst();
        Optional<IpAddress> own = nic.flatMap(n -> n.primaryAddress(IpFamily.IPV4));
        if (nic.isEmpty() || own.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the interface of " + nat.id());
            return;
        }
        if (!passage.visits(new Place(Kind.NAT_GATEWAY, nat.id()))) {
            return;
        }
        walker.meetFilters(nic.get(), Direction.INGRESS, passage);
        translate(nic.get().id(), nat, own.get(), passage);
        walker.leave(nic.get(), passage);
    }

    private void translate(String at, NatGateway nat, IpAddress own, Passage passage) {
        Header inside = passage.header();
        passage.translated(nat.id(), SourceTranslation.from(own, passage));
        if (!reply) {
            connection.translate(at, inside, passage.packet());
        }
    }

    /**
     * A regional NAT gateway has no subnet and no interface, but a route table of its own, which leads to the internet
     * where nobody has changed it.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html">Regional NAT
     *     gateways</a>
     */
    private void regionalNat(NatGateway nat, Passage passage) {
        IpAddress destination = passage.packet().destination();
        if (nat.routeTableId().isPresent()
                && !leadsToInternet(nat.routeTableId().get(), passage)) {
            return;
        }
        Optional<InternetGateway> gateway = walker.internet().gatewayOf(nat.vpcId(), passage);
        if (gateway.isEmpty()) {
            return;
        }
        Optional<IpAddress> own = nat.addresses().stream()
                .flatMap(address -> address.publicAddress().stream())
                .findFirst();
        if (own.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the addresses of " + nat.id());
            return;
        }
        walker.internet().refuseDestination(gateway.get().id(), nat.vpcId(), destination, passage);
        walker.publicAccess(
                StandIn.of(nat),
                Direction.EGRESS,
                RouteTarget.Kind.INTERNET_GATEWAY,
                gateway.get().id(),
                passage);
        translate(nat.id(), nat, own.get(), passage);
        passage.through(gateway.get().id());
        walker.internet().reach(passage);
    }

    private boolean leadsToInternet(String routeTableId, Passage passage) {
        Optional<RouteTable> table =
                passage.known(snapshot.find(RouteTable.class, routeTableId), "the route table " + routeTableId);
        Optional<Route> route =
                table.flatMap(t -> walker.select(t, Optional.empty(), passage)).filter(r -> !passage.isLost());
        if (route.isEmpty()) {
            return false;
        }
        boolean internet = route.get().target().kind() == RouteTarget.Kind.INTERNET_GATEWAY;
        if (!internet) {
            passage.unknown(Unknown.Reason.NOT_MODELLED, route.get().target().id());
        }
        return internet;
    }

    /**
     * An answer that comes to an interface which translated the source of what it answers: it goes on to who asked.
     *
     * @return false where nobody asked for it there
     */
    boolean undo(NetworkInterface nic, Passage passage) {
        Optional<Header> inside = reply ? connection.undo(nic.id(), passage.packet()) : Optional.empty();
        if (inside.isEmpty()) {
            return false;
        }
        passage.becomes(network.natGateway(nic.id()).map(NatGateway::id).orElse(nic.id()), inside.get());
        walker.leave(nic, passage);
        return true;
    }

    /**
     * Back from the internet to a regional NAT gateway's client.
     *
     * @return false where no such gateway asked
     */
    boolean regionalReply(Passage passage) {
        Optional<Connection.Translation> translation = connection
                .translations(passage.packet())
                .filter(made -> snapshot.find(NatGateway.class, made.at()).isPresent())
                .findFirst();
        translation.ifPresent(made -> {
            String vpcId =
                    snapshot.find(NatGateway.class, made.at()).orElseThrow().vpcId();
            network.internetGateway(vpcId).ifPresent(gateway -> passage.through(gateway.id()));
            passage.becomes(made.at(), made.inside().reversed());
            walker.deliver(vpcId, passage);
        });
        return translation.isPresent();
    }
}
