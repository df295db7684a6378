package io.vpcwhy.cli.page;

import io.vpcwhy.cli.render.InsightWords;
import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.simulator.insight.Insight;
import java.util.List;
import java.util.Optional;

/**
 * What stands out in logs, in the order in which to look at it.
 *
 * @param insights empty where nobody looked for any
 */
record InsightsSection(Optional<List<Insight>> insights, InsightWords words) implements PageSection {

    /** Lines of an insight that are shown. */
    private static final int MOST = 10;

    @Override
    public String id() {
        return "insights";
    }

    @Override
    public String title() {
        return "What stands out";
    }

    @Override
    public void write(Html html) {
        if (insights.isEmpty()) {
            html.line("p", "Nobody looked for it.");
        } else if (insights.get().isEmpty()) {
            html.line("p", "Nothing.");
        }
        for (Insight insight : insights.orElse(List.of())) {
            List<String> lines = words.lines(insight);
            if (lines.isEmpty()) {
                html.line("p", words.summary(insight), "class", "alone");
            } else {
                write(html, insight, lines);
            }
        }
    }

    private void write(Html html, Insight insight, List<String> lines) {
        html.open("details", "class", "card").open("summary");
        html.element("h3", words.summary(insight)).closeLine();
        html.open("ul");
        int shown = Math.min(MOST, lines.size());
        lines.subList(0, shown).forEach(line -> html.line("li", Figures.cut(line)));
        html.closeLine();
        long others = InsightWords.inAll(insight) - shown;
        if (others > 0) {
            String all = lines.size() > shown
                    ? "; vpcwhy replay --insights --format json shows " + Figures.number(lines.size())
                    : "";
            html.line("p", "and " + ReplayWords.count(others, "other", "others") + all, "class", "muted");
        }
        html.closeLine();
    }
}
