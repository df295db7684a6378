package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.ResourceKind;

/** Why a question about a packet has no answer. */
public sealed interface Uncertainty {

    /** A rule asks for an ICMP type, which flow logs never hold. */
    record IcmpTypeNotKnown(IpProtocol protocol) implements Uncertainty {}

    /** A rule asks for a part of the header that is not known. */
    record HeaderFieldNotKnown(RuleField field) implements Uncertainty {}

    /** A rule names a resource that the snapshot does not hold. */
    record NotCollected(ResourceKind kind, String id) implements Uncertainty {}

    /** A rule names a group, and no interface of the snapshot holds the address that may have been a member's. */
    record UnknownInterface(IpAddress address, String groupId) implements Uncertainty {}
}
