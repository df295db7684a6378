package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkInterface;

/** Whether an address is one that a security group reference admits. */
public sealed interface GroupMembership {

    /** It is a private address of a member, and the reference holds on the way between the two. */
    record Member(NetworkInterface networkInterface) implements GroupMembership {}

    /** It is no private address of a member. */
    record NotMember() implements GroupMembership {}

    /** It is a member's public address, which references do not see. */
    record PublicAddressOfMember(NetworkInterface networkInterface) implements GroupMembership {}

    /** It is a private address of a member, but the reference does not hold there. */
    record ReferenceLost(NetworkInterface networkInterface, ReferenceLoss loss) implements GroupMembership {}

    record Unknown(Uncertainty why) implements GroupMembership {}
}
