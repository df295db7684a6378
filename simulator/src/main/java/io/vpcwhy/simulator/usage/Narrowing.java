package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Narrower rules that would have permitted all that a wide one was seen to permit.
 *
 * @param rule the wide one
 * @param instead what to authorize before it is revoked
 * @param exact whether all addresses and ports that were seen are held; else they were too many, and blocks of addresses
 *     are
 * @param held how many addresses or blocks, each with a protocol and port, were tried with the narrower rules, and pass
 */
public record Narrowing(SecurityGroupRule rule, List<SecurityGroupRule> instead, boolean exact, int held) {

    public Narrowing {
        instead = List.copyOf(instead);
    }

    /** The snapshot as it would be after it. */
    Snapshot applyTo(Snapshot snapshot) {
        SecurityGroup group = snapshot.find(SecurityGroup.class, rule.groupId()).orElseThrow();
        List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
        rules.remove(rule);
        rules.addAll(instead);
        return snapshot.with(
                new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags()));
    }
}
