package io.vpcwhy.cli.render;

import io.vpcwhy.cli.render.ExplanationLines.Line;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.BrokenConnections;
import io.vpcwhy.simulator.explain.Remediation;
import io.vpcwhy.simulator.remedy.Change;
import java.util.ArrayList;
import java.util.List;

/** What people are told of broken connections, line by line: how often and since when, by what way, and what mends it. */
public final class ConnectionLines {

    private ConnectionLines() {}

    /**
     * The lines of connections that are broken in one way.
     *
     * @param snapshot names the owners of interfaces
     */
    public static List<Line> of(BrokenConnections broken, Snapshot snapshot) {
        List<Line> lines = new ArrayList<>();
        lines.add(text("times", ConnectionWords.times(broken)));
        if (!broken.through().isEmpty()) {
            lines.add(text("by way of", String.join(", ", broken.through())));
        }
        if (broken.conclusion().drawnFromSilence()) {
            HandoverWords.line(broken.explanation(), snapshot)
                    .ifPresent(handover -> lines.add(text(handover.label(), handover.text())));
        }
        if (broken.explanation().remediation() instanceof Remediation.Proposed proposed) {
            CautionWords.lines(broken.explanation()).forEach(caution -> lines.add(text("caution", caution)));
            for (Change change : proposed.changes()) {
                lines.add(new Line("fix", RemedyWords.command(change), true));
                lines.add(text("opens", RemedyWords.opens(change)));
            }
        } else if (broken.explanation().remediation() instanceof Remediation.NotProposed none) {
            RefusalWords.text(none.why()).ifPresent(why -> lines.add(text("no fix", why)));
        }
        return List.copyOf(lines);
    }

    private static Line text(String label, String text) {
        return new Line(label, text, false);
    }
}
