package io.vpcwhy.cli.page;

import io.vpcwhy.cli.page.Table.Column;
import io.vpcwhy.cli.render.ConnectionLines;
import io.vpcwhy.cli.render.ConnectionWords;
import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.BrokenConnections;
import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.connection.Doubt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who cannot use whom, where that dies, and what would mend it.
 *
 * @param report empty where the records that were asked for do not tell
 */
record ConnectionsSection(Optional<ConnectionReport> report, Snapshot snapshot) implements PageSection {

    /** Ways to be broken that are shown. */
    private static final int MOST = 30;

    private static final String ALL = "vpcwhy replay --connections --format json";

    @Override
    public String id() {
        return "connections";
    }

    @Override
    public String title() {
        return "Connections";
    }

    /** Those that are shown, the most frequent first. */
    List<BrokenConnections> broken() {
        return report.map(ConnectionReport::broken).orElse(List.of()).stream()
                .limit(MOST)
                .toList();
    }

    /** In how many ways connections are broken. */
    private long ways() {
        return report.map(found -> found.broken().size() + found.further()).orElse(0L);
    }

    /** How many are broken. */
    private long connections() {
        return report.map(ConnectionReport::conclusions).orElse(Map.of()).entrySet().stream()
                .filter(each -> each.getKey().isBroken())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void write(Html html) {
        if (report.isEmpty()) {
            html.line("p", "They were not looked for: with --action, half of each connection is left out.");
            return;
        }
        write(html, report.get());
    }

    private void write(Html html, ConnectionReport found) {
        html.line("p", ConnectionWords.totals(found) + ".");
        if (found.broken().isEmpty()) {
            html.line("p", "No connection is known to be broken.", "class", "good");
        } else {
            html.line("h3", "Broken connections");
            int number = 0;
            for (BrokenConnections each : broken()) {
                write(html, each, ++number);
            }
            long others = ways() - number;
            if (others > 0) {
                String ways = ReplayWords.count(others, "other way", "other ways");
                html.line("p", "and " + ways + " in which they break; " + ALL + " shows a thousand", "class", "muted");
            }
        }
        unknown(html, found);
    }

    private void write(Html html, BrokenConnections broken, int number) {
        html.open("details", "class", "card broken", "id", idOf(number));
        html.open("summary").open("h4");
        html.element("span", Figures.number(broken.connections()), "class", "count")
                .text(" ");
        html.element("span", ConnectionWords.summary(broken, snapshot)).close().closeLine();
        LineList.write(html, ConnectionLines.of(broken, snapshot));
        BrokenSection.linkBack(html);
        html.closeLine();
    }

    private static String idOf(int number) {
        return "connection-" + number;
    }

    /** The most frequent ones, each with a link to where all of it is told. */
    void writeFirst(Html html, int most) {
        html.open("h3").text("Connections that do not work ");
        html.element("span", ReplayWords.count(connections(), "connection", "connections"), "class", "muted")
                .closeLine();
        html.open("ol", "class", "broken");
        int number = 0;
        for (BrokenConnections each : broken().subList(0, Math.min(most, broken().size()))) {
            html.open("li").open("a", "href", "#" + idOf(++number));
            html.element("span", Figures.number(each.connections()), "class", "count")
                    .text(" ");
            html.element("span", ConnectionWords.summary(each, snapshot))
                    .close()
                    .closeLine();
        }
        html.closeLine();
        long more = ways() - number;
        if (more > 0) {
            html.open("p").text("and ");
            html.element("a", ReplayWords.count(more, "other way", "other ways"), "href", "#" + id())
                    .closeLine();
        }
    }

    private static void unknown(Html html, ConnectionReport found) {
        List<Map.Entry<Doubt, Long>> doubts = ConnectionWords.doubts(found);
        List<String> limits = ConnectionWords.limits(found);
        if (doubts.isEmpty() && limits.isEmpty()) {
            return;
        }
        html.line("h3", "What is not known of connections");
        limits.forEach(limit -> html.line("p", limit));
        if (!doubts.isEmpty()) {
            new Table(
                            "Connections of which it is not known whether they work",
                            List.of(Column.text("Why"), Column.number("Connections")),
                            doubts.size(),
                            ALL)
                    .write(
                            html,
                            doubts,
                            each -> List.of(ConnectionWords.doubt(each.getKey()), Figures.number(each.getValue())));
        }
    }
}
