package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.RulePeer.GroupPeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import java.util.List;
import java.util.OptionalInt;

/** On which lines the document of a security group tells the group's rules. */
final class RuleLines {

    private final List<SecurityGroupRule> rules;
    private final int[] lines;

    /**
     * @param rules as the document tells them
     * @param lines of the rules, in their order; not changed any more
     */
    RuleLines(List<SecurityGroupRule> rules, int[] lines) {
        this.rules = rules;
        this.lines = lines;
    }

    /** The line of a rule; empty where the document does not tell it. */
    OptionalInt of(SecurityGroupRule rule) {
        for (int i = 0; i < rules.size(); i++) {
            if (isSame(rules.get(i), rule)) {
                return OptionalInt.of(lines[i]);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Whether both permit the same, be one told by describe-security-groups and the other by describe-security-group-rules:
     * these do not tell the same of a referenced group beside its id, which no other group has.
     */
    static boolean isSame(SecurityGroupRule one, SecurityGroupRule other) {
        boolean samePeer = (one.peer() instanceof GroupPeer group && other.peer() instanceof GroupPeer again)
                ? group.groupId().equals(again.groupId())
                : one.peer().equals(other.peer());
        return samePeer && one.direction() == other.direction() && one.traffic().equals(other.traffic());
    }
}
