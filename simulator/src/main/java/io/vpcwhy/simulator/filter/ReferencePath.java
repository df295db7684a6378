package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ReferenceLoss.Reason;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.Routing;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a security group reference holds on the way between two interfaces: within a VPC unless routes lead through a
 * middlebox, across an active peering connection of one Region, and inbound across a transit gateway that has security
 * group referencing enabled on itself and on both attachments.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html">Reference peer security
 *     groups</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html">Transit gateway VPC attachments</a>
 */
final class ReferencePath {

    private static final Set<RouteTarget.Kind> MIDDLEBOXES =
            Set.of(RouteTarget.Kind.NETWORK_INTERFACE, RouteTarget.Kind.INSTANCE, RouteTarget.Kind.VPC_ENDPOINT);

    private final Snapshot snapshot;
    private final Routing routing;

    ReferencePath(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.routing = new Routing(snapshot);
    }

    /** Where the reference is lost between the two interfaces; empty where it holds. */
    Optional<ReferenceLoss> loss(
            RulePeer.GroupPeer reference,
            NetworkInterface here,
            NetworkInterface there,
            Direction direction,
            IpAddress local,
            IpAddress remote) {
        boolean inbound = direction == Direction.INGRESS;
        Optional<Route> route = route(inbound ? there : here, inbound ? local : remote);
        Optional<ReferenceLoss> middlebox = route.map(Route::target)
                .filter(target -> MIDDLEBOXES.contains(target.kind()))
                .filter(target -> !target.id().equals(here.id()) && !target.id().equals(there.id()))
                .map(target -> new ReferenceLoss(Reason.MIDDLEBOX, target.id()));
        if (middlebox.isPresent() || here.vpcId().equals(there.vpcId())) {
            return middlebox;
        }
        boolean throughTransitGateway = route.map(r -> r.target().kind() == RouteTarget.Kind.TRANSIT_GATEWAY)
                .orElse(false);
        Optional<VpcPeeringConnection> peering = peering(reference, here.vpcId(), there.vpcId());
        if (peering.isPresent() && !throughTransitGateway) {
            return lossAcross(peering.get(), reference);
        }
        return lossAcrossTransitGateway(here.vpcId(), there.vpcId(), direction);
    }

    /** Whether an address may be one of a VPC that the snapshot does not hold. */
    boolean mayBeIn(RulePeer.GroupPeer reference, String vpcId, IpAddress address) {
        for (VpcPeeringConnection peering : snapshot.all(VpcPeeringConnection.class)) {
            for (VpcPeeringConnection.Side side : java.util.List.of(peering.requester(), peering.accepter())) {
                if (side.vpcId().equals(vpcId) && !side.cidrs().isEmpty()) {
                    return peering.active() && side.cidrs().stream().anyMatch(cidr -> cidr.contains(address));
                }
            }
        }
        boolean stale = reference
                .peeringStatus()
                .filter(status -> !status.equals("active"))
                .isPresent();
        return !stale && AddressScope.isPrivate(address);
    }

    private Optional<Route> route(NetworkInterface from, IpAddress to) {
        Optional<Subnet> subnet = snapshot.find(Subnet.class, from.subnetId());
        boolean routed = subnet.isPresent() && !subnet.get().contains(to);
        return routed ? routing.select(subnet.get(), to).selected() : Optional.empty();
    }

    private Optional<VpcPeeringConnection> peering(RulePeer.GroupPeer reference, String oneVpc, String otherVpc) {
        if (reference.peeringConnectionId().isPresent()) {
            return snapshot.find(
                    VpcPeeringConnection.class, reference.peeringConnectionId().get());
        }
        return snapshot.all(VpcPeeringConnection.class).stream()
                .filter(peering -> peering.active() && peering.joins(oneVpc, otherVpc))
                .findFirst();
    }

    private static Optional<ReferenceLoss> lossAcross(VpcPeeringConnection peering, RulePeer.GroupPeer reference) {
        boolean stale = reference
                .peeringStatus()
                .filter(status -> !status.equals("active"))
                .isPresent();
        if (stale || !peering.active()) {
            return Optional.of(new ReferenceLoss(Reason.PEERING_NOT_ACTIVE, peering.id()));
        }
        return peering.sameRegion()
                ? Optional.empty()
                : Optional.of(new ReferenceLoss(Reason.PEERING_BETWEEN_REGIONS, peering.id()));
    }

    private Optional<ReferenceLoss> lossAcrossTransitGateway(String here, String there, Direction direction) {
        for (TransitGatewayVpcAttachment mine : snapshot.all(TransitGatewayVpcAttachment.class)) {
            if (!mine.vpcId().equals(here)) {
                continue;
            }
            for (TransitGatewayVpcAttachment theirs : snapshot.all(TransitGatewayVpcAttachment.class)) {
                if (theirs.vpcId().equals(there) && theirs.transitGatewayId().equals(mine.transitGatewayId())) {
                    return lossAcross(mine, theirs, direction);
                }
            }
        }
        return Optional.of(new ReferenceLoss(Reason.VPCS_NOT_CONNECTED, there));
    }

    private Optional<ReferenceLoss> lossAcross(
            TransitGatewayVpcAttachment mine, TransitGatewayVpcAttachment theirs, Direction direction) {
        if (direction == Direction.EGRESS) {
            return Optional.of(new ReferenceLoss(Reason.TRANSIT_GATEWAY_EGRESS, mine.transitGatewayId()));
        }
        Optional<TransitGateway> gateway = snapshot.find(TransitGateway.class, mine.transitGatewayId());
        if (gateway.isPresent() && !gateway.get().securityGroupReferencing()) {
            return Optional.of(new ReferenceLoss(Reason.TRANSIT_GATEWAY_REFERENCING_DISABLED, mine.transitGatewayId()));
        }
        if (!mine.securityGroupReferencing()) {
            return Optional.of(new ReferenceLoss(Reason.TRANSIT_GATEWAY_REFERENCING_DISABLED, mine.id()));
        }
        return theirs.securityGroupReferencing()
                ? Optional.empty()
                : Optional.of(new ReferenceLoss(Reason.TRANSIT_GATEWAY_REFERENCING_DISABLED, theirs.id()));
    }
}
