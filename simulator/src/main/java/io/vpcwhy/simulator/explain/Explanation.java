package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one line of a flow log. Every line has one.
 *
 * @param line as read
 * @param status what became of it
 * @param networkInterface the record's interface, where the snapshot has it
 * @param subject what the record is about, where that could be worked out
 * @param direction which way the packets went
 * @param flow which side of its connection it is
 * @param loggedAction what the log says, where it does
 * @param logStatus what the log says of its interval, where it does
 * @param simulatedAction what the snapshot says
 * @param simulation the filters that were asked
 * @param denials for a simulated REJECT, every reason
 * @param remote whose the other end is, where there is one
 * @param handover whom the packet came from (ingress) or goes to next (egress), where that is one alone
 * @param hypotheses what else can make such a record, most likely first
 * @param remediation what would let it pass
 */
public record Explanation(
        FlowLogLine line,
        Status status,
        Optional<NetworkInterface> networkInterface,
        Optional<Subject> subject,
        DirectionFinding direction,
        FlowFinding flow,
        Optional<FlowLogAction> loggedAction,
        Optional<FlowLogStatus> logStatus,
        SimulatedAction simulatedAction,
        Simulation simulation,
        List<Denial> denials,
        Optional<RemoteParty> remote,
        Optional<Handover> handover,
        List<Hypothesis> hypotheses,
        Remediation remediation) {

    public Explanation {
        denials = List.copyOf(denials);
        hypotheses = List.copyOf(hypotheses);
    }

    /** The answer to a line about whose packets nothing can be simulated. */
    static Explanation unsimulated(
            FlowLogLine line,
            Status status,
            Optional<NetworkInterface> networkInterface,
            DirectionFinding direction,
            List<Hypothesis> hypotheses) {
        Optional<FlowLogLine.Record> read = line instanceof FlowLogLine.Record r ? Optional.of(r) : Optional.empty();
        return new Explanation(
                line,
                status,
                networkInterface,
                Optional.empty(),
                direction,
                FlowFinding.UNKNOWN,
                read.flatMap(r -> r.record().action()),
                read.flatMap(r -> r.record().logStatus()),
                SimulatedAction.UNKNOWN,
                Simulation.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                hypotheses,
                new Remediation.NotProposed(Remediation.Reason.NOT_DECIDED));
    }
}
