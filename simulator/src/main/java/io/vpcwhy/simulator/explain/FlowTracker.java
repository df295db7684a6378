package io.vpcwhy.simulator.explain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Tells the sides of those records of a log whose ports leave doubt, by the records beside them, as
 * {@link ExplanationStream} does: it sees as far ahead and remembers as much. Records come in the order of the log, each
 * with what is to be told its side, or nothing.
 *
 * @param <T> what is told
 */
public final class FlowTracker<T> {

    private record Pending<T>(long line, Sighting sighting, Optional<T> asked) {}

    private final Conversations conversations = new Conversations(ExplanationStream.CONVERSATIONS);
    private final Deque<Pending<T>> ahead = new ArrayDeque<>();
    private final BiConsumer<T, FlowFinding> answers;

    /** @param answers takes the sides, in the order of the log */
    public FlowTracker(BiConsumer<T, FlowFinding> answers) {
        this.answers = answers;
    }

    /**
     * Takes note of a record.
     *
     * @param line number of the line among all of the log that are answered, malformed ones too
     * @param asked what is to be told its side; empty where the record only tells that of others
     */
    public void add(long line, Sighting sighting, Optional<T> asked) {
        passTo(line);
        conversations.add(sighting);
        ahead.add(new Pending<>(line, sighting, asked));
    }

    /**
     * Says that the records of all lines before one were added, so that those are told whose sides no further records can
     * tell.
     */
    public void passTo(long line) {
        while (!ahead.isEmpty() && ahead.getFirst().line() <= line - ExplanationStream.LINES_AHEAD) {
            tellFirst();
        }
    }

    /** Tells the sides of all that are left, for no more records come. */
    public void end() {
        while (!ahead.isEmpty()) {
            tellFirst();
        }
    }

    private void tellFirst() {
        Pending<T> first = ahead.removeFirst();
        Optional<Conversation> conversation = conversations.of(first.sighting());
        first.asked().ifPresent(asked -> answers.accept(asked, FlowFinder.find(first.sighting(), conversation)));
        conversation.ifPresent(Conversation::pass);
    }
}
