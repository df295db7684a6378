package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.FlowFinding.Basis;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import java.util.Optional;

/**
 * Tells requests from responses: by the record's TCP flags, by those of its siblings, by ports that leave no doubt, by
 * the siblings' verdicts and times, last by ports that make it likely.
 *
 * <p>Clear ports come before the times of siblings because a log that begins in the middle of a long connection has
 * either side first, by chance.
 */
final class FlowFinder {

    /** The longest that a security group tracks an idle TCP connection, in seconds. */
    private static final long TCP_WINDOW = 432_000;

    /** One aggregation interval and the longest idle time of other protocols, in seconds. */
    private static final long OTHER_WINDOW = 1_200;

    private FlowFinder() {}

    static FlowFinding find(FlowLogRecord record, Optional<Conversation> conversation) {
        Optional<Boolean> own = TcpFlags.of(record).opens();
        if (own.isPresent()) {
            return finding(own.get(), Basis.TCP_FLAGS);
        }
        long within = window(record);
        if (conversation.isEmpty()) {
            return byPorts(record);
        }
        Conversation siblings = conversation.get();
        Optional<FlowFinding> byFlags =
                relative(record, siblings.openedForwardByFlags(record, within), Basis.TCP_FLAGS);
        if (byFlags.isPresent()) {
            return byFlags.get();
        }
        Optional<Boolean> clearly = ports(record, true);
        if (clearly.isPresent()) {
            return finding(clearly.get(), Basis.PORTS);
        }
        return relative(record, siblings.openedForwardByVerdicts(record, within, true), Basis.SIBLING_RECORD)
                .or(() -> relative(record, siblings.openedForwardByTime(record, within), Basis.SIBLING_RECORD))
                .or(() -> ports(record, false).map(toService -> finding(toService, Basis.PORTS)))
                .or(() ->
                        relative(record, siblings.openedForwardByVerdicts(record, within, false), Basis.SIBLING_RECORD))
                .orElse(FlowFinding.UNKNOWN);
    }

    /** How far apart, in seconds, two records of one conversation may begin. */
    static long window(FlowLogRecord record) {
        return record.protocol().equals(Optional.of(IpProtocol.TCP)) ? TCP_WINDOW : OTHER_WINDOW;
    }

    private static Optional<FlowFinding> relative(FlowLogRecord record, Optional<Boolean> openedForward, Basis basis) {
        return openedForward.map(forward -> finding(forward == Conversations.isForward(record), basis));
    }

    private static FlowFinding byPorts(FlowLogRecord record) {
        return ports(record, false)
                .map(toService -> finding(toService, Basis.PORTS))
                .orElse(FlowFinding.UNKNOWN);
    }

    private static Optional<Boolean> ports(FlowLogRecord record, boolean clearly) {
        boolean hasPorts = record.protocol().map(IpProtocol::hasPorts).orElse(true);
        if (!hasPorts
                || record.sourcePort().isEmpty()
                || record.destinationPort().isEmpty()) {
            return Optional.empty();
        }
        int source = record.sourcePort().getAsInt();
        int destination = record.destinationPort().getAsInt();
        return clearly
                ? ServicePorts.clearlyToService(source, destination)
                : ServicePorts.probablyToService(source, destination);
    }

    private static FlowFinding finding(boolean request, Basis basis) {
        return new FlowFinding(request ? Flow.REQUEST : Flow.RESPONSE, basis);
    }
}
