package io.vpcwhy.simulator.replay;

/** Which rules the kinds of records meet that a thread has met lately, by number. For one thread. */
final class KnownRules {

    /** Stands for a kind that is not here. */
    static final int UNKNOWN = -1;

    private static final int WIDTH = 2;

    private final long[] rules = new long[WIDTH << 16];

    /**
     * The number of the rules, or {@link #UNKNOWN}.
     *
     * @param key all that tells kinds apart beside ports, not 0
     */
    int find(long key, int ports) {
        int slot = slot(key, ports);
        long found = rules[slot + 1];
        return rules[slot] == key && (int) (found >>> Integer.SIZE) == ports ? (int) found : UNKNOWN;
    }

    void put(long key, int ports, int number) {
        int slot = slot(key, ports);
        rules[slot] = key;
        rules[slot + 1] = ((long) ports << Integer.SIZE) | number;
    }

    private int slot(long key, int ports) {
        return (WIDTH * KnownKinds.hash(key, ports)) & (rules.length - 1);
    }
}
