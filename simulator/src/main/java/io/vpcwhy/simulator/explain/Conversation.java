package io.vpcwhy.simulator.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The records of one pair of ends at one interface, both ways, in the order of the log. It says what the other records
 * tell about one of them.
 */
final class Conversation {

    /** Enough to see all of what is read ahead of most conversations. */
    private static final int MOST_ENTRIES = 128;

    /** Behind the record that is being explained, the beginning and the last change are enough. */
    private static final int MOST_PASSED = 16;

    private final List<Glimpse> entries = new ArrayList<>(2);
    private boolean handshake;
    private int passed;
    private boolean gap;

    void add(Sighting sighting) {
        add(sighting.glimpse());
    }

    void add(Glimpse glimpse) {
        if (entries.size() == MOST_ENTRIES) {
            entries.remove(MOST_ENTRIES / 2);
            gap = true;
        }
        entries.add(glimpse);
        handshake |= Glimpse.isHandshake(glimpse.bits());
    }

    /** Says that one more record has been explained, in the order in which they were added. */
    void pass() {
        passed = Math.min(passed + 1, entries.size());
        if (passed > MOST_PASSED) {
            entries.remove(MOST_PASSED / 2);
            passed--;
        }
    }

    /** Whether a handshake in the conversation shows who opened it: true for the key's way; empty where none does. */
    Optional<Boolean> openedForwardByFlags(Sighting of, long within) {
        return openedForwardByFlags(of.glimpse(), within);
    }

    /** As above. */
    Optional<Boolean> openedForwardByFlags(Glimpse of, long within) {
        Optional<Boolean> forward = Optional.empty();
        if (!handshake) {
            return forward;
        }
        for (Glimpse entry : entries) {
            Optional<Boolean> opened = entry.opens().map(opens -> opens == entry.forward());
            if (opened.isEmpty() || !entry.isNear(of, within)) {
                continue;
            }
            if (forward.isPresent() && !forward.equals(opened)) {
                return Optional.empty();
            }
            forward = opened;
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
        boolean forwardRejected = any(of, within, true, Glimpse::isRejected);
        boolean backwardRejected = any(of, within, false, Glimpse::isRejected);
        if (forwardRejected == backwardRejected) {
            return Optional.empty();
        }
        boolean answered = any(of, within, !forwardRejected, Glimpse::isAccepted);
        boolean mixed = any(of, within, forwardRejected, Glimpse::isAccepted);
        return answered && !(always && mixed) ? Optional.of(!forwardRejected) : Optional.empty();
    }

    private boolean any(Glimpse of, long within, boolean forward, Predicate<Glimpse> verdict) {
        for (Glimpse entry : entries) {
            if (entry.forward() == forward && verdict.test(entry) && entry.isNear(of, within)) {
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
        OptionalLong forward = earliest(of, within, true);
        OptionalLong backward = earliest(of, within, false);
        if (forward.isEmpty() || backward.isEmpty() || forward.equals(backward)) {
            return Optional.empty();
        }
        return Optional.of(forward.getAsLong() < backward.getAsLong());
    }

    private OptionalLong earliest(Glimpse of, long within, boolean forward) {
        long earliest = Long.MAX_VALUE;
        for (Glimpse entry : entries) {
            if (entry.forward() == forward && entry.isNear(of, within)) {
                earliest = Math.min(earliest, entry.start() == Glimpse.NO_TIME ? Long.MAX_VALUE : entry.start());
            }
        }
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
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
        for (Glimpse entry : entries) {
            boolean before = entry.start() != Glimpse.NO_TIME && entry.start() < start;
            if (before && !entry.isRejected()) {
                last = Math.max(last, entry.end());
            }
        }
        return last == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(Math.max(0, start - last));
    }

    /** Whether the log has the same way of the conversation both accepted and rejected. */
    boolean bothVerdicts(boolean forward, Sighting record, long within) {
        Glimpse of = record.glimpse();
        return any(of, within, forward, Glimpse::isAccepted) && any(of, within, forward, Glimpse::isRejected);
    }

    /** Whether any record goes that way. */
    boolean has(boolean forward, Sighting record, long within) {
        Glimpse of = record.glimpse();
        for (Glimpse entry : entries) {
            if (entry.forward() == forward && entry.isNear(of, within)) {
                return true;
            }
        }
        return false;
    }
}
