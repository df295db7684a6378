package io.vpcwhy.simulator.replay;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts records by cause and port. For one thread; those of several are united in the end. */
final class Tally {

    /** Stands for no port, or for all that are not counted by themselves. */
    static final int NO_PORT = -1;

    /** Groups beyond which further ports of a cause are counted together, so that memory does not grow with a log. */
    private static final int MOST_GROUPS = 200_000;

    private static final int PORT_BITS = 17;
    private static final int FIRST_SIZE = 64;

    /**
     * Peers that are counted in one go: each is a look into memory that is not in the cache, and side by side they wait
     * for it together.
     */
    private static final int BATCH = 256;

    /** One group. */
    static final class Group {
        private final int cause;
        private final int port;
        private final Peers peers = new Peers();
        private long records;
        private long bytes;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long exampleAt = Long.MAX_VALUE;
        private String example = "";

        private Group(int cause, int port) {
            this.cause = cause;
            this.port = port;
        }

        int cause() {
            return cause;
        }

        int port() {
            return port;
        }

        Peers peers() {
            return peers;
        }

        long records() {
            return records;
        }

        long bytes() {
            return bytes;
        }

        long first() {
            return first;
        }

        long last() {
            return last;
        }

        String example() {
            return example;
        }

        boolean hasExampleBefore(long position) {
            return exampleAt <= position;
        }

        void example(long position, String line) {
            exampleAt = position;
            example = line;
        }

        /** Counts a record; times are Unix seconds, or -1. */
        void add(long bytesOfIt, long start, long end) {
            records++;
            bytes += Math.max(0, bytesOfIt);
            if (start >= 0) {
                first = Math.min(first, start);
                last = Math.max(last, Math.max(start, end));
            }
        }

        private void addAll(Group other) {
            records += other.records;
            bytes += other.bytes;
            first = Math.min(first, other.first);
            last = Math.max(last, other.last);
            peers.addAll(other.peers);
            if (other.exampleAt < exampleAt) {
                example(other.exampleAt, other.example);
            }
        }
    }

    private long[] keys = new long[FIRST_SIZE];
    private @Nullable Group[] groups = new @Nullable Group[FIRST_SIZE];
    private int size;
    private final Group[] groupsOfPeers = new Group[BATCH];
    private final long[] peers = new long[BATCH];
    private int batched;

    /** Notes that a group's record is with that peer, by a hash. */
    void addPeer(Group group, long hash) {
        groupsOfPeers[batched] = group;
        peers[batched] = hash;
        if (++batched == BATCH) {
            settle();
        }
    }

    /** Counts the peers that were noted. */
    private void settle() {
        for (int i = 0; i < batched; i++) {
            groupsOfPeers[i].peers.add(peers[i]);
        }
        batched = 0;
    }

    /** The group of a cause and port, a new one where there is none. */
    Group group(int cause, int port) {
        long key = ((long) cause << PORT_BITS) | (port + 1) | (1L << 62);
        int slot = slot(keys, key);
        Group known = groups[slot];
        if (known != null) {
            return known;
        }
        if (size >= MOST_GROUPS && port != NO_PORT) {
            return group(cause, NO_PORT);
        }
        Group made = new Group(cause, port);
        keys[slot] = key;
        groups[slot] = made;
        size++;
        if (2 * size > keys.length) {
            grow();
        }
        return made;
    }

    private void grow() {
        long[] moreKeys = new long[2 * keys.length];
        @Nullable Group[] moreGroups = new @Nullable Group[moreKeys.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(moreKeys, keys[i]);
                moreKeys[slot] = keys[i];
                moreGroups[slot] = groups[i];
            }
        }
        keys = moreKeys;
        groups = moreGroups;
    }

    private static int slot(long[] keys, long key) {
        int slot = (int) Hashes.mix(key) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    void addAll(Tally other) {
        settle();
        for (Group group : other.groups()) {
            group(group.cause, group.port).addAll(group);
        }
    }

    /** All groups, in no order that means anything. */
    Iterable<Group> groups() {
        settle();
        return () -> Arrays.stream(groups)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .iterator();
    }
}
