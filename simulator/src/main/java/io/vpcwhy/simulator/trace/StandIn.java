package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import java.util.List;
import java.util.Optional;

/** Stands for an interface that the snapshot does not show. */
final class StandIn {

    private StandIn() {}

    /** An attachment's interface in a subnet. */
    static NetworkInterface of(TransitGatewayVpcAttachment attachment, Subnet subnet) {
        return interfaceOf(
                attachment.id(),
                attachment.vpcId(),
                subnet.id(),
                subnet.ownerId(),
                "transit_gateway",
                "Network Interface for Transit Gateway Attachment " + attachment.id());
    }

    /** What a regional NAT gateway would have for an interface; it has no subnet. */
    static NetworkInterface of(NatGateway nat) {
        return interfaceOf(
                nat.id(), nat.vpcId(), "", Optional.empty(), "nat_gateway", "Interface for NAT Gateway " + nat.id());
    }

    private static NetworkInterface interfaceOf(
            String id, String vpcId, String subnetId, Optional<String> ownerId, String type, String description) {
        return new NetworkInterface(
                id,
                vpcId,
                subnetId,
                Optional.empty(),
                ownerId,
                type,
                description,
                true,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Tags.NONE);
    }
}
