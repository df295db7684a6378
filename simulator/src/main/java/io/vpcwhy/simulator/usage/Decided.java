package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.filter.RulesMet;
import io.vpcwhy.simulator.filter.RulesMet.AclEntries;
import io.vpcwhy.simulator.filter.RulesMet.GroupRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rules decide about a record. What is accepted is decided by every rule of the security groups that permits the
 * request, for each of them alone is enough, and by the entry of the network ACL that it meets; what is rejected by the
 * entry that denies it, and by no rule where no security group permits it.
 *
 * @param certain rules that decide
 * @param possible rules that may, where it is in doubt
 */
record Decided(Set<ConfiguredRule> certain, Set<ConfiguredRule> possible) {

    private static final Decided NOTHING = new Decided(Set.of(), Set.of());

    /**
     * Of a record that was accepted.
     *
     * @param causes its cause, or those that it may have
     */
    static Decided accepted(RulesMet met, List<Cause> causes) {
        boolean permitted = causes.stream().allMatch(cause -> cause.concern() == Concern.PERMITTED);
        Set<ConfiguredRule> certain = new LinkedHashSet<>();
        Set<ConfiguredRule> possible = new LinkedHashSet<>();
        if (permitted && causes.size() == 1) {
            GroupRules side = causes.get(0).passesAsAnswer() ? met.asAnswer() : met.asRequest();
            groups(side.permitting(), certain);
            groups(side.maybe(), possible);
        } else {
            groups(met.asRequest(), possible);
            groups(met.asAnswer(), possible);
        }
        met.acl().ifPresent(acl -> entries(acl, true, permitted && acl.isKnown() ? certain : possible));
        return new Decided(certain, possible);
    }

    /** Of a record that was rejected. */
    static Decided rejected(RulesMet met, List<Cause> causes) {
        Set<ConfiguredRule> denying = new LinkedHashSet<>();
        boolean undecided = false;
        boolean allDeny = true;
        for (Cause cause : causes) {
            boolean explained = cause.concern() != Concern.UNDECIDED && cause.concern() != Concern.CONTRADICTED;
            undecided |= cause.concern() == Concern.UNDECIDED;
            boolean denies = explained
                    && cause.rule().filter(Cause.Rule.Acl.class::isInstance).isPresent();
            allDeny &= denies;
            if (denies) {
                NetworkAclEntry entry = ((Cause.Rule.Acl) cause.rule().orElseThrow()).entry();
                denying.add(new ConfiguredRule.AclEntry(cause.componentIds().get(0), entry));
            }
        }
        if (allDeny && denying.size() == 1) {
            return new Decided(denying, Set.of());
        }
        if (undecided) {
            met.acl().ifPresent(acl -> entries(acl, false, denying));
        }
        return denying.isEmpty() ? NOTHING : new Decided(Set.of(), denying);
    }

    /** Of a record that does not say whether it was accepted. */
    static Decided untold(RulesMet met) {
        Set<ConfiguredRule> possible = new LinkedHashSet<>();
        groups(met.asRequest(), possible);
        groups(met.asAnswer(), possible);
        met.acl().ifPresent(acl -> entries(acl, true, possible));
        met.acl().ifPresent(acl -> entries(acl, false, possible));
        return new Decided(Set.of(), possible);
    }

    private static void groups(GroupRules rules, Set<ConfiguredRule> to) {
        groups(rules.permitting(), to);
        groups(rules.maybe(), to);
    }

    private static void groups(Collection<SecurityGroupRule> rules, Set<ConfiguredRule> to) {
        rules.forEach(rule -> to.add(new ConfiguredRule.GroupRule(rule)));
    }

    private static void entries(AclEntries acl, boolean allow, Set<ConfiguredRule> to) {
        acl.entries().stream()
                .filter(entry -> entry.allow() == allow)
                .forEach(entry -> to.add(new ConfiguredRule.AclEntry(acl.networkAclId(), entry)));
    }

    /** All that decide or may. */
    List<ConfiguredRule> all() {
        List<ConfiguredRule> all = new ArrayList<>(certain);
        all.addAll(possible);
        return all;
    }

    /** Whether one rule of the security groups permits it, and no other one may. */
    boolean isByOneRule() {
        return all().stream().filter(ConfiguredRule.GroupRule.class::isInstance).count() == 1;
    }
}
