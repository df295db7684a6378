package io.vpcwhy.cli.render;

import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Explanation;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes explanations as short blocks for people: the verdict and the deciding rule first, then what nearly matched, what
 * passed, what was not asked, and the fix.
 */
public final class ExplanationText implements ExplanationWriter {

    private static final int LABEL_WIDTH = 10;
    private static final int WIDTH = 110;

    /** A command at the end of a sentence has a line of its own, to be copied. */
    private static final String COMMAND = ": aws ";

    private final Writer out;
    private final Colours colours;
    private final Snapshot snapshot;
    private final StringBuilder block = new StringBuilder();
    private boolean any;

    /**
     * @param out stays open when this writer is closed
     * @param snapshot names the owners of interfaces
     */
    public ExplanationText(Writer out, Colours colours, Snapshot snapshot) {
        this.out = out;
        this.colours = colours;
        this.snapshot = snapshot;
    }

    @Override
    public void write(Explanation explanation) throws IOException {
        block.setLength(0);
        if (any) {
            line("");
        }
        any = true;
        line(heading(explanation));
        for (ExplanationLines.Line line : ExplanationLines.of(explanation, snapshot)) {
            label(line.label(), line.text(), !line.isCommand());
        }
        out.append(block);
    }

    private String heading(Explanation explanation) {
        String place = colours.dim(Plain.text(explanation.line().place().toString())) + "  ";
        String verdict = verdict(explanation);
        return place + verdict + packet(explanation) + ExplanationLines.at(explanation, snapshot);
    }

    private String packet(Explanation explanation) {
        String text = ExplanationLines.packet(explanation);
        return text.isEmpty() ? "" : "  " + colours.bold(text);
    }

    private String verdict(Explanation explanation) {
        String logged = explanation.loggedAction().map(Enum::name).orElse("");
        String word = switch (explanation.status()) {
            case EXPLAINED -> logged.isEmpty() ? explanation.simulatedAction().name() : logged;
            case CONTRADICTED, UNDECIDED ->
                (logged.isEmpty() ? "" : logged + " ") + explanation.status().name();
            case NO_DATA -> explanation.logStatus().map(Enum::name).orElse("NODATA");
            case MALFORMED -> "MALFORMED";
        };
        return switch (explanation.status()) {
            case EXPLAINED -> word.equals(FlowLogAction.ACCEPT.name()) ? colours.green(word) : colours.red(word);
            case CONTRADICTED, UNDECIDED, MALFORMED -> colours.yellow(word);
            case NO_DATA -> colours.dim(word);
        };
    }

    private void label(String label, String text, boolean wrap) {
        String indent = " ".repeat(LABEL_WIDTH + 3);
        StringBuilder line =
                new StringBuilder("  ").append(colours.dim(label)).append(" ".repeat(LABEL_WIDTH + 1 - label.length()));
        int column = LABEL_WIDTH + 3;
        String plain = Plain.text(text);
        int command = wrap ? plain.indexOf(COMMAND) : -1;
        String folded = command < 0 ? plain : plain.substring(0, command + 1);
        for (String word : folded.split(" ", -1)) {
            if (wrap && column + word.length() > WIDTH && column > LABEL_WIDTH + 3) {
                line(line.toString().stripTrailing());
                line = new StringBuilder(indent);
                column = LABEL_WIDTH + 3;
            }
            line.append(word).append(' ');
            column += word.length() + 1;
        }
        line(line.toString().stripTrailing());
        if (command >= 0) {
            line(indent + plain.substring(command + 2));
        }
    }

    private void line(String text) {
        block.append(text).append('\n');
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
