package io.vpcwhy.cli.page;

import io.vpcwhy.cli.render.InsightWords;
import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.cli.report.ProgramVersion;
import io.vpcwhy.model.snapshot.GapFinder;
import io.vpcwhy.simulator.coverage.CoverageFinder;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.util.List;
import java.util.Optional;

/** The page: its sections one below the other, and what holds them together. */
public final class LogPage {

    private final PageContent content;
    private final List<PageSection> sections;
    private final PageAsset style = PageAsset.own("page.css");
    private final PageAsset charts = PageAsset.charts();
    private final PageAsset script = PageAsset.own("page.js");

    public LogPage(PageContent content) {
        this.content = content;
        ReplayWords words = new ReplayWords(content.snapshot());
        GroupPages pages = new GroupPages(content.report());
        ConnectionsSection connections = new ConnectionsSection(content.beside().connections(), content.snapshot());
        this.sections = List.of(
                new OverviewSection(content),
                new BrokenSection(pages, words, connections),
                new TimeSection(content.times().chart(TimeSection.MOST_BARS)),
                new CausesSection(
                        pages,
                        content.report().refused(),
                        new CausePage(content.examples(), content.moreExamples(), content.snapshot(), words)),
                connections,
                new InsightsSection(content.beside().insights(), new InsightWords(content.snapshot())),
                new RulesSection(content.beside().rules()),
                new CoverageSection(CoverageFinder.find(content.snapshot())),
                new UnknownSection(content.report(), pages, GapFinder.find(content.snapshot()), words));
    }

    /** The whole file. */
    public String write() {
        Html html = new Html().doctype().open("html", "lang", "en");
        head(html);
        html.open("body");
        html.line("a", "Skip to what is broken", "class", "skip", "href", "#broken");
        html.open("header").line("h1", "What the flow logs say");
        html.line("p", lead(), "class", "lead");
        incompleteness(content.report()).ifPresent(text -> html.line("p", text, "class", "warning"));
        contents(html);
        html.closeLine().open("main");
        for (PageSection section : sections) {
            html.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
            html.line("h2", section.title(), "id", section.id() + "-title");
            section.write(html);
            html.closeLine();
        }
        html.closeLine();
        foot(html);
        return html.asset("script", charts)
                .asset("script", script)
                .closeLine()
                .closeLine()
                .finish();
    }

    /** What a person has to know who takes the page for the whole truth; empty where it is. */
    static Optional<String> incompleteness(ReplayReport report) {
        if (report.complete()) {
            return Optional.empty();
        }
        return Optional.of(
                report.damages().isEmpty()
                        ? "This is a part: not all was read."
                        : "This is a part, or may be wrong: some files are damaged, as told under What was not known.");
    }

    private void head(Html html) {
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + style.hash() + "; script-src "
                        + charts.hash() + " " + script.hash());
        html.line("title", "What the flow logs say - vpcwhy")
                .asset("style", style)
                .closeLine();
    }

    private String lead() {
        return "Why " + ReplayWords.count(content.report().read(), "record", "records")
                + " of VPC flow logs were accepted or rejected, what is broken, and what would mend it.";
    }

    private void contents(Html html) {
        html.open("nav", "aria-label", "Contents").open("ul");
        for (PageSection section : sections) {
            html.open("li")
                    .element("a", section.title(), "href", "#" + section.id())
                    .closeLine();
        }
        html.close().closeLine();
    }

    private static void foot(Html html) {
        html.open("footer").line("p", "Made by vpcwhy " + ProgramVersion.VERSION + ". Times are in UTC.");
        html.open("details").line("summary", "Licence of Chart.js, which draws the chart");
        PageAsset.licenceOfCharts().lines().filter(line -> !line.isBlank()).forEach(line -> html.line("p", line));
        html.close().closeLine();
    }
}
