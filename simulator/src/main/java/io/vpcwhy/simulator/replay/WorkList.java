package io.vpcwhy.simulator.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What threads share: the files that wait, and those that are being read. */
final class WorkList {

    /** What there is to do. */
    sealed interface Work {}

    /** A file that nobody reads yet. */
    record Unread(SequenceRun sequence, int file) implements Work {}

    /** A file that somebody reads and others may help with. */
    record Shared(OpenLog file) implements Work {}

    /** Milliseconds after which somebody who waits for work looks again. */
    private static final long PATIENCE = 10;

    private final SequenceRun[] sequences;
    private final Deque<Unread> unread = new ArrayDeque<>();
    private final List<OpenLog> open = new ArrayList<>();
    private int unfinished;
    private volatile boolean stopped;

    WorkList(List<SequenceRun> sequences) {
        this.sequences = sequences.toArray(SequenceRun[]::new);
        for (SequenceRun sequence : sequences) {
            addLast(sequence);
        }
    }

    private void addLast(SequenceRun sequence) {
        for (int file = 0; file < sequence.size(); file++) {
            unread.add(new Unread(sequence, file));
        }
        unfinished += sequence.size() > 0 ? 1 : 0;
    }

    /** Makes all threads come to an end soon. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    boolean isStopped() {
        return stopped;
    }

    /** The next thing to do, which is waited for; null where nothing more will come. */
    @Nullable
    synchronized Work next() {
        while (unfinished > 0 && !stopped) {
            Unread next = unread.peek();
            if (next != null && !next.sequence().isBehind()) {
                return unread.remove();
            }
            Optional<OpenLog> first = open.stream().filter(log -> !isAhead(log)).findFirst();
            if (first.isPresent()) {
                return new Shared(first.get());
            }
            try {
                wait(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    /** Whether more of a file is not to be read before the files before it. */
    static boolean isAhead(OpenLog log) {
        return log.sequence().isAhead(log.file());
    }

    /** Says that others may help with a file. */
    synchronized void opened(OpenLog file) {
        open.add(file);
        notifyAll();
    }

    /** Says that there is nothing more to be read of a file. */
    synchronized void exhausted(OpenLog file) {
        open.remove(file);
    }

    /** Says that a log was read, and is to be read again. */
    synchronized void again(SequenceRun before, SequenceRun again) {
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = sequences[i] == before ? again : sequences[i];
        }
        for (int file = again.size() - 1; file >= 0; file--) {
            unread.addFirst(new Unread(again, file));
        }
        notifyAll();
    }

    /** Says that a log was read. */
    synchronized void finished() {
        unfinished--;
        notifyAll();
    }

    /** The logs as they are read now. */
    synchronized List<SequenceRun> sequences() {
        return List.of(sequences);
    }
}
