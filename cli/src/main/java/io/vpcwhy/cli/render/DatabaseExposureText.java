package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.LikelyDatabase;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.trace.Leg;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

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
    public void write(
            List<DatabaseExposure> exposures, List<LikelyDatabase> likely, List<UndecidedWay> undecided, PathGaps gaps)
            throws IOException {
        if (exposures.isEmpty()) {
            lines.line("The snapshot holds no databases.");
        }
        boolean first = true;
        for (DatabaseExposure exposure : exposures) {
            if (!first) {
                lines.blank();
            }
            first = false;
            write(exposure);
        }
        if (!likely.isEmpty()) {
            lines.blank();
            lines.heading("Perhaps databases too: ports of databases that the internet reaches on instances (a guess)");
        }
        for (LikelyDatabase database : likely) {
            lines.labelled(
                    "  ",
                    database.port().engine() + " " + database.port().port() + "  ",
                    words.summary(database.exposure()));
        }
        lines.undecided(undecided);
        lines.gaps(gaps);
    }

    private void write(DatabaseExposure exposure) throws IOException {
        writeVerdict(exposure);
        lines.labelled("  ", "what      ", what(exposure.database()));
        lines.labelled("  ", "where     ", where(exposure));
        if (exposure.flaggedYetBlocked()) {
            lines.labelled(
                    "  ",
                    "careful   ",
                    "it is flagged as publicly accessible: only what is listed here keeps the internet out");
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
        String id = exposure.database().id();
        switch (exposure.verdict()) {
            case REACHABLE -> lines.bad("REACHED      " + id + " from " + words.from(exposure.from()));
            case NOT_REACHABLE -> lines.good("NOT REACHED  " + id);
            case UNKNOWN -> lines.doubtful("NOT KNOWN    " + id);
        }
    }

    private static String what(Database database) {
        String flag = database.publiclyAccessible()
                .map(accessible -> accessible ? ", flagged publicly accessible" : ", not flagged publicly accessible")
                .orElse("");
        String port = database.ports().isEmpty()
                ? ", no document tells its port: every port is looked at"
                : ", port "
                        + FindingWords.list(
                                database.ports().stream().map(String::valueOf).toList());
        return database.kind() + " " + database.engine()
                + database.endpoint().map(at -> " at " + at).orElse("") + port + flag;
    }

    private static String where(DatabaseExposure exposure) {
        String interfaces = FindingWords.list(exposure.interfaces().interfaces().stream()
                .map(NetworkInterface::id)
                .toList());
        return (interfaces.isEmpty() ? "" : interfaces + ": ") + ExposureWords.attribution(exposure.interfaces());
    }
}
