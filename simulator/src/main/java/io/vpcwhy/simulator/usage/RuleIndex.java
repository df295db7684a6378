package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rules of a snapshot, numbered from 0: security groups first, in the order of the snapshot. Immutable. */
final class RuleIndex {

    private final List<ConfiguredRule> rules;
    private final Map<ConfiguredRule, Integer> numbers = new HashMap<>();

    RuleIndex(Snapshot snapshot) {
        List<ConfiguredRule> all = new ArrayList<>();
        for (SecurityGroup group : snapshot.all(SecurityGroup.class)) {
            for (SecurityGroupRule rule : group.rules()) {
                all.add(new ConfiguredRule.GroupRule(rule));
            }
        }
        for (NetworkAcl acl : snapshot.all(NetworkAcl.class)) {
            for (NetworkAclEntry entry : acl.entries()) {
                all.add(new ConfiguredRule.AclEntry(acl.id(), entry));
            }
        }
        this.rules = all.stream().distinct().toList();
        for (ConfiguredRule rule : rules) {
            numbers.put(rule, numbers.size());
        }
    }

    List<ConfiguredRule> rules() {
        return rules;
    }

    /** The numbers of rules, without the denies that end a list where no document tells them. */
    int[] numbers(Collection<ConfiguredRule> some) {
        return some.stream()
                .filter(numbers::containsKey)
                .mapToInt(numbers::get)
                .distinct()
                .toArray();
    }
}
