package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.InternetEgress;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.Optional;

/** Out to the internet, and in from there, by internet gateways and egress-only ones. */
final class InternetCrossing {

    private final Walker walker;
    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final InternetEgress egress;
    private final Connection connection;
    private final boolean reply;

    InternetCrossing(Walker walker, NetworkGraph network, Connection connection, boolean reply) {
        this.walker = walker;
        this.network = network;
        this.snapshot = network.snapshot();
        this.egress = new InternetEgress(network);
        this.connection = connection;
        this.reply = reply;
    }

    /**
     * Out to the internet. The gateway translates the private IPv4 address to the public one that is paired with it.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
     */
    void internetGateway(String id, NetworkInterface from, Passage passage) {
        Optional<InternetGateway> gateway = passage.known(snapshot.find(InternetGateway.class, id), id);
        if (gateway.isEmpty()) {
            return;
        }
        if (!gateway.get().attachedTo(from.vpcId())) {
            passage.blocked(Obstacle.Refused.inState(ExplanationCode.BAD_STATE_ATTACHMENT, id, "detached"));
            return;
        }
        refuseDestination(id, from.vpcId(), passage.packet().destination(), passage);
        walker.publicAccess(from, Direction.EGRESS, RouteTarget.Kind.INTERNET_GATEWAY, id, passage);
        Packet packet = passage.packet();
        Optional<IpAddress> known = egress.publicSource(packet.source(), from.vpcId());
        if (known.isEmpty()) {
            passage.blocked(
                    Obstacle.Refused.of(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, id, packet.source()));
        }
        if (packet.family() == IpFamily.IPV4 && known.isPresent()) {
            passage.translated(id, packet.withSource(known.get(), packet.sourcePort()));
        } else {
            passage.through(id);
        }
        // Without a public address to answer to, what IPv4 would meet on the internet is nobody's guess.
        if (packet.family() == IpFamily.IPV6 || known.isPresent()) {
            reach(passage);
        }
    }

    /** A gateway takes nothing out that says to go where the internet does not lead. */
    void refuseDestination(String id, String vpcId, IpAddress destination, Passage passage) {
        snapshot.find(Vpc.class, vpcId).ifPresent(vpc -> passage.destinationIn(vpc.cidrs()));
        passage.destinationIn(InternetEgress.refusedBlocks());
        egress.refuses(destination, vpcId)
                .ifPresent(code -> passage.blocked(Obstacle.Refused.of(code, id, destination)));
    }

    /**
     * On the internet: at its destination, unless that is a public address of the snapshot, where it comes in again.
     */
    void reach(Passage passage) {
        IpAddress destination = passage.packet().destination();
        boolean ours = snapshot.interfaceWithPublicAddress(destination).isPresent()
                || (destination.family() == IpFamily.IPV6
                        && !snapshot.interfacesWithAddress(destination).isEmpty());
        if (ours) {
            fromInternet(passage);
        } else {
            passage.arrived(Place.INTERNET);
        }
    }

    /** In from the internet, to the interface that the destination is paired with. */
    void fromInternet(Passage passage) {
        if (reply && connection.egressOnlyGateway().isPresent()) {
            passage.through(connection.egressOnlyGateway().get().gatewayId());
            walker.deliver(connection.egressOnlyGateway().get().vpcId(), passage);
            return;
        }
        IpAddress destination = passage.packet().destination();
        Optional<NetworkInterface> holder = destination.family() == IpFamily.IPV6
                ? snapshot.interfacesWithAddress(destination).stream().findFirst()
                : snapshot.interfaceWithPublicAddress(destination);
        if (holder.isEmpty() && !snapshot.collected(ResourceKind.NETWORK_INTERFACE)) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the interface of " + destination);
            return;
        }
        if (holder.isEmpty()) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, "internet", destination));
            return;
        }
        fromInternet(holder.get(), passage);
    }

    /** In from the internet to an interface; where it has no public address, the gateway has nobody to hand it to. */
    void fromInternet(NetworkInterface nic, Passage passage) {
        Optional<InternetGateway> gateway = gatewayOf(nic.vpcId(), passage);
        if (gateway.isEmpty()) {
            return;
        }
        refuseSource(gateway.get().id(), passage);
        walker.refuseSpoofed(gateway.get().id(), nic.vpcId(), passage);
        Packet packet = passage.packet();
        if (packet.family() == IpFamily.IPV6) {
            if (nic.denyAllIgwTraffic()) {
                passage.blocked(Obstacle.Refused.of(
                        ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                        gateway.get().id(),
                        packet.destination()));
            }
            passage.through(gateway.get().id());
        } else {
            Optional<IpAddress> inside = nic.privateAddressOf(packet.destination());
            if (inside.isEmpty()) {
                passage.blocked(Obstacle.Refused.of(
                        ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                        gateway.get().id(),
                        packet.destination()));
                passage.through(gateway.get().id());
            } else {
                passage.translated(gateway.get().id(), packet.withDestination(inside.get(), packet.destinationPort()));
            }
        }
        walker.comeIn(gateway.get().id(), nic.vpcId(), passage);
    }

    /** The internet gateway of a VPC; where it has none, that is noted as an obstacle. */
    Optional<InternetGateway> gatewayOf(String vpcId, Passage passage) {
        Optional<InternetGateway> gateway = network.internetGateway(vpcId);
        if (gateway.isEmpty() && !snapshot.collected(ResourceKind.INTERNET_GATEWAY)) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the internet gateway of " + vpcId);
        } else if (gateway.isEmpty()) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, vpcId));
        }
        return gateway;
    }

    private static void refuseSource(String id, Passage passage) {
        IpAddress source = passage.packet().source();
        boolean privateAddress = passage.sourceIn(AddressScope.privateBlocks());
        if (AddressScope.isShared(source)) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS, id, source));
        } else if (privateAddress) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS, id, source));
        }
    }

    /** Out to the internet for IPv6 alone; nothing comes in but answers. */
    void egressOnlyGateway(String id, NetworkInterface from, Passage passage) {
        String vpcId = from.vpcId();
        Optional<EgressOnlyInternetGateway> gateway =
                passage.known(snapshot.find(EgressOnlyInternetGateway.class, id), id);
        if (gateway.isEmpty()) {
            return;
        }
        if (!gateway.get().vpcIds().contains(vpcId)) {
            passage.blocked(Obstacle.Refused.inState(ExplanationCode.BAD_STATE_ATTACHMENT, id, "detached"));
            return;
        }
        if (passage.packet().family() == IpFamily.IPV4) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.PROTOCOL_RESTRICTION, id));
        }
        if (reply) {
            // It tracks the connections that it let out, and takes part in no other.
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.NO_PATH, id, passage.packet().destination()));
        } else {
            connection.leftByEgressOnlyGateway(id, vpcId);
        }
        walker.publicAccess(from, Direction.EGRESS, RouteTarget.Kind.EGRESS_ONLY_INTERNET_GATEWAY, id, passage);
        passage.through(id);
        reach(passage);
    }
}
