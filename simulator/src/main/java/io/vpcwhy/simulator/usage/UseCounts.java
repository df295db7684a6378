package io.vpcwhy.simulator.usage;

import io.vpcwhy.simulator.explain.ConnectionHash;
import java.util.Arrays;

/**
 * Counts of records by what decides about them. There are as many as kinds of records that the configuration tells apart,
 * however many records there are.
 */
final class UseCounts {

    private static final int FIRST_SIZE = 256;

    private long[] keys = new long[FIRST_SIZE];
    private int[] slots = new int[FIRST_SIZE];
    private long[] keyOf = new long[FIRST_SIZE];
    private long[] records = new long[FIRST_SIZE];
    private long[] bytes = new long[FIRST_SIZE];
    private long[] last = new long[FIRST_SIZE];
    private int size;

    int size() {
        return size;
    }

    /** The place of a key other than 0, or below 0 where it is new. */
    int find(long key) {
        int mask = keys.length - 1;
        int at = (int) ConnectionHash.mix(key) & mask;
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return slots[at];
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    /** Makes a place for a key that is new. */
    int add(long key) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        insert(key, size);
        keyOf[size] = key;
        last[size] = RuleWatch.NO_TIME;
        return size++;
    }

    private void grow() {
        int larger = 2 * keys.length;
        keys = new long[larger];
        slots = new int[larger];
        for (int slot = 0; slot < size; slot++) {
            insert(keyOf[slot], slot);
        }
        keyOf = Arrays.copyOf(keyOf, larger);
        records = Arrays.copyOf(records, larger);
        bytes = Arrays.copyOf(bytes, larger);
        last = Arrays.copyOf(last, larger);
    }

    private void insert(long key, int slot) {
        int mask = keys.length - 1;
        int at = (int) ConnectionHash.mix(key) & mask;
        while (keys[at] != 0) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        slots[at] = slot;
    }

    /**
     * Counts.
     *
     * @param end Unix seconds, or {@link RuleWatch#NO_TIME}
     */
    void count(int slot, long moreRecords, long moreBytes, long end) {
        records[slot] += moreRecords;
        bytes[slot] = Use.sum(bytes[slot], moreBytes);
        last[slot] = Math.max(last[slot], end);
    }

    long key(int slot) {
        return keyOf[slot];
    }

    long records(int slot) {
        return records[slot];
    }

    long bytes(int slot) {
        return bytes[slot];
    }

    long last(int slot) {
        return last[slot];
    }
}
