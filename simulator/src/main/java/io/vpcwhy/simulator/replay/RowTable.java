package io.vpcwhy.simulator.replay;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Numbers that are found when they are first wanted. Many threads may look up at a time. */
final class RowTable {

    static final int NONE = -1;

    private final AtomicIntegerArray rows;

    RowTable(int size) {
        int[] none = new int[size];
        Arrays.fill(none, NONE);
        this.rows = new AtomicIntegerArray(none);
    }

    /** The number there, or {@link #NONE}; it may not be seen yet that another thread has found it. */
    int at(int index) {
        return rows.getPlain(index);
    }

    void found(int index, int number) {
        rows.set(index, number);
    }
}
