package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.BrokenConnections;
import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.connection.Doubt;
import io.vpcwhy.simulator.explain.Remediation;
import io.vpcwhy.simulator.remedy.Change;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells people which connections are broken. */
public final class ConnectionText {

    /** Groups that are shown; the others are counted. */
    private static final int MOST_GROUPS = 20;

    private static final int LABEL_WIDTH = 10;

    private final Writer out;
    private final Colours colours;
    private final Snapshot snapshot;

    public ConnectionText(Writer out, Colours colours, Snapshot snapshot) {
        this.out = out;
        this.colours = colours;
        this.snapshot = snapshot;
    }

    public void write(ConnectionReport report) throws IOException {
        line("");
        line(colours.bold("Connections") + ": " + ConnectionWords.totals(report));
        for (String limit : ConnectionWords.limits(report)) {
            line("  " + colours.yellow(limit));
        }
        List<BrokenConnections> broken = report.broken();
        for (BrokenConnections each : broken.subList(0, Math.min(MOST_GROUPS, broken.size()))) {
            write(each);
        }
        long others = broken.size() - Math.min(MOST_GROUPS, broken.size()) + report.further();
        if (others > 0) {
            line("  and " + ReplayWords.count(others, "other way", "other ways")
                    + " in which connections break; --format json shows a thousand");
        }
        for (Map.Entry<Doubt, Long> each : ConnectionWords.doubts(report)) {
            line("  not known of " + ReplayWords.count(each.getValue(), "connection", "connections") + ": "
                    + ConnectionWords.doubt(each.getKey()));
        }
    }

    private void write(BrokenConnections broken) throws IOException {
        line("  " + colours.red(ReplayWords.count(broken.connections(), "", "").strip()) + "  "
                + Plain.text(ConnectionWords.summary(broken, snapshot)));
        label("times", ConnectionWords.times(broken));
        if (!broken.through().isEmpty()) {
            label("by way of", String.join(", ", broken.through()));
        }
        Optional<HandoverWords.Line> handover = broken.conclusion().drawnFromSilence()
                ? HandoverWords.line(broken.explanation(), snapshot)
                : Optional.empty();
        if (handover.isPresent()) {
            label(handover.get().label(), handover.get().text());
        }
        if (broken.explanation().remediation() instanceof Remediation.Proposed proposed) {
            for (String caution : CautionWords.lines(broken.explanation())) {
                label("caution", caution);
            }
            for (Change change : proposed.changes()) {
                label("fix", RemedyWords.command(change));
                label("opens", RemedyWords.opens(change));
            }
        } else if (broken.explanation().remediation() instanceof Remediation.NotProposed none) {
            Optional<String> why = RefusalWords.text(none.why());
            if (why.isPresent()) {
                label("no fix", why.get());
            }
        }
    }

    private void label(String label, String text) throws IOException {
        line("      " + colours.dim(label) + " ".repeat(LABEL_WIDTH - label.length()) + Plain.text(text));
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
