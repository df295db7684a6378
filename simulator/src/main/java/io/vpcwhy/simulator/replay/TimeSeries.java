package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.RecordValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts accepted and rejected records by the time at which they began. Memory is bounded: where there are too many spans
 * of time, they become longer. For one thread; those of several are joined.
 */
public final class TimeSeries implements RecordWatch<TimeSeries> {

    /**
     * Records that began in one span of time.
     *
     * @param start Unix seconds; a multiple of the length of the span
     */
    public record Bucket(long start, long accepted, long rejected) {}

    /**
     * The counts as they are drawn.
     *
     * @param seconds length of each span
     * @param buckets one behind the other, those without records too
     * @param apart records that began more than a month apart from all of these: their clock was wrong, or they belong to
     *     another log
     */
    public record Chart(long seconds, List<Bucket> buckets, long apart) {
        public Chart {
            buckets = List.copyOf(buckets);
        }
    }

    /** Spans with records that are kept at most: three days by minutes, three years by six hours. */
    static final int MOST = 4_096;

    private static final long MINUTE = 60;
    private static final long DAY = 86_400;

    /** Each is a multiple of the one before. */
    private static final long[] LENGTHS = {
        MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 360 * MINUTE, DAY, 7 * DAY, 28 * DAY, 364 * DAY, 3_640 * DAY
    };

    /** The end of the year 9999; what is said to be later is not kept. */
    private static final long LATEST = 253_402_300_799L;

    private static final long LONGEST_BREAK = 31 * DAY;
    private static final int ACCEPT = 1;
    private static final int REJECT = 2;

    private long later;
    private Map<Long, long[]> counts = new HashMap<>();
    private long seconds = LENGTHS[0];
    private long latest = Long.MIN_VALUE;
    private long[] countsOfLatest = new long[2];

    @Override
    public void see(WatchedRecord record) {
        RecordValues values = record.values();
        long time = values.start() >= 0 ? values.start() : values.end();
        if (time >= 0 && (values.action() == ACCEPT || values.action() == REJECT)) {
            add(time, values.action() == REJECT);
        }
    }

    void add(long time, boolean rejected) {
        if (time > LATEST) {
            later++;
            return;
        }
        long start = time - time % seconds;
        if (start != latest) {
            latest = start;
            countsOfLatest = counts.computeIfAbsent(start, any -> new long[2]);
        }
        countsOfLatest[rejected ? 1 : 0]++;
        if (counts.size() > MOST) {
            lengthen();
        }
    }

    private void lengthen() {
        while (counts.size() > MOST && seconds < LENGTHS[LENGTHS.length - 1]) {
            lengthenTo(longer(seconds));
        }
    }

    private void lengthenTo(long length) {
        if (length == seconds) {
            return;
        }
        counts = merged(counts, length);
        seconds = length;
        latest = Long.MIN_VALUE;
    }

    private static Map<Long, long[]> merged(Map<Long, long[]> counts, long length) {
        Map<Long, long[]> merged = new HashMap<>();
        counts.forEach((start, count) -> add(merged, start - start % length, count));
        return merged;
    }

    private static void add(Map<Long, long[]> counts, long start, long[] more) {
        long[] all = counts.computeIfAbsent(start, any -> new long[2]);
        all[0] += more[0];
        all[1] += more[1];
    }

    private static long longer(long seconds) {
        for (long length : LENGTHS) {
            if (length > seconds) {
                return length;
            }
        }
        return seconds;
    }

    @Override
    public void join(TimeSeries other) {
        lengthenTo(Math.max(seconds, other.seconds));
        other.lengthenTo(seconds);
        other.counts.forEach((start, count) -> add(counts, start, count));
        later += other.later;
        latest = Long.MIN_VALUE;
        lengthen();
    }

    /** The counts in at most so many spans, of which most records are; empty where no record has a time and an action. */
    public Chart chart(int most) {
        SortedMap<Long, long[]> near = mostlyUsed();
        long apart = later + records(counts) - records(near);
        if (near.isEmpty()) {
            return new Chart(seconds, List.of(), apart);
        }
        long length = seconds;
        while (spans(near, length) > most && longer(length) > length) {
            length = longer(length);
        }
        Map<Long, long[]> drawn = merged(near, length);
        List<Bucket> buckets = new ArrayList<>();
        for (long start = near.firstKey() - near.firstKey() % length; start <= near.lastKey(); start += length) {
            long[] count = drawn.getOrDefault(start, new long[2]);
            buckets.add(new Bucket(start, count[0], count[1]));
        }
        return new Chart(length, buckets, apart);
    }

    private static long spans(SortedMap<Long, long[]> counts, long length) {
        return counts.lastKey() / length - counts.firstKey() / length + 1;
    }

    /** Of the pieces that breaks of more than a month make, that with the most records. */
    private SortedMap<Long, long[]> mostlyUsed() {
        SortedMap<Long, long[]> best = new TreeMap<>();
        SortedMap<Long, long[]> piece = new TreeMap<>();
        for (Map.Entry<Long, long[]> each : new TreeMap<>(counts).entrySet()) {
            if (!piece.isEmpty() && each.getKey() - piece.lastKey() > Math.max(LONGEST_BREAK, seconds)) {
                best = larger(best, piece);
                piece = new TreeMap<>();
            }
            piece.put(each.getKey(), each.getValue());
        }
        return larger(best, piece);
    }

    private static SortedMap<Long, long[]> larger(SortedMap<Long, long[]> one, SortedMap<Long, long[]> other) {
        return records(other) > records(one) ? other : one;
    }

    private static long records(Map<Long, long[]> counts) {
        return counts.values().stream().mapToLong(count -> count[0] + count[1]).sum();
    }
}
