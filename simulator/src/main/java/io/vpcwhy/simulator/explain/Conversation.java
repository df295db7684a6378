package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogAction;
import java.util.ArrayList;
import java.util.List;
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

    private final List<Sighting> entries = new ArrayList<>(2);
    private int passed;
    private boolean gap;

    void add(Sighting sighting) {
        if (entries.size() == MOST_ENTRIES) {
            entries.remove(MOST_ENTRIES / 2);
            gap = true;
        }
        entries.add(sighting);
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
        Optional<Boolean> forward = Optional.empty();
        for (Sighting entry : entries) {
            Optional<Boolean> opened = entry.flags().opens().map(opens -> opens == entry.forward());
            if (opened.isEmpty() || !near(entry, of, within)) {
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
    Optional<Boolean> openedForwardByVerdicts(Sighting of, long within, boolean always) {
        boolean forwardRejected = any(of, within, true, FlowLogAction.REJECT);
        boolean backwardRejected = any(of, within, false, FlowLogAction.REJECT);
        if (forwardRejected == backwardRejected) {
            return Optional.empty();
        }
        boolean answered = any(of, within, !forwardRejected, FlowLogAction.ACCEPT);
        boolean mixed = any(of, within, forwardRejected, FlowLogAction.ACCEPT);
        return answered && !(always && mixed) ? Optional.of(!forwardRejected) : Optional.empty();
    }

    private boolean any(Sighting of, long within, boolean forward, FlowLogAction action) {
        for (Sighting entry : entries) {
            if (entry.forward() == forward && entry.action().equals(Optional.of(action)) && near(entry, of, within)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the earliest record shows who opened the conversation. Records that begin in the same second do not, for
     * their order in the log is chance.
     */
    Optional<Boolean> openedForwardByTime(Sighting of, long within) {
        OptionalLong forward = earliest(of, within, true);
        OptionalLong backward = earliest(of, within, false);
        if (forward.isEmpty() || backward.isEmpty() || forward.equals(backward)) {
            return Optional.empty();
        }
        return Optional.of(forward.getAsLong() < backward.getAsLong());
    }

    private OptionalLong earliest(Sighting of, long within, boolean forward) {
        long earliest = Long.MAX_VALUE;
        for (Sighting entry : entries) {
            if (entry.forward() == forward && near(entry, of, within)) {
                earliest = Math.min(earliest, entry.start().orElse(Long.MAX_VALUE));
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
        for (Sighting entry : entries) {
            boolean before = entry.start().isPresent() && entry.start().getAsLong() < start;
            boolean rejected = entry.action().equals(Optional.of(FlowLogAction.REJECT));
            if (before && !rejected && entry.end().isPresent()) {
                last = Math.max(last, entry.end().getAsLong());
            }
        }
        return last == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(Math.max(0, start - last));
    }

    /** Whether the log has the same way of the conversation both accepted and rejected. */
    boolean bothVerdicts(boolean forward, Sighting of, long within) {
        return any(of, within, forward, FlowLogAction.ACCEPT) && any(of, within, forward, FlowLogAction.REJECT);
    }

    /** Whether any record goes that way. */
    boolean has(boolean forward, Sighting of, long within) {
        for (Sighting entry : entries) {
            if (entry.forward() == forward && near(entry, of, within)) {
                return true;
            }
        }
        return false;
    }

    private static boolean near(Sighting entry, Sighting record, long within) {
        return entry.start().isEmpty()
                || record.start().isEmpty()
                || Math.abs(entry.start().getAsLong() - record.start().getAsLong()) <= within;
    }
}
