package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.simulator.coverage.Coverage.Uncollected;
import io.vpcwhy.simulator.coverage.ProposedFlowLogs.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fewest flow logs that close the gaps: one for a VPC where neither it nor a subnet of it is logged, else one
 * for each subnet where something is missing, with the traffic that is. Where a flow log is there and its delivery has
 * failed, nothing is proposed: that is to be repaired.
 */
final class GapCloser {

    /** The interval that tells most; it costs the most records as well, and is AWS's own for Nitro instances. */
    private static final int SHORTEST_INTERVAL = 60;

    private final CollectedLogs collected;
    private final List<InterfaceCover> interfaces;
    private final List<GatewayCover> gateways;
    private final boolean regionalNat;
    private final Map<String, LogStanding> logs = new LinkedHashMap<>();
    private final Map<Need, List<String>> needs = new LinkedHashMap<>();
    private final Map<Need, Set<String>> replaced = new HashMap<>();

    /** All that flow logs must have in common for one command to make them. */
    private record Need(
            Reason reason,
            LogLevel level,
            Optional<String> trafficType,
            Optional<Destination> destination,
            Optional<FlowLogFormat> format,
            int interval,
            Uncollected place) {}

    private record Destination(FlowLog like) {

        private List<Object> all() {
            return List.of(
                    like.destinationType(),
                    like.destination(),
                    like.logGroupName(),
                    like.deliverLogsPermissionArn(),
                    like.deliverCrossAccountRole(),
                    like.files());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Destination that && all().equals(that.all());
        }

        @Override
        public int hashCode() {
            return all().hashCode();
        }
    }

    GapCloser(
            CollectedLogs collected,
            List<LogStanding> logs,
            List<InterfaceCover> interfaces,
            List<GatewayCover> gateways,
            boolean regionalNat) {
        this.collected = collected;
        this.interfaces = interfaces;
        this.gateways = gateways;
        this.regionalNat = regionalNat;
        logs.forEach(log -> this.logs.put(log.log().id(), log));
    }

    List<ProposedFlowLogs> proposals(List<MissingField> missing) {
        Map<String, List<InterfaceCover>> byVpc = new TreeMap<>();
        for (InterfaceCover each : interfaces) {
            byVpc.computeIfAbsent(each.networkInterface().vpcId(), any -> new ArrayList<>())
                    .add(each);
        }
        byVpc.forEach(this::closeVpc);
        gateways.forEach(this::closeGateway);
        Set<String> lacking = new LinkedHashSet<>();
        missing.forEach(field -> lacking.addAll(field.flowLogIds()));
        lacking.forEach(id -> complete(standing(id)));
        List<ProposedFlowLogs> proposals = new ArrayList<>();
        needs.forEach((need, resources) -> proposals.add(proposal(need, resources)));
        return proposals;
    }

    private ProposedFlowLogs proposal(Need need, List<String> resources) {
        return new ProposedFlowLogs(
                need.reason(),
                need.level(),
                resources,
                need.trafficType(),
                need.destination().map(Destination::like),
                need.format(),
                need.interval(),
                List.copyOf(replaced.getOrDefault(need, Set.of())),
                collected.severalPlaces() ? need.place().region() : Optional.empty());
    }

    private void closeVpc(String vpcId, List<InterfaceCover> covers) {
        if (covers.stream().anyMatch(each -> each.cover() == Cover.UNDECIDED)) {
            return;
        }
        boolean ofVpc = covers.stream().anyMatch(each -> has(each, LogLevel.VPC));
        boolean ofSubnets = covers.stream().anyMatch(each -> has(each, LogLevel.SUBNET));
        Set<FlowLogAction> lackedByAll = EnumSet.allOf(FlowLogAction.class);
        covers.forEach(each -> lackedByAll.retainAll(lacked(each)));
        boolean any = covers.stream().anyMatch(each -> !lacked(each).isEmpty());
        if (!any) {
            return;
        }
        if (!ofVpc && !ofSubnets) {
            propose(LogLevel.VPC, vpcId, vpcId, EnumSet.allOf(FlowLogAction.class), covers);
        } else if (covers.stream().allMatch(each -> lacked(each).equals(lackedByAll))) {
            propose(LogLevel.VPC, vpcId, vpcId, lackedByAll, covers);
        } else {
            closeSubnets(vpcId, covers);
        }
    }

    private void closeSubnets(String vpcId, List<InterfaceCover> covers) {
        Map<String, List<InterfaceCover>> bySubnet = new TreeMap<>();
        for (InterfaceCover each : covers) {
            bySubnet.computeIfAbsent(each.networkInterface().subnetId(), any -> new ArrayList<>())
                    .add(each);
        }
        bySubnet.forEach((subnetId, inSubnet) -> {
            Set<FlowLogAction> lacked = EnumSet.noneOf(FlowLogAction.class);
            inSubnet.forEach(each -> lacked.addAll(lacked(each)));
            if (!lacked.isEmpty()) {
                propose(LogLevel.SUBNET, subnetId, vpcId, lacked, inSubnet);
            }
        });
    }

