package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.filter.FilterStep;
import java.util.ArrayList;
import java.util.List;

/** Names the rules that may or may not match, where the verdict turns on them. */
final class CandidateWords {

    private CandidateWords() {}

    static List<String> lines(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        for (FilterStep step : explanation.simulation().steps()) {
            if (step instanceof FilterStep.SecurityGroupStep groups) {
                for (SecurityGroupRule rule : groups.decision().candidates()) {
                    lines.add(rule.groupId() + " opens " + RuleWords.bound(rule.direction()) + " "
                            + RuleWords.rule(rule));
                }
            } else if (step instanceof FilterStep.AclStep acl) {
                for (NetworkAclEntry entry : acl.decision().candidates()) {
                    lines.add(acl.acl().id() + " " + RuleWords.bound(acl.direction()) + " " + RuleWords.entry(entry));
                }
            }
        }
        return lines;
    }
}
