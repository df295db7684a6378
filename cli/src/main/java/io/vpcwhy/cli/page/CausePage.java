package io.vpcwhy.cli.page;

import io.vpcwhy.cli.page.GroupPages.GroupPage;
import io.vpcwhy.cli.render.ExplanationLines;
import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.replay.Examples;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the page of one cause: how much of it there is, why, and what would let it pass. */
record CausePage(ExampleExplainer examples, Examples more, Snapshot snapshot, ReplayWords words) {

    /** What is told of a fix and not of the cause. */
    private static final Set<String> OF_FIX = Set.of("caution", "fix", "opens", "verified", "no fix");

    private static final int MOST_EXAMPLES = 5;

    void write(Html html, GroupPage page) {
        ReplayReport.Group group = page.group();
        html.open("details", "class", "cause card", "id", page.id());
        html.open("summary").open("h4");
        html.element("span", Figures.number(group.records()), "class", "count").text(" ");
        html.element("span", words.summary(group)).close().closeLine();
        facts(html, group);
        Optional<Explanation> explanation = examples.explain(group);
        if (explanation.isPresent()) {
            explain(html, explanation.get());
        } else if (group.example().isPresent()) {
            html.line(
                    "p",
                    "The example by itself does not tell all of this: the records beside it in the log do."
                            + " vpcwhy explain --log explains it among them.");
        }
        examples(html, group);
        BrokenSection.linkBack(html);
        html.closeLine();
    }

    private static void facts(Html html, ReplayReport.Group group) {
        html.open("dl", "class", "facts");
        fact(html, "Records", Figures.number(group.records()));
        if (group.bytes() > 0) {
            fact(html, "Bytes", Figures.bytes(group.bytes()));
        }
        if (group.peers().count() > 0) {
            fact(html, "At the far end", ReplayWords.peers(group.peers()));
        }
        if (group.first().isPresent() && group.last().isPresent()) {
            fact(html, "First", Figures.time(group.first().getAsLong()) + " (UTC)");
            fact(html, "Last", Figures.time(group.last().getAsLong()) + " (UTC)");
        }
        group.cause().code().ifPresent(code -> fact(html, "Code", code));
        html.closeLine();
    }

    private static void fact(Html html, String name, String value) {
        html.element("dt", name).line("dd", value);
    }

    private void explain(Html html, Explanation explanation) {
        List<ExplanationLines.Line> lines = ExplanationLines.of(explanation, snapshot);
        List<ExplanationLines.Line> why = new ArrayList<>(lines);
        why.removeIf(line -> OF_FIX.contains(line.label()));
        html.line("h5", "The first record, explained");
        html.line("p", ExplanationLines.packet(explanation) + ExplanationLines.at(explanation, snapshot));
        LineList.write(html, why);
        List<ExplanationLines.Line> fix = new ArrayList<>(lines);
        fix.removeIf(line -> !OF_FIX.contains(line.label()));
        if (!fix.isEmpty()) {
            html.line("h5", "What would let it pass");
            LineList.write(html, fix);
        }
    }

    /** The first record, and some with other far ends. */
    private void examples(Html html, ReplayReport.Group group) {
        List<String> lines = new ArrayList<>(group.example().stream().toList());
        more.lines(group).stream()
                .filter(line -> !lines.contains(line) && examples.isOf(line, group))
                .forEach(lines::add);
        if (lines.isEmpty()) {
            return;
        }
        html.line("h5", lines.size() == 1 ? "Example" : "Examples").open("ul", "class", "records");
        for (String line : lines.subList(0, Math.min(MOST_EXAMPLES, lines.size()))) {
            html.open("li")
                    .element("code", Figures.cut(line), "class", "record")
                    .closeLine();
        }
        html.closeLine();
    }
}
