package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.insight.Insight.InterfaceTraffic;
import io.vpcwhy.simulator.insight.Insight.SkippedAt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds what logs do not tell: interfaces that nobody logs, and windows that AWS skipped.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/working-with-flow-logs.html">A flow log of a VPC or subnet
 *     covers every interface in it</a>
 */
final class BlindSpotFinder {

    private static final int MOST = 100;

    private final InsightWatch seen;
    private final Naming naming;

    BlindSpotFinder(InsightWatch seen, Naming naming) {
        this.seen = seen;
        this.naming = naming;
    }

    /** Interfaces that others spoke with and of which there is no record, unless a flow log covers them. */
    Optional<Insight> unlogged() {
        Snapshot snapshot = seen.network().snapshot();
        Set<String> logged =
                snapshot.all(FlowLog.class).stream().map(FlowLog::resourceId).collect(Collectors.toSet());
        List<NetworkInterface> interfaces = seen.network().interfaces();
        List<InterfaceTraffic> found = new ArrayList<>();
        for (int number = 0; number < interfaces.size(); number++) {
            NetworkInterface each = interfaces.get(number);
            boolean covered =
                    logged.contains(each.id()) || logged.contains(each.subnetId()) || logged.contains(each.vpcId());
            if (!covered && seen.logged().of(number) == 0 && seen.farRecords().of(number) > 0) {
                found.add(new InterfaceTraffic(
                        each, seen.farRecords().of(number), seen.farBytes().of(number)));
            }
        }
        found.sort(Comparator.comparingLong(InterfaceTraffic::records)
                .reversed()
                .thenComparing(each -> each.networkInterface().id()));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Insight.UnloggedInterfaces(
                        snapshot.collected(ResourceKind.FLOW_LOG), first(found), found.size()));
    }

    /** The windows that AWS skipped. */
    Optional<Insight> skipped() {
        if (seen.skipped().records() == 0) {
            return Optional.empty();
        }
        Map<Integer, List<Insight.Period>> windows = new TreeMap<>();
        for (SkippedWindows.Window window : seen.skipped().windows()) {
            windows.computeIfAbsent(window.networkInterface(), any -> new ArrayList<>())
                    .add(Naming.period(window.start(), window.end()));
        }
        List<SkippedAt> found = new ArrayList<>();
        windows.forEach((number, all) -> found.add(new SkippedAt(
                number < 0 ? Optional.empty() : Optional.of(naming.networkInterface(number)), first(all), all.size())));
        found.sort(Comparator.comparingLong(SkippedAt::inAll)
                .reversed()
                .thenComparing(each ->
                        each.networkInterface().map(NetworkInterface::id).orElse("")));
        return Optional.of(new Insight.SkippedData(seen.skipped().records(), first(found), found.size()));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }
}
