package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Cidr;
import java.util.Optional;

/**
 * The other end of a security group rule: the source of an inbound rule, the destination of an outbound one.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
public sealed interface RulePeer {

    /** A block of addresses. */
    record CidrPeer(Cidr cidr) implements RulePeer {
        @Override
        public String toString() {
            return cidr.toString();
        }
    }

    /** The entries of a prefix list. */
    record PrefixListPeer(String prefixListId) implements RulePeer {
        @Override
        public String toString() {
            return prefixListId;
        }
    }

    /**
     * The interfaces that carry a security group.
     *
     * @param groupId the referenced group
     * @param ownerId the account of the group, where the rule names it
     * @param vpcId the VPC of the group, where the rule names it
     * @param peeringConnectionId the peering connection that the reference crosses, where it does
     * @param peeringStatus status of that connection as the rule tells it; {@code deleted} makes the rule stale
     */
    record GroupPeer(
            String groupId,
            Optional<String> ownerId,
            Optional<String> vpcId,
            Optional<String> peeringConnectionId,
            Optional<String> peeringStatus)
            implements RulePeer {

        /** A group in the same account and VPC. */
        public static GroupPeer of(String groupId) {
            return new GroupPeer(groupId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public String toString() {
            return groupId;
        }
    }
}
