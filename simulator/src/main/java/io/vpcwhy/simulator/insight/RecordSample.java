package io.vpcwhy.simulator.insight;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A sample of records from which the sums of heavy keys are estimated: threshold sampling. A record of weight {@code w} is
 * taken with probability {@code w / threshold} by a hash of its own values, all at or above the threshold are, and the
 * threshold doubles until the sample fits. So heavy keys are in it, and what it holds does not depend on the order of
 * records, nor on which parts were taken apart and joined; the sketches of frequent items that are known well do depend on
 * it. A record takes some 56 bytes. For one thread.
 *
 * @see <a href="https://dl.acm.org/doi/10.1109/TIT.2005.850055">Duffield, Lund, Thorup: Learn more, sample less: control of
 *     volume and variance in network measurement</a>
 */
final class RecordSample {

    /** What records have in common. */
    record Key(long high, long low, long what) {}

    private static final int RANK = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int WHAT = 3;
    private static final int WEIGHT = 4;
    private static final int TIMES = 5;
    private static final int WIDTH = 6;
    private static final int FIRST_SIZE = 32;
    private static final int HIGHEST = 62;

    private final int most;
    private int doublings;
    private int size;
    private int[] index = new int[2 * FIRST_SIZE];
    private long[] taken = new long[WIDTH * FIRST_SIZE];

    /** @param most records that are held, from 1 */
    RecordSample(int most) {
        this.most = most;
    }

    /**
     * Takes a record, or not.
     *
     * @param rank hash of all its values, of which all bits are random
     * @param weight from 0
     */
    void add(long rank, long high, long low, long what, long weight) {
        if (takes(rank, weight)) {
            take(rank, high, low, what, weight, 1);
        }
    }

    private boolean takes(long rank, long weight) {
        return weight >= 1L << doublings || rank >>> 1 < weight << (Long.SIZE - 1 - doublings);
    }

    private void take(long rank, long high, long low, long what, long weight, long times) {
        int slot = slot(rank, low, what);
        if (index[slot] != 0) {
            taken[WIDTH * (index[slot] - 1) + TIMES] += times;
            return;
        }
        if (WIDTH * size == taken.length) {
            taken = Arrays.copyOf(taken, 2 * taken.length);
        }
        int at = WIDTH * size++;
        index[slot] = size;
        taken[at + RANK] = rank;
        taken[at + HIGH] = high;
        taken[at + LOW] = low;
        taken[at + WHAT] = what;
        taken[at + WEIGHT] = weight;
        taken[at + TIMES] = times;
        if (size > most) {
            thin(doublings + 1);
        } else if (2 * size > index.length) {
            reindex(2 * index.length);
        }
    }

    private void thin(int atLeast) {
        doublings = Math.min(atLeast, HIGHEST);
        int kept = 0;
        for (int each = 0; each < size; each++) {
            if (takes(taken[WIDTH * each + RANK], taken[WIDTH * each + WEIGHT])) {
                System.arraycopy(taken, WIDTH * each, taken, WIDTH * kept++, WIDTH);
            }
        }
        size = kept;
        if (size > most && doublings < HIGHEST) {
            thin(doublings + 1);
        } else {
            reindex(index.length);
        }
    }

    private void reindex(int length) {
        index = new int[length];
        for (int each = 0; each < size; each++) {
            int at = WIDTH * each;
            index[slot(taken[at + RANK], taken[at + LOW], taken[at + WHAT])] = each + 1;
        }
    }

    private int slot(long rank, long low, long what) {
        int slot = (int) rank & (index.length - 1);
        while (index[slot] != 0) {
            int at = WIDTH * (index[slot] - 1);
            if (taken[at + RANK] == rank && taken[at + LOW] == low && taken[at + WHAT] == what) {
                return slot;
            }
            slot = (slot + 1) & (index.length - 1);
        }
        return slot;
    }

    /** Takes over what another has taken. */
    void join(RecordSample other) {
        if (other.doublings > doublings) {
            thin(other.doublings);
        }
        for (int at = 0; at < WIDTH * other.size; at += WIDTH) {
            long[] from = other.taken;
            if (takes(from[at + RANK], from[at + WEIGHT])) {
                take(
                        from[at + RANK],
                        from[at + HIGH],
                        from[at + LOW],
                        from[at + WHAT],
                        from[at + WEIGHT],
                        from[at + TIMES]);
            }
        }
    }

    /** The sum of the weights of each key in the sample. */
    Map<Key, Estimate> estimates() {
        long threshold = 1L << doublings;
        Map<Key, long[]> sums = new HashMap<>();
        for (int at = 0; at < WIDTH * size; at += WIDTH) {
            Key key = new Key(taken[at + HIGH], taken[at + LOW], taken[at + WHAT]);
            long[] sum = sums.computeIfAbsent(key, any -> new long[2]);
            long weight = taken[at + WEIGHT];
            long times = taken[at + TIMES];
            sum[0] = Sums.add(sum[0], Sums.times(Math.max(weight, threshold), times));
            long missing = Math.max(0, threshold - weight);
            sum[1] = Sums.add(sum[1], Sums.times(missing, Sums.times(times, times)));
        }
        Map<Key, Estimate> estimates = new HashMap<>();
        sums.forEach((key, sum) -> {
            double variance = (double) threshold * sum[1];
            estimates.put(key, new Estimate(sum[0], Math.round(Math.sqrt(variance))));
        });
        return estimates;
    }
}
