package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.ip.Packet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the network remembers of a packet that went through, for the reply to make use of: which interfaces track the
 * connection, and which translations have to be undone.
 */
final class Connection {

    /** A source translation: what came in, and what went out at which interface or gateway. */
    record Translation(String at, Header inside, Packet outside) {}

    private final Set<String> tracking = new HashSet<>();
    private final List<Translation> translations = new ArrayList<>();
    private Optional<String> natPeering = Optional.empty();
    private Optional<EgressOnly> egressOnlyGateway = Optional.empty();

    /** An egress-only internet gateway by which the connection left its VPC. */
    record EgressOnly(String gatewayId, String vpcId) {}

    void track(String networkInterfaceId) {
        tracking.add(networkInterfaceId);
    }

    /** Whether the interface has seen the packet that a reply answers. */
    boolean tracks(String networkInterfaceId) {
        return tracking.contains(networkInterfaceId);
    }

    void translate(String at, Header inside, Packet outside) {
        translations.add(new Translation(at, inside, outside));
    }

    /** The reply as it was before its translation there was undone; empty where nothing was translated for it. */
    Optional<Header> undo(String at, Packet reply) {
        return translations(reply)
                .filter(translation -> translation.at().equals(at))
                .findFirst()
                .map(translation -> translation.inside().reversed());
    }

    /** The translations that made what a reply answers, wherever they were made. */
    Stream<Translation> translations(Packet reply) {
        return translations.stream()
                .filter(translation -> translation.outside().reversed().equals(reply));
    }

    void leftByEgressOnlyGateway(String gatewayId, String vpcId) {
        egressOnlyGateway = Optional.of(new EgressOnly(gatewayId, vpcId));
    }

    /** The gateway by which the answer comes back. */
    Optional<EgressOnly> egressOnlyGateway() {
        return egressOnlyGateway;
    }

    /** Takes note that a NAT gateway sent the packet across a peering connection. */
    void crossedByNat(String peeringConnectionId) {
        natPeering = Optional.of(peeringConnectionId);
    }

    /**
     * The peering connection across which a NAT gateway's packet came: its answer goes back there even without a route.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html">NAT gateway basics</a>
     */
    Optional<String> natPeering() {
        return natPeering;
    }
}
