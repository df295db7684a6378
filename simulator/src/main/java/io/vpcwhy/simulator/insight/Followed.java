package io.vpcwhy.simulator.insight;

import io.vpcwhy.simulator.explain.ConnectionHash;
import java.util.Arrays;

/**
 * Sums by key, of at most so many keys. When there are more, only those are followed whose hash is below a threshold that
 * halves until they fit: every record of a key that is followed at the end is in its sums, and which keys these are does not
 * depend on the order of records, nor on which parts were counted apart and joined. A key takes some 80 bytes. For one
 * thread.
 */
final class Followed {

    /** Records that were accepted. */
    static final int ACCEPTED = 0;

    /** Records that were rejected. */
    static final int REJECTED = 1;

    /** Records, whatever became of them. */
    static final int RECORDS = 2;

    static final int BYTES = 3;

    /** Unix seconds of the first packet; the highest number where no time is known. */
    static final int FIRST = 4;

    /** Unix seconds of the last packet. */
    static final int LAST = 5;

    private static final int SUMS = 6;

    /** Of each key: itself, and its sums behind it; most of the time of counting is that of waiting for memory. */
    private static final int WIDTH = 9;

    private static final int KEY = 3;
    private static final int FIRST_SIZE = 32;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final int most;
    private int halvings;
    private int size;
    private int[] index = new int[2 * FIRST_SIZE];
    private long[] entries = new long[WIDTH * FIRST_SIZE];

    /** @param most keys that are followed, from 1 */
    Followed(int most) {
        this.most = most;
    }

    /**
     * Counts a record, by its action: 0 where absent, 1 for ACCEPT, 2 for REJECT.
     *
     * @param bytes below 0 where unknown
     * @param start Unix seconds, below 0 where unknown
     */
    void add(long high, long low, long what, int action, long bytes, long start, long end) {
        int number = number(high, low, what);
        if (number < 0) {
            return;
        }
        int at = WIDTH * number + KEY;
        entries[at + ACCEPTED] += action == 1 ? 1 : 0;
        entries[at + REJECTED] += action == 2 ? 1 : 0;
        entries[at + RECORDS]++;
        entries[at + BYTES] = Sums.add(entries[at + BYTES], bytes);
        if (start >= 0) {
            entries[at + FIRST] = Math.min(entries[at + FIRST], start);
            entries[at + LAST] = Math.max(entries[at + LAST], Math.max(start, end));
        }
    }

    /** The number of a key, a new one where there is none; below 0 where it is not followed. */
    private int number(long high, long low, long what) {
        long hash = hash(high, low, what);
        if (!isFollowed(hash)) {
            return -1;
        }
        int slot = slot(hash, high, low, what);
        return index[slot] == 0 ? make(slot, high, low, what) : index[slot] - 1;
    }

    /** The number of a key; below 0 where it is not among those that are followed. */
    int find(long high, long low, long what) {
        return index[slot(hash(high, low, what), high, low, what)] - 1;
    }

    private int make(int slot, long high, long low, long what) {
        if (WIDTH * size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
        }
        int number = size++;
        index[slot] = size;
        int at = WIDTH * number;
        entries[at] = high;
        entries[at + 1] = low;
        entries[at + 2] = what;
        Arrays.fill(entries, at + KEY, at + KEY + SUMS, 0);
        entries[at + KEY + FIRST] = Long.MAX_VALUE;
        entries[at + KEY + LAST] = Long.MIN_VALUE;
        if (size > most) {
            halve(halvings + 1);
            return number(high, low, what);
        }
        if (2 * size > index.length) {
            reindex(2 * index.length);
        }
        return number;
    }

    /** Follows fewer, until they fit. */
    private void halve(int atLeast) {
        halvings = atLeast;
        int kept = 0;
        for (int number = 0; number < size; number++) {
            if (isFollowed(hash(high(number), low(number), what(number)))) {
                System.arraycopy(entries, WIDTH * number, entries, WIDTH * kept++, WIDTH);
            }
        }
        size = kept;
        if (size > most) {
            halve(halvings + 1);
        } else {
            reindex(index.length);
        }
    }

    private void reindex(int length) {
        index = new int[length];
        for (int number = 0; number < size; number++) {
            long hash = hash(high(number), low(number), what(number));
            index[slot(hash, high(number), low(number), what(number))] = number + 1;
        }
    }

    private int slot(long hash, long high, long low, long what) {
        int slot = (int) hash & (index.length - 1);
        while (index[slot] != 0) {
            int number = index[slot] - 1;
            if (low(number) == low && what(number) == what && high(number) == high) {
                return slot;
            }
            slot = (slot + 1) & (index.length - 1);
        }
        return slot;
    }

    private static long hash(long high, long low, long what) {
        return ConnectionHash.mix(ConnectionHash.address(high, low) + what * GOLDEN);
    }

    private boolean isFollowed(long hash) {
        return halvings == 0 || hash >>> (Long.SIZE - halvings) == 0;
    }

    /** Takes over what another has counted. */
    void join(Followed other) {
        if (other.halvings > halvings) {
            halve(other.halvings);
        }
        for (int from = 0; from < other.size; from++) {
            int number = number(other.high(from), other.low(from), other.what(from));
            if (number >= 0) {
                int at = WIDTH * number + KEY;
                for (int sum = ACCEPTED; sum <= BYTES; sum++) {
                    entries[at + sum] = Sums.add(entries[at + sum], other.sum(from, sum));
                }
                entries[at + FIRST] = Math.min(entries[at + FIRST], other.sum(from, FIRST));
                entries[at + LAST] = Math.max(entries[at + LAST], other.sum(from, LAST));
            }
        }
    }

    /** Whether every key is followed. */
    boolean isWhole() {
        return halvings == 0;
    }

    /** One key in so many is followed. */
    long oneIn() {
        return 1L << Math.min(halvings, Long.SIZE - 2);
    }

    /** How many keys there are, by the number of those that are followed and are alike. */
    Estimate estimate(long followed) {
        double oneIn = oneIn();
        long error = Math.round(Math.sqrt(followed * (1 - 1 / oneIn)) * oneIn);
        return new Estimate(Sums.times(followed, oneIn()), error);
    }

    /** How many keys are followed; they are numbered from 0, in no order that means anything. */
    int size() {
        return size;
    }

    long high(int number) {
        return entries[WIDTH * number];
    }

    long low(int number) {
        return entries[WIDTH * number + 1];
    }

    long what(int number) {
        return entries[WIDTH * number + 2];
    }

    /** One of the sums above of a key. */
    long sum(int number, int which) {
        return entries[WIDTH * number + KEY + which];
    }
}
