package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The records of one pair of ends at one interface, both ways, in the order of the log. It says what the other records
 * tell about one of them.
 */
final class Conversation {

    /** Enough to see the beginning and the last change of a conversation without keeping a week of it. */
    private static final int MOST_ENTRIES = 64;

    /**
     * What is kept of a record.
     *
     * @param forward whether it goes the way of the conversation's key
     */
    private record Entry(
            long order,
            boolean forward,
            OptionalLong start,
            OptionalLong end,
            Optional<FlowLogAction> action,
            TcpFlags flags) {}

    private final List<Entry> entries = new ArrayList<>(2);

    void add(long order, boolean forward, FlowLogRecord record) {
        if (entries.size() == MOST_ENTRIES) {
            entries.remove(MOST_ENTRIES / 2);
        }
        entries.add(new Entry(
                order, forward, record.start(), record.end(), record.action(), TcpFlags.of(record.tcpFlags())));
    }

    /** Whether a handshake in the conversation shows who opened it: true for the key's way; empty where none does. */
    Optional<Boolean> openedForwardByFlags(FlowLogRecord of, long within) {
        Optional<Boolean> forward = Optional.empty();
        for (Entry entry : entries) {
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
     */
    Optional<Boolean> openedForwardByVerdicts(FlowLogRecord of, long within) {
        boolean forwardRejected = any(of, within, true, FlowLogAction.REJECT);
        boolean backwardRejected = any(of, within, false, FlowLogAction.REJECT);
        if (forwardRejected == backwardRejected) {
            return Optional.empty();
        }
        boolean answered = any(of, within, !forwardRejected, FlowLogAction.ACCEPT);
        return answered ? Optional.of(!forwardRejected) : Optional.empty();
    }

    private boolean any(FlowLogRecord of, long within, boolean forward, FlowLogAction action) {
        for (Entry entry : entries) {
            if (entry.forward() == forward && entry.action().equals(Optional.of(action)) && near(entry, of, within)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the earliest record shows who opened the conversation; by the order of the log where times are equal. */
    Optional<Boolean> openedForwardByOrder(FlowLogRecord of, long within) {
        Optional<Entry> first = Optional.empty();
        boolean bothWays = false;
        for (Entry entry : entries) {
            if (!near(entry, of, within)) {
                continue;
            }
            bothWays |= first.isPresent() && first.get().forward() != entry.forward();
            if (first.isEmpty() || earlier(entry, first.get())) {
                first = Optional.of(entry);
            }
        }
        return bothWays ? first.map(Entry::forward) : Optional.empty();
    }

    private static boolean earlier(Entry one, Entry other) {
        boolean comparable = one.start().isPresent() && other.start().isPresent();
        long difference = comparable ? one.start().getAsLong() - other.start().getAsLong() : 0;
        return difference != 0 ? difference < 0 : one.order() < other.order();
    }

    /** Seconds between the last packet of any earlier record and the first of this one; empty where none is earlier. */
    OptionalLong silenceBefore(FlowLogRecord record) {
        if (record.start().isEmpty()) {
            return OptionalLong.empty();
        }
        long start = record.start().getAsLong();
        long last = Long.MIN_VALUE;
        for (Entry entry : entries) {
            boolean before = entry.start().isPresent() && entry.start().getAsLong() < start;
            if (before && entry.end().isPresent()) {
                last = Math.max(last, entry.end().getAsLong());
            }
        }
        return last == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(Math.max(0, start - last));
    }

    /** Whether the log has the same way of the conversation both accepted and rejected. */
    boolean bothVerdicts(boolean forward, FlowLogRecord of, long within) {
        return any(of, within, forward, FlowLogAction.ACCEPT) && any(of, within, forward, FlowLogAction.REJECT);
    }

    /** Whether any record goes that way. */
    boolean has(boolean forward, FlowLogRecord of, long within) {
        for (Entry entry : entries) {
            if (entry.forward() == forward && near(entry, of, within)) {
                return true;
            }
        }
        return false;
    }

    private static boolean near(Entry entry, FlowLogRecord record, long within) {
        return entry.start().isEmpty()
                || record.start().isEmpty()
                || Math.abs(entry.start().getAsLong() - record.start().getAsLong()) <= within;
    }
}
