package io.vpcwhy.simulator.explain;

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

    private static final FlowFinding REQUEST_BY_PORTS = finding(true, Basis.PORTS);
    private static final FlowFinding RESPONSE_BY_PORTS = finding(false, Basis.PORTS);

    private FlowFinder() {}

    static FlowFinding find(Sighting record, Optional<Conversation> conversation) {
        return find(record.glimpse(), conversation);
    }

    static FlowFinding find(Glimpse record, Optional<Conversation> conversation) {
        Optional<Boolean> own = record.opens();
        if (own.isPresent()) {
            return finding(own.get(), Basis.TCP_FLAGS);
        }
        long within = window(record);
        if (conversation.isEmpty()) {
            return byPorts(record.bits());
        }
        Conversation siblings = conversation.get();
        Optional<FlowFinding> byFlags =
                relative(record, siblings.openedForwardByFlags(record, within), Basis.TCP_FLAGS);
        if (byFlags.isPresent()) {
            return byFlags.get();
        }
        Optional<Boolean> clearly = record.clearlyToService();
        if (clearly.isPresent()) {
            return finding(clearly.get(), Basis.PORTS);
        }
        return relative(record, siblings.openedForwardByVerdicts(record, within, true), Basis.SIBLING_RECORD)
                .or(() -> relative(record, siblings.openedForwardByTime(record, within), Basis.SIBLING_RECORD))
                .or(() -> record.probablyToService().map(toService -> finding(toService, Basis.PORTS)))
                .or(() ->
                        relative(record, siblings.openedForwardByVerdicts(record, within, false), Basis.SIBLING_RECORD))
                .orElse(FlowFinding.UNKNOWN);
    }

    /** How far apart, in seconds, two records of one conversation may begin. */
    static long window(Sighting record) {
        return window(record.glimpse());
    }

    private static long window(Glimpse record) {
        return record.isTcp() ? TCP_WINDOW : OTHER_WINDOW;
    }

    private static Optional<FlowFinding> relative(Glimpse record, Optional<Boolean> openedForward, Basis basis) {
        return openedForward.map(forward -> finding(forward == record.forward(), basis));
    }

    /** What a record tells that has neither a handshake nor others beside it, by the bits of its {@link Glimpse}. */
    static FlowFinding byPorts(int bits) {
        int toService = Glimpse.probably(bits);
        return toService == Glimpse.YES
                ? REQUEST_BY_PORTS
                : toService == Glimpse.NO ? RESPONSE_BY_PORTS : FlowFinding.UNKNOWN;
    }

    private static FlowFinding finding(boolean request, Basis basis) {
        return new FlowFinding(request ? Flow.REQUEST : Flow.RESPONSE, basis);
    }
}