    private void propose(
            LogLevel level, String resourceId, String vpcId, Set<FlowLogAction> actions, List<InterfaceCover> covers) {
        boolean none = covers.stream().anyMatch(each -> each.cover() == Cover.NONE);
        String type = actions.size() > 1 ? "ALL" : actions.iterator().next().name();
        Need need = new Need(
                none ? Reason.NOT_COVERED : Reason.PARTLY_COVERED,
                level,
                Optional.of(type),
                destination(vpcId),
                Optional.of(WantedFields.completed(FlowLogFormat.DEFAULT, regionalNat)),
                SHORTEST_INTERVAL,
                collected.ofVpc(vpcId));
        add(need, resourceId);
        for (InterfaceCover each : covers) {
            for (LogStanding log : planned(each)) {
                boolean copied = log.actions().stream().anyMatch(actions::contains);
                if (copied && log.level().equals(Optional.of(LogLevel.NETWORK_INTERFACE))) {
                    replaced.computeIfAbsent(need, any -> new LinkedHashSet<>())
                            .add(log.log().id());
                }
            }
        }
    }

    private void add(Need need, String resourceId) {
        needs.computeIfAbsent(need, any -> new ArrayList<>()).add(resourceId);
    }

    private void closeGateway(GatewayCover gateway) {
        if (gateway.cover() != Cover.NONE) {
            return;
        }
        boolean transit = gateway.level().ofTransitGateway();
        add(
                new Need(
                        Reason.GATEWAY_NOT_COVERED,
                        gateway.level(),
                        transit ? Optional.empty() : Optional.of("ALL"),
                        anyOf(logs.values()),
                        transit
                                ? Optional.empty()
                                : Optional.of(WantedFields.completed(FlowLogFormat.DEFAULT, regionalNat)),
                        SHORTEST_INTERVAL,
                        collected.of(gateway.gatewayId())),
                gateway.gatewayId());
    }

    /** The fields of a flow log cannot be changed: another takes its place. */
    private void complete(LogStanding log) {
        FlowLog old = log.log();
        Need need = new Need(
                Reason.FIELDS_MISSING,
                log.level().orElse(LogLevel.VPC),
                Optional.of(old.trafficType().orElse("ALL")),
                Optional.of(new Destination(old)),
                log.format().map(format -> WantedFields.completed(format, regionalNat)),
                old.maxAggregationInterval().orElse(SHORTEST_INTERVAL),
                place(old));
        add(need, old.resourceId());
        replaced.computeIfAbsent(need, any -> new LinkedHashSet<>()).add(old.id());
    }

    private Uncollected place(FlowLog log) {
        return interfaces.stream()
                .map(InterfaceCover::networkInterface)
                .filter(nic -> List.of(nic.vpcId(), nic.subnetId(), nic.id()).contains(log.resourceId()))
                .map(NetworkInterface::vpcId)
                .findFirst()
                .map(collected::ofVpc)
                .orElseGet(() -> collected.of(log.id()));
    }

    /** The flow logs that cover an interface, or will once their delivery is repaired. */
    private List<LogStanding> planned(InterfaceCover cover) {
        List<String> ids = new ArrayList<>(cover.flowLogIds());
        ids.addAll(cover.brokenFlowLogIds());
        return ids.stream()
                .map(this::standing)
                .filter(log -> !log.problems().contains(LogProblem.NOT_ACTIVE))
                .toList();
    }

    private LogStanding standing(String id) {
        return Objects.requireNonNull(logs.get(id), id);
    }

    private boolean has(InterfaceCover cover, LogLevel level) {
        return planned(cover).stream().anyMatch(log -> log.level().equals(Optional.of(level)));
    }

    private Set<FlowLogAction> lacked(InterfaceCover cover) {
        Set<FlowLogAction> lacked = EnumSet.allOf(FlowLogAction.class);
        planned(cover).forEach(log -> lacked.removeAll(log.actions()));
        return lacked;
    }

    /** Where the flow logs of a VPC go, or else others of its account and Region. */
    private Optional<Destination> destination(String vpcId) {
        List<LogStanding> here = new ArrayList<>();
        List<LogStanding> near = new ArrayList<>();
        for (InterfaceCover each : interfaces) {
            String other = each.networkInterface().vpcId();
            List<LogStanding> target = other.equals(vpcId) ? here : near;
            if (target == here || collected.ofVpc(other).equals(collected.ofVpc(vpcId))) {
                each.flowLogIds().forEach(id -> target.add(standing(id)));
            }
        }
        return anyOf(here).or(() -> anyOf(near));
    }

    private Optional<Destination> anyOf(Collection<LogStanding> some) {
        return some.stream().filter(LogStanding::delivers).findFirst().map(log -> new Destination(log.log()));
    }
}
