package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.ip.Direction;

/** A rule of a snapshot. */
public sealed interface ConfiguredRule {

    /** The id of the security group or network ACL that holds it. */
    String holderId();

    Direction direction();

    /** Whether it lets packets pass. */
    boolean allows();

    /** A rule of a security group. */
    record GroupRule(SecurityGroupRule rule) implements ConfiguredRule {
        @Override
        public String holderId() {
            return rule.groupId();
        }

        @Override
        public Direction direction() {
            return rule.direction();
        }

        @Override
        public boolean allows() {
            return true;
        }
    }

    /** An entry of a network ACL. */
    record AclEntry(String networkAclId, NetworkAclEntry entry) implements ConfiguredRule {
        @Override
        public String holderId() {
            return networkAclId;
        }

        @Override
        public Direction direction() {
            return entry.direction();
        }

        @Override
        public boolean allows() {
            return entry.allow();
        }
    }
}
