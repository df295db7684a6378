package io.vpcwhy.cli.render;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people are told of a record, line by line: the deciding rule first, then what nearly matched, what passed, what
 * was not asked, and the fix.
 */
public final class ExplanationLines {

    /**
     * One of them.
     *
     * @param label what it is: {@code why}, {@code near miss}, {@code fix}, ...
     * @param isCommand whether the text is a command, which is to be copied as it is
     */
    public record Line(String label, String text, boolean isCommand) {}

    private static final int WIDTH = 110;

    private final Snapshot snapshot;
    private final Explanation explanation;
    private final List<Line> lines = new ArrayList<>();

    private ExplanationLines(Explanation explanation, Snapshot snapshot) {
        this.explanation = explanation;
        this.snapshot = snapshot;
    }

    /**
     * The lines of an explanation.
     *
     * @param snapshot names the owners of interfaces
     */
    public static List<Line> of(Explanation explanation, Snapshot snapshot) {
        ExplanationLines all = new ExplanationLines(explanation, snapshot);
        all.addAll();
        return List.copyOf(all.lines);
    }

    /** Which packets a line is about, or its beginning where it does not tell; empty where there were none. */
    public static String packet(Explanation explanation) {
        return explanation.status() == Status.NO_DATA
                ? ""
                : RuleWords.packet(explanation)
                        .orElseGet(() -> cut(Plain.text(explanation.line().text())));
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "...";
    }

    /** Such as {@code   at eni-0a1 (EC2 instance i-0b2)}; empty where that is not known. */
    public static String at(Explanation explanation, Snapshot snapshot) {
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

    private void addAll() {
        add("why", SummaryWords.summary(explanation));
        for (NearMissWords.Line near : NearMissWords.lines(explanation)) {
            add("near miss", near.text());
        }
        CandidateWords.lines(explanation).forEach(text -> add("may decide", text));
        addWhatPassed();
        add("flow", flow());
        HandoverWords.line(explanation, snapshot).ifPresent(line -> add(line.label(), line.text()));
        addHypotheses();
        addRemedies();
        if (explanation.line() instanceof FlowLogLine.Record read) {
            read.warnings().forEach(warning -> add("warning", warning));
        }
    }

    /** Where nothing denies, the summary itself names every filter that let the packet pass or was not asked. */
    private void addWhatPassed() {
        if (explanation.simulatedAction() == SimulatedAction.ACCEPT) {
            return;
        }
        for (FilterStep step : explanation.simulation().steps()) {
            if (step.outcome() == Outcome.ALLOW) {
                passed(step).ifPresent(text -> add("passed", text));
            }
        }
        for (Exemption exemption : explanation.simulation().exemptions()) {
            add("not asked", SummaryWords.exemption(exemption));
        }
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

    private String flow() {
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

    private void addHypotheses() {
        boolean told = explanation.status() == Status.UNDECIDED || explanation.status() == Status.CONTRADICTED;
        List<Hypothesis> hypotheses = explanation.hypotheses();
        for (int i = told ? 1 : 0; i < hypotheses.size(); i++) {
            add(told ? "or" : "note", HypothesisWords.text(hypotheses.get(i)));
        }
    }

    private void addRemedies() {
        if (explanation.remediation() instanceof Remediation.Proposed proposed) {
            CautionWords.lines(explanation).forEach(text -> add("caution", text));
            boolean several = proposed.changes().size() > 1;
            for (Change change : proposed.changes()) {
                lines.add(new Line("fix", RemedyWords.command(change), true));
                add("opens", RemedyWords.opens(change));
            }
            add(
                    "verified",
                    several
                            ? "with all of these changes the flow and its answers pass the simulation"
                            : "with this change the flow and its answers pass the simulation");
        } else if (explanation.remediation() instanceof Remediation.NotProposed none) {
            RefusalWords.text(none.why()).ifPresent(text -> add("no fix", text));
        }
    }

    private void add(String label, String text) {
        if (!text.isEmpty()) {
            lines.add(new Line(label, text, false));
        }
    }
}
