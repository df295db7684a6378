package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the logs hold all that could have used a rule. */
final class LogCoverage {

    private static final String ALL = "ALL";
    private static final String ACCEPT = "ACCEPT";
    private static final String REJECT = "REJECT";

    private final InterfaceSights sights;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, List<FlowLog>> flowLogs = new HashMap<>();
    private final boolean anyRejected;

    LogCoverage(Snapshot snapshot, InterfaceSights sights) {
        this.sights = sights;
        this.anyRejected = sights.hasAny(InterfaceSights.REJECTED);
        for (NetworkInterface each : snapshot.all(NetworkInterface.class)) {
            numbers.put(each.id(), numbers.size());
        }
        for (FlowLog log : snapshot.all(FlowLog.class)) {
            flowLogs.computeIfAbsent(log.resourceId(), any -> new ArrayList<>()).add(log);
        }
    }

    /** What hides the use of a rule, if anything does. */
    Set<Blindness> blindness(ConfiguredRule rule, List<NetworkInterface> interfaces) {
        Set<Blindness> why = EnumSet.noneOf(Blindness.class);
        boolean traffic = false;
        for (NetworkInterface each : interfaces) {
            int number = number(each);
            why.addAll(rule.allows() ? ofAccepted(each, number) : ofRejected(each, number));
            traffic |= sights.has(number, (byte) (InterfaceSights.ACCEPTED | InterfaceSights.REJECTED));
        }
        if (!traffic && why.isEmpty()) {
            why.add(Blindness.ONLY_NO_DATA);
        }
        return why;
    }

    private int number(NetworkInterface each) {
        return numbers.getOrDefault(each.id(), -1);
    }

    private Set<Blindness> ofAccepted(NetworkInterface each, int number) {
        Set<Blindness> why = ofAny(number);
        boolean accepted = sights.has(number, InterfaceSights.ACCEPTED);
        boolean rejected = sights.has(number, InterfaceSights.REJECTED);
        if (!accepted && !logs(each, ACCEPT).orElse(!rejected)) {
            why.add(Blindness.ONLY_REJECTED);
        }
        if (sights.has(number, InterfaceSights.UNPLACED)) {
            why.add(Blindness.ENDS_NOT_TOLD);
        }
        return why;
    }

    private Set<Blindness> ofRejected(NetworkInterface each, int number) {
        Set<Blindness> why = ofAny(number);
        boolean rejected = sights.has(number, InterfaceSights.REJECTED);
        if (!rejected && !logs(each, REJECT).orElse(anyRejected)) {
            why.add(Blindness.ONLY_ACCEPTED);
        }
        return why;
    }

    private Set<Blindness> ofAny(int number) {
        Set<Blindness> why = EnumSet.noneOf(Blindness.class);
        if (sights.isEmpty(number)) {
            why.add(Blindness.NO_RECORD);
        } else if (sights.hasOnly(number, InterfaceSights.SKIPPED)) {
            why.add(Blindness.ONLY_SKIPPED);
        }
        return why;
    }

    /** Whether a flow log of the snapshot logs such traffic of an interface; empty where none covers it. */
    private Optional<Boolean> logs(NetworkInterface each, String type) {
        List<FlowLog> covering = new ArrayList<>();
        for (String resource : List.of(each.id(), each.subnetId(), each.vpcId())) {
            covering.addAll(flowLogs.getOrDefault(resource, List.of()));
        }
        return covering.isEmpty()
                ? Optional.empty()
                : Optional.of(covering.stream()
                        .anyMatch(log -> log.trafficType()
                                .filter(logged -> logged.equals(type) || logged.equals(ALL))
                                .isPresent()));
    }

    /** How many of them AWS left out records of. */
    int leftOut(List<NetworkInterface> interfaces) {
        return (int) interfaces.stream()
                .filter(each -> sights.has(number(each), InterfaceSights.SKIPPED))
                .count();
    }

    /** From the first to the last record of any of them. */
    Times times(List<NetworkInterface> interfaces) {
        Times times = Times.NONE;
        for (NetworkInterface each : interfaces) {
            times = times.and(sights.times(number(each)));
        }
        return times;
    }
}
