package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroupRule;
import java.util.List;
import java.util.Optional;

/**
 * The rules that a packet meets at an interface: all that can let it pass, not only the one that is named where it passes.
 *
 * @param asRequest rules of security groups for it as the first packet of its connection
 * @param asAnswer rules for the request that it answers, if it is an answer
 * @param acl empty where no network ACL is asked, or it is not known which one
 */
public record RulesMet(GroupRules asRequest, GroupRules asAnswer, Optional<AclEntries> acl) {

    /** Nothing filters it. */
    public static final RulesMet NONE = new RulesMet(GroupRules.NONE, GroupRules.NONE, Optional.empty());

    /**
     * Rules of security groups.
     *
     * @param permitting those that permit it
     * @param maybe those of which it is not known
     */
    public record GroupRules(List<SecurityGroupRule> permitting, List<SecurityGroupRule> maybe) {

        static final GroupRules NONE = new GroupRules(List.of(), List.of());

        public GroupRules {
            permitting = List.copyOf(permitting);
            maybe = List.copyOf(maybe);
        }
    }

    /**
     * Entries of a network ACL.
     *
     * @param entries the one that decides, or those that may
     */
    public record AclEntries(String networkAclId, List<NetworkAclEntry> entries) {

        public AclEntries {
            entries = List.copyOf(entries);
        }

        /** Whether it is known which one decides. */
        public boolean isKnown() {
            return entries.size() == 1;
        }

        static AclEntries of(FilterStep.AclStep step) {
            NetworkAclDecision decision = step.decision();
            return new AclEntries(
                    step.acl().id(), decision.deciding().map(List::of).orElse(decision.candidates()));
        }
    }
}
