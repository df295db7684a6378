package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;

/**
 * A group that a rule names, and a packet that meets the rule.
 *
 * @param peer the group as the rule names it
 * @param here the interface whose group has the rule
 * @param direction of the packet at that interface
 * @param local the address of the packet's near end
 * @param remote the address of its far end
 */
record ReferencedGroup(
        RulePeer.GroupPeer peer, NetworkInterface here, Direction direction, IpAddress local, IpAddress remote) {

    /** The id of the group. */
    String id() {
        return peer.groupId();
    }
}
