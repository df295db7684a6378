package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Neighbour.Kind;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * By what private networks outside a VPC are joined to it: what is attached to it, and what its routes lead to.
 */
final class VpcDoors {

    private final Map<String, Set<Neighbour>> doors = new HashMap<>();
    private final Set<String> withOthers = new HashSet<>();

    VpcDoors(NetworkGraph network) {
        Snapshot snapshot = network.snapshot();
        for (VpcPeeringConnection peering : snapshot.all(VpcPeeringConnection.class)) {
            if (peering.active()) {
                add(peering.requester().vpcId(), Kind.VPC_PEERING_CONNECTION, peering.id());
                add(peering.accepter().vpcId(), Kind.VPC_PEERING_CONNECTION, peering.id());
            }
        }
        for (TransitGatewayVpcAttachment attachment : snapshot.all(TransitGatewayVpcAttachment.class)) {
            if (attachment.available()) {
                add(attachment.vpcId(), Kind.TRANSIT_GATEWAY_ATTACHMENT, attachment.id());
            }
        }
        for (VpnGateway gateway : snapshot.all(VpnGateway.class)) {
            gateway.vpcIds().forEach(vpcId -> add(vpcId, Kind.VPN_GATEWAY, gateway.id()));
        }
        for (RouteTable table : snapshot.all(RouteTable.class)) {
            for (Route route : table.routes()) {
                if (route.state() == Route.State.ACTIVE) {
                    addTarget(route, table.vpcId(), network);
                }
            }
        }
    }

    private void addTarget(Route route, String vpcId, NetworkGraph network) {
        String id = route.target().id();
        switch (route.target().kind()) {
            case VPC_PEERING_CONNECTION -> add(vpcId, Kind.VPC_PEERING_CONNECTION, id);
            case VIRTUAL_PRIVATE_GATEWAY -> add(vpcId, Kind.VPN_GATEWAY, id);
            case TRANSIT_GATEWAY -> {
                if (network.attachment(id, vpcId).isEmpty()) {
                    withOthers.add(vpcId);
                }
            }
            case INSTANCE, LOCAL_GATEWAY, CARRIER_GATEWAY, CORE_NETWORK, ODB_NETWORK, IP_ADDRESS, UNKNOWN ->
                withOthers.add(vpcId);
            default -> {}
        }
    }

    private void add(String vpcId, Kind kind, String id) {
        doors.computeIfAbsent(vpcId, any -> new LinkedHashSet<>()).add(new Neighbour(kind, id));
    }

    /** The doors that are known. */
    Set<Neighbour> of(String vpcId) {
        return doors.getOrDefault(vpcId, Set.of());
    }

    /** Whether the VPC has doors that are not modelled, or are not in the snapshot. */
    boolean hasOthers(String vpcId) {
        return withOthers.contains(vpcId);
    }
}
