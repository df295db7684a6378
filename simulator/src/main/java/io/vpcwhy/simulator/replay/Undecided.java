package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.FlowTracker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/** The records of a log that wait for their sides, and are counted when they are known. For one thread at a time. */
final class Undecided {

    private final Verdicts verdicts;
    private final Counter counter;
    private final IntConsumer told;
    private final FlowTracker tracker = new FlowTracker(this::answer);
    private final Deque<Doubts> blocks = new ArrayDeque<>();
    private int next;

    /** @param told takes what is found of each, in their order */
    Undecided(Verdicts verdicts, Counter counter, IntConsumer told) {
        this.verdicts = verdicts;
        this.counter = counter;
        this.told = told;
    }

    /**
     * Takes the doubts of the block that follows.
     *
     * @param answered lines of the log that are answered before the block
     */
    void add(long answered, Doubts doubts) {
        if (doubts.size() == 0) {
            return;
        }
        blocks.add(doubts);
        for (int i = 0; i < doubts.size(); i++) {
            tracker.add(
                    answered + doubts.line(i),
                    doubts.connection(i),
                    doubts.bits(i),
                    doubts.start(i),
                    doubts.end(i),
                    doubts.isAsked(i));
        }
    }

    /** Counts those whose sides no lines can tell from this one on. */
    void passTo(long line) {
        tracker.passTo(line);
    }

    /** Counts all that are left, for no more records come. */
    void end() {
        tracker.end();
    }

    private void answer(FlowFinding side) {
        Doubts doubts = nextAsked();
        int at = next++;
        int cause = verdicts.chosen(doubts.choice(at), side);
        told.accept(cause);
        int group = counter.add(
                cause,
                doubts.port(at),
                doubts.bytes(at),
                time(doubts.start(at)),
                time(doubts.end(at)),
                doubts.peer(at),
                doubts.networkInterface(at));
        counter.exemplify(group, doubts.position(at), () -> doubts.text(at));
    }

    private static long time(long glimpsed) {
        return Math.max(-1, glimpsed);
    }

    /** The block of the record that was asked about next; sides come in the order in which they were asked for. */
    private Doubts nextAsked() {
        while (true) {
            Doubts doubts = blocks.getFirst();
            while (next < doubts.size() && !doubts.isAsked(next)) {
                next++;
            }
            if (next < doubts.size()) {
                return doubts;
            }
            blocks.removeFirst();
            next = 0;
        }
    }
}
