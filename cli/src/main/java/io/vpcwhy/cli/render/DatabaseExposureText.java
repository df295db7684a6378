package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseExposures;
import io.vpcwhy.simulator.exposure.LikelyDatabase;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.trace.Leg;
import java.io.IOException;
import java.io.Writer;

/** Writes which databases the internet reaches for people. */
public final class DatabaseExposureText {

    private final AnalysisLines lines;
    private final ExposureWords words;

    /** @param out stays open */
    public DatabaseExposureText(Writer out, Colours colours, Snapshot snapshot) {
        this.lines = new AnalysisLines(out, colours, snapshot);
        this.words = new ExposureWords(snapshot);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what could hide more
     */
    public void write(DatabaseExposures exposures, PathGaps gaps) throws IOException {
        if (exposures.databases().isEmpty()) {
            lines.line("The snapshot holds no databases, and no interfaces of databases.");
        }
        boolean first = true;
        for (DatabaseExposure exposure : exposures.databases()) {
            if (!first) {
                lines.blank();
            }
            first = false;
            write(exposure);
        }
        if (!exposures.likely().isEmpty()) {
            lines.blank();
            lines.heading("Perhaps databases too: ports of databases that the internet reaches on instances (a guess)");
        }
        for (LikelyDatabase database : exposures.likely()) {
            lines.labelled(
                    "  ",
                    database.port().engine() + " " + database.port().port() + "  ",
                    words.summary(database.exposure()));
        }
        lines.undecided(exposures.undecided());
        lines.gaps(gaps);
    }

    private void write(DatabaseExposure exposure) throws IOException {
        writeVerdict(exposure);
        lines.labelled("  ", "what      ", DatabaseWords.what(exposure.subject()));
        lines.labelled("  ", "where     ", where(exposure));
        if (exposure.flaggedYetBlocked()) {
            lines.labelled(
                    "  ",
                    "careful   ",
                    "it is flagged as publicly accessible: only what is listed here keeps the internet out");
        }
        if (exposure.portZeroAlone()) {
            lines.labelled("  ", "careful   ", DatabaseWords.PORT_ZERO_ALONE);
        }
        if (exposure.reachableYetNotFlagged()) {
            lines.labelled("  ", "careful   ", "it is not flagged as publicly accessible, and reached all the same");
        }
        for (Finding finding : exposure.findings()) {
            lines.labelled("  ", "way       ", FindingWords.replies(finding));
            lines.ladder("            ", finding);
        }
        String label = "blocked   ";
        for (String reason : exposure.blockedBy().stream()
                .map(TraceWords::obstacle)
                .distinct()
                .toList()) {
            lines.labelled("  ", label, reason);
            label = " ".repeat(label.length());
        }
        for (Leg.Unknown unknown : exposure.unknowns()) {
            lines.labelled("  ", "not known ", TraceWords.unknown(unknown));
        }
    }

    private void writeVerdict(DatabaseExposure exposure) throws IOException {
        String id = exposure.subject().id();
        switch (exposure.verdict()) {
            case REACHABLE -> lines.bad("REACHED      " + id + " from " + words.from(exposure.from()));
            case NOT_REACHABLE -> lines.good("NOT REACHED  " + id);
            case UNKNOWN -> lines.doubtful("NOT KNOWN    " + id);
        }
    }

    private static String where(DatabaseExposure exposure) {
        String interfaces = FindingWords.list(exposure.subject().interfaces().stream()
                .map(NetworkInterface::id)
                .toList());
        return (interfaces.isEmpty() ? "" : interfaces + ": ") + DatabaseWords.attribution(exposure.subject());
    }
}
