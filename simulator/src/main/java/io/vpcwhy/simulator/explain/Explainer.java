package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.util.List;
import java.util.Optional;

/**
 * Explains flow log records against a snapshot: where and which way the packets went, which side of their connection
 * they are, what each filter decides, whether that is what the log says, and whom the packets came from or go to.
 * Immutable and safe to share.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html">Flow log record
 *     examples</a>
 */
public final class Explainer {

    private final Snapshot snapshot;
    private final RemedyPolicy remedies;
    private final SubjectFinder subjects;
    private final Judge judge;
    private final RemotePartyFinder parties;
    private final HandoverFinder handovers;
    private final HypothesisFinder hypotheses;
    private final RemedyFinder remedyFinder;
    private final ScanSuspicion scans;

    public Explainer(Snapshot snapshot, RemedyPolicy remedies) {
        this.snapshot = snapshot;
        this.remedies = remedies;
        this.subjects = new SubjectFinder(snapshot);
        this.judge = new Judge(snapshot);
        this.parties = new RemotePartyFinder(snapshot);
        this.handovers = new HandoverFinder(NetworkGraph.of(snapshot));
        this.hypotheses = new HypothesisFinder(snapshot);
        this.remedyFinder = new RemedyFinder(snapshot);
        this.scans = new ScanSuspicion(snapshot);
    }

    /** The answer to a line taken by itself, without the records beside it. */
    public Explanation explain(FlowLogLine line) {
        return explain(line, Optional.empty());
    }

    /** The answer to a line of which others told which side of its connection it is. */
    public Explanation explain(FlowLogLine line, FlowFinding side) {
        return explain(line, Optional.empty(), Optional.of(side), false);
    }

    /** The answer to a line, with what the other records of its conversation tell. */
    Explanation explain(FlowLogLine line, Optional<Conversation> conversation) {
        return explain(line, conversation, false);
    }

    /**
     * The answer to a line, with what the records beside it tell.
     *
     * @param swept whether its sender was refused at many doors
     */
    Explanation explain(FlowLogLine line, Optional<Conversation> conversation, boolean swept) {
        return explain(line, conversation, Optional.empty(), swept);
    }

    private Explanation explain(
            FlowLogLine line, Optional<Conversation> conversation, Optional<FlowFinding> side, boolean swept) {
        if (!(line instanceof FlowLogLine.Record read)) {
            return Explanation.unsimulated(
                    line, Status.MALFORMED, Optional.empty(), DirectionFinding.UNKNOWN, List.of());
        }
        FlowLogRecord record = read.record();
        SubjectFinding finding = subjects.find(record);
        boolean noData =
                record.logStatus().filter(status -> status != FlowLogStatus.OK).isPresent();
        if (noData) {
            Optional<NetworkInterface> here =
                    record.interfaceId().flatMap(id -> snapshot.find(NetworkInterface.class, id));
            return Explanation.unsimulated(line, Status.NO_DATA, here, DirectionFinding.UNKNOWN, List.of());
        }
        return finding instanceof SubjectFinding.Found found
                ? explain(line, record, found, conversation, side, swept)
                : undecided(line, record, finding);
    }

    private Explanation undecided(FlowLogLine line, FlowLogRecord record, SubjectFinding finding) {
        Hypothesis why = hypotheses.find(finding, record);
        return Explanation.unsimulated(
                line, Status.UNDECIDED, finding.networkInterface(), finding.direction(), List.of(why));
    }

    private Explanation explain(
            FlowLogLine line,
            FlowLogRecord record,
            SubjectFinding.Found found,
            Optional<Conversation> conversation,
            Optional<FlowFinding> side,
            boolean swept) {
        Subject subject = found.subject();
        Sighting sighting = Sighting.of(record).orElseThrow(); // whoever has a packet has both its addresses
        Judgement judgement =
                judge.judge(record, subject, side.orElseGet(() -> FlowFinder.find(sighting, conversation)));
        RemoteParty remote = parties.find(subject, record);
        Verdict verdict = new Verdict(judgement, sighting, () -> remote);
        return new Explanation(
                line,
                judgement.status(),
                Optional.of(subject.networkInterface()),
                Optional.of(subject),
                found.direction(),
                judgement.flow(),
                record.action(),
                record.logStatus(),
                judgement.action(),
                judgement.simulation(),
                judgement.denials(),
                Optional.of(remote),
                handovers.find(verdict, record),
                hypotheses.find(verdict, record, conversation),
                remediation(verdict, record, swept));
    }

    private Remediation remediation(Verdict verdict, FlowLogRecord record, boolean swept) {
        SimulatedAction simulated = verdict.simulation().action();
        boolean accepted = record.action().equals(Optional.of(FlowLogAction.ACCEPT));
        if (accepted || (record.action().isEmpty() && simulated == SimulatedAction.ACCEPT)) {
            return new Remediation.NotProposed(Remediation.Reason.NOT_REJECTED);
        }
        boolean otherReason = record.rejectReason().isPresent()
                && !Judge.deniesBlockPublicAccess(verdict.simulation())
                && (simulated != SimulatedAction.ACCEPT || verdict.status() == Status.UNDECIDED);
        if (otherReason) { // no rule undoes what the record names
            return new Remediation.NotProposed(Remediation.Reason.NOT_VERIFIED);
        }
        if (simulated != SimulatedAction.REJECT) {
            return new Remediation.NotProposed(
                    simulated == SimulatedAction.ACCEPT
                            ? Remediation.Reason.PERMITTED_NOW
                            : Remediation.Reason.NOT_DECIDED);
        }
        if (remedies == RemedyPolicy.NEVER) {
            return new Remediation.NotProposed(Remediation.Reason.NOT_ASKED);
        }
        boolean scan = scans.looksLikeScan(verdict, record, swept);
        if (scan && remedies != RemedyPolicy.ALWAYS) {
            return new Remediation.NotProposed(Remediation.Reason.SCAN);
        }
        boolean late = TcpFlags.of(record).withoutSyn() && deniedBySecurityGroupsAlone(verdict.simulation());
        if (late && remedies != RemedyPolicy.ALWAYS) {
            return new Remediation.NotProposed(Remediation.Reason.NO_NEW_CONNECTION);
        }
        if (verdict.remote() instanceof RemoteParty.Special
                || verdict.remote() instanceof RemoteParty.ReservedInSubnet) {
            return new Remediation.NotProposed(Remediation.Reason.NO_UNICAST);
        }
        return remedyFinder.find(
                verdict.subject(),
                verdict.reading().remedyForAnswer(verdict.subject().direction()));
    }

    private static boolean deniedBySecurityGroupsAlone(Simulation simulation) {
        return simulation.denying().stream().allMatch(FilterStep.SecurityGroupStep.class::isInstance);
    }
}
