package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of a log, found again by the two ends of their traffic. Memory is bounded: the conversations that were
 * heard of least recently are forgotten.
 */
final class Conversations {

    /**
     * The ends in an order that does not depend on the way of the packet.
     *
     * @param scope the interface, or nothing where the format does not tell
     */
    private record Key(String scope, IpAddress low, int lowPort, IpAddress high, int highPort, int protocol) {

        // Written out, for start-up and for speed: every record of a log is looked up by it.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && lowPort == that.lowPort
                    && highPort == that.highPort
                    && protocol == that.protocol
                    && low.equals(that.low)
                    && high.equals(that.high)
                    && scope.equals(that.scope);
        }

        @Override
        public int hashCode() {
            int ends = 31 * (31 * low.hashCode() + lowPort) + 31 * high.hashCode() + highPort;
            return 31 * (31 * ends + scope.hashCode()) + protocol;
        }
    }

    private final Map<Key, Conversation> conversations;

    /** @param most how many conversations are kept */
    Conversations(int most) {
        this.conversations = new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Conversation> eldest) {
                return size() > most;
            }
        };
    }

    /** Takes note of a record; one without both addresses has no conversation. */
    void add(FlowLogRecord record) {
        key(record)
                .ifPresent(key -> conversations
                        .computeIfAbsent(key, k -> new Conversation())
                        .add(isForward(record), record));
    }

    /** The conversation of a record that was added. */
    Optional<Conversation> of(FlowLogRecord record) {
        return key(record).flatMap(key -> Optional.ofNullable(conversations.get(key)));
    }

    /** Whether a record goes the way of its conversation's key: from the lower to the higher end. */
    static boolean isForward(FlowLogRecord record) {
        int byAddress =
                source(record).orElseThrow().compareTo(destination(record).orElseThrow());
        return byAddress != 0
                ? byAddress < 0
                : record.sourcePort().orElse(0) <= record.destinationPort().orElse(0);
    }

    private static Optional<Key> key(FlowLogRecord record) {
        Optional<IpAddress> source = source(record);
        Optional<IpAddress> destination = destination(record);
        if (source.isEmpty() || destination.isEmpty()) {
            return Optional.empty();
        }
        boolean forward = isForward(record);
        int from = record.sourcePort().orElse(0);
        int to = record.destinationPort().orElse(0);
        return Optional.of(new Key(
                record.interfaceId().orElse(""),
                forward ? source.get() : destination.get(),
                forward ? from : to,
                forward ? destination.get() : source.get(),
                forward ? to : from,
                record.protocol().map(IpProtocol::number).orElse(-1)));
    }

    private static Optional<IpAddress> source(FlowLogRecord record) {
        return record.packetSourceAddress().or(record::sourceAddress);
    }

    private static Optional<IpAddress> destination(FlowLogRecord record) {
        return record.packetDestinationAddress().or(record::destinationAddress);
    }
}
