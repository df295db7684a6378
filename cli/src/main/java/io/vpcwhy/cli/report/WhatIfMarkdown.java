package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.WhatIfWords;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.Effect;
import io.vpcwhy.simulator.replay.ReplayReport;
import io.vpcwhy.simulator.replay.WhatIfReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes what a proposed configuration would make of the traffic of logs as Markdown for the comment of a pull request:
 * what breaks and opens, and the rest folded. It leaves room for another report in the same comment, which holds 65,536
 * characters at most.
 */
public final class WhatIfMarkdown {

    /** In characters. */
    private static final int LONGEST = 30_000;

    /** Of each section. */
    private static final int SHOWN = 20;

    private final Writer out;
    private final WhatIfWords words;
    private final StringBuilder text = new StringBuilder();

    /** @param out stays open */
    public WhatIfMarkdown(Writer out, Snapshot today, Snapshot proposed) {
        this.out = out;
        this.words = new WhatIfWords(today, proposed);
    }

    /** Writes the whole answer. */
    public void write(WhatIfReport report) throws IOException {
        text.append("## vpcwhy whatif\n\n")
                .append(MarkdownText.of(WhatIfWords.summary(report)))
                .append("\n\n")
                .append(MarkdownText.of(WhatIfWords.reconciliation(report)))
                .append('\n');
        WhatIfWords.incompleteness(report)
                .ifPresent(said -> text.append("\n**").append(said).append("**\n"));
        for (WhatIfWords.Section section : WhatIfWords.sections(report)) {
            write(section);
        }
        WhatIfWords.leftOut(report).ifPresent(this::paragraph);
        writeProblems(report);
        for (String note : WhatIfWords.notJudged(report)) {
            paragraph(note);
        }
        out.append(text);
    }

    private void paragraph(String said) {
        text.append('\n').append(MarkdownText.of(said)).append('\n');
    }

    /** Why lines are no records, folded: the change has no part in it. */
    private void writeProblems(WhatIfReport report) {
        List<ReplayReport.Problem> problems = report.problems();
        if (problems.isEmpty()) {
            return;
        }
        text.append("\n<details><summary>Not flow log records: ")
                .append(report.of(Effect.MALFORMED))
                .append("</summary>\n\n");
        int shown = 0;
        while (shown < Math.min(SHOWN, problems.size()) && text.length() < LONGEST) {
            text.append("- ")
                    .append(MarkdownText.line(WhatIfWords.lines(problems.get(shown++))))
                    .append('\n');
        }
        more(problems.size() - shown);
        text.append("\n</details>\n");
    }

    private void more(int left) {
        if (left > 0) {
            text.append("- ").append(left).append(" more, in --format json\n");
        }
    }

    private void write(WhatIfWords.Section section) {
        Effect effect = section.groups().get(0).change().effect();
        boolean folded = effect == Effect.UNDECIDED || effect == Effect.DRIFT;
        String title = MarkdownText.of(section.title());
        text.append(folded ? "\n<details><summary>" + title + "</summary>\n\n" : "\n**" + title + "**\n\n");
        list(section.groups());
        text.append(folded ? "\n</details>\n" : "");
    }

    private void list(List<WhatIfReport.Group> groups) {
        int shown = 0;
        while (shown < Math.min(SHOWN, groups.size()) && text.length() < LONGEST) {
            WhatIfReport.Group group = groups.get(shown++);
            text.append("- ")
                    .append(WhatIfWords.records(group.records()))
                    .append(": ")
                    .append(MarkdownText.line(words.summary(group)))
                    .append('\n');
            group.example()
                    .ifPresent(line ->
                            text.append("  - ").append(MarkdownText.line(line)).append('\n'));
        }
        more(groups.size() - shown);
    }
}
