package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.Route.Destination.CidrDestination;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ReferenceLoss.Reason;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.Routing;
import java.util.List;
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

    private static final Set<RouteTarget.Kind> TO_OTHER_VPCS = Set.of(
            RouteTarget.Kind.VPC_PEERING_CONNECTION, RouteTarget.Kind.TRANSIT_GATEWAY, RouteTarget.Kind.CORE_NETWORK);

    private final Snapshot snapshot;
    private final Routing routing;

    ReferencePath(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.routing = new Routing(snapshot);
    }

    /** Whether the reference holds between the two interfaces, of which the far one carries the group. */
    GroupMembership membership(ReferencedGroup group, NetworkInterface there) {
        RulePeer.GroupPeer reference = group.peer();
        NetworkInterface here = group.here();
        boolean inbound = group.direction() == Direction.INGRESS;
        Optional<Route> route = route(inbound ? there : here, inbound ? group.local() : group.remote());
        Optional<ReferenceLoss> middlebox = route.map(Route::target)
                .filter(target -> MIDDLEBOXES.contains(target.kind()))
                .filter(target -> !target.id().equals(here.id()) && !target.id().equals(there.id()))
                .map(target -> new ReferenceLoss(Reason.MIDDLEBOX, target.id()));
        if (middlebox.isPresent() || here.vpcId().equals(there.vpcId())) {
            return membership(there, middlebox);
        }
        boolean throughTransitGateway = route.map(r -> r.target().kind() == RouteTarget.Kind.TRANSIT_GATEWAY)
                .orElse(false);
        Optional<VpcPeeringConnection> peering = peering(reference, here.vpcId(), there.vpcId());
        if (peering.isPresent() && !throughTransitGateway) {
            return membership(there, lossAcross(peering.get(), reference));
        }
        if (reference.peeringConnectionId().isPresent() && !throughTransitGateway) {
            return acrossUncollected(reference.peeringConnectionId().get(), reference, there);
        }
        return acrossTransitGateway(here, there, group.direction());
    }

    private static GroupMembership membership(NetworkInterface there, Optional<ReferenceLoss> loss) {
        return loss.<GroupMembership>map(why -> new GroupMembership.ReferenceLost(there, why))
                .orElseGet(() -> new GroupMembership.Member(there));
    }

    /** A rule tells the status of its peering connection, and AWS takes no reference to another Region. */
    private static GroupMembership acrossUncollected(
            String peeringId, RulePeer.GroupPeer reference, NetworkInterface there) {
        if (reference.peeringStatus().isEmpty()) {
            return new GroupMembership.Unknown(
                    new Uncertainty.NotCollected(ResourceKind.VPC_PEERING_CONNECTION, peeringId));
        }
        return isStale(reference)
                ? new GroupMembership.ReferenceLost(there, new ReferenceLoss(Reason.PEERING_NOT_ACTIVE, peeringId))
                : new GroupMembership.Member(there);
    }

    /**
     * Whether the far address may be one of a VPC that the snapshot does not hold; the VPC is empty where not even its
     * id is known.
     */
    boolean mayBeIn(ReferencedGroup group, Optional<String> vpcId) {
        IpAddress address = group.remote();
        for (VpcPeeringConnection peering : snapshot.all(VpcPeeringConnection.class)) {
            for (VpcPeeringConnection.Side side : List.of(peering.requester(), peering.accepter())) {
                if (Optional.of(side.vpcId()).equals(vpcId) && !side.cidrs().isEmpty()) {
                    return peering.active() && side.cidrs().stream().anyMatch(cidr -> cidr.contains(address));
                }
            }
        }
        return !isStale(group.peer()) && (AddressScope.isPrivate(address) || leadsToOtherVpc(group.here(), address));
    }

    /** Public addresses, and so all of IPv6, are another VPC's only where a route leads there that is not for all. */
    private boolean leadsToOtherVpc(NetworkInterface here, IpAddress address) {
        return route(here, address)
                .filter(route -> TO_OTHER_VPCS.contains(route.target().kind()))
                .filter(route -> !route.destination().equals(new CidrDestination(Cidr.everything(address.family()))))
                .isPresent();
    }

    private static boolean isStale(RulePeer.GroupPeer reference) {
        return reference
                .peeringStatus()
                .filter(status -> !status.equals("active"))
                .isPresent();
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
        if (isStale(reference) || !peering.active()) {
            return Optional.of(new ReferenceLoss(Reason.PEERING_NOT_ACTIVE, peering.id()));
        }
        return peering.sameRegion()
                ? Optional.empty()
                : Optional.of(new ReferenceLoss(Reason.PEERING_BETWEEN_REGIONS, peering.id()));
    }

    private GroupMembership acrossTransitGateway(NetworkInterface here, NetworkInterface there, Direction direction) {
        for (TransitGatewayVpcAttachment mine : attachments(here.vpcId())) {
            for (TransitGatewayVpcAttachment theirs : attachments(there.vpcId())) {
                if (theirs.transitGatewayId().equals(mine.transitGatewayId())) {
                    return membership(there, lossAcross(mine, theirs, direction));
                }
            }
        }
        for (ResourceKind way :
                List.of(ResourceKind.VPC_PEERING_CONNECTION, ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT)) {
            if (!snapshot.collected(way)) {
                return new GroupMembership.Unknown(new Uncertainty.NotCollected(way, there.vpcId()));
            }
        }
        return membership(there, Optional.of(new ReferenceLoss(Reason.VPCS_NOT_CONNECTED, there.vpcId())));
    }

    private List<TransitGatewayVpcAttachment> attachments(String vpcId) {
        return snapshot.all(TransitGatewayVpcAttachment.class).stream()
                .filter(attachment -> attachment.vpcId().equals(vpcId))
                .filter(TransitGatewayVpcAttachment::available)
                .toList();
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
