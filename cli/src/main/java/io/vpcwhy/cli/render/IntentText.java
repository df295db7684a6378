package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.intent.IntentPart;
import io.vpcwhy.simulator.intent.IntentResult;
import io.vpcwhy.simulator.intent.IntentVerdict;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.io.IOException;
import java.util.List;

/** Writes what became of intents for people. */
final class IntentText {

    private static final String INDENT = "    ";

    /** More than these are counted. */
    private static final int SHOWN = 6;

    private final AnalysisLines lines;
    private final IntentWords words;
    private final ComponentWords components;

    IntentText(AnalysisLines lines, Snapshot snapshot) {
        this.lines = lines;
        this.words = new IntentWords(snapshot);
        this.components = new ComponentWords(snapshot);
    }

    void write(CheckedIntents checked) throws IOException {
        heading(checked);
        boolean brief = true;
        for (IntentResult result : checked.results()) {
            boolean held = result.verdict() == IntentVerdict.HELD;
            if (!brief || !held) {
                lines.blank();
            }
            brief = held;
            write(result);
        }
    }

    private void heading(CheckedIntents checked) throws IOException {
        int all = checked.results().size();
        long failed = checked.count(IntentVerdict.FAILED);
        long undecided = checked.count(IntentVerdict.UNDECIDED);
        String about = checked.file() + ": ";
        if (checked.hold()) {
            lines.good(about + (all == 1 ? "the intent holds" : "all " + all + " intents hold"));
        } else {
            String text = about + failed + " of " + all + (all == 1 ? " intent" : " intents") + " failed"
                    + (undecided == 0 ? "" : ", " + undecided + " not decided");
            if (failed > 0) {
                lines.bad(text);
            } else {
                lines.doubtful(text);
            }
        }
    }

    private void write(IntentResult result) throws IOException {
        String line = "  " + result.verdict().name() + "  " + result.intent().name();
        switch (result.verdict()) {
            case HELD -> lines.good(line);
            case FAILED -> lines.bad(line);
            case UNDECIDED -> lines.doubtful(line);
        }
        if (result.verdict() == IntentVerdict.HELD) {
            if (result.arrivesUnanswered()) {
                lines.line(INDENT + "packets arrive, and no reply returns: no connection can be made");
            }
            return;
        }
        lines.labelled(INDENT, "", "line " + result.intent().line() + ": " + IntentWords.asked(result.intent()));
        if (result.intent().reason().isPresent()) {
            lines.labelled(INDENT, "because ", result.intent().reason().get());
        }
        List<IntentPart> parts = result.parts();
        for (IntentPart part : parts.subList(0, Math.min(SHOWN, parts.size()))) {
            write(part, result);
        }
        if (parts.size() > SHOWN) {
            lines.line(INDENT + "and " + (parts.size() - SHOWN) + " parts more: --format json tells them all");
        }
        for (String unknown : IntentWords.unknowns(result)) {
            lines.labelled(INDENT, "not known: ", unknown);
        }
    }

    private void write(IntentPart part, IntentResult result) throws IOException {
        lines.labelled(INDENT, "", words.between(part, result.intent()));
        if (part.trace().isEmpty()) {
            lines.labelled(INDENT + "  ", "", IntentWords.summary(part));
            return;
        }
        for (String packets : words.packets(part, result.intent())) {
            lines.labelled(INDENT + "  ", "", IntentWords.outcome(part) + ": " + packets);
        }
        lines.labelled(INDENT + "  ", IntentWords.suchAs(part), IntentWords.summary(part));
        if (part.outcome() == Disposition.REACHABLE) {
            for (Component component : part.trace().get().forward().components()) {
                lines.line(INDENT + "  | " + components.textForAll(component));
            }
        }
    }
}
