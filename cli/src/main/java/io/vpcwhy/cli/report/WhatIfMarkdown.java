package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.WhatIfWords;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.Effect;
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
        for (String note : WhatIfWords.notJudged(report)) {
            text.append('\n').append(MarkdownText.of(note)).append('\n');
        }
        out.append(text);
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
        if (groups.size() > shown) {
            text.append("- ").append(groups.size() - shown).append(" more, in --format json\n");
        }
    }
}
