package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which traffic of an interface is in the logs at hand: what was seen of it, and what the flow logs of the snapshot keep of
 * it. A flow log of a VPC or a subnet covers all interfaces in it.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html">Flow logs basics</a>
 */
final class LoggedTraffic {

    /** How long a record may cover where no flow log tells: AWS's default. */
    private static final int DEFAULT_INTERVAL = 600;

    /** Which verdicts are kept. */
    enum Kept {
        ALL,
        ACCEPTED,
        REJECTED,
        /** The logs at hand do not tell of the interface. */
        NOTHING
    }

    private final ConnectionWatch seen;
    private final Map<String, List<FlowLog>> flowLogs = new HashMap<>();

    LoggedTraffic(Snapshot snapshot, ConnectionWatch seen) {
        this.seen = seen;
        for (FlowLog each : snapshot.all(FlowLog.class)) {
            flowLogs.computeIfAbsent(each.resourceId(), any -> new ArrayList<>())
                    .add(each);
        }
    }

    private List<FlowLog> covering(NetworkInterface nic) {
        List<FlowLog> all = new ArrayList<>(flowLogs.getOrDefault(nic.id(), List.of()));
        all.addAll(flowLogs.getOrDefault(nic.subnetId(), List.of()));
        all.addAll(flowLogs.getOrDefault(nic.vpcId(), List.of()));
        return all;
    }

    /** What is kept of an interface, by its number. */
    Kept kept(NetworkInterface nic, int number) {
        boolean accepts = seen.accepting().get(number);
        boolean rejects = seen.rejecting().get(number);
        if (accepts && rejects) {
            return Kept.ALL;
        }
        if (!accepts && !rejects && !seen.idle().get(number)) {
            return Kept.NOTHING;
        }
        List<FlowLog> covering = covering(nic);
        boolean only = !covering.isEmpty() && covering.stream().noneMatch(log -> keeps(log, "ALL"));
        boolean noRejects = only
                ? covering.stream().noneMatch(log -> keeps(log, "REJECT"))
                : seen.rejecting().isEmpty();
        boolean noAccepts = only
                ? covering.stream().noneMatch(log -> keeps(log, "ACCEPT"))
                : seen.accepting().isEmpty();
        if (noAccepts && !accepts) {
            return Kept.REJECTED;
        }
        return noRejects && only && !rejects ? Kept.ACCEPTED : Kept.ALL;
    }

    private static boolean keeps(FlowLog log, String trafficType) {
        return log.trafficType().orElse("ALL").equals(trafficType);
    }

    /** How many seconds a record of an interface may cover. */
    int interval(NetworkInterface nic) {
        return covering(nic).stream()
                .mapToInt(log -> log.maxAggregationInterval().orElse(DEFAULT_INTERVAL))
                .max()
                .orElse(DEFAULT_INTERVAL);
    }
}
