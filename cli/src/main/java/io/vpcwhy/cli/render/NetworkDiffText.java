package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Cause;
import io.vpcwhy.simulator.diff.Difference;
import io.vpcwhy.simulator.diff.Edit;
import io.vpcwhy.simulator.diff.NetworkDiff;
import io.vpcwhy.simulator.diff.Turn;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what edits open and close for people: by turn and cause, what matters most first. */
public final class NetworkDiffText {

    /** More differences of one cause than these are counted. */
    private static final int SHOWN = 6;

    private final AnalysisLines lines;
    private final DifferenceWords differences;
    private final EditWords edits;

    /** @param out stays open */
    public NetworkDiffText(Writer out, Colours colours, Snapshot before, Snapshot after) {
        this.lines = new AnalysisLines(out, colours, after);
        this.differences = new DifferenceWords(after);
        this.edits = new EditWords(before, after);
    }

    /** Writes the whole answer. */
    public void write(NetworkDiff diff) throws IOException {
        String summary = summary(diff);
        if (diff.opensToInternet()) {
            lines.bad(summary);
        } else if (diff.differences().stream().anyMatch(each -> each.turn().undecided())) {
            lines.doubtful(summary);
        } else {
            lines.good(summary);
        }
        for (Turn turn : Turn.values()) {
            writeTurn(
                    turn,
                    diff.differences().stream()
                            .filter(each -> each.turn() == turn)
                            .toList());
        }
        writeIdle(diff.idle());
        writeGaps(diff);
    }

    private static String summary(NetworkDiff diff) {
        if (diff.edits().isEmpty() && diff.differences().isEmpty()) {
            return "Nothing that a packet sees was edited.";
        }
        List<String> did = new ArrayList<>();
        long opened = edits(diff, true);
        long closed = edits(diff, false);
        did.add(opened + (opened == 1 ? " opens" : " open") + " something");
        did.add(closed + (closed == 1 ? " closes" : " close") + " something");
        did.add(diff.idle().size() + (diff.idle().size() == 1 ? " does" : " do") + " neither");
        return (diff.edits().size() == 1 ? "1 edit" : diff.edits().size() + " edits") + ": " + String.join(", ", did)
                + "." + (diff.opensToInternet() ? " Something is open to the internet that was not." : "");
    }

    private static long edits(NetworkDiff diff, boolean opening) {
        return diff.differences().stream()
                .filter(each -> opening ? each.turn().opens() : each.turn().closes())
                .flatMap(each -> each.cause().edits().stream())
                .distinct()
                .count();
    }

    private void writeTurn(Turn turn, List<Difference> all) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        lines.blank();
        lines.heading(DifferenceWords.heading(turn));
        Map<Cause, List<Difference>> byCause = new LinkedHashMap<>();
        all.forEach(each ->
                byCause.computeIfAbsent(each.cause(), any -> new ArrayList<>()).add(each));
        for (Map.Entry<Cause, List<Difference>> group : byCause.entrySet()) {
            Cause cause = group.getKey();
            lines.labelled(
                    "  ",
                    "",
                    DifferenceWords.cause(
                            cause, cause.edits().stream().map(edits::text).toList()));
            List<Difference> some = group.getValue();
            for (Difference difference : some.subList(0, Math.min(SHOWN, some.size()))) {
                lines.labelled("    ", "", differences.text(difference));
            }
            if (some.size() > SHOWN) {
                lines.line("    and " + (some.size() - SHOWN) + " more: --format json tells them all");
            }
        }
    }

    private void writeIdle(List<Edit> idle) throws IOException {
        if (idle.isEmpty()) {
            return;
        }
        lines.blank();
        lines.heading(
                idle.size() == 1
                        ? "This edit opens and closes nothing"
                        : "These " + idle.size() + " edits open and close nothing");
        for (Edit edit : idle) {
            lines.labelled("  ", "", edits.text(edit));
        }
    }

    private void writeGaps(NetworkDiff diff) throws IOException {
        List<String> gaps = DifferenceWords.gaps(diff.gaps());
        if (gaps.isEmpty()) {
            return;
        }
        lines.blank();
        lines.heading("What could hide more (vpcwhy snapshot says how to collect it)");
        for (String gap : gaps) {
            lines.labelled("  ", "", gap);
        }
    }
}
