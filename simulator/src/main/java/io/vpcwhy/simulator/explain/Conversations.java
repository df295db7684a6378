package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.ip.IpAddress;
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

    private final Map<Key, Conversation> doubtful;
    private final Map<Key, Conversation> clear;

    /** @param most how many conversations are kept of those whose ports leave no doubt, and as many of the others */
    Conversations(int most) {
        this.doubtful = kept(most);
        this.clear = kept(most);
    }

    private static Map<Key, Conversation> kept(int most) {
        return new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Conversation> eldest) {
                return size() > most;
            }
        };
    }

    /** Takes note of a record. */
    void add(Sighting sighting) {
        among(sighting).computeIfAbsent(key(sighting), k -> new Conversation()).add(sighting);
    }

    /** The conversation of a record that was added. */
    Optional<Conversation> of(Sighting sighting) {
        return Optional.ofNullable(among(sighting).get(key(sighting)));
    }

    /** Apart, so that the many whose side is plain do not push out those that have only their siblings to go by. */
    private Map<Key, Conversation> among(Sighting sighting) {
        return sighting.toService(true).isPresent() ? clear : doubtful;
    }

    private static Key key(Sighting sighting) {
        boolean forward = sighting.forward();
        int from = sighting.sourcePort().orElse(0);
        int to = sighting.destinationPort().orElse(0);
        return new Key(
                sighting.scope(),
                forward ? sighting.source() : sighting.destination(),
                forward ? from : to,
                forward ? sighting.destination() : sighting.source(),
                forward ? to : from,
                sighting.protocol());
    }
}
