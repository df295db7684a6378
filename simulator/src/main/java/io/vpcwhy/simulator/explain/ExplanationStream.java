package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Explains the lines of a log in their order, each with the records beside it in view: it reads ahead, so that a request
 * knows of its answer, and remembers, so that an answer knows of its request. Memory is bounded; the first answer comes
 * when the window is full or the log has ended.
 */
public final class ExplanationStream implements Iterator<Explanation> {

    /** Lines that are read ahead: some minutes of a busy interface. */
    static final int LINES_AHEAD = 20_000;

    /** Conversations that are remembered. */
    static final int CONVERSATIONS = 200_000;

    /** Senders that were refused, and are remembered. */
    private static final int SENDERS = 50_000;

    private final Explainer explainer;
    private final Iterator<FlowLogLine> lines;
    private final Deque<FlowLogLine> ahead = new ArrayDeque<>();
    private final Conversations conversations = new Conversations(CONVERSATIONS);
    private final Sweeps sweeps = new Sweeps(SENDERS);

    public ExplanationStream(Explainer explainer, Iterator<FlowLogLine> lines) {
        this.explainer = explainer;
        this.lines = lines;
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || lines.hasNext();
    }

    @Override
    public Explanation next() {
        while (ahead.size() < LINES_AHEAD && lines.hasNext()) {
            FlowLogLine line = lines.next();
            if (line instanceof FlowLogLine.Record record) {
                Sighting.of(record.record()).ifPresent(conversations::add);
                sweeps.add(record.record());
            }
            ahead.add(line);
        }
        FlowLogLine line = ahead.poll();
        if (line == null) {
            throw new NoSuchElementException("the log has ended");
        }
        Optional<Conversation> conversation = line instanceof FlowLogLine.Record record
                ? Sighting.of(record.record()).flatMap(conversations::of)
                : Optional.empty();
        boolean swept = line instanceof FlowLogLine.Record record && sweeps.swept(record.record());
        Explanation explanation = explainer.explain(line, conversation, swept);
        conversation.ifPresent(Conversation::pass);
        return explanation;
    }
}
