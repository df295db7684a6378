package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Lines that the text of analyses has in common. */
final class AnalysisLines {

    private final Writer out;
    private final Colours colours;

    AnalysisLines(Writer out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    void heading(String text) throws IOException {
        raw(colours.bold(Plain.text(text)));
    }

    void good(String text) throws IOException {
        raw(colours.green(Plain.text(text)));
    }

    void bad(String text) throws IOException {
        raw(colours.red(Plain.text(text)));
    }

    void line(String text) throws IOException {
        raw(Plain.text(text));
    }

    void undecided(List<UndecidedWay> ways) throws IOException {
        if (!ways.isEmpty()) {
            heading("Undecided");
        }
        for (UndecidedWay way : ways) {
            line("  " + FindingWords.undecided(way));
        }
    }

    /** What the snapshot lacks. */
    void gaps(List<Gap> gaps) throws IOException {
        if (!gaps.isEmpty()) {
            heading("What the snapshot lacks, and could hide a way");
        }
        for (Gap gap : gaps) {
            line("  " + GapWords.text(gap));
        }
    }

    private void raw(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
