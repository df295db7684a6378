package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Explains the lines of a log in their order, each with the records beside it in view: it reads ahead, so that a request
 * knows of its answer, and remembers, so that an answer knows of its request. Memory is bounded; the first answer comes
 * when the window is full or the log has ended.
 */
public final class ExplanationStream implements Iterator<Explanation> {

    /** Lines that are read ahead: some minutes of a busy interface. */
    static final int LINES_AHEAD = 20_000;

    /** Conversations that are remembered at least. */
    static final int CONVERSATIONS = 100_000;

    /** Senders that were refused, and are remembered. */
    private static final int SENDERS = 50_000;

    private final Explainer explainer;
    private final Iterator<FlowLogLine> lines;
    private final Deque<FlowLogLine> ahead = new ArrayDeque<>();
    private final Conversations conversations = new Conversations(CONVERSATIONS);
    private final Sweeps sweeps = new Sweeps(SENDERS);
    private final FlowLogSelection selection;
    private long passedOver;
    private @Nullable RuntimeException failure;

    public ExplanationStream(Explainer explainer, Iterator<FlowLogLine> lines) {
        this(explainer, lines, FlowLogSelection.ALL);
    }

    /**
     * Explains a part of the records. The others are in view all the same, so that an explanation does not turn on what
     * is asked for.
     *
     * @param selection of the records; lines that are none are answered too
     */
    public ExplanationStream(Explainer explainer, Iterator<FlowLogLine> lines, FlowLogSelection selection) {
        this.explainer = explainer;
        this.lines = lines;
        this.selection = selection;
    }

    /** How many records were passed over so far, as they were not asked for. */
    public long passedOver() {
        return passedOver;
    }

    @Override
    public boolean hasNext() {
        if (selection.isAll()) {
            return !ahead.isEmpty() || isMoreToRead();
        }
        readAhead();
        while (ahead.peek() instanceof FlowLogLine.Record record && !selection.takes(record.record())) {
            ahead.remove();
            conversation(record).ifPresent(Conversation::pass);
            passedOver++;
            readAhead();
        }
        return !ahead.isEmpty();
    }

    @Override
    public Explanation next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the log has ended");
        }
        readAhead();
        return explain(ahead.remove());
    }

    private boolean isMoreToRead() {
        if (failure != null) {
            throw failure;
        }
        return lines.hasNext();
    }

    /** Where the log fails, what was read of it is explained before that is thrown. */
    private void readAhead() {
        try {
            readLinesAhead();
        } catch (UncheckedIOException | FlowLogFormatException e) {
            failure = e;
            if (ahead.isEmpty()) {
                throw e;
            }
        }
    }

    private void readLinesAhead() {
        while (ahead.size() < LINES_AHEAD && (failure == null || ahead.isEmpty()) && isMoreToRead()) {
            FlowLogLine line = lines.next();
            if (line instanceof FlowLogLine.Record record) {
                Sighting.of(record.record()).ifPresent(conversations::add);
                sweeps.add(record.record());
            }
            ahead.add(line);
        }
    }

    private Optional<Conversation> conversation(FlowLogLine line) {
        return line instanceof FlowLogLine.Record record
                ? Sighting.of(record.record()).flatMap(conversations::of)
                : Optional.empty();
    }

    private Explanation explain(FlowLogLine line) {
        Optional<Conversation> conversation = conversation(line);
        boolean swept = line instanceof FlowLogLine.Record record && sweeps.swept(record.record());
        Explanation explanation = explainer.explain(line, conversation, swept);
        conversation.ifPresent(Conversation::pass);
        return explanation;
    }
}
