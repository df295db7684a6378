package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.Removable;
import io.vpcwhy.simulator.baseline.Standing;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.trace.Component;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Lines that the text of analyses has in common. */
final class AnalysisLines {

    private static final int WIDTH = 120;

    private final Writer out;
    private final Colours colours;
    private final ComponentWords components;
    private final AddressWords addresses;

    AnalysisLines(Writer out, Colours colours, Snapshot snapshot) {
        this.out = out;
        this.colours = colours;
        this.components = new ComponentWords(snapshot);
        this.addresses = new AddressWords(snapshot);
    }

    void heading(String text) throws IOException {
        raw(colours.bold(Plain.text(text)));
    }

    void good(String text) throws IOException {
        raw(colours.green(Plain.text(text)));
    }

    void bad(String text) throws IOException {
        raw(colours.red(Plain.text(text)));
    }

    void doubtful(String text) throws IOException {
        raw(colours.yellow(Plain.text(text)));
    }

    void line(String text) throws IOException {
        raw(Plain.text(text));
    }

    void blank() throws IOException {
        raw("");
    }

    /**
     * Text that is broken at spaces where it is long, its lines after the first indented by as much as the label takes.
     */
    void labelled(String indent, String label, String text) throws IOException {
        StringBuilder line = new StringBuilder(indent).append(label);
        String hanging = " ".repeat(line.length());
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(hanging);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    /** The packets of a finding, and what they pass. */
    void finding(String indent, Finding finding) throws IOException {
        for (String packets : FindingWords.packets(finding, addresses)) {
            labelled(indent, "", packets);
        }
        line(indent + FindingWords.replies(finding));
        line(indent + "such as " + RuleWords.packet(finding.trace().packet()) + ":");
        ladder(indent, finding);
    }

    /**
     * What the packets of a finding pass, from its source to its destination, with the rules by which one of them does.
     */
    void ladder(String indent, Finding finding) throws IOException {
        for (Component component : finding.components()) {
            line(indent + "| " + components.textForAll(component));
        }
    }

    /** What a baseline says of what counts all the same; nothing of what is new. */
    void standing(String indent, Standing standing) throws IOException {
        if (standing.state() != Standing.State.NEW) {
            labelled(indent, "", BaselineWords.standing(standing));
        }
    }

    /** What a baseline accepts and is found no more. */
    void removable(List<Removable> removable) throws IOException {
        if (removable.isEmpty()) {
            return;
        }
        blank();
        heading("Removable from the baseline");
        for (Removable one : removable) {
            line("  " + one.scope() + ": " + BaselineWords.gone(one, addresses) + "; " + BaselineWords.remedy(one));
        }
    }

    void undecided(List<UndecidedWay> ways) throws IOException {
        if (ways.isEmpty()) {
            return;
        }
        blank();
        heading("Not known");
        for (UndecidedWay way : ways) {
            labelled("  ", "", FindingWords.undecided(way));
        }
    }

    /** What could hide more. */
    void gaps(PathGaps gaps) throws IOException {
        if (gaps.isEmpty()) {
            return;
        }
        blank();
        heading("What could hide more (vpcwhy snapshot says how to collect it)");
        for (String text : GapWords.shortly(gaps)) {
            labelled("  ", "", text);
        }
    }

    private void raw(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
