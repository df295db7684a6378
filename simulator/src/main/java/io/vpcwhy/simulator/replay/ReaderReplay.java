package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.FlowTracker;
import io.vpcwhy.simulator.explain.Glimpse;
import io.vpcwhy.simulator.explain.Sighting;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Replays a log line by line: of any shape, and many times slower than {@link BlockReplay}. For one thread. */
final class ReaderReplay {

    private final int number;
    private final Counter counter;
    private final Asker asker;
    private final FlowTracker tracker;
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private long answered;

    /** @param number of the log among all */
    ReaderReplay(int number, Network network, Counter counter) {
        this.number = number;
        this.counter = counter;
        this.asker = new Asker(network, counter);
        this.tracker = new FlowTracker(side -> {
            Asked asked = waiting.remove();
            counter.add(network.causes().chosen(asked.choice(), side), asked);
        });
    }

    /**
     * Counts all of a log, or what comes until it is to stop.
     *
     * @param records what is told how many were answered
     */
    void replay(FlowLogReader reader, BooleanSupplier stop, LongAdder records) {
        while (!stop.getAsBoolean() && reader.hasNext()) {
            FlowLogLine line = reader.next();
            counter.counts().countRead(1);
            if (line instanceof FlowLogLine.Record read) {
                FlowLogRecord record = read.record();
                boolean flags = record.format().has(FlowLogField.TCP_FLAGS);
                long at = answered;
                asker.ask(
                                record,
                                LogRun.position(number, 0, 0) + at,
                                sighting -> flags && sighting.protocol() == IpProtocol.TCP.number())
                        .doubt()
                        .ifPresent(doubt -> track(at, doubt));
            } else {
                counter.counts().malformed(line.place().toString(), (FlowLogLine.Malformed) line);
            }
            answered++;
            records.increment();
        }
        tracker.end();
    }

    private void track(long line, Asker.Doubt doubt) {
        Sighting sighting = doubt.sighting();
        Glimpse glimpse = sighting.glimpse();
        doubt.asked().ifPresent(waiting::add);
        tracker.add(
                line,
                sighting.connection(),
                glimpse.bits(),
                glimpse.start(),
                glimpse.end(),
                doubt.asked().isPresent());
    }
}
