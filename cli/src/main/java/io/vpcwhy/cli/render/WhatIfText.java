package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.Effect;
import io.vpcwhy.simulator.replay.WhatIfReport;
import java.io.IOException;
import java.io.Writer;

/** Tells people what a proposed configuration would make of the traffic of logs: what would break first. */
public final class WhatIfText {

    private final LogText text;
    private final Colours colours;
    private final WhatIfWords words;

    /** @param out stays open */
    public WhatIfText(Writer out, Colours colours, Snapshot today, Snapshot proposed) {
        this.text = new LogText(out, colours);
        this.colours = colours;
        this.words = new WhatIfWords(today, proposed);
    }

    public void write(WhatIfReport report) throws IOException {
        String summary = WhatIfWords.summary(report);
        text.line(
                report.of(Effect.BREAKS) + report.of(Effect.GONE) > 0 ? colours.red(summary) : colours.green(summary));
        text.line(WhatIfWords.reconciliation(report));
        text.completeness(report.complete(), report.damages());
        for (WhatIfWords.Section section : WhatIfWords.sections(report)) {
            text.heading(section.title(), "");
            text.groups(section.groups(), words::summary, "json");
        }
        text.leftOut(WhatIfWords.windowsLeftOut(report));
        text.problems(report.problems(), report.of(Effect.MALFORMED));
        for (String note : WhatIfWords.notJudged(report)) {
            text.line("");
            text.line(note);
        }
    }
}
