package io.vpcwhy.simulator.replay;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What became of the kinds of records that any thread has met, so that each is found out once. Many threads may look up
 * while one adds; beyond some hundred thousand no more are kept, so that memory does not grow.
 */
final class SharedKinds {

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int WIDTH = 2;
    private static final int MOST = 1 << 19;

    private volatile long[] table = new long[WIDTH << 12];
    private int size;

    /** As {@link KnownKinds#find}. */
    int find(long key, int ports) {
        long[] all = table;
        int mask = all.length - WIDTH;
        int at = slot(key, ports, mask);
        for (long found = key(all, at); found != 0; found = key(all, at)) {
            if (found == key && (int) (all[at + 1] >>> Integer.SIZE) == ports) {
                return (int) all[at + 1];
            }
            at = (at + WIDTH) & mask;
        }
        return KnownKinds.UNKNOWN;
    }

    synchronized void put(long key, int ports, int what) {
        if (size == MOST || find(key, ports) != KnownKinds.UNKNOWN) {
            return;
        }
        if (2 * WIDTH * ++size > table.length) {
            long[] larger = new long[2 * table.length];
            for (int i = 0; i < table.length; i += WIDTH) {
                if (table[i] != 0) {
                    insert(larger, table[i], table[i + 1]);
                }
            }
            table = larger;
        }
        insert(table, key, ((long) ports << Integer.SIZE) | what);
    }

    private static void insert(long[] all, long key, long portsAndWhat) {
        int mask = all.length - WIDTH;
        int at = slot(key, (int) (portsAndWhat >>> Integer.SIZE), mask);
        while (all[at] != 0) {
            at = (at + WIDTH) & mask;
        }
        all[at + 1] = portsAndWhat;
        LONGS.setRelease(all, at, key); // whoever sees the key sees what became of it
    }

    private static long key(long[] all, int at) {
        return (long) LONGS.getAcquire(all, at);
    }

    private static int slot(long key, int ports, int mask) {
        return (WIDTH * KnownKinds.hash(key, ports)) & mask;
    }
}
