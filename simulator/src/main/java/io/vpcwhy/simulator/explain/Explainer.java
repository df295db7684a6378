package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.BlockPublicAccessFilter;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
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

    private static final String BLOCK_PUBLIC_ACCESS = "BPA";

    private final Snapshot snapshot;
    private final RemedyPolicy remedies;
    private final SubjectFinder subjects;
    private final InterfaceSimulator simulator;
    private final BlockPublicAccessFilter blockPublicAccess;
    private final RemotePartyFinder parties;
    private final HandoverFinder handovers;
    private final HypothesisFinder hypotheses;
    private final RemedyFinder remedyFinder;
    private final ScanSuspicion scans;

    public Explainer(Snapshot snapshot, RemedyPolicy remedies) {
        this.snapshot = snapshot;
        this.remedies = remedies;
        this.subjects = new SubjectFinder(snapshot);
        this.simulator = new InterfaceSimulator(snapshot);
        this.blockPublicAccess = new BlockPublicAccessFilter(snapshot);
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
                ? explain(line, record, found, conversation, swept)
                : undecided(line, record, finding);
    }

    private Explanation undecided(FlowLogLine line, FlowLogRecord record, SubjectFinding finding) {
        Optional<NetworkInterface> here = Optional.empty();
        Hypothesis why;
        if (finding instanceof SubjectFinding.InterfaceMissing missing) {
            why = new Hypothesis.InterfaceNotInSnapshot(missing.interfaceId(), holder(record));
        } else if (finding instanceof SubjectFinding.FieldsMissing missing) {
            here = missing.networkInterface();
            why = new Hypothesis.FieldNotLogged(missing.fields());
        } else if (finding instanceof SubjectFinding.DirectionMissing missing) {
            here = Optional.of(missing.networkInterface());
            why = new Hypothesis.AddressSubstituted();
        } else {
            why = new Hypothesis.TransitGatewayRecord();
        }
        return Explanation.unsimulated(line, Status.UNDECIDED, here, finding.direction(), List.of(why));
    }

    /** An interface of the snapshot with one of the record's addresses: the missing one may be its predecessor. */
    private Optional<String> holder(FlowLogRecord record) {
        for (Optional<IpAddress> address : List.of(record.destinationAddress(), record.sourceAddress())) {
            Optional<String> id = address.map(snapshot::interfacesWithAddress)
                    .filter(holders -> holders.size() == 1)
                    .map(holders -> holders.get(0).id());
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }

    private Explanation explain(
            FlowLogLine line,
            FlowLogRecord record,
            SubjectFinding.Found found,
            Optional<Conversation> conversation,
            boolean swept) {
        Subject subject = found.subject();
        Reading reading = Reading.of(simulator, subject, record, FlowFinder.find(record, conversation));
        Simulation simulation = reading.simulation();
        SimulatedAction action = action(record, subject, simulation);
        Status status = status(record, simulation, action);
        List<Denial> denials = Denial.all(simulation);
        RemoteParty remote = parties.find(subject, record);
        Verdict verdict = new Verdict(subject, reading, status, denials, remote);
        return new Explanation(
                line,
                status,
                Optional.of(subject.networkInterface()),
                Optional.of(subject),
                found.direction(),
                reading.flow(),
                record.action(),
                record.logStatus(),
                action,
                simulation,
                denials,
                Optional.of(remote),
                handovers.find(verdict, record),
                hypotheses.find(verdict, record, conversation),
                remediation(verdict, record, swept));
    }

    /**
     * What the snapshot says. A reject-reason in the record goes first: security groups and network ACLs have none, so
     * that what they do says nothing of this record. VPC Block Public Access is in the snapshot; other reasons are not.
     */
    private SimulatedAction action(FlowLogRecord record, Subject subject, Simulation simulation) {
        if (record.rejectReason().isEmpty()) {
            return simulation.action();
        }
        boolean known = record.rejectReason().equals(Optional.of(BLOCK_PUBLIC_ACCESS))
                && blockPublicAccess.options(subject.networkInterface()).isPresent();
        if (!known) {
            return SimulatedAction.UNKNOWN;
        }
        return deniesBlockPublicAccess(simulation) ? SimulatedAction.REJECT : SimulatedAction.ACCEPT;
    }

    private static boolean deniesBlockPublicAccess(Simulation simulation) {
        return simulation.denying().stream().anyMatch(FilterStep.BlockPublicAccessStep.class::isInstance);
    }

    private static Status status(FlowLogRecord record, Simulation simulation, SimulatedAction action) {
        if (action == SimulatedAction.UNKNOWN) {
            return Status.UNDECIDED;
        }
        if (record.action().isEmpty()) {
            return Status.EXPLAINED;
        }
        boolean agree = (record.action().get() == FlowLogAction.ACCEPT) == (action == SimulatedAction.ACCEPT);
        boolean otherReason = record.format().has(FlowLogField.REJECT_REASON)
                && record.rejectReason().isEmpty()
                && !simulation.denying().isEmpty()
                && simulation.denying().stream().allMatch(FilterStep.BlockPublicAccessStep.class::isInstance);
        return agree && !otherReason ? Status.EXPLAINED : Status.CONTRADICTED;
    }

    private Remediation remediation(Verdict verdict, FlowLogRecord record, boolean swept) {
        SimulatedAction simulated = verdict.simulation().action();
        boolean accepted = record.action().equals(Optional.of(FlowLogAction.ACCEPT));
        if (accepted || (record.action().isEmpty() && simulated == SimulatedAction.ACCEPT)) {
            return new Remediation.NotProposed(Remediation.Reason.NOT_REJECTED);
        }
        boolean otherReason = record.rejectReason().isPresent()
                && !deniesBlockPublicAccess(verdict.simulation())
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
