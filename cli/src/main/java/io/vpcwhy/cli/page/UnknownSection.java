package io.vpcwhy.cli.page;

import io.vpcwhy.cli.page.GroupPages.GroupPage;
import io.vpcwhy.cli.render.GapWords;
import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.util.List;
import java.util.Optional;

/** What keeps the rest of the page from being the whole truth. */
record UnknownSection(ReplayReport report, GroupPages pages, List<Gap> gaps, ReplayWords words) implements PageSection {

    /** Groups, gaps, reasons and damages that are named. */
    private static final int MOST = 30;

    @Override
    public String id() {
        return "unknown";
    }

    @Override
    public String title() {
        return "What was not known";
    }

    @Override
    public void write(Html html) {
        if (isNothing()) {
            html.line("p", "All records were read and decided, and the snapshot has no gaps.", "class", "good");
        } else {
            writeAll(html);
        }
        html.open("p").text("What is not known of ").element("a", "connections", "href", "#connections");
        html.text(", ").element("a", "the use of rules", "href", "#rules").text(" and ");
        html.element("a", "coverage", "href", "#coverage")
                .text(" is told there.")
                .closeLine();
    }

    private void writeAll(Html html) {
        LogPage.incompleteness(report).ifPresent(text -> html.line("p", text, "class", "warning"));
        list(html, "Files that could not be read to their end", report.damages());
        undecided(html);
        skipped(html);
        malformed(html);
        list(html, "Gaps of the snapshot", GapWords.shortly(gaps));
    }

    private boolean isNothing() {
        return report.complete()
                && report.problems().isEmpty()
                && gaps.isEmpty()
                && windows() == 0
                && pages.of(Concern.UNDECIDED).isEmpty();
    }

    private void undecided(Html html) {
        List<GroupPage> undecided = pages.of(Concern.UNDECIDED);
        if (undecided.isEmpty()) {
            return;
        }
        html.open("h3").text("Undecided ");
        html.element("span", ReplayWords.count(pages.records(Concern.UNDECIDED), "record", "records"), "class", "muted")
                .closeLine();
        html.open("ul");
        for (GroupPage page : undecided.subList(0, Math.min(MOST, undecided.size()))) {
            html.open("li").open("a", "href", "#" + page.id());
            html.element("span", Figures.number(page.group().records()), "class", "count");
            html.text(" ").element("span", words.summary(page.group())).close().closeLine();
        }
        int more = undecided.size() - MOST + pages.leftOut(Concern.UNDECIDED);
        if (more > 0) {
            html.line("li", "and " + ReplayWords.count(more, "other cause", "other causes"));
        }
        html.closeLine();
    }

    /** Records that tell that AWS did not log what there was. */
    private long windows() {
        return report.groups().stream()
                .filter(group -> group.cause().code().equals(Optional.of(FlowLogStatus.SKIPDATA.name())))
                .mapToLong(ReplayReport.Group::records)
                .sum();
    }

    /** What AWS did not log is in no count. */
    private void skipped(Html html) {
        long windows = windows();
        if (windows == 0) {
            return;
        }
        html.line("h3", "Left out by AWS (SKIPDATA)");
        html.line(
                "p",
                ReplayWords.count(windows, "record tells", "records tell")
                        + " of traffic that was not logged; it is in no count.");
    }

    private void malformed(Html html) {
        if (report.problems().isEmpty()) {
            return;
        }
        html.open("h3").text(ReplayWords.heading(Concern.MALFORMED)).text(" ");
        long lines = report.records().getOrDefault(Status.MALFORMED, 0L);
        html.element("span", ReplayWords.count(lines, "line", "lines"), "class", "muted")
                .closeLine();
        html.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "Lines that are no records");
        html.open("table").open("thead").open("tr");
        html.element("th", "Lines", "scope", "col", "class", "number").element("th", "Reason", "scope", "col");
        html.element("th", "Such as", "scope", "col").close().closeLine();
        html.open("tbody");
        for (ReplayReport.Problem problem : first(report.problems())) {
            html.open("tr").element("td", Figures.number(problem.lines()), "class", "number");
            html.element("td", Figures.cut(problem.reason()));
            html.element("td", Figures.cut(String.join(", ", problem.places()))).closeLine();
        }
        html.close().close().closeLine();
        more(html, report.problems().size(), "other reason", "other reasons");
    }

    private static void list(Html html, String heading, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        html.line("h3", heading).open("ul");
        first(texts).forEach(text -> html.line("li", Figures.cut(text)));
        html.closeLine();
        more(html, texts.size(), "other", "others");
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static void more(Html html, int all, String one, String many) {
        if (all > MOST) {
            html.line("p", "and " + ReplayWords.count(all - MOST, one, many), "class", "muted");
        }
    }
}
