package io.vpcwhy.cli.render;

import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what scopes found for people. */
public final class ScopeAnalysisText {

    private final AnalysisLines lines;

    /** @param out stays open */
    public ScopeAnalysisText(Writer out, Colours colours) {
        this.lines = new AnalysisLines(out, colours);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what the snapshot lacks and could hide a way
     */
    public void write(List<ScopeAnalysis> analyses, List<Gap> gaps) throws IOException {
        for (ScopeAnalysis analysis : analyses) {
            write(analysis);
        }
        lines.gaps(gaps);
    }

    private void write(ScopeAnalysis analysis) throws IOException {
        AccessScope scope = analysis.scope();
        lines.heading(scope.name());
        if (scope.description().isPresent()) {
            lines.line("  " + scope.description().get());
        }
        int count = analysis.findings().size();
        if (count == 0) {
            lines.good(analysis.undecided().isEmpty() ? "  no findings" : "  no findings for certain");
        } else {
            lines.bad(count == 1 ? "  1 finding" : "  " + count + " findings");
        }
        for (Finding finding : analysis.findings()) {
            write(finding);
        }
        lines.undecided(analysis.undecided());
        lines.line("");
    }

    private void write(Finding finding) throws IOException {
        lines.line("");
        lines.heading("  " + finding.id() + "  " + FindingWords.ends(finding));
        for (String packets : FindingWords.packets(finding)) {
            lines.line("    " + packets);
        }
        lines.line("    by " + FindingWords.route(finding));
        lines.line("    "
                + switch (FindingWords.replyReturns(finding)) {
                    case "all" -> "replies return";
                    case "none" -> "no reply returns: nothing can be connected to, and packets get there all the same";
                    default -> "replies return for some of these packets only";
                });
    }
}
