package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.BrokenConnections;
import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.connection.Doubt;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

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
        for (ExplanationLines.Line each : ConnectionLines.of(broken, snapshot)) {
            label(each.label(), each.text());
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
