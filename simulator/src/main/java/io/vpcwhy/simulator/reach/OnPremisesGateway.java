package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A place by which packets come in from on-premises.
 *
 * @param id of a virtual private gateway, or of a transit gateway's attachment of a VPN
 * @param vpcId the VPC that they come into by a virtual private gateway
 */
public record OnPremisesGateway(String id, Optional<String> vpcId) {

    /** All of a snapshot. */
    public static List<OnPremisesGateway> all(Snapshot snapshot) {
        List<OnPremisesGateway> all = new ArrayList<>();
        for (VpnGateway gateway : snapshot.all(VpnGateway.class)) {
            gateway.vpcIds().forEach(vpcId -> all.add(new OnPremisesGateway(gateway.id(), Optional.of(vpcId))));
        }
        for (TransitGatewayAttachment attachment : snapshot.all(TransitGatewayAttachment.class)) {
            if (attachment.resourceType().equals("vpn")) {
                all.add(new OnPremisesGateway(attachment.id(), Optional.empty()));
            }
        }
        return all;
    }

    /** Whether packets may come to an interface by it. */
    public boolean isNear(NetworkInterface nic) {
        return vpcId.map(nic.vpcId()::equals).orElse(true);
    }

    List<NetworkInterface> near(Collection<NetworkInterface> interfaces) {
        return interfaces.stream().filter(this::isNear).toList();
    }
}
