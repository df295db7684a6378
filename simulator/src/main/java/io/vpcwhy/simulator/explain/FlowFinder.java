package io.vpcwhy.simulator.explain;

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

    static FlowFinding find(Sighting record, Optional<Conversation> conversation) {
        Optional<Boolean> own = record.flags().opens();
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
        Optional<Boolean> clearly = record.toService(true);
        if (clearly.isPresent()) {
            return finding(clearly.get(), Basis.PORTS);
        }
        return relative(record, siblings.openedForwardByVerdicts(record, within, true), Basis.SIBLING_RECORD)
                .or(() -> relative(record, siblings.openedForwardByTime(record, within), Basis.SIBLING_RECORD))
                .or(() -> record.toService(false).map(toService -> finding(toService, Basis.PORTS)))
                .or(() ->
                        relative(record, siblings.openedForwardByVerdicts(record, within, false), Basis.SIBLING_RECORD))
                .orElse(FlowFinding.UNKNOWN);
    }

    /** How far apart, in seconds, two records of one conversation may begin. */
    static long window(Sighting record) {
        return record.protocol() == IpProtocol.TCP.number() ? TCP_WINDOW : OTHER_WINDOW;
    }

    private static Optional<FlowFinding> relative(Sighting record, Optional<Boolean> openedForward, Basis basis) {
        return openedForward.map(forward -> finding(forward == record.forward(), basis));
    }

    private static FlowFinding byPorts(Sighting record) {
        return record.toService(false)
                .map(toService -> finding(toService, Basis.PORTS))
                .orElse(FlowFinding.UNKNOWN);
    }

    private static FlowFinding finding(boolean request, Basis basis) {
        return new FlowFinding(request ? Flow.REQUEST : Flow.RESPONSE, basis);
    }
}
