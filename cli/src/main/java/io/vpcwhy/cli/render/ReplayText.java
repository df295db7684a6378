package io.vpcwhy.cli.render;

import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells people what became of the records of logs: what concerns them most first. */
public final class ReplayText {

    /** Groups of a concern that are shown; the others are counted. */
    private static final int MOST_GROUPS = 10;

    private final Writer out;
    private final Colours colours;

    public ReplayText(Writer out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    public void write(ReplayReport report) throws IOException {
        line(reconciliation(report));
        if (!report.complete()) {
            line(colours.yellow("This is a part: not all was read."));
        }
        for (Concern concern : Concern.values()) {
            List<ReplayReport.Group> groups = report.groups().stream()
                    .filter(group -> group.cause().concern() == concern)
                    .toList();
            if (groups.isEmpty()) {
                continue;
            }
            if (concern == Concern.NO_DATA) {
                leftOut(groups);
                continue;
            }
            long records =
                    groups.stream().mapToLong(ReplayReport.Group::records).sum();
            line("");
            line(colours.bold(ReplayWords.heading(concern)) + ": " + ReplayWords.count(records, "record", "records"));
            switch (concern) {
                case INBOUND_REJECTED -> refused(report);
                case PERMITTED -> {}
                default -> shown(groups);
            }
        }
        problems(report);
    }

    /** What was read is what was answered, never short. */
    private static String reconciliation(ReplayReport report) {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            parts.add(number(report.records().getOrDefault(status, 0L)) + " "
                    + status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return ReplayWords.count(report.read(), "record", "records") + " read = " + String.join(" + ", parts);
    }

    private void shown(List<ReplayReport.Group> groups) throws IOException {
        for (ReplayReport.Group group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
            line("  " + colours.red(number(group.records())) + "  " + ReplayWords.summary(group)
                    + (group.peers().count() > 0 ? " " + ReplayWords.peers(group.peers()) + "." : ""));
            if (group.example().isPresent()) {
                line("      " + colours.dim(Plain.text(group.example().get())));
            }
        }
        if (groups.size() > MOST_GROUPS) {
            String others = ReplayWords.count(groups.size() - MOST_GROUPS, "other cause", "other causes");
            line("  and " + others + "; --format json or csv shows all");
        }
    }

    /** What AWS did not log is in no count. */
    private void leftOut(List<ReplayReport.Group> groups) throws IOException {
        long windows = groups.stream()
                .filter(group -> group.cause().code().equals(Optional.of(FlowLogStatus.SKIPDATA.name())))
                .mapToLong(ReplayReport.Group::records)
                .sum();
        if (windows > 0) {
            line("");
            line(colours.bold("Left out by AWS (SKIPDATA)") + ": "
                    + ReplayWords.count(windows, "record tells", "records tell")
                    + " of traffic that was not logged; it is in no count");
        }
    }

    private void refused(ReplayReport report) throws IOException {
        for (String each : ReplayWords.insights(report)) {
            line("  " + each);
        }
        int shown = ReplayWords.insights(report).size();
        if (report.refused().size() > shown) {
            line("  and " + ReplayWords.count(report.refused().size() - shown, "other interface", "other interfaces"));
        }
    }

    private void problems(ReplayReport report) throws IOException {
        if (report.problems().isEmpty()) {
            return;
        }
        line("");
        line(colours.bold(ReplayWords.heading(Concern.MALFORMED)) + ": "
                + ReplayWords.count(report.records().getOrDefault(Status.MALFORMED, 0L), "line", "lines"));
        for (ReplayReport.Problem problem : report.problems()) {
            line("  " + number(problem.lines()) + "  " + Plain.text(problem.reason()) + " ("
                    + String.join(", ", problem.places()) + ")");
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
