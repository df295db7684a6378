package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.coverage.Coverage.Uncollected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds which interfaces are logged by which flow logs. */
public final class CoverageFinder {

    private final Snapshot snapshot;
    private final CollectedLogs collected;
    private final LogJudge judge;
    private final boolean regionalNat;
    private final Map<String, List<LogStanding>> byResource = new HashMap<>();
    private final Map<String, Integer> interfacesOfLog = new HashMap<>();
    private final Map<List<String>, OverlapCount> overlaps = new LinkedHashMap<>();
    private final Map<FlowLogField, FieldCount> fields = new EnumMap<>(FlowLogField.class);

    private static final class OverlapCount {
        private final Set<FlowLogAction> actions = EnumSet.noneOf(FlowLogAction.class);
        private int interfaces;
    }

    private static final class FieldCount {
        private final Set<String> logs = new LinkedHashSet<>();
        private int interfaces;
        private int forwarding;
    }

    private CoverageFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.collected = new CollectedLogs(snapshot);
        this.regionalNat = snapshot.all(NatGateway.class).stream().anyMatch(NatGateway::regional);
        this.judge = new LogJudge(snapshot, regionalNat);
    }

    /** Who is logged in a snapshot. */
    public static Coverage find(Snapshot snapshot) {
        return new CoverageFinder(snapshot).find();
    }

    private Coverage find() {
        List<LogStanding> logs = new ArrayList<>();
        for (FlowLog log : snapshot.all(FlowLog.class)) {
            LogStanding standing = judge.judge(log);
            logs.add(standing);
            byResource
                    .computeIfAbsent(log.resourceId(), any -> new ArrayList<>())
                    .add(standing);
        }
        List<InterfaceCover> interfaces = new ArrayList<>();
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            interfaces.add(cover(nic));
        }
        interfaces.sort(Comparator.comparing(
                        (InterfaceCover each) -> each.networkInterface().vpcId())
                .thenComparing(each -> each.networkInterface().subnetId())
                .thenComparing(each -> each.networkInterface().id()));
        List<LogStanding> counted = logs.stream().map(this::counted).toList();
        List<GatewayCover> gateways = new GatewayCovers(snapshot, collected, byResource).find();
        List<MissingField> missing = missing();
        return new Coverage(
                snapshot,
                counted,
                interfaces,
                overlaps(),
                missing,
                gateways,
                new GapCloser(collected, counted, interfaces, gateways, regionalNat).proposals(missing),
                uncollected());
    }

    private LogStanding counted(LogStanding log) {
        return new LogStanding(
                log.log(),
                log.level(),
                log.problems(),
                log.format(),
                log.missing(),
                interfacesOfLog.getOrDefault(log.log().id(), 0));
    }

    private InterfaceCover cover(NetworkInterface nic) {
        List<LogStanding> delivering = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (String id : List.of(nic.vpcId(), nic.subnetId(), nic.id())) {
            for (LogStanding log : byResource.getOrDefault(id, List.of())) {
                interfacesOfLog.merge(log.log().id(), 1, Integer::sum);
                if (log.delivers()) {
                    delivering.add(log);
                } else {
                    broken.add(log.log().id());
                }
            }
        }
        Set<FlowLogAction> logged = EnumSet.noneOf(FlowLogAction.class);
        delivering.forEach(log -> logged.addAll(log.actions()));
        Cover found = Cover.of(logged);
        Cover cover = found == Cover.FULL || collected.known(collected.ofVpc(nic.vpcId())) ? found : Cover.UNDECIDED;
        countOverlaps(delivering);
        List<FlowLogField> missing = missing(delivering);
        countMissing(nic, delivering, missing);
        List<String> ids = delivering.stream().map(log -> log.log().id()).toList();
        return new InterfaceCover(nic, cover, ids, broken, missing);
    }

    private void countOverlaps(List<LogStanding> delivering) {
        Set<OverlapCount> here = new LinkedHashSet<>();
        for (FlowLogAction action : FlowLogAction.values()) {
            List<String> ids = delivering.stream()
                    .filter(log -> log.actions().contains(action))
                    .map(log -> log.log().id())
                    .toList();
            if (ids.size() > 1) {
                OverlapCount count = overlaps.computeIfAbsent(ids, any -> new OverlapCount());
                count.actions.add(action);
                here.add(count);
            }
        }
        here.forEach(count -> count.interfaces++);
    }

    /** The fields that no flow log of an interface has; none where the fields of one are not known. */
    private List<FlowLogField> missing(List<LogStanding> delivering) {
        boolean known = delivering.stream().allMatch(log -> log.format().isPresent());
        if (delivering.isEmpty() || !known) {
            return List.of();
        }
        List<FlowLogField> missing = new ArrayList<>(WantedFields.all(regionalNat));
        delivering.forEach(log -> missing.retainAll(log.missing()));
        return missing;
    }

    private void countMissing(NetworkInterface nic, List<LogStanding> delivering, List<FlowLogField> missing) {
        boolean forwards = forwards(nic);
        for (FlowLogField field : missing) {
            FieldCount count = fields.computeIfAbsent(field, any -> new FieldCount());
            delivering.forEach(log -> count.logs.add(log.log().id()));
            count.interfaces++;
            count.forwarding += forwards ? 1 : 0;
        }
    }

    /**
     * Whether flow logs put the primary address of an interface in the place of a packet's.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records</a>
     */
    private static boolean forwards(NetworkInterface nic) {
        long ofIpv4 = nic.addresses().stream()
                .filter(own -> own.address().family() == IpFamily.IPV4)
                .count();
        return !nic.sourceDestCheck()
                || ofIpv4 > 1
                || !nic.prefixes().isEmpty()
                || InterfaceOwner.of(nic).kind().forwardsPackets();
    }

    private List<Overlap> overlaps() {
        List<Overlap> found = new ArrayList<>();
        overlaps.forEach((ids, count) -> found.add(new Overlap(ids, count.actions, count.interfaces)));
        found.sort(Comparator.comparingInt(Overlap::interfaces).reversed());
        return found;
    }

    private List<MissingField> missing() {
        List<MissingField> missing = new ArrayList<>();
        for (FlowLogField field : WantedFields.all(regionalNat)) {
            Optional.ofNullable(fields.get(field))
                    .ifPresent(count -> missing.add(
                            new MissingField(field, List.copyOf(count.logs), count.interfaces, count.forwarding)));
        }
        return missing;
    }

    private List<Uncollected> uncollected() {
        if (!snapshot.collected(ResourceKind.FLOW_LOG)) {
            return List.of(new Uncollected(Optional.empty(), Optional.empty()));
        }
        return snapshot.all(NetworkInterface.class).stream()
                .map(nic -> collected.ofVpc(nic.vpcId()))
                .distinct()
                .filter(place -> !collected.known(place))
                .toList();
    }

    /** The format of a flow log, which is AWS's default one where nothing is told. */
    static Optional<FlowLogFormat> format(FlowLog log) {
        try {
            return Optional.of(log.logFormat().map(FlowLogFormat::parse).orElse(FlowLogFormat.DEFAULT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
