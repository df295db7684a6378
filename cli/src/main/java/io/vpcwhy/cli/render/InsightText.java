package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.insight.Insight;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Tells people what stands out in logs. */
public final class InsightText {

    /** Lines of an insight that are shown; the others are counted. */
    private static final int MOST = 5;

    private final Writer out;
    private final Colours colours;
    private final InsightWords words;

    /** @param out stays open */
    public InsightText(Writer out, Colours colours, Snapshot snapshot) {
        this.out = out;
        this.colours = colours;
        this.words = new InsightWords(snapshot);
    }

    public void write(List<Insight> insights) throws IOException {
        line("");
        line(colours.bold("What stands out"));
        if (insights.isEmpty()) {
            line("  nothing");
        }
        for (Insight insight : insights) {
            line("");
            line("  " + words.summary(insight));
            List<String> lines = words.lines(insight);
            int shown = Math.min(MOST, lines.size());
            for (String each : lines.subList(0, shown)) {
                line("    " + each);
            }
            long others = InsightWords.inAll(insight) - shown;
            if (others > 0) {
                boolean told = lines.size() > shown;
                line(colours.dim("    and " + String.format(Locale.ROOT, "%,d", others) + " more"
                        + (told ? "; --format json shows up to " + lines.size() : "")));
            }
        }
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
