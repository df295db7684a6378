package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cause of a record: the part of {@link Explainer} that records are grouped by, without remedies and the
 * rest. Immutable and safe to share.
 */
public final class CauseFinder {

    private final Snapshot snapshot;
    private final SubjectFinder subjects;
    private final Judge judge;
    private final RemotePartyFinder parties;
    private final HypothesisFinder hypotheses;

    public CauseFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.subjects = new SubjectFinder(snapshot);
        this.judge = new Judge(snapshot);
        this.parties = new RemotePartyFinder(snapshot);
        this.hypotheses = new HypothesisFinder(snapshot);
    }

    /** The cause of a record, of which it is known, or known not to be known, which side of its connection it is. */
    public Cause find(FlowLogRecord record, FlowFinding flow) {
        Optional<FlowLogStatus> noData = record.logStatus().filter(status -> status != FlowLogStatus.OK);
        if (noData.isPresent()) {
            return Cause.noData(noData.get());
        }
        SubjectFinding finding = subjects.find(record);
        if (!(finding instanceof SubjectFinding.Found found)) {
            return Cause.undecided(finding, hypotheses.find(finding, record));
        }
        Judgement judgement = judge.judge(record, found.subject(), flow);
        return switch (judgement.status()) {
            case UNDECIDED, CONTRADICTED -> doubtful(judgement, record);
            default -> plain(judgement);
        };
    }

    /** The cause that an explanation tells. */
    public Cause of(Explanation explanation) {
        if (!(explanation.line() instanceof FlowLogLine.Record read)) {
            return Cause.MALFORMED;
        }
        return find(read.record(), explanation.flow());
    }

    private Cause plain(Judgement judgement) {
        boolean rejected = judgement.action() == SimulatedAction.REJECT;
        return cause(
                judgement,
                rejected ? concern(judgement) : Concern.PERMITTED,
                rejected ? Optional.of(judgement.denials().get(0).code().name()) : Optional.empty());
    }

    private Cause doubtful(Judgement judgement, FlowLogRecord record) {
        Verdict verdict = new Verdict(
                judgement, Sighting.of(record).orElseThrow(), parties.find(judgement.subject(), record));
        List<Hypothesis> found = hypotheses.find(verdict, record, Optional.empty());
        return cause(
                judgement,
                judgement.status() == Status.UNDECIDED ? Concern.UNDECIDED : Concern.CONTRADICTED,
                found.stream().findFirst().map(Hypothesis::code));
    }

    private static Cause cause(Judgement judgement, Concern concern, Optional<String> code) {
        Optional<FilterStep> step = deciding(judgement.simulation());
        return new Cause(
                judgement.status(),
                concern,
                code,
                step.map(FilterStep::componentIds).orElse(List.of()),
                step.flatMap(CauseFinder::rule),
                Optional.of(judgement.subject().direction()));
    }

    private Concern concern(Judgement judgement) {
        boolean byAcl = deciding(judgement.simulation())
                .filter(FilterStep.AclStep.class::isInstance)
                .isPresent();
        if (byAcl && judgement.flow().flow() == Flow.RESPONSE) {
            return Concern.ANSWER_DROPPED;
        }
        if (isOwn(judgement.subject().remote())) {
            return Concern.OWN_TRAFFIC_REJECTED;
        }
        return judgement.subject().direction() == Direction.EGRESS
                ? Concern.OUTBOUND_REJECTED
                : Concern.INBOUND_REJECTED;
    }

    private boolean isOwn(IpAddress remote) {
        return !snapshot.interfacesWithAddress(remote).isEmpty()
                || snapshot.interfaceWithPublicAddress(remote).isPresent();
    }

    /** The first filter that denies, else the first that is not known, else the one that says most: a security group. */
    private static Optional<FilterStep> deciding(Simulation simulation) {
        return first(simulation, Outcome.DENY)
                .or(() -> first(simulation, Outcome.UNKNOWN))
                .or(() -> simulation.steps().stream()
                        .filter(FilterStep.SecurityGroupStep.class::isInstance)
                        .findFirst())
                .or(() -> simulation.steps().stream().findFirst());
    }

    private static Optional<FilterStep> first(Simulation simulation, Outcome outcome) {
        return simulation.steps().stream()
                .filter(step -> step.outcome() == outcome)
                .findFirst();
    }

    private static Optional<Cause.Rule> rule(FilterStep step) {
        if (step instanceof FilterStep.AclStep acl) {
            return acl.decision().deciding().map(Cause.Rule.Acl::new);
        }
        return step instanceof FilterStep.SecurityGroupStep groups
                ? groups.decision().deciding().map(Cause.Rule.Group::new)
                : Optional.empty();
    }
}
