package io.vpcwhy.simulator.explain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of a log, found again by the two ends of their traffic. Memory is bounded: the conversations that were
 * heard of least recently are forgotten, many at a time.
 */
final class Conversations {

    private final Kept doubtful;
    private final Kept clear;

    /**
     * @param least how many conversations are remembered at least, and at most twice as many: of those whose ports leave
     *     no doubt, and as many of the others
     */
    Conversations(int least) {
        this.doubtful = new Kept(least);
        this.clear = new Kept(least);
    }

    /** Takes note of a record. */
    void add(Sighting sighting) {
        Glimpse glimpse = sighting.glimpse();
        add(sighting.connection(), glimpse.bits(), glimpse.start(), glimpse.end());
    }

    /** The conversation of a record that was added. */
    Optional<Conversation> of(Sighting sighting) {
        return of(sighting.connection(), sighting.glimpse().bits());
    }

    /** Takes note of a record of a connection, as {@link Glimpse} has it. */
    void add(long connection, int bits, long start, long end) {
        among(bits).add(connection, bits, start, end);
    }

    /** The conversation of a connection, of which a record with those bits was added. */
    Optional<Conversation> of(long connection, int bits) {
        return among(bits).conversation(connection);
    }

    /**
     * Says that a record has been explained, unless other records may tell its side: for that, records of both ways are
     * needed, or a handshake.
     *
     * @return the conversation if so, which is then still to be passed
     */
    Optional<Conversation> pass(long connection, int bits) {
        return among(bits).pass(connection);
    }

    /** Apart, so that the many whose side is plain do not push out those that have only their siblings to go by. */
    private Kept among(int bits) {
        return Glimpse.isClear(bits) ? clear : doubtful;
    }

    /** Conversations by their connections: those that were heard of lately, and those of before. */
    private static final class Kept {

        private final int least;
        private ConversationTable lately = new ConversationTable();
        private @Nullable ConversationTable before;

        Kept(int least) {
            this.least = least;
        }

        void add(long connection, int bits, long start, long end) {
            if (!lately.has(connection)) {
                if (lately.size() == least) {
                    before = lately;
                    lately = new ConversationTable(before);
                }
                if (before != null && before.has(connection)) {
                    lately.take(connection, before);
                }
            }
            lately.add(connection, bits, start, end);
        }

        private @Nullable ConversationTable where(long connection) {
            return lately.has(connection) ? lately : before != null && before.has(connection) ? before : null;
        }

        Optional<Conversation> conversation(long connection) {
            return Optional.ofNullable(where(connection)).map(table -> table.conversation(connection));
        }

        Optional<Conversation> pass(long connection) {
            ConversationTable table = where(connection);
            return table == null ? Optional.empty() : table.pass(connection);
        }
    }
}
