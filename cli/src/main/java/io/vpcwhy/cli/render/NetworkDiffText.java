package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.NetworkDiff;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what edits open and close for people: by turn and cause, what matters most first. */
public final class NetworkDiffText {

    /** More differences of one cause than these are counted. */
    private static final int SHOWN = 6;

    private final AnalysisLines lines;
    private final NetworkDiffWords words;

    /** @param out stays open */
    public NetworkDiffText(Writer out, Colours colours, Snapshot before, Snapshot after) {
        this.lines = new AnalysisLines(out, colours, after);
        this.words = new NetworkDiffWords(before, after);
    }

    /** Writes the whole answer. */
    public void write(NetworkDiff diff) throws IOException {
        String summary = NetworkDiffWords.summary(diff);
        if (diff.opensToInternet()) {
            lines.bad(summary);
        } else if (diff.differences().stream().anyMatch(each -> each.turn().undecided())) {
            lines.doubtful(summary);
        } else {
            lines.good(summary);
        }
        for (NetworkDiffWords.Section section : words.sections(diff)) {
            write(section);
        }
        write(NetworkDiffWords.idleHeading(diff), words.idle(diff));
        write("What could hide more (vpcwhy snapshot says how to collect it)", NetworkDiffWords.gaps(diff));
    }

    private void write(NetworkDiffWords.Section section) throws IOException {
        lines.blank();
        lines.heading(section.heading());
        for (NetworkDiffWords.Caused caused : section.causes()) {
            lines.labelled("  ", "", caused.cause());
            List<String> some = caused.differences();
            for (String difference : some.subList(0, Math.min(SHOWN, some.size()))) {
                lines.labelled("    ", "", difference);
            }
            if (some.size() > SHOWN) {
                lines.line("    and " + (some.size() - SHOWN) + " more: --format json tells them all");
            }
        }
    }

    private void write(String heading, List<String> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        lines.blank();
        lines.heading(heading);
        for (String item : items) {
            lines.labelled("  ", "", item);
        }
    }
}
