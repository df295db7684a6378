package io.vpcwhy.simulator.connection;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The minutes in which AWS left records of an interface out. At most {@link #MOST} are told apart; beyond that an
 * interface of which anything was left out counts as left out at all times.
 */
final class SkippedMinutes {

    private static final int MOST = 200_000;
    private static final long MINUTE = 60;

    /** No window of a flow log is longer; a line that says so may mean any time. */
    private static final long LONGEST = 24 * 60 * MINUTE;

    private final Set<Long> minutes = new HashSet<>();
    private final BitSet anytime = new BitSet();
    private final BitSet any = new BitSet();

    void add(int networkInterface, long start, long end) {
        any.set(networkInterface);
        if (start < 0 || end < start || end - start > LONGEST) {
            anytime.set(networkInterface);
            return;
        }
        for (long minute = start / MINUTE; minute <= end / MINUTE && minutes.size() <= MOST; minute++) {
            minutes.add(key(networkInterface, minute));
        }
    }

    void join(SkippedMinutes other) {
        any.or(other.any);
        anytime.or(other.anytime);
        if (minutes.size() <= MOST) {
            minutes.addAll(other.minutes);
        }
    }

    private static long key(int networkInterface, long minute) {
        return ((long) networkInterface << 32) | minute;
    }

    /** Whether records of an interface may be missing between two times. */
    boolean overlaps(int networkInterface, long start, long end) {
        if (!any.get(networkInterface)) {
            return false;
        }
        if (anytime.get(networkInterface) || minutes.size() > MOST || end - start > LONGEST) {
            return true;
        }
        for (long minute = start / MINUTE; minute <= end / MINUTE; minute++) {
            if (minutes.contains(key(networkInterface, minute))) {
                return true;
            }
        }
        return false;
    }
}
