package io.vpcwhy.cli.render;

import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.snapshot.Snapshot;
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

    private final LogText text;
    private final ReplayWords words;

    /** @param out stays open */
    public ReplayText(Writer out, Colours colours, Snapshot snapshot) {
        this.text = new LogText(out, colours);
        this.words = new ReplayWords(snapshot);
    }

    public void write(ReplayReport report) throws IOException {
        text.line(reconciliation(report));
        text.completeness(report.complete(), report.damages());
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
            text.heading(ReplayWords.heading(concern), ": " + ReplayWords.count(records, "record", "records"));
            switch (concern) {
                case INBOUND_REJECTED -> refused(report);
                case PERMITTED -> {}
                default -> text.groups(groups, words::summary, "json or csv");
            }
        }
        text.problems(report.problems(), report.records().getOrDefault(Status.MALFORMED, 0L));
    }

    /** What was read is what was answered, never short. */
    private static String reconciliation(ReplayReport report) {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            parts.add(ReplayWords.number(report.records().getOrDefault(status, 0L)) + " "
                    + status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return ReplayWords.count(report.read(), "record", "records") + " read = " + String.join(" + ", parts);
    }

    /** What AWS did not log is in no count. */
    private void leftOut(List<ReplayReport.Group> groups) throws IOException {
        long windows = groups.stream()
                .filter(group -> group.cause().code().equals(Optional.of(FlowLogStatus.SKIPDATA.name())))
                .mapToLong(ReplayReport.Group::records)
                .sum();
        text.leftOut(windows);
    }

    private void refused(ReplayReport report) throws IOException {
        List<String> insights = ReplayWords.insights(report);
        for (String each : insights) {
            text.line("  " + each);
        }
        int others = report.refused().size() - insights.size();
        if (others > 0) {
            text.line("  and " + ReplayWords.count(others, "other interface", "other interfaces"));
        }
    }
}
