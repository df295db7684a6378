package io.vpcwhy.simulator.explain;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells the sides of those records of a log whose ports leave doubt, by the records beside them, as
 * {@link ExplanationStream} does: it sees as far ahead and remembers as much. Records come in the order of the log.
 */
public final class FlowTracker {

    private static final int FIRST_SIZE = 64;

    private final Conversations conversations = new Conversations(ExplanationStream.CONVERSATIONS);
    private final Consumer<FlowFinding> answers;

    // The records ahead, in a ring.
    private long[] lines = new long[FIRST_SIZE];
    private long[] connections = new long[FIRST_SIZE];
    private long[] starts = new long[FIRST_SIZE];
    private long[] ends = new long[FIRST_SIZE];
    private int[] bits = new int[FIRST_SIZE];
    private boolean[] asked = new boolean[FIRST_SIZE];
    private int first;
    private int size;

    /** @param answers takes the sides of the records that are asked about, in their order */
    public FlowTracker(Consumer<FlowFinding> answers) {
        this.answers = answers;
    }

    /**
     * Takes note of a record.
     *
     * @param line number of the line among all of the log that are answered, malformed ones too
     * @param connection its {@link ConnectionHash}
     * @param bitsOfIt as {@link Glimpse} has them
     * @param start Unix seconds, or {@link Glimpse#NO_TIME}
     * @param end Unix seconds, or {@link Glimpse#NO_TIME}
     * @param isAsked whether its side is to be told; else it only tells that of others
     */
    public void add(long line, long connection, int bitsOfIt, long start, long end, boolean isAsked) {
        passTo(line);
        conversations.add(connection, bitsOfIt, start, end);
        if (size == lines.length) {
            grow();
        }
        int at = (first + size++) & (lines.length - 1);
        lines[at] = line;
        connections[at] = connection;
        starts[at] = start;
        ends[at] = end;
        bits[at] = bitsOfIt;
        asked[at] = isAsked;
    }

    /**
     * Says that the records of all lines before one were added, so that those are told whose sides no further records can
     * tell.
     */
    public void passTo(long line) {
        while (size > 0 && lines[first] <= line - ExplanationStream.LINES_AHEAD) {
            tellFirst();
        }
    }

    private void grow() {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (first + i) & (lines.length - 1);
        }
        lines = moved(lines, order);
        connections = moved(connections, order);
        starts = moved(starts, order);
        ends = moved(ends, order);
        int[] allBits = new int[2 * size];
        boolean[] allAsked = new boolean[2 * size];
        for (int i = 0; i < size; i++) {
            allBits[i] = bits[order[i]];
            allAsked[i] = asked[order[i]];
        }
        bits = allBits;
        asked = allAsked;
        first = 0;
    }

    private static long[] moved(long[] from, int[] order) {
        long[] to = new long[2 * order.length];
        Arrays.setAll(to, i -> i < order.length ? from[order[i]] : 0);
        return to;
    }

    /** Tells the sides of all that are left, for no more records come. */
    public void end() {
        while (size > 0) {
            tellFirst();
        }
    }

    private void tellFirst() {
        int at = first;
        first = (first + 1) & (lines.length - 1);
        size--;
        Optional<Conversation> conversation = conversations.pass(connections[at], bits[at]);
        if (asked[at]) {
            answers.accept(
                    conversation.isEmpty() && !Glimpse.isHandshake(bits[at])
                            ? FlowFinder.byPorts(bits[at])
                            : FlowFinder.find(new Glimpse(starts[at], ends[at], bits[at]), conversation));
        }
        conversation.ifPresent(Conversation::pass);
    }
}
