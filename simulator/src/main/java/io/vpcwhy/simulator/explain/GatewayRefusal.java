package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.InternetEgress;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.util.Optional;

/**
 * Why the target of a route drops a packet as soon as it has it. What is not in the snapshot is not known to.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html">How VPC peering works</a>
 */
final class GatewayRefusal {

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final InternetEgress egress;

    GatewayRefusal(NetworkGraph network) {
        this.network = network;
        this.egress = new InternetEgress(network);
        this.snapshot = network.snapshot();
    }

    /** Why it goes no farther; empty where nothing is known to stop it there. */
    Optional<ExplanationCode> of(RouteTarget target, Subject subject) {
        String id = target.id();
        String vpcId = subject.networkInterface().vpcId();
        return switch (target.kind()) {
            case INTERNET_GATEWAY -> internetGateway(id, vpcId, subject);
            case EGRESS_ONLY_INTERNET_GATEWAY ->
                unless(
                        snapshot.find(EgressOnlyInternetGateway.class, id)
                                .map(gateway -> gateway.vpcIds().contains(vpcId)),
                        ExplanationCode.BAD_STATE_ATTACHMENT);
            case VIRTUAL_PRIVATE_GATEWAY ->
                unless(
                        snapshot.find(VpnGateway.class, id)
                                .map(gateway -> gateway.vpcIds().contains(vpcId)),
                        ExplanationCode.BAD_STATE_ATTACHMENT);
            case NAT_GATEWAY ->
                unless(snapshot.find(NatGateway.class, id).map(NatGateway::available), ExplanationCode.BAD_STATE);
            case VPC_ENDPOINT ->
                unless(snapshot.find(VpcEndpoint.class, id).map(VpcEndpoint::available), ExplanationCode.BAD_STATE);
            case VPC_PEERING_CONNECTION ->
                snapshot.find(VpcPeeringConnection.class, id).flatMap(peering -> peering(peering, vpcId, subject));
            case TRANSIT_GATEWAY -> transitGateway(id, vpcId);
            default -> Optional.empty();
        };
    }

    private static Optional<ExplanationCode> unless(Optional<Boolean> works, ExplanationCode code) {
        return works.filter(does -> !does).map(doesNot -> code);
    }

    private Optional<ExplanationCode> transitGateway(String id, String vpcId) {
        Optional<TransitGatewayVpcAttachment> attachment = network.attachment(id, vpcId);
        boolean none = attachment.isEmpty() && snapshot.collected(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT);
        return none
                ? Optional.of(ExplanationCode.UNASSOCIATED_COMPONENT)
                : unless(attachment.map(TransitGatewayVpcAttachment::available), ExplanationCode.BAD_STATE_ATTACHMENT);
    }

    private Optional<ExplanationCode> internetGateway(String id, String vpcId, Subject subject) {
        IpAddress destination = subject.packet().destination();
        boolean detached = snapshot.find(InternetGateway.class, id)
                .filter(gateway -> !gateway.attachedTo(vpcId))
                .isPresent();
        if (detached) {
            return Optional.of(ExplanationCode.BAD_STATE_ATTACHMENT);
        }
        boolean known = egress.publicSource(subject.packet().source(), vpcId).isPresent();
        return egress.refuses(destination, vpcId)
                .or(() -> known ? Optional.empty() : Optional.of(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS));
    }

    /** It carries what goes from one of its VPCs to the other, and is no way through either. */
    private Optional<ExplanationCode> peering(VpcPeeringConnection peering, String vpcId, Subject subject) {
        if (!peering.active()) {
            return Optional.of(ExplanationCode.BAD_STATE);
        }
        boolean requests = peering.requester().vpcId().equals(vpcId);
        if (!requests && !peering.accepter().vpcId().equals(vpcId)) {
            return Optional.of(ExplanationCode.UNASSOCIATED_COMPONENT);
        }
        String otherVpcId = (requests ? peering.accepter() : peering.requester()).vpcId();
        boolean between = holds(vpcId, subject.packet().source())
                && holds(otherVpcId, subject.packet().destination());
        return between ? Optional.empty() : Optional.of(ExplanationCode.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR);
    }

    private boolean holds(String vpcId, IpAddress address) {
        return snapshot.find(Vpc.class, vpcId).map(vpc -> vpc.contains(address)).orElse(true);
    }
}
