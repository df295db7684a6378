package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.Compared;
import io.vpcwhy.simulator.baseline.Comparison;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseExposures;
import io.vpcwhy.simulator.exposure.LikelyDatabase;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.trace.Leg;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
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
     * @param databases those of the exposures, by what the baseline says of them
     * @param gaps what could hide more
     */
    public void write(DatabaseExposures exposures, Comparison<DatabaseExposure> databases, PathGaps gaps)
            throws IOException {
        if (exposures.databases().isEmpty()) {
            lines.line("The snapshot holds no databases, and no interfaces of databases.");
        }
        boolean first = true;
        for (Compared<DatabaseExposure> exposure : newFirst(databases)) {
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
        lines.removable(databases.removable());
        lines.gaps(gaps);
    }

    private static List<Compared<DatabaseExposure>> newFirst(Comparison<DatabaseExposure> databases) {
        List<Compared<DatabaseExposure>> all = new ArrayList<>(databases.counting(true));
        all.addAll(databases.counting(false));
        return all;
    }

    private void write(Compared<DatabaseExposure> database) throws IOException {
        DatabaseExposure exposure = database.found();
        if (!database.standing().counts()) {
            lines.line("ACCEPTED     " + reached(exposure) + ": " + BaselineWords.standing(database.standing()));
            return;
        }
        writeVerdict(exposure);
        lines.standing("  ", database.standing());
        writeDetails(exposure);
    }

    private void writeDetails(DatabaseExposure exposure) throws IOException {
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
            case REACHABLE -> lines.bad("REACHED      " + reached(exposure));
            case NOT_REACHABLE -> lines.good("NOT REACHED  " + id);
            case UNKNOWN -> lines.doubtful("NOT KNOWN    " + id);
        }
    }

    private String reached(DatabaseExposure exposure) {
        return exposure.subject().id() + " from " + words.from(exposure.from());
    }

    private static String where(DatabaseExposure exposure) {
        String interfaces = FindingWords.list(exposure.subject().interfaces().stream()
                .map(NetworkInterface::id)
                .toList());
        return (interfaces.isEmpty() ? "" : interfaces + ": ") + DatabaseWords.attribution(exposure.subject());
    }
}
