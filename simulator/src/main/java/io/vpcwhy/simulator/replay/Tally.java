package io.vpcwhy.simulator.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Counts records by cause and port. Groups are numbers and what is counted of each is side by side, since most of the time
 * of counting is that of waiting for memory. For one thread; those of several are united in the end.
 */
final class Tally {

    /** Stands for no port, or for all that are not counted by themselves. */
    static final int NO_PORT = -1;

    /** Groups beyond which further ports of a cause are counted together, so that memory does not grow with a log. */
    private static final int MOST_GROUPS = 200_000;

    private static final int PORT_BITS = 17;
    private static final long TAKEN = 1L << 62;
    private static final int FIRST_SIZE = 32;

    /** Of each group: records, bytes, first time, last time, and where its example is; the width of a line of cache. */
    private static final int WIDTH = 8;

    private static final int BYTES = 1;
    private static final int FIRST = 2;
    private static final int LAST = 3;
    private static final int EXAMPLE = 4;

    /**
     * Peers that are counted in one go: each is a look into memory that is not in the cache, and side by side they wait
     * for it together.
     */
    private static final int BATCH = 256;

    /** Peers after which it pays to know which were met lately. */
    private static final int MANY_PEERS = 1 << 14;

    /**
     * One group.
     *
     * @param first Unix seconds, or the highest number where no time is known
     */
    record Group(int cause, int port, long records, long bytes, Peers peers, long first, long last, String example) {

        /** As reports have it. */
        OptionalInt servicePort() {
            return port == NO_PORT ? OptionalInt.empty() : OptionalInt.of(port);
        }

        OptionalLong firstTime() {
            return time(first);
        }

        OptionalLong lastTime() {
            return time(last);
        }

        private OptionalLong time(long time) {
            return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(time);
        }

        Optional<String> exampleLine() {
            return Optional.of(example).filter(line -> !line.isEmpty());
        }

        ReplayReport.Peers peerCount() {
            return new ReplayReport.Peers(peers.count(), peers.isExact());
        }
    }

    /** Pairs of the key of a group and its number. */
    private long[] table = new long[4 * FIRST_SIZE];

    private long[] keys = new long[FIRST_SIZE];
    private long[] counted = new long[WIDTH * FIRST_SIZE];
    private Peers[] peers = new Peers[FIRST_SIZE];
    private String[] examples = new String[FIRST_SIZE];
    private int size;
    private final int[] groupsOfBatch = new int[BATCH];
    private final long[] batch = new long[BATCH];
    private int batched;
    private int noted;
    private long[] lately = {};

    /** The number of the group of a cause and port, a new one where there is none. */
    int group(int cause, int port) {
        long key = ((long) cause << PORT_BITS) | (port + 1) | TAKEN;
        int slot = slot(table, key);
        return table[slot] == key ? (int) table[slot + 1] : make(cause, port, key, slot);
    }

    private int make(int cause, int port, long key, int slot) {
        if (size >= MOST_GROUPS && port != NO_PORT) {
            return group(cause, NO_PORT);
        }
        if (size == keys.length) {
            grow();
        }
        int group = size++;
        keys[group] = key;
        peers[group] = new Peers();
        examples[group] = "";
        counted[WIDTH * group + FIRST] = Long.MAX_VALUE;
        counted[WIDTH * group + LAST] = Long.MIN_VALUE;
        counted[WIDTH * group + EXAMPLE] = Long.MAX_VALUE;
        int free = table[slot] == 0 ? slot : slot(table, key);
        table[free] = key;
        table[free + 1] = group;
        if (4 * size > table.length) {
            rehash();
        }
        return group;
    }

    private void grow() {
        int larger = 2 * size;
        keys = Arrays.copyOf(keys, larger);
        peers = Arrays.copyOf(peers, larger);
        examples = Arrays.copyOf(examples, larger);
        counted = Arrays.copyOf(counted, WIDTH * larger);
    }

    private void rehash() {
        long[] larger = new long[2 * table.length];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                int slot = slot(larger, table[i]);
                larger[slot] = table[i];
                larger[slot + 1] = table[i + 1];
            }
        }
        table = larger;
    }

    private static int slot(long[] table, long key) {
        int slot = (2 * (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 36)) & (table.length - 1);
        while (table[slot] != 0 && table[slot] != key) {
            slot = (slot + 2) & (table.length - 1);
        }
        return slot;
    }

    /** Counts a record of a group; times are Unix seconds, or below 0. */
    void add(int group, long bytes, long start, long end) {
        int at = WIDTH * group;
        counted[at]++;
        counted[at + BYTES] = sum(counted[at + BYTES], Math.max(0, bytes));
        if (start >= 0) {
            counted[at + FIRST] = Math.min(counted[at + FIRST], start);
            counted[at + LAST] = Math.max(counted[at + LAST], Math.max(start, end));
        }
    }

    /** The sum of two numbers from 0, or the highest number there is. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Whether a group's example is at that position or before it. */
    boolean hasExampleBefore(int group, long position) {
        return counted[WIDTH * group + EXAMPLE] <= position;
    }

    void example(int group, long position, String line) {
        counted[WIDTH * group + EXAMPLE] = position;
        examples[group] = line;
    }

    /** Notes that a group's record is with that peer, by a hash. */
    void addPeer(int group, long hash) {
        if (lately.length > 0) {
            long both = hash ^ (group * 0xBF58_476D_1CE4_E5B9L);
            int slot = (int) (both >>> 20) & (lately.length - 1);
            if (lately[slot] == both) {
                return;
            }
            lately[slot] = both;
        } else if (++noted > MANY_PEERS) {
            lately = new long[MANY_PEERS];
        }
        groupsOfBatch[batched] = group;
        batch[batched] = hash;
        if (++batched == BATCH) {
            settle();
        }
    }

    /** Counts the peers that were noted. */
    private void settle() {
        for (int i = 0; i < batched; i++) {
            peers[groupsOfBatch[i]].add(batch[i]);
        }
        batched = 0;
    }

    void addAll(Tally other) {
        settle();
        other.settle();
        for (int i = 0; i < other.size; i++) {
            int group = group(cause(other.keys[i]), port(other.keys[i]));
            int to = WIDTH * group;
            int from = WIDTH * i;
            counted[to] += other.counted[from];
            counted[to + BYTES] = sum(counted[to + BYTES], other.counted[from + BYTES]);
            counted[to + FIRST] = Math.min(counted[to + FIRST], other.counted[from + FIRST]);
            counted[to + LAST] = Math.max(counted[to + LAST], other.counted[from + LAST]);
            peers[group].addAll(other.peers[i]);
            if (other.counted[from + EXAMPLE] < counted[to + EXAMPLE]) {
                example(group, other.counted[from + EXAMPLE], other.examples[i]);
            }
        }
    }

    /** All groups, in no order that means anything. */
    List<Group> groups() {
        settle();
        List<Group> groups = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int at = WIDTH * i;
            groups.add(new Group(
                    cause(keys[i]),
                    port(keys[i]),
                    counted[at],
                    counted[at + BYTES],
                    peers[i],
                    counted[at + FIRST],
                    counted[at + LAST],
                    examples[i]));
        }
        return groups;
    }

    private static int cause(long key) {
        return (int) ((key & ~TAKEN) >>> PORT_BITS);
    }

    private static int port(long key) {
        return ((int) key & ((1 << PORT_BITS) - 1)) - 1;
    }
}
