package io.vpcwhy.simulator.explain;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The records of one pair of ends at one interface, both ways, in the order of the log. It says what the other records
 * tell about one of them.
 */
final class Conversation {

    /** Enough to see all of what is read ahead of most conversations. */
    private static final int MOST_ENTRIES = 128;

    /** Behind the record that is being explained, the beginning and the last change are enough. */
    private static final int MOST_PASSED = 16;

    private static final int FIRST_SIZE = 4;

    private long[] starts = new long[FIRST_SIZE];
    private long[] ends = new long[FIRST_SIZE];
    private int[] bits = new int[FIRST_SIZE];
    private int size;
    private boolean handshake;
    private int passed;
    private boolean gap;

    void add(Sighting sighting) {
        Glimpse glimpse = sighting.glimpse();
        add(glimpse.start(), glimpse.end(), glimpse.bits());
    }

    /** Adds a record, as {@link Glimpse} has it. */
    void add(long start, long end, int bitsOfIt) {
        if (size == MOST_ENTRIES) {
            remove(MOST_ENTRIES / 2);
            gap = true;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            bits = Arrays.copyOf(bits, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        bits[size] = bitsOfIt;
        size++;
        handshake |= Glimpse.isHandshake(bitsOfIt);
    }

    private void remove(int index) {
        int after = size - index - 1;
        System.arraycopy(starts, index + 1, starts, index, after);
        System.arraycopy(ends, index + 1, ends, index, after);
        System.arraycopy(bits, index + 1, bits, index, after);
        size--;
    }

    /** Says that one more record has been explained, in the order in which they were added. */
    void pass() {
        passed = Math.min(passed + 1, size);
        if (passed > MOST_PASSED) {
            remove(MOST_PASSED / 2);
            passed--;
        }
    }

    private Glimpse entry(int index) {
        return new Glimpse(starts[index], ends[index], bits[index]);
    }

    /** Whether a handshake in the conversation shows who opened it: true for the key's way; empty where none does. */
    Optional<Boolean> openedForwardByFlags(Glimpse of, long within) {
        Optional<Boolean> forward = Optional.empty();
        for (int i = 0; handshake && i < size; i++) {
            if (!Glimpse.isHandshake(bits[i]) || !entry(i).isNear(of, within)) {
                continue;
            }
            boolean opened = entry(i).opens().orElseThrow() == entry(i).forward();
            if (forward.isPresent() && forward.get() != opened) {
                return Optional.empty();
            }
            forward = Optional.of(opened);
        }
        return forward;
    }

    /**
     * Whether the verdicts show who opened the conversation: where one way alone was rejected and the other accepted,
     * the rejected one is the answer, for a request that was rejected has none.
     *
     * @param always whether the rejected way must never have been accepted
     */
    Optional<Boolean> openedForwardByVerdicts(Glimpse of, long within, boolean always) {
        boolean forwardRejected = any(of, within, true, Glimpse.NO);
        boolean backwardRejected = any(of, within, false, Glimpse.NO);
        if (forwardRejected == backwardRejected) {
            return Optional.empty();
        }
        boolean answered = any(of, within, !forwardRejected, Glimpse.YES);
        boolean mixed = any(of, within, forwardRejected, Glimpse.YES);
        return answered && !(always && mixed) ? Optional.of(!forwardRejected) : Optional.empty();
    }

    /** Whether any record of a way was accepted, or rejected. */
    private boolean any(Glimpse of, long within, boolean forward, int accepted) {
        for (int i = 0; i < size; i++) {
            if (Glimpse.isForward(bits[i]) == forward
                    && Glimpse.accepted(bits[i]) == accepted
                    && entry(i).isNear(of, within)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the earliest record shows who opened the conversation. Records that begin in the same second do not, for
     * their order in the log is chance.
     */
    Optional<Boolean> openedForwardByTime(Glimpse of, long within) {
        long forward = earliest(of, within, true);
        long backward = earliest(of, within, false);
        if (forward == Long.MAX_VALUE || backward == Long.MAX_VALUE || forward == backward) {
            return Optional.empty();
        }
        return Optional.of(forward < backward);
    }

    /** When the first record of a way began; the highest number where that is not known. */
    private long earliest(Glimpse of, long within, boolean forward) {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            boolean timed = starts[i] != Glimpse.NO_TIME;
            if (Glimpse.isForward(bits[i]) == forward && timed && entry(i).isNear(of, within)) {
                earliest = Math.min(earliest, starts[i]);
            }
        }
        return earliest;
    }

    /**
     * Seconds between the last packet that any earlier record says was accepted and the first of this one; empty where
     * none is earlier, or where the one just before may be among those that are not kept. Rejected packets keep nothing
     * alive.
     */
    OptionalLong silenceBefore(Sighting record) {
        if (gap || record.start().isEmpty()) {
            return OptionalLong.empty();
        }
        long start = record.start().getAsLong();
        long last = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            boolean before = starts[i] != Glimpse.NO_TIME && starts[i] < start;
            if (before && Glimpse.accepted(bits[i]) != Glimpse.NO) {
                last = Math.max(last, ends[i]);
            }
        }
        return last == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(Math.max(0, start - last));
    }

    /** Whether the log has the same way of the conversation both accepted and rejected. */
    boolean bothVerdicts(boolean forward, Sighting record, long within) {
        Glimpse of = record.glimpse();
        return any(of, within, forward, Glimpse.YES) && any(of, within, forward, Glimpse.NO);
    }

    /** Whether any record goes that way. */
    boolean has(boolean forward, Sighting record, long within) {
        Glimpse of = record.glimpse();
        for (int i = 0; i < size; i++) {
            if (Glimpse.isForward(bits[i]) == forward && entry(i).isNear(of, within)) {
                return true;
            }
        }
        return false;
    }
}
