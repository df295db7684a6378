package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.route.TransitGatewayRouting;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.Optional;

/**
 * Through a transit gateway: in by the attachment's subnet of the sender's zone, by the table that the attachment is
 * associated with, and out by a subnet of the other attachment.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html">How Transit Gateway works</a>
 */
final class TransitGatewayCrossing {

    private final Walker walker;
    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final TransitGatewayRouting routing;

    TransitGatewayCrossing(Walker walker, NetworkGraph network) {
        this.walker = walker;
        this.network = network;
        this.snapshot = network.snapshot();
        this.routing = new TransitGatewayRouting(snapshot);
    }

    /** A packet that a subnet's route sends to a transit gateway. */
    void enter(String transitGatewayId, Subnet from, Passage passage) {
        Optional<TransitGatewayVpcAttachment> attachment = network.attachment(transitGatewayId, from.vpcId());
        if (attachment.isEmpty()) {
            boolean collected = snapshot.collected(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT);
            if (collected) {
                passage.blocked(Obstacle.Refused.of(ExplanationCode.UNASSOCIATED_COMPONENT, transitGatewayId));
            } else {
                passage.unknown(Unknown.Reason.NOT_COLLECTED, "the attachment of " + from.vpcId());
            }
            return;
        }
        if (!attachment.get().available()) {
            passage.blocked(Obstacle.Refused.inState(
                    ExplanationCode.BAD_STATE_ATTACHMENT,
                    attachment.get().id(),
                    attachment.get().state()));
            return;
        }
        Optional<Subnet> zonal = subnetInZone(attachment.get(), from.availabilityZone());
        if (zonal.isEmpty()) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.TGW_ROUTE_AZ_RESTRICTION, attachment.get().id()));
        }
        zonal.ifPresent(
                subnet -> walker.meetFilters(transitInterface(attachment.get(), subnet), Direction.INGRESS, passage));
        enter(attachment.get().id(), transitGatewayId, from.availabilityZone(), passage);
    }

    /** A packet that has come to a transit gateway by an attachment. */
    void enter(String attachmentId, String transitGatewayId, Optional<String> zone, Passage passage) {
        passage.through(attachmentId);
        if (!passage.visits(new Place(Kind.TRANSIT_GATEWAY_ATTACHMENT, attachmentId))) {
            return;
        }
        Optional<TransitGatewayAttachment> attachment = passage.known(
                snapshot.find(TransitGatewayAttachment.class, attachmentId), "the association of " + attachmentId);
        if (attachment.isEmpty()) {
            return;
        }
        if (attachment.get().routeTableId().isEmpty()) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION, attachmentId));
            return;
        }
        String tableId = attachment.get().routeTableId().get();
        Optional<TransitGatewayRouteTable> table = snapshot.find(TransitGatewayRouteTable.class, tableId);
        boolean known = table.isPresent()
                && (table.get().routes().isPresent()
                        || !table.get().propagatingAttachmentIds().isEmpty());
        if (!known) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the routes of " + tableId);
            return;
        }
        lookUp(table.get(), transitGatewayId, zone, passage);
    }

    private void lookUp(
            TransitGatewayRouteTable table, String transitGatewayId, Optional<String> zone, Passage passage) {
        TransitGatewayRouting.Selection selection =
                routing.select(table, passage.packet().destination());
        passage.asked(new Question.TransitRouted(table));
        if (!selection.certain()) {
            passage.unknown(Unknown.Reason.PREFIX_LIST_ENTRIES, table.id());
        }
        if (selection.route().isEmpty() && table.routes().isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the static routes of " + table.id());
            return;
        }
        if (selection.route().isEmpty()) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT,
                    table.id(),
                    passage.packet().destination()));
            return;
        }
        TransitGatewayRoute route = selection.route().get();
        passage.meets(new Component.TransitGatewayRouteTaken(table.id(), transitGatewayId, route, passage.packet()));
        snapshot.find(TransitGateway.class, transitGatewayId).ifPresent(gateway -> passage.through(gateway.id()));
        if (route.blackhole() || route.attachmentId().isEmpty()) {
            passage.blocked(Obstacle.Refused.inState(ExplanationCode.TGW_RTB_BAD_STATE_ROUTE, table.id(), "blackhole"));
            return;
        }
        leave(route.attachmentId().get(), zone, passage);
    }

    private void leave(String attachmentId, Optional<String> zone, Passage passage) {
        passage.through(attachmentId);
        Optional<TransitGatewayVpcAttachment> vpc = snapshot.find(TransitGatewayVpcAttachment.class, attachmentId);
        if (vpc.isPresent()) {
            leaveIntoVpc(vpc.get(), zone, passage);
            return;
        }
        Optional<TransitGatewayAttachment> other = snapshot.find(TransitGatewayAttachment.class, attachmentId);
        if (other.filter(a -> a.resourceType().equals("vpn")).isPresent()) {
            VpnCrossing.requireRoute(
                    attachmentId,
                    snapshot.find(VpnConnection.class, other.get().resourceId()).stream()
                            .toList(),
                    passage);
            passage.arrived(new Place(Kind.ON_PREMISES, attachmentId));
        } else if (other.isEmpty() || other.get().resourceType().equals("vpc")) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, attachmentId);
        } else {
            passage.unknown(Unknown.Reason.NOT_MODELLED, attachmentId);
        }
    }

    private void leaveIntoVpc(TransitGatewayVpcAttachment attachment, Optional<String> zone, Passage passage) {
        if (!attachment.available()) {
            passage.blocked(Obstacle.Refused.inState(
                    ExplanationCode.BAD_STATE_ATTACHMENT, attachment.id(), attachment.state()));
            return;
        }
        Optional<Subnet> subnet = subnetInZone(attachment, zone)
                .or(() -> snapshot.findAll(Subnet.class, attachment.subnetIds()).stream()
                        .findFirst());
        if (subnet.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the subnets of " + attachment.id());
            return;
        }
        NetworkInterface nic = transitInterface(attachment, subnet.get());
        walker.meetFilters(nic, Direction.EGRESS, passage);
        if (passage.destinationIn(subnet.get().cidrs())) {
            walker.deliver(attachment.vpcId(), passage);
        } else {
            walker.route(subnet.get(), nic, passage);
        }
    }

    /** The attachment's subnet of a zone; any of its subnets where the zone is not told. */
    private Optional<Subnet> subnetInZone(TransitGatewayVpcAttachment attachment, Optional<String> zone) {
        return snapshot.findAll(Subnet.class, attachment.subnetIds()).stream()
                .filter(subnet -> zone.isEmpty()
                        || subnet.availabilityZone().isEmpty()
                        || subnet.availabilityZone().equals(zone))
                .findFirst();
    }

    private NetworkInterface transitInterface(TransitGatewayVpcAttachment attachment, Subnet subnet) {
        return network.transitInterface(subnet.id()).orElseGet(() -> StandIn.of(attachment, subnet));
    }
}
