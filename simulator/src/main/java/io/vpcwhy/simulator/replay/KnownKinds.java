package io.vpcwhy.simulator.replay;

import org.jspecify.annotations.Nullable;

/**
 * Kinds of records that a thread has met lately, and what became of them: most records of a log are of few kinds. What is
 * not here may be among those that all threads share, else it is to be found anew. For one thread.
 */
final class KnownKinds {

    /** Stands for a kind that is not here. */
    static final int UNKNOWN = -1;

    /** Stands for a far end that is not here. */
    static final int NO_END = 0;

    /** Numbers of profiles and far ends below this fit into the keys. */
    static final int MOST = 1 << 20;

    /** Numbers of cells below this fit into the keys. */
    static final int MOST_CELLS = 1 << 24;

    private static final int END_BITS = 20;
    private static final int PROFILE_SHIFT = 44;
    private static final int WIDTH = 2;

    private static final long MIX = 0xBF58_476D_1CE4_E5B9L;

    private final SharedKinds all;
    private final long[] farEnds = new long[1 << 17];
    private final long[] kinds = new long[WIDTH << 17];
    private @Nullable KnownRules rules;

    /** @param all what the threads of a run share */
    KnownKinds(SharedKinds all) {
        this.all = all;
    }

    /** Which rules kinds meet, made when it is first asked for. */
    KnownRules rules() {
        if (rules == null) {
            rules = new KnownRules();
        }
        return rules;
    }

    /** The number of a far end as some interfaces see it, from 1, or {@link #NO_END}. */
    int farEnd(int profile, int cell) {
        long key = ((long) profile << PROFILE_SHIFT) | ((long) cell << END_BITS);
        long found = farEnds[slot(key, farEnds.length - 1)];
        return (found & (-1L << END_BITS)) == key ? (int) found & (MOST - 1) : NO_END;
    }

    /** Keeps the number of a far end, from 1. */
    void farEnd(int profile, int cell, int number) {
        long key = ((long) profile << PROFILE_SHIFT) | ((long) cell << END_BITS);
        farEnds[slot(key, farEnds.length - 1)] = key | number;
    }

    /**
     * What became of a kind, or {@link #UNKNOWN}.
     *
     * @param ports classes of both
     * @param key all else that tells kinds apart, not 0
     */
    int find(long key, int ports) {
        int slot = (WIDTH * hash(key, ports)) & (kinds.length - 1);
        long found = kinds[slot + 1];
        return kinds[slot] == key && (int) (found >>> Integer.SIZE) == ports ? (int) found : findShared(key, ports);
    }

    private int findShared(long key, int ports) {
        int found = all.find(key, ports);
        if (found != UNKNOWN) {
            keep(key, ports, found);
        }
        return found;
    }

    void put(long key, int ports, int what) {
        all.put(key, ports, what);
        keep(key, ports, what);
    }

    private void keep(long key, int ports, int what) {
        int slot = (WIDTH * hash(key, ports)) & (kinds.length - 1);
        kinds[slot] = key;
        kinds[slot + 1] = ((long) ports << Integer.SIZE) | what;
    }

    private static int slot(long key, int mask) {
        return spread(key) & mask;
    }

    /** A hash of 24 bits. */
    static int hash(long key, int ports) {
        return spread(key ^ (ports * MIX));
    }

    private static int spread(long key) {
        return (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 40);
    }
}
