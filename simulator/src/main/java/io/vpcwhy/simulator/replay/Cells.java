package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.explain.ConnectionHash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Numbers by keys, each found once. Many threads may look up while one adds. */
final class Cells {

    static final int NONE = Integer.MIN_VALUE;

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final long TAKEN = 1L << 63;
    private static final int WIDTH = 2;

    private volatile long[] table = new long[WIDTH * 256];
    private int size;

    /** The number for a key of at most 63 bits, or {@link #NONE}. */
    int find(long key) {
        long[] all = table;
        int mask = all.length - WIDTH;
        int at = slot(key, mask);
        long wanted = key | TAKEN;
        for (long found = key(all, at); found != 0; found = key(all, at)) {
            if (found == wanted) {
                return (int) all[at + 1];
            }
            at = (at + WIDTH) & mask;
        }
        return NONE;
    }

    synchronized void put(long key, int number) {
        if (3 * WIDTH * size >= table.length) {
            long[] larger = new long[2 * table.length];
            for (int i = 0; i < table.length; i += WIDTH) {
                if (table[i] != 0) {
                    insert(larger, table[i], table[i + 1]);
                }
            }
            table = larger;
        }
        if (insert(table, key | TAKEN, number)) {
            size++;
        }
    }

    private static boolean insert(long[] all, long key, long number) {
        int mask = all.length - WIDTH;
        int at = slot(key & ~TAKEN, mask);
        while (all[at] != 0) {
            if (all[at] == key) {
                return false;
            }
            at = (at + WIDTH) & mask;
        }
        all[at + 1] = number;
        LONGS.setRelease(all, at, key); // whoever sees the key sees the number
        return true;
    }

    private static long key(long[] all, int at) {
        return (long) LONGS.getAcquire(all, at);
    }

    private static int slot(long key, int mask) {
        return (int) (ConnectionHash.mix(key) >>> 16) & mask;
    }
}
