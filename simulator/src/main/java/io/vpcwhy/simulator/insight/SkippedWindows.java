package io.vpcwhy.simulator.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The windows in which AWS left out what it should have logged: the earliest, and how many in all. For one thread. */
final class SkippedWindows {

    /** Windows that are told one by one, the earliest first; the others are counted. */
    static final int MOST = 4096;

    /**
     * A window.
     *
     * @param networkInterface a number, or below 0 where the interface is not in the snapshot
     * @param start Unix seconds, or below 0
     */
    record Window(long start, long end, int networkInterface) {

        private static final Comparator<Window> ORDER = Comparator.comparingLong(Window::start)
                .thenComparingLong(Window::end)
                .thenComparingInt(Window::networkInterface);
    }

    private final TreeMap<Window, Long> earliest = new TreeMap<>(Window.ORDER);
    private long records;
    private long others;

    void add(int networkInterface, long start, long end) {
        records++;
        put(new Window(start, end, networkInterface), 1);
    }

    private void put(Window window, long times) {
        earliest.merge(window, times, Long::sum);
        if (earliest.size() > MOST) {
            others += earliest.pollLastEntry().getValue();
        }
    }

    void join(SkippedWindows other) {
        records += other.records;
        others += other.others;
        other.earliest.forEach(this::put);
    }

    /** Records that tell of one. */
    long records() {
        return records;
    }

    /** Records whose windows are not told. */
    long others() {
        return others;
    }

    /** The earliest. */
    List<Window> windows() {
        return new ArrayList<>(earliest.keySet());
    }
}
