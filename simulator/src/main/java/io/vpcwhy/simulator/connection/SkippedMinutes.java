package io.vpcwhy.simulator.connection;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The minutes in which AWS left records of an interface out. At most {@link #MOST} are told apart; beyond that an
 * interface of which anything was left out counts as left out at all times.
 */
final class SkippedMinutes {

    private static final int MOST = 200_000;
    private static final long MINUTE = 60;

    /** No window of a flow log is longer; a line that says so may mean any time. */
    private static final long LONGEST = 24 * 60 * MINUTE;

    private final Map<Integer, TreeSet<Long>> minutes = new HashMap<>();
    private final BitSet anytime = new BitSet();
    private int size;

    void add(int networkInterface, long start, long end) {
        TreeSet<Long> of = minutes.computeIfAbsent(networkInterface, any -> new TreeSet<>());
        if (start < 0 || end < start || end - start > LONGEST) {
            anytime.set(networkInterface);
            return;
        }
        for (long minute = start / MINUTE; minute <= end / MINUTE && size <= MOST; minute++) {
            size += of.add(minute) ? 1 : 0;
        }
    }

    void join(SkippedMinutes other) {
        anytime.or(other.anytime);
        other.minutes.forEach((networkInterface, more) -> {
            TreeSet<Long> of = minutes.computeIfAbsent(networkInterface, any -> new TreeSet<>());
            for (long minute : more) {
                size += size <= MOST && of.add(minute) ? 1 : 0;
            }
        });
    }

    /** Whether records of an interface may be missing between two times. */
    boolean overlaps(int networkInterface, long start, long end) {
        TreeSet<Long> of = minutes.get(networkInterface);
        if (of == null) {
            return false;
        }
        if (anytime.get(networkInterface) || size > MOST || end - start > LONGEST) {
            return true;
        }
        Long first = of.ceiling(start / MINUTE);
        return first != null && first <= end / MINUTE;
    }
}
