package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.Subject;
import java.io.PrintWriter;

/** Writes one line a record: place, status, packet and reason, apart by tabs. */
public final class ExplanationLine implements ExplanationWriter {

    private final PrintWriter out;

    /** @param out stays open when this writer is closed */
    public ExplanationLine(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(Explanation explanation) {
        out.println(explanation.line().place()
                + "\t" + explanation.status()
                + "\t" + explanation.loggedAction().map(Enum::name).orElse("-")
                + "\t"
                + explanation
                        .subject()
                        .map(Subject::packet)
                        .map(RuleWords::packet)
                        .orElse("-")
                + "\t" + SummaryWords.summary(explanation));
    }

    @Override
    public void close() {
        out.flush();
    }
}
