package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.Routing;
import io.vpcwhy.simulator.trace.Leg.Assumption;
import java.util.Optional;

/** Through interfaces of appliances: NAT instances, firewalls, routers. */
final class ApplianceCrossing {

    private final Walker walker;
    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Routing routing;
    private final Connection connection;
    private final boolean reply;

    ApplianceCrossing(Walker walker, NetworkGraph network, Connection connection, boolean reply) {
        this.walker = walker;
        this.network = network;
        this.snapshot = network.snapshot();
        this.routing = new Routing(snapshot);
        this.connection = connection;
        this.reply = reply;
    }

    /** A packet that a route sends to an interface. */
    void enter(String networkInterfaceId, Passage passage) {
        Optional<NetworkInterface> nic =
                passage.known(snapshot.find(NetworkInterface.class, networkInterfaceId), networkInterfaceId);
        if (nic.isEmpty()) {
            return;
        }
        if (!passage.visits(new Place(Kind.INTERFACE, nic.get().id()))) {
            return;
        }
        walker.enter(nic.get(), passage);
    }

    /**
     * An appliance: what it does with a packet is its own affair. Where its own route leads to an internet gateway that
     * would not let the source out, it can only work as a NAT instance; elsewhere it is taken to pass the packet on as it
     * is. Either is said to be an assumption.
     */
    void passOn(NetworkInterface nic, Passage passage) {
        Packet inside = passage.packet();
        Optional<IpAddress> own = nic.primaryAddress(inside.family());
        if (own.isPresent() && !reply && worksAsNat(nic, passage)) {
            passage.assume(Assumption.Kind.TRANSLATES_SOURCE, nic.id());
            Header before = passage.header();
            passage.translated(nic.id(), inside.withSource(own.get(), inside.sourcePort()));
            connection.translate(nic.id(), before, passage.packet());
        } else {
            passage.assume(Assumption.Kind.FORWARDS_UNCHANGED, nic.id());
        }
        walker.leave(nic, passage);
    }

    private boolean worksAsNat(NetworkInterface nic, Passage passage) {
        Packet packet = passage.packet();
        snapshot.find(Subnet.class, nic.subnetId())
                .flatMap(snapshot::routeTableOf)
                .ifPresent(table -> passage.asked(new Question.Routed(table)));
        boolean toInternetGateway = snapshot.find(Subnet.class, nic.subnetId())
                .flatMap(subnet -> routing.select(subnet, packet.destination()).selected())
                .filter(route -> route.target().kind() == RouteTarget.Kind.INTERNET_GATEWAY)
                .isPresent();
        boolean paired = network.holder(nic.vpcId(), packet.source())
                .flatMap(source -> source.publicAddressOf(packet.source()))
                .isPresent();
        return toInternetGateway && packet.family() == IpFamily.IPV4 && !paired;
    }

    /** Whether an internet gateway hands packets to an interface. */
    static boolean onInternet(NetworkInterface nic) {
        return nic.hasPublicAddress()
                || nic.addresses().stream()
                        .map(NetworkInterface.PrivateAddress::address)
                        .anyMatch(own -> own.family() == IpFamily.IPV6 && !AddressScope.isPrivate(own));
    }
}
