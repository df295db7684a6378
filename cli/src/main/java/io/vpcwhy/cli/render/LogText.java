package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.replay.RecordGroup;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What people are told of whole logs, whatever is looked for in them. */
final class LogText {

    /** Groups of a heading that are shown; the others are counted. */
    private static final int MOST_GROUPS = 10;

    private final Writer out;
    private final Colours colours;

    /** @param out stays open */
    LogText(Writer out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    /** A heading, after a blank line. */
    void heading(String heading, String rest) throws IOException {
        line("");
        line(colours.bold(heading) + rest);
    }

    /** Says so where not all was read, or not as it was written. */
    void completeness(boolean complete, List<String> damages) throws IOException {
        Optional<String> said = ReplayWords.incompleteness(complete, damages);
        if (said.isPresent()) {
            line(colours.yellow(said.get()));
        }
    }

    /**
     * Says what AWS did not log, which is in no count.
     *
     * @param windows records that tell so
     */
    void leftOut(long windows) throws IOException {
        Optional<String> said = ReplayWords.leftOut(windows);
        if (said.isPresent()) {
            heading(ReplayWords.LEFT_OUT, ": " + said.get());
        }
    }

    /**
     * Groups, each with an example.
     *
     * @param all the forms of the answer that show all of them
     */
    <G extends RecordGroup> void groups(List<G> groups, Function<G, String> summary, String all) throws IOException {
        for (G group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
            line("  " + colours.red(ReplayWords.number(group.records())) + "  " + Plain.text(summary.apply(group))
                    + (group.peers().count() > 0 ? " " + ReplayWords.peers(group.peers()) + "." : ""));
            if (group.example().isPresent()) {
                line("      " + colours.dim(Plain.text(group.example().get())));
            }
        }
        if (groups.size() > MOST_GROUPS) {
            String others = ReplayWords.count(groups.size() - MOST_GROUPS, "other cause", "other causes");
            line("  and " + others + "; --format " + all + " shows all");
        }
    }

    /**
     * Why lines are no records.
     *
     * @param lines how many there are
     */
    void problems(List<ReplayReport.Problem> problems, long lines) throws IOException {
        if (problems.isEmpty()) {
            return;
        }
        heading(ReplayWords.heading(Concern.MALFORMED), ": " + ReplayWords.count(lines, "line", "lines"));
        for (ReplayReport.Problem problem : problems) {
            line("  " + ReplayWords.number(problem.lines()) + "  " + Plain.text(problem.reason()) + " ("
                    + Plain.text(String.join(", ", problem.places())) + ")");
        }
    }
}
