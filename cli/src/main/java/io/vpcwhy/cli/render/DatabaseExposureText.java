package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.LikelyDatabase;
import io.vpcwhy.simulator.exposure.Verdict;
import io.vpcwhy.simulator.scope.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes which databases the internet reaches for people. */
public final class DatabaseExposureText {

    private final AnalysisLines lines;

    /** @param out stays open */
    public DatabaseExposureText(Writer out, Colours colours) {
        this.lines = new AnalysisLines(out, colours);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what the snapshot lacks and could hide more
     */
    public void write(List<DatabaseExposure> exposures, List<LikelyDatabase> likely, List<Gap> gaps)
            throws IOException {
        if (exposures.isEmpty()) {
            lines.line("The snapshot holds no databases.");
        }
        for (DatabaseExposure exposure : exposures) {
            write(exposure);
        }
        if (!likely.isEmpty()) {
            lines.heading("Perhaps databases: well-known ports that the internet reaches on instances (a guess)");
        }
        for (LikelyDatabase database : likely) {
            lines.line("  " + database.port().engine() + ": " + ExposureWords.summary(database.exposure()));
        }
        lines.gaps(gaps);
    }

    private void write(DatabaseExposure exposure) throws IOException {
        String summary = ExposureWords.summary(exposure);
        if (exposure.verdict() == Verdict.REACHABLE) {
            lines.bad(summary);
        } else if (exposure.verdict() == Verdict.NOT_REACHABLE) {
            lines.good(summary);
        } else {
            lines.heading(summary);
        }
        lines.line("  " + exposure.database().kind() + " " + exposure.database().engine()
                + exposure.database().endpoint().map(at -> " at " + at).orElse("") + "; "
                + ExposureWords.attribution(exposure.interfaces()));
        for (Finding finding : exposure.findings()) {
            lines.line("  by " + FindingWords.route(finding) + " (replies return: " + FindingWords.replyReturns(finding)
                    + ")");
        }
        if (exposure.flaggedYetBlocked()) {
            lines.line("  near miss: flagged publicly accessible, and one change away from being reached");
        }
        if (exposure.reachableYetNotFlagged()) {
            lines.line("  near miss: not flagged publicly accessible, and reached all the same");
        }
    }
}
