package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.simulator.filter.AmazonService;
import java.util.List;
import java.util.Optional;

/** Whose address the other end of a record is. */
public sealed interface RemoteParty {

    /** A private address of an interface of the snapshot. */
    record OwnInterface(NetworkInterface networkInterface) implements RemoteParty {}

    /** The public address of an interface of the snapshot. */
    record PublicAddressOf(NetworkInterface networkInterface) implements RemoteParty {}

    /** A reserved address at which AWS offers a service. */
    record Amazon(AmazonService service) implements RemoteParty {}

    /** One of the addresses that AWS keeps in every subnet: its first four and its last. */
    record ReservedInSubnet(String subnetId) implements RemoteParty {}

    /** No address of a single host. */
    record Special(Kind kind) implements RemoteParty {
        public enum Kind {
            MULTICAST,
            BROADCAST,
            LOOPBACK,
            LINK_LOCAL,
            UNSPECIFIED,
            RESERVED
        }
    }

    /** In the other VPC of a peering connection, which the snapshot does not hold. */
    record InPeeredVpc(String vpcId, Optional<String> ownerId) implements RemoteParty {}

    /** Held, or within reach, in several VPCs of the snapshot, so that it is not known whose it is. */
    record Ambiguous(List<String> vpcIds) implements RemoteParty {
        public Ambiguous {
            vpcIds = List.copyOf(vpcIds);
        }
    }

    /** In a VPC of the snapshot, but no interface holds it. */
    record UnknownInVpc(String vpcId) implements RemoteParty {}

    /** A private address that no VPC of the snapshot holds. */
    record PrivateUnknown() implements RemoteParty {}

    /** A public address that is nobody's in the snapshot. */
    record Internet() implements RemoteParty {}

    /** A public address of an AWS service, as the record tells: {@code S3}, {@code AMAZON}, ... */
    record AwsService(String name) implements RemoteParty {}
}
