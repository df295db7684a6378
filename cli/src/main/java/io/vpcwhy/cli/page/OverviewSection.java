package io.vpcwhy.cli.page;

import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Which logs of which time were read, against what, and that every record has an answer. */
record OverviewSection(PageContent content) implements PageSection {

    private static final int MOST_LOGS = 20;

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String title() {
        return "What was read";
    }

    @Override
    public void write(Html html) {
        ReplayReport report = content.report();
        html.open("dl", "class", "facts");
        fact(html, "Period", period(report));
        fact(html, "Flow logs", logs());
        content.passedOver().ifPresent(words -> fact(html, "Left out", words));
        fact(html, "Held against", snapshot());
        html.closeLine();
        html.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "Records by answer");
        html.open("table").line("caption", "Every record that was read has one answer");
        html.open("thead").open("tr");
        html.element("th", "Answer", "scope", "col").element("th", "Records", "scope", "col", "class", "number");
        html.element("th", "Meaning", "scope", "col").close().closeLine();
        html.open("tbody");
        for (Status status : Status.values()) {
            row(html, name(status), report.records().getOrDefault(status, 0L), meaning(status));
        }
        html.closeLine().open("tfoot");
        row(html, "read", report.read(), "the sum of these");
        html.close().close().closeLine();
    }

    private static void row(Html html, String name, long records, String meaning) {
        html.open("tr").element("th", name, "scope", "row");
        html.element("td", Figures.number(records), "class", "number").element("td", meaning);
        html.closeLine();
    }

    private static void fact(Html html, String name, String value) {
        html.element("dt", name).line("dd", value);
    }

    private static String period(ReplayReport report) {
        OptionalLong first = times(
                        report.groups().stream().map(ReplayReport.Group::first).flatMapToLong(OptionalLong::stream))
                .min();
        OptionalLong last = times(
                        report.groups().stream().map(ReplayReport.Group::last).flatMapToLong(OptionalLong::stream))
                .max();
        return first.isPresent() && last.isPresent()
                ? Figures.time(first.getAsLong()) + " to " + Figures.time(last.getAsLong()) + " (UTC)"
                : "no record tells a time";
    }

    private static LongStream times(LongStream all) {
        return all.filter(Figures::isTime);
    }

    private String logs() {
        int more = content.logs().size() - MOST_LOGS;
        String named = String.join(
                ", ",
                content.logs().subList(0, Math.min(MOST_LOGS, content.logs().size())));
        return named + (more > 0 ? " and " + ReplayWords.count(more, "other", "others") : "");
    }

    private String snapshot() {
        return "a snapshot with "
                + ReplayWords.count(content.snapshot().all(Vpc.class).size(), "VPC", "VPCs") + " and "
                + ReplayWords.count(
                        content.snapshot().all(NetworkInterface.class).size(),
                        "network interface",
                        "network interfaces");
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String meaning(Status status) {
        return switch (status) {
            case EXPLAINED -> "the log says what the snapshot says";
            case CONTRADICTED -> "the snapshot says otherwise: one of the two has changed";
            case UNDECIDED -> "snapshot or record do not hold enough to tell";
            case NO_DATA -> "NODATA or SKIPDATA: the record tells of no traffic";
            case MALFORMED -> "the line is no flow log record";
        };
    }
}
