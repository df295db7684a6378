package io.vpcwhy.cli.render;

import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.DirectionFinding;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.Hypothesis;
import io.vpcwhy.simulator.explain.Remediation;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.filter.Exemption;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.remedy.Change;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        label("why", SummaryWords.summary(explanation));
        for (NearMissWords.Line near : NearMissWords.lines(explanation)) {
            label("near miss", near.text());
        }
        CandidateWords.lines(explanation).forEach(text -> label("may decide", text));
        for (FilterStep step : explanation.simulation().steps()) {
            if (step.outcome() == Outcome.ALLOW && !tellsWhatPassed(explanation)) {
                passed(step).ifPresent(text -> label("passed", text));
            }
        }
        if (!tellsWhatPassed(explanation)) {
            for (Exemption exemption : explanation.simulation().exemptions()) {
                label("not asked", SummaryWords.exemption(exemption));
            }
        }
        label("flow", flow(explanation));
        HandoverWords.line(explanation, snapshot).ifPresent(line -> label(line.label(), line.text()));
        writeHypotheses(explanation);
        writeRemedies(explanation);
        if (explanation.line() instanceof FlowLogLine.Record read) {
            read.warnings().forEach(warning -> label("warning", warning));
        }
        out.append(block);
    }

    /** Where nothing denies, the summary itself names every filter that let the packet pass or was not asked. */
    private static boolean tellsWhatPassed(Explanation explanation) {
        return explanation.simulatedAction() == SimulatedAction.ACCEPT;
    }

    private String heading(Explanation explanation) {
        String place = colours.dim(Plain.text(explanation.line().place().toString())) + "  ";
        String verdict = verdict(explanation);
        return place + verdict + packet(explanation) + at(explanation);
    }

    private String packet(Explanation explanation) {
        if (explanation.status() == Status.NO_DATA) {
            return "";
        }
        String text = RuleWords.packet(explanation)
                .orElseGet(() -> cut(Plain.text(explanation.line().text())));
        return "  " + colours.bold(text);
    }

    private String at(Explanation explanation) {
        Optional<String> logged = explanation.line() instanceof FlowLogLine.Record read
                ? read.record().interfaceId()
                : Optional.empty();
        return explanation
                .networkInterface()
                .map(nic -> PartyWords.networkInterface(nic, snapshot))
                .or(() -> logged)
                .map(where -> "  at " + Plain.text(where))
                .orElse("");
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

    private static Optional<String> passed(FilterStep step) {
        if (step instanceof FilterStep.AclStep acl) {
            return acl.decision()
                    .deciding()
                    .map(entry -> "network ACL " + RuleWords.named(acl.acl()) + " " + RuleWords.bound(acl.direction())
                            + " by " + RuleWords.entry(entry));
        }
        if (step instanceof FilterStep.SecurityGroupStep groups) {
            return groups.decision()
                    .deciding()
                    .map(rule -> "security group "
                            + RuleWords.named(groups.decision().groups(), rule.groupId())
                            + (groups.byState() ? " as the answer to " : " by ")
                            + RuleWords.bound(rule.direction()) + " " + RuleWords.rule(rule));
        }
        return Optional.empty();
    }

    private String flow(Explanation explanation) {
        if (explanation.subject().isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        explanation
                .direction()
                .direction()
                .ifPresent(direction -> parts.add(RuleWords.bound(direction) + " " + basis(explanation.direction())));
        parts.add(side(explanation.flow()));
        String remote = explanation
                .remote()
                .map(party -> (explanation.subject().get().direction() == Direction.INGRESS ? "from " : "to ")
                        + explanation.subject().get().remote() + ", " + PartyWords.remote(party, snapshot))
                .orElse("");
        parts.add(remote);
        return String.join("; ", parts);
    }

    private static String basis(DirectionFinding finding) {
        return switch (finding.basis()) {
            case FLOW_DIRECTION -> "(flow-direction)";
            case INTERFACE_ADDRESS -> "(by the interface's address)";
            case PACKET_ADDRESS -> "(by the packet's address)";
            case NONE -> "";
        };
    }

    private static String side(FlowFinding finding) {
        String flow = switch (finding.flow()) {
            case REQUEST -> "request";
            case RESPONSE -> "response";
            case UNKNOWN -> "request or response, not known which";
        };
        return switch (finding.basis()) {
            case TCP_FLAGS -> flow + " (by TCP flags)";
            case SIBLING_RECORD -> flow + " (by the record of the other direction)";
            case PORTS -> flow + " (by its ports)";
            case CONFIGURATION -> flow + " (as a request it could not pass)";
            case NONE -> flow;
        };
    }

    private void writeHypotheses(Explanation explanation) {
        boolean told = explanation.status() == Status.UNDECIDED || explanation.status() == Status.CONTRADICTED;
        List<Hypothesis> hypotheses = explanation.hypotheses();
        for (int i = told ? 1 : 0; i < hypotheses.size(); i++) {
            label(told ? "or" : "note", HypothesisWords.text(hypotheses.get(i)));
        }
    }

    private void writeRemedies(Explanation explanation) {
        if (explanation.remediation() instanceof Remediation.Proposed proposed) {
            CautionWords.lines(explanation).forEach(text -> label("caution", text));
            boolean several = proposed.changes().size() > 1;
            for (Change change : proposed.changes()) {
                label("fix", RemedyWords.command(change), false);
                label("opens", RemedyWords.opens(change));
            }
            label(
                    "verified",
                    several
                            ? "with all of these changes the flow and its answers pass the simulation"
                            : "with this change the flow and its answers pass the simulation");
        } else if (explanation.remediation() instanceof Remediation.NotProposed none) {
            RefusalWords.text(none.why()).ifPresent(text -> label("no fix", text));
        }
    }

    private void label(String label, String text) {
        label(label, text, true);
    }

    private void label(String label, String text, boolean wrap) {
        if (text.isEmpty()) {
            return;
        }
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

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "...";
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
