package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import java.util.List;
import java.util.Optional;

/** To the networks behind VPN connections. */
final class VpnCrossing {

    private final NetworkGraph network;
    private final Snapshot snapshot;

    VpnCrossing(NetworkGraph network) {
        this.network = network;
        this.snapshot = network.snapshot();
    }

    /** To the networks behind a virtual private gateway. */
    void vpnGateway(String id, NetworkInterface from, Passage passage) {
        Optional<VpnGateway> gateway = passage.known(snapshot.find(VpnGateway.class, id), id);
        if (gateway.isEmpty()) {
            return;
        }
        if (!gateway.get().vpcIds().contains(from.vpcId())) {
            passage.blocked(Obstacle.Refused.inState(ExplanationCode.BAD_STATE_ATTACHMENT, id, "detached"));
            return;
        }
        if (network.holder(from.vpcId(), passage.packet().source()).isEmpty()) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
                    id,
                    passage.packet().source()));
        }
        passage.through(id);
        requireRoute(
                id,
                snapshot.all(VpnConnection.class).stream()
                        .filter(vpn -> vpn.vpnGatewayId().equals(Optional.of(id)))
                        .toList(),
                passage);
        passage.arrived(new Place(Kind.ON_PREMISES, id));
    }

    /** Static routes tell what is behind VPN connections; where any learns its routes by BGP, nobody can tell. */
    static void requireRoute(String id, List<VpnConnection> connections, Passage passage) {
        List<VpnConnection> live =
                connections.stream().filter(vpn -> !vpn.deleted()).toList();
        IpAddress destination = passage.packet().destination();
        boolean told =
                !live.isEmpty() && live.stream().noneMatch(vpn -> vpn.routes().isEmpty());
        boolean behind = passage.destinationIn(
                live.stream().flatMap(vpn -> vpn.routes().stream()).toList());
        if (told && !behind) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_ROUTE_TO_DESTINATION, id, destination));
        }
    }
}
