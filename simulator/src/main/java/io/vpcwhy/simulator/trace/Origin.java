package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import java.util.List;
import java.util.Optional;

/** Where a traced packet comes from. */
public sealed interface Origin {

    /** The address that it is sent from. */
    IpAddress address();

    /** An interface of the snapshot. */
    record FromInterface(NetworkInterface networkInterface, IpAddress address) implements Origin {}

    /** The internet. */
    record FromInternet(IpAddress address) implements Origin {}

    /**
     * A network behind a VPN or Direct Connect connection.
     *
     * @param gatewayId the virtual private gateway or transit gateway attachment by which it comes
     * @param vpcId the VPC of the virtual private gateway; empty for an attachment
     */
    record FromOnPremises(IpAddress address, String gatewayId, Optional<String> vpcId) implements Origin {}

    /**
     * A private address that nothing in the snapshot is known to lead to.
     *
     * @param perhaps what may bring its packets all the same; none where nothing does
     */
    record FromUnplaced(IpAddress address, List<Leg.Unknown> perhaps) implements Origin {
        public FromUnplaced {
            perhaps = List.copyOf(perhaps);
        }
    }
}
