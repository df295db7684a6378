package io.vpcwhy.simulator.explain;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of a log, found again by the two ends of their traffic. Memory is bounded: the conversations that were
 * heard of least recently are forgotten.
 */
final class Conversations {

    private final Kept doubtful;
    private final Kept clear;

    /** @param most how many conversations are kept of those whose ports leave no doubt, and as many of the others */
    Conversations(int most) {
        this.doubtful = new Kept(most);
        this.clear = new Kept(most);
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
     * Whether other records may tell the side of one that was added: for that, records of both ways are needed, or a
     * handshake.
     */
    boolean mayTell(long connection, int bits) {
        return among(bits).mayTell(connection);
    }

    /** Says that a record has been explained. */
    void pass(long connection, int bits) {
        among(bits).pass(connection);
    }

    /** Apart, so that the many whose side is plain do not push out those that have only their siblings to go by. */
    private Kept among(int bits) {
        return Glimpse.isClear(bits) ? clear : doubtful;
    }

    /**
     * Conversations by their connections, chained by hash and by when they were heard of. Most have one record, which
     * is kept as numbers.
     */
    private static final class Kept {

        private static final int NONE = -1;
        private static final int FIRST_SIZE = 64;
        private static final int FORWARD = 1;
        private static final int BACKWARD = 2;
        private static final int BOTH = FORWARD | BACKWARD;

        private final int most;
        private int[] heads = filled(FIRST_SIZE);
        private int[] chain = new int[FIRST_SIZE];
        private int[] newer = new int[FIRST_SIZE];
        private int[] older = new int[FIRST_SIZE];
        private long[] connections = new long[FIRST_SIZE];
        private int[] bits = new int[FIRST_SIZE];
        private long[] starts = new long[FIRST_SIZE];
        private long[] ends = new long[FIRST_SIZE];
        private boolean[] passed = new boolean[FIRST_SIZE];
        private byte[] seen = new byte[FIRST_SIZE];
        private @Nullable Conversation[] conversations = new @Nullable Conversation[FIRST_SIZE];
        private int size;
        private int newest = NONE;
        private int oldest = NONE;

        Kept(int most) {
            this.most = most;
        }

        private static int[] filled(int size) {
            int[] none = new int[size];
            Arrays.fill(none, NONE);
            return none;
        }

        void add(long connection, int bitsOfIt, long start, long end) {
            int at = find(connection);
            if (at != NONE) {
                conversation(at).add(new Glimpse(start, end, bitsOfIt));
                seen[at] |= seen(bitsOfIt);
                return;
            }
            int made = size < most ? room() : forget();
            connections[made] = connection;
            bits[made] = bitsOfIt;
            starts[made] = start;
            ends[made] = end;
            passed[made] = false;
            seen[made] = seen(bitsOfIt);
            int head = head(connection);
            chain[made] = heads[head];
            heads[head] = made;
            link(made);
        }

        Optional<Conversation> conversation(long connection) {
            int at = find(connection);
            return at == NONE ? Optional.empty() : Optional.of(conversation(at));
        }

        private static byte seen(int bits) {
            return (byte) ((Glimpse.isForward(bits) ? FORWARD : BACKWARD) | (Glimpse.isHandshake(bits) ? BOTH : 0));
        }

        boolean mayTell(long connection) {
            int at = find(connection);
            return at != NONE && seen[at] == BOTH;
        }

        void pass(long connection) {
            int at = find(connection);
            if (at != NONE) {
                Conversation known = conversations[at];
                if (known == null) {
                    passed[at] = true;
                } else {
                    known.pass();
                }
            }
        }

        private Conversation conversation(int at) {
            Conversation known = conversations[at];
            if (known != null) {
                return known;
            }
            Conversation made = new Conversation();
            made.add(new Glimpse(starts[at], ends[at], bits[at]));
            if (passed[at]) {
                made.pass();
            }
            conversations[at] = made;
            return made;
        }

        /** Where a connection is, which is heard of now. */
        private int find(long connection) {
            int at = heads[head(connection)];
            while (at != NONE && connections[at] != connection) {
                at = chain[at];
            }
            if (at != NONE && at != newest) {
                unlink(at);
                link(at);
            }
            return at;
        }

        private int head(long connection) {
            return (int) connection & (heads.length - 1);
        }

        private void link(int at) {
            older[at] = newest;
            newer[at] = NONE;
            if (newest == NONE) {
                oldest = at;
            } else {
                newer[newest] = at;
            }
            newest = at;
        }

        private void unlink(int at) {
            if (older[at] == NONE) {
                oldest = newer[at];
            } else {
                newer[older[at]] = newer[at];
            }
            if (newer[at] == NONE) {
                newest = older[at];
            } else {
                older[newer[at]] = older[at];
            }
        }

        private int forget() {
            int at = oldest;
            unlink(at);
            conversations[at] = null;
            int head = head(connections[at]);
            if (heads[head] == at) {
                heads[head] = chain[at];
                return at;
            }
            int before = heads[head];
            while (chain[before] != at) {
                before = chain[before];
            }
            chain[before] = chain[at];
            return at;
        }

        private int room() {
            if (size == connections.length) {
                grow();
            }
            return size++;
        }

        private void grow() {
            int larger = 2 * size;
            newer = Arrays.copyOf(newer, larger);
            older = Arrays.copyOf(older, larger);
            connections = Arrays.copyOf(connections, larger);
            bits = Arrays.copyOf(bits, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            passed = Arrays.copyOf(passed, larger);
            seen = Arrays.copyOf(seen, larger);
            conversations = Arrays.copyOf(conversations, larger);
            chain = new int[larger];
            heads = filled(larger);
            for (int i = 0; i < size; i++) {
                int head = head(connections[i]);
                chain[i] = heads[head];
                heads[head] = i;
            }
        }
    }
}
