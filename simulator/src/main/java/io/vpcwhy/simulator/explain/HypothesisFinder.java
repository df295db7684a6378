package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.ConnectionTracking;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.filter.BlockPublicAccessFilter;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.Exemption;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.ReferenceLoss;
import io.vpcwhy.simulator.filter.RuleField;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.filter.Uncertainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds what else can make a record as it is, most likely first.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html">Connection
 *     tracking</a>
 */
final class HypothesisFinder {

    private static final int UDP_STREAM_IDLE_TIMEOUT = 180;

    /** Of protocols other than TCP, UDP and ICMP. */
    private static final int OTHER_IDLE_TIMEOUT = 600;

    private final Snapshot snapshot;
    private final BlockPublicAccessFilter blockPublicAccess;

    HypothesisFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.blockPublicAccess = new BlockPublicAccessFilter(snapshot);
    }

    /** All that may have made such a record, most likely first. */
    List<Hypothesis> find(Verdict verdict, FlowLogRecord record, Optional<Conversation> conversation) {
        return inOrder(verdict, record, conversation).distinct().toList();
    }

    /** The first of them; the records beside it do not change which that is. */
    Optional<Hypothesis> likeliest(Verdict verdict, FlowLogRecord record) {
        return inOrder(verdict, record, Optional.empty()).findFirst();
    }

    /** Most likely first; who only wants the first does not wait for the others. */
    private Stream<Hypothesis> inOrder(Verdict verdict, FlowLogRecord record, Optional<Conversation> conversation) {
        List<Supplier<Stream<Hypothesis>>> all = List.of(
                () -> statedReason(verdict, record).stream(),
                () -> uncertainties(verdict.simulation()),
                () -> verdict.reading().asRequest().stream()
                        .map(request -> sideNotKnown(verdict.simulation(), request)),
                () -> lostState(verdict, record, conversation).stream(),
                () -> changed(verdict, record, conversation).stream(),
                () -> mayBeBlocked(verdict, record).stream(),
                () -> unfiltered(verdict.simulation()),
                () -> unsolicited(verdict, record, conversation).stream(),
                () -> middleboxes(verdict.denials()));
        return all.stream().flatMap(Supplier::get);
    }

    private static Stream<Hypothesis> uncertainties(Simulation simulation) {
        return simulation.action() == SimulatedAction.UNKNOWN
                ? simulation.uncertainties().stream().map(HypothesisFinder::hypothesis)
                : Stream.empty();
    }

    private static Stream<Hypothesis> unfiltered(Simulation simulation) {
        return simulation.exemptions().stream()
                .filter(Exemption.UnfilteredService.class::isInstance)
                .map(exempt -> new Hypothesis.TrafficNotLogged(((Exemption.UnfilteredService) exempt).service()));
    }

    private static Stream<Hypothesis> middleboxes(List<Denial> denials) {
        return denials.stream()
                .flatMap(denial -> denial.loss().stream())
                .filter(loss -> loss.reason() == ReferenceLoss.Reason.MIDDLEBOX)
                .map(loss -> new Hypothesis.Middlebox(loss.resourceId()));
    }

    /** Why nothing can be said of a record. */
    Hypothesis find(SubjectFinding finding, FlowLogRecord record) {
        if (finding instanceof SubjectFinding.InterfaceMissing missing) {
            return new Hypothesis.InterfaceNotInSnapshot(missing.interfaceId(), holder(record));
        }
        if (finding instanceof SubjectFinding.FieldsMissing missing) {
            return new Hypothesis.FieldNotLogged(missing.fields());
        }
        return finding instanceof SubjectFinding.DirectionMissing
                ? new Hypothesis.AddressSubstituted()
                : new Hypothesis.TransitGatewayRecord();
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

    private Optional<Hypothesis> statedReason(Verdict verdict, FlowLogRecord record) {
        if (record.rejectReason().isEmpty()) {
            return Optional.empty();
        }
        return switch (record.rejectReason().get()) {
            case "BPA" -> Optional.of(new Hypothesis.BlockPublicAccessMayApply(true, optionsCollected(verdict)));
            case "EC" -> Optional.of(new Hypothesis.EncryptionControls());
            default ->
                Optional.of(
                        new Hypothesis.OtherRejectReason(record.rejectReason().get()));
        };
    }

    private boolean optionsCollected(Verdict verdict) {
        return blockPublicAccess.options(verdict.subject().networkInterface()).isPresent();
    }

    /** What follows from something that is not known. */
    static Hypothesis hypothesis(Uncertainty why) {
        if (why instanceof Uncertainty.IcmpTypeNotKnown icmp) {
            return new Hypothesis.IcmpTypeNotLogged(icmp.protocol());
        }
        if (why instanceof Uncertainty.NotCollected missing) {
            return new Hypothesis.ResourceNotCollected(missing.kind(), missing.id());
        }
        if (why instanceof Uncertainty.UnknownInterface unknown) {
            return new Hypothesis.ResourceNotCollected(
                    ResourceKind.NETWORK_INTERFACE, unknown.address().toString());
        }
        Uncertainty.HeaderFieldNotKnown field = (Uncertainty.HeaderFieldNotKnown) why;
        return new Hypothesis.FieldNotLogged(
                List.of(field.field() == RuleField.PROTOCOL ? FlowLogField.PROTOCOL : FlowLogField.DSTPORT));
    }

    /**
     * A rejected answer, or rejected packets without SYN, belong to a connection that was there before: its state is
     * gone, or it had none and lost a rule. A network ACL that denies them explains them without that.
     */
    private List<Hypothesis> lostState(Verdict verdict, FlowLogRecord record, Optional<Conversation> conversation) {
        boolean withoutSyn = TcpFlags.of(record).withoutSyn();
        boolean ofConnection = verdict.flow().flow() == Flow.RESPONSE || withoutSyn;
        boolean otherwiseExplained = verdict.simulation().denying().stream()
                .anyMatch(step -> !(step instanceof FilterStep.SecurityGroupStep));
        boolean stateful =
                verdict.simulation().steps().stream().anyMatch(FilterStep.SecurityGroupStep.class::isInstance);
        if (!record.action().equals(Optional.of(FlowLogAction.REJECT))
                || !ofConnection
                || !stateful
                || otherwiseExplained
                || record.rejectReason().isPresent()
                || verdict.status() == Status.UNDECIDED) {
            return List.of();
        }
        List<Hypothesis> found = new ArrayList<>();
        OptionalLong silence =
                conversation.map(c -> c.silenceBefore(verdict.sighting())).orElse(OptionalLong.empty());
        boolean deniedAnyway = !verdict.simulation().denying().isEmpty();
        found.add(new Hypothesis.ConnectionTrackingExpired(
                deniedAnyway, withoutSyn, silence, idleTimeout(verdict.subject().networkInterface(), record)));
        Flow flow = verdict.flow().flow();
        if (Tracking.mayBeUntracked(snapshot, verdict.subject(), flow)) {
            // Where both rules are there now, nothing can expire: a rule must have been away meanwhile.
            boolean first = Tracking.isUntracked(snapshot, verdict.subject(), flow);
            found.add(first ? 0 : 1, new Hypothesis.UntrackedFlowRuleChanged());
        }
        return found;
    }

    private static Hypothesis sideNotKnown(Simulation asAnswer, Simulation asRequest) {
        List<String> more = new ArrayList<>();
        for (FilterStep step : asRequest.denying()) {
            more.addAll(step.componentIds());
        }
        asAnswer.denying().forEach(step -> more.removeAll(step.componentIds()));
        return new Hypothesis.SideNotKnown(more);
    }

    private static Optional<Hypothesis> changed(
            Verdict verdict, FlowLogRecord record, Optional<Conversation> conversation) {
        if (verdict.status() != Status.CONTRADICTED) {
            return Optional.empty();
        }
        Sighting sighting = verdict.sighting();
        long within = FlowFinder.window(sighting);
        // Without the interface, the two verdicts may be those of the two ends.
        boolean bothVerdicts = record.interfaceId().isPresent()
                && conversation
                        .map(c -> c.bothVerdicts(sighting.forward(), sighting, within))
                        .orElse(false);
        boolean withoutSyn = TcpFlags.of(record).withoutSyn();
        boolean rejected = record.action().equals(Optional.of(FlowLogAction.REJECT));
        // A change of security groups leaves open connections alone, one of a network ACL does not.
        boolean bySecurityGroups =
                verdict.simulation().denying().stream().allMatch(FilterStep.SecurityGroupStep.class::isInstance);
        return Optional.of(
                new Hypothesis.ConfigurationChanged(bothVerdicts, !rejected && withoutSyn && bySecurityGroups));
    }

    private Optional<Hypothesis> mayBeBlocked(Verdict verdict, FlowLogRecord record) {
        boolean may = verdict.status() == Status.CONTRADICTED
                && record.action().equals(Optional.of(FlowLogAction.REJECT))
                && record.rejectReason().isEmpty()
                && !record.format().has(FlowLogField.REJECT_REASON)
                && !optionsCollected(verdict)
                && verdict.remote() instanceof RemoteParty.Internet;
        return may ? Optional.of(new Hypothesis.BlockPublicAccessMayApply(false, false)) : Optional.empty();
    }

    /** Seconds after which the interface forgets an idle connection of the record's protocol, where that is told. */
    private static OptionalLong idleTimeout(NetworkInterface here, FlowLogRecord record) {
        if (record.protocol().isEmpty() || record.protocol().get().isIcmp()) {
            return OptionalLong.empty();
        }
        IpProtocol protocol = record.protocol().get();
        if (!protocol.hasPorts()) {
            return OptionalLong.of(OTHER_IDLE_TIMEOUT);
        }
        boolean tcp = protocol.equals(IpProtocol.TCP);
        OptionalInt own = here.connectionTracking()
                .map(tcp ? ConnectionTracking::tcpEstablished : ConnectionTracking::udpStream)
                .orElse(OptionalInt.empty());
        if (own.isPresent()) {
            return OptionalLong.of(own.getAsInt());
        }
        // The default for TCP depends on the kind of instance.
        return tcp ? OptionalLong.empty() : OptionalLong.of(UDP_STREAM_IDLE_TIMEOUT);
    }

    /**
     * A NAT gateway's interface has no security group: what its network ACL lets in is logged as accepted, and dropped
     * by the gateway unless a connection from inside asked for it.
     */
    private Optional<Hypothesis> unsolicited(
            Verdict verdict, FlowLogRecord record, Optional<Conversation> conversation) {
        NetworkInterface here = verdict.subject().networkInterface();
        boolean candidate = here.type().equals("nat_gateway")
                && verdict.subject().direction() == Direction.INGRESS
                && verdict.flow().flow() != Flow.RESPONSE
                && record.action().equals(Optional.of(FlowLogAction.ACCEPT))
                && (verdict.remote() instanceof RemoteParty.Internet
                        || verdict.remote() instanceof RemoteParty.AwsService);
        Sighting sighting = verdict.sighting();
        boolean asked = conversation
                .map(c -> c.has(!sighting.forward(), sighting, FlowFinder.window(sighting)))
                .orElse(false);
        if (!candidate || asked) {
            return Optional.empty();
        }
        Optional<String> gateway = snapshot.all(NatGateway.class).stream()
                .filter(nat -> nat.addresses().stream()
                        .anyMatch(a -> a.networkInterfaceId().equals(Optional.of(here.id()))))
                .map(NatGateway::id)
                .findFirst();
        return Optional.of(new Hypothesis.UnsolicitedAtNatGateway(gateway));
    }
}
