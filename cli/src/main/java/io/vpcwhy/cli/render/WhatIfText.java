package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.Effect;
import io.vpcwhy.simulator.replay.ReplayReport;
import io.vpcwhy.simulator.replay.WhatIfReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Tells people what a proposed configuration would make of the traffic of logs: what would break first. */
public final class WhatIfText {

    /** Groups of a section that are shown; the others are counted. */
    private static final int MOST_GROUPS = 10;

    private final Writer out;
    private final Colours colours;
    private final WhatIfWords words;

    /** @param out stays open */
    public WhatIfText(Writer out, Colours colours, Snapshot today, Snapshot proposed) {
        this.out = out;
        this.colours = colours;
        this.words = new WhatIfWords(today, proposed);
    }

    public void write(WhatIfReport report) throws IOException {
        String summary = WhatIfWords.summary(report);
        line(report.of(Effect.BREAKS) + report.of(Effect.GONE) > 0 ? colours.red(summary) : colours.green(summary));
        line(WhatIfWords.reconciliation(report));
        if (!report.complete()) {
            line(colours.yellow("This is a part: not all was read."));
        }
        for (WhatIfWords.Section section : WhatIfWords.sections(report)) {
            line("");
            line(colours.bold(section.title()));
            shown(section.groups());
        }
        problems(report);
        for (String note : WhatIfWords.notJudged(report)) {
            line("");
            line(note);
        }
    }

    private void shown(List<WhatIfReport.Group> groups) throws IOException {
        for (WhatIfReport.Group group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
            line("  " + colours.red(WhatIfWords.number(group.records())) + "  " + Plain.text(words.summary(group))
                    + (group.peers().count() > 0 ? " " + ReplayWords.peers(group.peers()) + "." : ""));
            if (group.example().isPresent()) {
                line("      " + colours.dim(Plain.text(group.example().get())));
            }
        }
        if (groups.size() > MOST_GROUPS) {
            line("  and " + WhatIfWords.number(groups.size() - MOST_GROUPS) + " other causes; --format json shows all");
        }
    }

    private void problems(WhatIfReport report) throws IOException {
        if (report.problems().isEmpty()) {
            return;
        }
        line("");
        line(colours.bold("Not flow log records: " + WhatIfWords.records(report.of(Effect.MALFORMED))));
        for (ReplayReport.Problem problem : report.problems()) {
            line("  " + WhatIfWords.number(problem.lines()) + "  " + Plain.text(problem.reason()) + " ("
                    + String.join(", ", problem.places()) + ")");
        }
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
