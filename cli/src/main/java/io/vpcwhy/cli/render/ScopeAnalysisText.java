package io.vpcwhy.cli.render;

import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.Compared;
import io.vpcwhy.simulator.baseline.ScopeComparison;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.PathGaps;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what scopes found, and what became of intents, for people; of what a baseline accepts, a line each. */
public final class ScopeAnalysisText {

    private final AnalysisLines lines;
    private final Snapshot snapshot;
    private final boolean compared;

    /**
     * @param out stays open
     * @param compared whether a baseline was given
     */
    public ScopeAnalysisText(Writer out, Colours colours, Snapshot snapshot, boolean compared) {
        this.lines = new AnalysisLines(out, colours, snapshot);
        this.snapshot = snapshot;
        this.compared = compared;
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what could hide a way
     */
    public void write(List<ScopeComparison> scopes, List<CheckedIntents> intents, PathGaps gaps) throws IOException {
        boolean first = true;
        for (ScopeComparison scope : scopes) {
            if (!first) {
                lines.blank();
            }
            first = false;
            write(scope);
        }
        for (CheckedIntents checked : intents) {
            if (!first) {
                lines.blank();
            }
            first = false;
            new IntentText(lines, snapshot).write(checked);
        }
        lines.removable(scopes.stream()
                .flatMap(scope -> scope.findings().removable().stream())
                .toList());
        lines.gaps(gaps);
    }

    private void write(ScopeComparison scope) throws IOException {
        List<Compared<Finding>> counting = scope.findings().counting(true);
        List<Compared<Finding>> accepted = scope.findings().counting(false);
        writeHeading(scope, counting.size(), accepted.size());
        for (Compared<Finding> finding : counting) {
            lines.blank();
            lines.heading("  " + name(finding.found()));
            lines.standing("    ", finding.standing());
            lines.finding("    ", finding.found());
        }
        if (!accepted.isEmpty()) {
            lines.blank();
        }
        for (Compared<Finding> finding : accepted) {
            lines.line("  " + name(finding.found()) + ": " + BaselineWords.standing(finding.standing()));
        }
        lines.undecided(scope.analysis().undecided());
    }

    private String name(Finding finding) {
        return finding.id() + "  " + FindingWords.ends(finding, snapshot);
    }

    private void writeHeading(ScopeComparison comparison, int counting, int accepted) throws IOException {
        AccessScope scope = comparison.analysis().scope();
        if (counting + accepted == 0 && !comparison.analysis().undecided().isEmpty()) {
            lines.doubtful(scope.name() + ": no findings for certain");
        } else if (counting == 0) {
            lines.good(scope.name() + ": " + (accepted == 0 ? "no findings" : BaselineWords.count(0, accepted)));
        } else {
            lines.bad(scope.name() + ": "
                    + (compared
                            ? BaselineWords.count(counting, accepted)
                            : counting == 1 ? "1 finding" : counting + " findings"));
        }
        if (scope.description().isPresent()) {
            lines.labelled("  ", "", scope.description().get());
        }
    }
}
