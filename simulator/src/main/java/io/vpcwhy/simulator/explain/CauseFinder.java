package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.filter.Uncertainty;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cause of a record: the part of {@link Explainer} that records are grouped by, without remedies and the
 * rest. Immutable and safe to share.
 */
public final class CauseFinder {

    private static final FlowFinding REQUEST = new FlowFinding(Flow.REQUEST, FlowFinding.Basis.PORTS);

    private static final Optional<String> NOT_COLLECTED =
            Optional.of(new Hypothesis.ResourceNotCollected(ResourceKind.PREFIX_LIST, "").code());

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
        return rule(record, flow).cause();
    }

    /**
     * A cause and the filter that it tells of.
     *
     * @param step empty where no filter has a part in it
     */
    public record Ruling(Cause cause, Optional<FilterStep> step) {}

    /** As {@link #find}, with the filter that decides. */
    public Ruling rule(FlowLogRecord record, FlowFinding flow) {
        Optional<FlowLogStatus> noData = record.logStatus().filter(status -> status != FlowLogStatus.OK);
        if (noData.isPresent()) {
            return new Ruling(Cause.noData(noData.get()), Optional.empty());
        }
        SubjectFinding finding = subjects.find(record);
        if (!(finding instanceof SubjectFinding.Found found)) {
            return new Ruling(Cause.undecided(finding, hypotheses.find(finding, record)), Optional.empty());
        }
        Judgement judgement = judge.judge(record, found.subject(), flow);
        return switch (judgement.status()) {
            case UNDECIDED, CONTRADICTED -> doubtful(judgement, record);
            default -> plain(judgement);
        };
    }

    /**
     * What of an interface and the far end of a packet there counts beside the rules of security groups and network ACLs:
     * what is equal for two of them makes no difference between their causes.
     */
    public Object surroundings(NetworkInterface here, Direction direction, Packet packet) {
        return List.of(
                Tracking.automaticallyTracked(here),
                judge.surroundings(here, direction, packet, false),
                judge.surroundings(here, direction, packet, true));
    }

    /** The cause that an explanation tells. */
    public Cause of(Explanation explanation) {
        if (!(explanation.line() instanceof FlowLogLine.Record read)) {
            return Cause.MALFORMED;
        }
        return find(read.record(), explanation.flow());
    }

    private Ruling plain(Judgement judgement) {
        boolean rejected = judgement.action() == SimulatedAction.REJECT;
        return cause(
                judgement,
                rejected ? concern(judgement) : Concern.PERMITTED,
                rejected ? Optional.of(judgement.denials().get(0).code().name()) : Optional.empty());
    }

    private Ruling doubtful(Judgement judgement, FlowLogRecord record) {
        Sighting sighting = Sighting.of(record).orElseThrow();
        Verdict verdict = new Verdict(judgement, sighting, () -> parties.find(judgement.subject(), record));
        return cause(
                judgement,
                judgement.status() == Status.UNDECIDED ? Concern.UNDECIDED : Concern.CONTRADICTED,
                hypotheses.likeliest(verdict, record).map(Hypothesis::code));
    }

    private static Ruling cause(Judgement judgement, Concern concern, Optional<String> code) {
        Optional<FilterStep> step = deciding(judgement.simulation());
        Cause cause = new Cause(
                judgement.status(),
                concern,
                judgement.action(),
                code,
                List.of(),
                Optional.empty(),
                Optional.of(judgement.subject().direction()),
                Optional.empty());
        return new Ruling(step.map(filter -> decidedBy(cause, filter)).orElse(cause), step);
    }

    /** The same cause, down to what another filter of the kind decides. */
    public static Cause decidedBy(Cause cause, FilterStep step) {
        return new Cause(
                cause.status(),
                cause.concern(),
                cause.action(),
                cause.code(),
                step.componentIds(),
                ruleOf(step),
                cause.direction(),
                missing(step).filter(any -> cause.code().equals(NOT_COLLECTED)));
    }

    /**
     * What keeps a filter from deciding and is not in the snapshot. Of a rule that names a security group it is the group:
     * which of the resources that tell its members is missing depends on the far end.
     */
    public static Optional<Cause.Missing> missing(FilterStep step) {
        if (step instanceof FilterStep.MissingStep missing) {
            return Optional.of(new Cause.Missing(missing.kind(), missing.id()));
        }
        if (!(step instanceof FilterStep.SecurityGroupStep groups)) {
            return Optional.empty();
        }
        return missingGroup(groups)
                .or(() ->
                        groups.decision().candidates().stream().findFirst().flatMap(rule -> missingPeer(rule.peer())));
    }

    /** A group of the interface itself, where that is the first thing that is not known. */
    private static Optional<Cause.Missing> missingGroup(FilterStep.SecurityGroupStep groups) {
        List<String> own = groups.networkInterface().groupIds();
        return groups.decision().uncertainties().stream()
                .limit(1)
                .filter(Uncertainty.NotCollected.class::isInstance)
                .map(Uncertainty.NotCollected.class::cast)
                .filter(missing -> missing.kind() == ResourceKind.SECURITY_GROUP && own.contains(missing.id()))
                .map(missing -> new Cause.Missing(missing.kind(), missing.id()))
                .findFirst();
    }

    private static Optional<Cause.Missing> missingPeer(RulePeer peer) {
        if (peer instanceof RulePeer.GroupPeer group) {
            return Optional.of(new Cause.Missing(ResourceKind.NETWORK_INTERFACE, group.groupId()));
        }
        return peer instanceof RulePeer.PrefixListPeer list
                ? Optional.of(new Cause.Missing(ResourceKind.PREFIX_LIST, list.prefixListId()))
                : Optional.empty();
    }

    /**
     * All that counts of what a filter decides, beside which rule it is: what is equal for two of a kind makes the same of
     * a record.
     */
    public static Object outcome(FilterStep step) {
        List<String> why = step.uncertainties().stream()
                .limit(1)
                .map(HypothesisFinder::hypothesis)
                .map(Hypothesis::code)
                .toList();
        return List.of(step.getClass(), step.outcome(), why);
    }

    /**
     * How many of the two rules are there without which a connection would be tracked, unless the interface tracks
     * everything: 0 to 2.
     *
     * @param packet that opens it
     */
    public int openRules(NetworkInterface here, Direction direction, Packet packet) {
        return Tracking.openRulesOfGroups(snapshot, new Subject(here, direction, packet), Flow.REQUEST);
    }

    /**
     * The security groups of its interface that would refuse, for certain, the request that the record answers, as none of
     * them permits it; none where they would not. The answer may pass all the same, by a rule of its own direction.
     */
    public List<String> refusingRequestOf(FlowLogRecord answer) {
        if (!(subjects.find(answer) instanceof SubjectFinding.Found found)) {
            return List.of();
        }
        Judgement request = judge.judge(answer, reversed(found.subject()), REQUEST);
        return request.simulation().denying().stream()
                .filter(FilterStep.SecurityGroupStep.class::isInstance)
                .flatMap(step -> step.componentIds().stream())
                .toList();
    }

    private static Subject reversed(Subject subject) {
        return new Subject(
                subject.networkInterface(),
                subject.direction().reversed(),
                subject.packet().reversed());
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

    /** The rule by which a filter decides; empty where no one rule does. */
    public static Optional<Cause.Rule> ruleOf(FilterStep step) {
        if (step instanceof FilterStep.AclStep acl) {
            return acl.decision().deciding().map(Cause.Rule.Acl::new);
        }
        return step instanceof FilterStep.SecurityGroupStep groups
                ? groups.decision().deciding().map(Cause.Rule.Group::new)
                : Optional.empty();
    }
}
