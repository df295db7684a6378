package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.Remediation;
import io.vpcwhy.simulator.filter.FilterStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what to think of before a fix is made: that it may undo what somebody meant. */
final class CautionWords {

    private CautionWords() {}

    /** A sentence for each entry that somebody wrote to deny some of the traffic, and that the fix goes ahead of. */
    static List<String> lines(Explanation explanation) {
        return explanation.remediation() instanceof Remediation.Proposed
                ? lines(explanation.simulation().denying())
                : List.of();
    }

    /** The same of the filters that a fix opens. */
    static List<String> lines(List<FilterStep> denying) {
        List<String> lines = new ArrayList<>();
        for (FilterStep step : denying) {
            Optional<NetworkAclEntry> meant =
                    step instanceof FilterStep.AclStep acl ? acl.decision().deciding() : Optional.empty();
            meant.filter(CautionWords::isMeant)
                    .ifPresent(entry -> lines.add("somebody wrote " + RuleWords.entry(entry)
                            + "; ask who and why before a fix goes ahead of it"));
        }
        return lines;
    }

    /** A deny of everything stands for what nobody allowed. */
    private static boolean isMeant(NetworkAclEntry entry) {
        boolean everything = entry.cidr().isEverything() && entry.traffic() instanceof TrafficClass.AllTraffic;
        return !entry.implicit() && !everything;
    }
}
