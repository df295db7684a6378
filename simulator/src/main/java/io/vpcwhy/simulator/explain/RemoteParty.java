package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.simulator.filter.AmazonService;

/** Whose address the other end of a record is. */
public sealed interface RemoteParty {

    /** A private address of an interface of the snapshot. */
    record OwnInterface(NetworkInterface networkInterface) implements RemoteParty {}

    /** The public address of an interface of the snapshot. */
    record PublicAddressOf(NetworkInterface networkInterface) implements RemoteParty {}

    /** A reserved address at which AWS offers a service. */
    record Amazon(AmazonService service) implements RemoteParty {}

    /** In a VPC of the snapshot, but no interface holds it. */
    record UnknownInVpc(String vpcId) implements RemoteParty {}

    /** A private address that no VPC of the snapshot holds. */
    record PrivateUnknown() implements RemoteParty {}

    /** A public address that is nobody's in the snapshot. */
    record Internet() implements RemoteParty {}

    /** A public address of an AWS service, as the record tells: {@code S3}, {@code AMAZON}, ... */
    record AwsService(String name) implements RemoteParty {}
}
