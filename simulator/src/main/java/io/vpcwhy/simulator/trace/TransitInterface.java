package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import java.util.List;
import java.util.Optional;

/** Stands for an attachment's interface in a subnet where the snapshot does not show it. */
final class TransitInterface {

    private TransitInterface() {}

    static NetworkInterface of(TransitGatewayVpcAttachment attachment, Subnet subnet) {
        return new NetworkInterface(
                attachment.id(),
                attachment.vpcId(),
                subnet.id(),
                subnet.availabilityZone(),
                subnet.ownerId(),
                "transit_gateway",
                "Network Interface for Transit Gateway Attachment " + attachment.id(),
                true,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Tags.NONE);
    }
}
