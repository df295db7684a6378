package io.vpcwhy.cli.render;

import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what scopes found, and what became of intents, for people. */
public final class ScopeAnalysisText {

    private final AnalysisLines lines;
    private final Snapshot snapshot;

    /** @param out stays open */
    public ScopeAnalysisText(Writer out, Colours colours, Snapshot snapshot) {
        this.lines = new AnalysisLines(out, colours, snapshot);
        this.snapshot = snapshot;
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what could hide a way
     */
    public void write(List<ScopeAnalysis> analyses, List<CheckedIntents> intents, PathGaps gaps) throws IOException {
        boolean first = true;
        for (ScopeAnalysis analysis : analyses) {
            if (!first) {
                lines.blank();
            }
            first = false;
            write(analysis);
        }
        for (CheckedIntents checked : intents) {
            if (!first) {
                lines.blank();
            }
            first = false;
            new IntentText(lines, snapshot).write(checked);
        }
        lines.gaps(gaps);
    }

    private void write(ScopeAnalysis analysis) throws IOException {
        AccessScope scope = analysis.scope();
        int count = analysis.findings().size();
        if (count > 0) {
            lines.bad(scope.name() + ": " + (count == 1 ? "1 finding" : count + " findings"));
        } else if (analysis.undecided().isEmpty()) {
            lines.good(scope.name() + ": no findings");
        } else {
            lines.doubtful(scope.name() + ": no findings for certain");
        }
        if (scope.description().isPresent()) {
            lines.labelled("  ", "", scope.description().get());
        }
        for (Finding finding : analysis.findings()) {
            lines.blank();
            lines.heading("  " + finding.id() + "  " + FindingWords.ends(finding, snapshot));
            lines.finding("    ", finding);
        }
        lines.undecided(analysis.undecided());
    }
}
