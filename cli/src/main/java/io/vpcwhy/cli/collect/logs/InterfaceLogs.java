package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.coverage.Cover;
import io.vpcwhy.simulator.coverage.CoverageFinder;
import io.vpcwhy.simulator.coverage.InterfaceCover;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which flow logs to read for the records of an interface. Several may deliver the same records; of these one is read, lest
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
     * The flow logs to read.
     *
     * @throws CollectException where there is none
     */
    List<FlowLog> of(String interfaceId) throws CollectException {
        InterfaceCover cover = covers.stream()
                .filter(each -> each.networkInterface().id().equals(interfaceId))
                .findFirst()
                .orElseThrow(() -> CollectException.ofUsage("--log auto: " + interfaceId
                        + " is not in the snapshot; give an interface that is, or the log itself"));
        boolean broken =
                cover.flowLogIds().isEmpty() && !cover.brokenFlowLogIds().isEmpty();
        List<FlowLog> all = logs(broken ? cover.brokenFlowLogIds() : cover.flowLogIds());
        if (all.isEmpty()) {
            throw CollectException.ofUsage("--log auto: " + none(cover));
        }
        if (broken) {
            notes.accept(interfaceId + ": no flow log of it delivers now; what was delivered is read from "
                    + all.get(0).id());
        }
        List<FlowLog> chosen = chosen(all);
        tell(interfaceId, all, chosen);
        return chosen;
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
        logs.sort(Comparator.comparing((FlowLog log) -> -actions(log).size())
                .thenComparing(
                        log -> Math.floorMod(DESTINATIONS.indexOf(log.destinationType()), DESTINATIONS.size() + 1))
                .thenComparing(FlowLog::id));
        return logs;
    }

    /** As few as have all that is logged, and no action twice. */
    private static List<FlowLog> chosen(List<FlowLog> all) {
        List<FlowLog> chosen = new ArrayList<>();
        Set<FlowLogAction> had = EnumSet.noneOf(FlowLogAction.class);
        for (FlowLog log : all) {
            if (actions(log).stream().noneMatch(had::contains)) {
                chosen.add(log);
                had.addAll(actions(log));
            }
        }
        return chosen;
    }

    private static Set<FlowLogAction> actions(FlowLog log) {
        Optional<String> type = log.trafficType().filter(each -> !each.equals("ALL"));
        return type.isEmpty()
                ? EnumSet.allOf(FlowLogAction.class)
                : EnumSet.of(type.get().equals("ACCEPT") ? FlowLogAction.ACCEPT : FlowLogAction.REJECT);
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
        String only = chosen.size() == 1 && actions(chosen.get(0)).size() == 1
                ? ", which has only " + actions(chosen.get(0)).iterator().next()
                : "";
        notes.accept(interfaceId + ": read from "
                + String.join(" and ", chosen.stream().map(FlowLog::id).toList()) + only + rest);
    }
}
