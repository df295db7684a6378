package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change of the configuration that lets more pass. */
public sealed interface Change {

    /** The snapshot as it would be after the change. */
    Snapshot applyTo(Snapshot snapshot);

    /** How many interfaces beside the record's it would open in the same way. */
    int otherInterfaces();

    /**
     * One more rule in a security group.
     *
     * @param otherInterfaces that carry the group too
     */
    record AuthorizeSecurityGroup(SecurityGroupRule rule, int otherInterfaces) implements Change {
        @Override
        public Snapshot applyTo(Snapshot snapshot) {
            SecurityGroup group =
                    snapshot.find(SecurityGroup.class, rule.groupId()).orElseThrow();
            List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
            rules.add(rule);
            return snapshot.with(
                    new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags()));
        }
    }

    /**
     * One more entry in a network ACL.
     *
     * @param reply whether it is for the answers and not for the requests
     * @param otherInterfaces in the ACL's subnets
     */
    record CreateNetworkAclEntry(String networkAclId, NetworkAclEntry entry, boolean reply, int otherInterfaces)
            implements Change {
        @Override
        public Snapshot applyTo(Snapshot snapshot) {
            return snapshot.with(
                    add(snapshot.find(NetworkAcl.class, networkAclId).orElseThrow(), entry));
        }

        static NetworkAcl add(NetworkAcl acl, NetworkAclEntry entry) {
            List<NetworkAclEntry> entries = new ArrayList<>(acl.entries());
            entries.add(entry);
            return new NetworkAcl(acl.id(), acl.vpcId(), acl.isDefault(), entries, acl.subnetIds(), acl.tags());
        }
    }

    /**
     * A subnet taken out of VPC Block Public Access.
     *
     * @param existingId the exclusion that the subnet has already, with a narrower mode, where it has one
     * @param otherInterfaces in the subnet
     */
    record ExcludeFromBlockPublicAccess(
            String subnetId, BlockPublicAccessExclusion.Mode mode, Optional<String> existingId, int otherInterfaces)
            implements Change {
        @Override
        public Snapshot applyTo(Snapshot snapshot) {
            return snapshot.with(
                    new BlockPublicAccessExclusion(existingId.orElse("proposed-" + subnetId), subnetId, mode, true));
        }
    }
}
