package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.coverage.Cover;
import io.vpcwhy.simulator.coverage.CoverageFinder;
import io.vpcwhy.simulator.coverage.InterfaceCover;
import io.vpcwhy.simulator.coverage.LogStanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which flow logs to read for the records of interfaces. Several may deliver the same records; of these one is read, lest
 * each record comes twice.
 */
final class InterfaceLogs {

    /** Log groups can be asked for one interface; objects hold those of many. */
    private static final List<String> DESTINATIONS = List.of("cloud-watch-logs", "s3", "kinesis-data-firehose");

    private final Snapshot snapshot;
    private final List<InterfaceCover> covers;
    private final Consumer<String> notes;

    InterfaceLogs(Snapshot snapshot, Consumer<String> notes) {
        this.snapshot = snapshot;
        this.covers = CoverageFinder.find(snapshot).interfaces();
        this.notes = notes;
    }

    /**
     * The flow logs to read, each with the interfaces for which it is read. Of several that deliver the same one is taken
     * that has as many of the interfaces as can be, for objects in S3 hold records of them all.
     *
     * @throws CollectException where there is none for an interface, or what is read for one has some of another's again
     */
    Map<FlowLog, SortedSet<String>> of(SortedSet<String> interfaceIds) throws CollectException {
        Map<String, List<FlowLog>> delivering = new LinkedHashMap<>();
        Map<FlowLog, Integer> shared = new HashMap<>();
        for (String id : interfaceIds) {
            delivering.put(id, delivering(id));
            delivering.get(id).forEach(log -> shared.merge(log, 1, Integer::sum));
        }
        Map<FlowLog, SortedSet<String>> read = new LinkedHashMap<>();
        delivering.forEach((id, logs) -> {
            List<FlowLog> all = sorted(logs, shared);
            List<FlowLog> chosen = chosen(all);
            tell(id, all, chosen);
            chosen.forEach(
                    log -> read.computeIfAbsent(log, any -> new TreeSet<>()).add(id));
        });
        for (String id : interfaceIds) {
            refuseTwice(cover(id), read);
        }
        return read;
    }

    /** A log group can be asked for some interfaces; objects that are read for one may hold another's records as well. */
    private static void refuseTwice(InterfaceCover cover, Map<FlowLog, SortedSet<String>> read)
            throws CollectException {
        String id = cover.networkInterface().id();
        for (Map.Entry<FlowLog, SortedSet<String>> each : read.entrySet()) {
            String log = each.getKey().id();
            boolean covers =
                    cover.flowLogIds().contains(log) || cover.brokenFlowLogIds().contains(log);
            if (covers && each.getKey().logGroup().isEmpty() && !each.getValue().contains(id)) {
                throw CollectException.ofUsage("--log auto: what " + log + " delivers has to be read for "
                        + String.join(", ", each.getValue()) + ", and holds records of " + id
                        + " that another flow log has, too; give one --interface at a time");
            }
        }
    }

    private InterfaceCover cover(String interfaceId) throws CollectException {
        return covers.stream()
                .filter(each -> each.networkInterface().id().equals(interfaceId))
                .findFirst()
                .orElseThrow(() -> CollectException.ofUsage("--log auto: " + interfaceId
                        + " is not in the snapshot; give an interface that is, or the log itself"));
    }

    private List<FlowLog> delivering(String interfaceId) throws CollectException {
        InterfaceCover cover = cover(interfaceId);
        boolean broken =
                cover.flowLogIds().isEmpty() && !cover.brokenFlowLogIds().isEmpty();
        List<FlowLog> all = logs(broken ? cover.brokenFlowLogIds() : cover.flowLogIds());
        if (all.isEmpty()) {
            throw CollectException.ofUsage("--log auto: " + none(cover));
        }
        if (broken) {
            notes.accept(interfaceId + ": no flow log of it delivers now; what was delivered is read");
        }
        return all;
    }

    private static String none(InterfaceCover cover) {
        String id = cover.networkInterface().id();
        return cover.cover() == Cover.UNDECIDED
                ? "the snapshot does not hold the flow logs of the Region of " + id
                        + "; collect them (aws ec2 describe-flow-logs), or give the log itself"
                : "no flow log of the snapshot is of " + id + ", its subnet or its VPC: nothing of it is logged"
                        + " (vpcwhy coverage says what to make)";
    }

    private List<FlowLog> logs(List<String> ids) {
        List<FlowLog> logs = new ArrayList<>();
        ids.forEach(id -> snapshot.find(FlowLog.class, id).ifPresent(logs::add));
        return logs;
    }

    private static List<FlowLog> sorted(List<FlowLog> all, Map<FlowLog, Integer> shared) {
        List<FlowLog> logs = new ArrayList<>(all);
        logs.sort(
                Comparator.comparing((FlowLog log) -> -LogStanding.actions(log).size())
                        .thenComparing(log -> -shared.getOrDefault(log, 0))
                        .thenComparing(log ->
                                Math.floorMod(DESTINATIONS.indexOf(log.destinationType()), DESTINATIONS.size() + 1))
                        .thenComparing(FlowLog::id));
        return logs;
    }

    /** As few as have all that is logged, and no action twice. */
    private static List<FlowLog> chosen(List<FlowLog> all) {
        List<FlowLog> chosen = new ArrayList<>();
        Set<FlowLogAction> had = EnumSet.noneOf(FlowLogAction.class);
        for (FlowLog log : all) {
            if (LogStanding.actions(log).stream().noneMatch(had::contains)) {
                chosen.add(log);
                had.addAll(LogStanding.actions(log));
            }
        }
        return chosen;
    }

    private void tell(String interfaceId, List<FlowLog> all, List<FlowLog> chosen) {
        List<String> others = all.stream()
                .filter(log -> !chosen.contains(log))
                .map(FlowLog::id)
                .toList();
        String rest = others.isEmpty()
                ? ""
                : "; " + String.join(", ", others) + (others.size() == 1 ? " has" : " have") + " the same records and "
                        + (others.size() == 1 ? "is" : "are") + " not read";
        String only = chosen.size() == 1 && LogStanding.actions(chosen.get(0)).size() == 1
                ? ", which has only "
                        + LogStanding.actions(chosen.get(0)).iterator().next()
                : "";
        notes.accept(interfaceId + ": read from "
                + String.join(" and ", chosen.stream().map(FlowLog::id).toList()) + only + rest);
    }
}
