package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.trace.TraceRemedies;
import io.vpcwhy.simulator.trace.TraceRemedy;
import java.util.ArrayList;
import java.util.List;

/** Says what would let a traced packet arrive, in labelled lines as those of an explanation. */
final class TraceRemedyText {

    private static final int LABEL_WIDTH = 10;

    private final Colours colours;
    private final List<String> lines = new ArrayList<>();

    TraceRemedyText(Colours colours) {
        this.colours = colours;
    }

    /** Nothing where there are no remedies. */
    List<String> lines(TraceRemedies remedies) {
        if (remedies.remedies().isEmpty()) {
            return List.of();
        }
        CautionWords.lines(remedies.overtaken()).forEach(text -> label("caution", text));
        for (TraceRemedy remedy : remedies.remedies()) {
            label("fix", RemedyWords.command(remedy.change()));
            label("opens", RemedyWords.opens(remedy.change(), remedy.componentId()));
        }
        if (remedies.verified()) {
            label(
                    "verified",
                    "walked again with " + (remedies.remedies().size() > 1 ? "all of these changes" : "this change")
                            + ", " + TraceWords.summary(remedies.after()));
            TraceWords.assumptions(remedies.after()).forEach(text -> label("assuming", text));
        } else {
            remaining(remedies);
        }
        return List.copyOf(lines);
    }

    private void remaining(TraceRemedies remedies) {
        label("part", "these do not suffice:");
        remedies.remaining().stream()
                .map(obstacle -> obstacle.code() + "  " + TraceWords.obstacle(obstacle))
                .distinct()
                .forEach(text -> label("remains", text));
        TraceWords.remainingUnknowns(remedies).forEach(text -> label("unknown", text));
    }

    private void label(String label, String text) {
        lines.add(colours.dim(label) + " ".repeat(LABEL_WIDTH - label.length()) + Plain.text(text));
    }
}
