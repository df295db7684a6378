package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.explain.Explanation;
import java.io.IOException;
import java.io.Writer;

/** Writes one line a record: place, status, packet and reason, apart by tabs. */
public final class ExplanationLine implements ExplanationWriter {

    private final Writer out;

    /** @param out stays open when this writer is closed */
    public ExplanationLine(Writer out) {
        this.out = out;
    }

    @Override
    public void write(Explanation explanation) throws IOException {
        String packet = RuleWords.packet(explanation).orElse("-");
        out.write(String.join(
                        "\t",
                        Plain.text(explanation.line().place().toString()),
                        explanation.status().name(),
                        explanation.loggedAction().map(Enum::name).orElse("-"),
                        packet,
                        Plain.text(SummaryWords.summary(explanation)))
                + "\n");
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
