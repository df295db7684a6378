package io.vpcwhy.cli.page;

import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.simulator.replay.TimeSeries;

/** Accepted and rejected records over time: a chart, and its numbers as a table, from which the script draws it. */
record TimeSection(TimeSeries.Chart chart) implements PageSection {

    /** Bars that a screen has room for: a week by hours. */
    static final int MOST_BARS = 170;

    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    @Override
    public String id() {
        return "time";
    }

    @Override
    public String title() {
        return "Accepted and rejected over time";
    }

    @Override
    public void write(Html html) {
        if (chart.buckets().isEmpty()) {
            html.line("p", "No record tells both a time and an action.");
            return;
        }
        html.line("p", "Records by the time at which they began, in UTC, each bar " + span(chart.seconds()) + ".");
        html.open("div", "id", "switches", "class", "switches", "hidden", "");
        button(html, "accepted", "Accepted");
        button(html, "rejected", "Rejected");
        html.closeLine();
        html.open("div", "class", "chart", "hidden", "");
        html.open("canvas", "id", "chart", "role", "img", "aria-label", alternative())
                .close()
                .closeLine();
        if (chart.apart() > 0) {
            html.line(
                    "p",
                    ReplayWords.count(chart.apart(), "record is", "records are")
                            + " not drawn: more than a month apart from these, or of no real time.");
        }
        html.open("details").line("summary", "The same as a table");
        html.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "Records over time");
        html.open("table", "id", "times").line("caption", "Accepted and rejected records, " + span(chart.seconds()));
        html.open("thead").open("tr").element("th", "From (UTC)", "scope", "col");
        html.element("th", "Accepted", "scope", "col", "class", "number");
        html.element("th", "Rejected", "scope", "col", "class", "number")
                .close()
                .closeLine();
        html.open("tbody");
        chart.buckets().forEach(bucket -> row(html, bucket));
        html.close().close().close().closeLine();
    }

    private static void button(Html html, String id, String text) {
        html.element("button", text, "type", "button", "class", id, "data-series", id, "aria-pressed", "true");
    }

    private void row(Html html, TimeSeries.Bucket bucket) {
        html.open("tr").element("th", label(bucket.start()), "scope", "row");
        html.element("td", Figures.number(bucket.accepted()), "class", "number");
        html.element("td", Figures.number(bucket.rejected()), "class", "number").closeLine();
    }

    private String label(long start) {
        String time = Figures.time(start);
        return chart.seconds() < DAY ? time : time.substring(0, time.indexOf(' '));
    }

    private String alternative() {
        long accepted =
                chart.buckets().stream().mapToLong(TimeSeries.Bucket::accepted).sum();
        long rejected =
                chart.buckets().stream().mapToLong(TimeSeries.Bucket::rejected).sum();
        return "Bar chart: " + ReplayWords.count(accepted, "record", "records") + " accepted and "
                + Figures.number(rejected) + " rejected from "
                + Figures.time(chart.buckets().get(0).start()) + " on; the table below has the numbers";
    }

    private static String span(long seconds) {
        return seconds < HOUR
                ? ReplayWords.count(seconds / 60, "minute", "minutes")
                : seconds < DAY
                        ? ReplayWords.count(seconds / HOUR, "hour", "hours")
                        : ReplayWords.count(seconds / DAY, "day", "days");
    }
}
