package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.FlowTracker;
import io.vpcwhy.simulator.explain.Sighting;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Holds the records of a log against two snapshots, line by line. For one thread. */
final class ReaderComparison {

    /**
     * A record that waits for the records beside it.
     *
     * @param position among all lines
     */
    private record Waiting(FlowLogRecord record, long position) {}

    private final int number;
    private final Comparison comparison;
    private final ChangeCounter counter;
    private final FlowTracker<Waiting> tracker =
            new FlowTracker<>((waiting, side) -> count(waiting.record(), side, waiting.position()));
    private long answered;

    /** @param number of the log among all */
    ReaderComparison(int number, Comparison comparison, ChangeCounter counter) {
        this.number = number;
        this.comparison = comparison;
        this.counter = counter;
    }

    /**
     * Counts all of a log, or what comes until it is to stop.
     *
     * @param records what is told how many were answered
     */
    void compare(FlowLogReader reader, BooleanSupplier stop, LongAdder records) {
        while (!stop.getAsBoolean() && reader.hasNext()) {
            FlowLogLine line = reader.next();
            counter.counts().countRead(1);
            if (line instanceof FlowLogLine.Record read) {
                compare(read.record());
            } else {
                counter.counts().malformed(line.place().toString(), (FlowLogLine.Malformed) line);
            }
            answered++;
            records.increment();
        }
        tracker.end();
    }

    private void compare(FlowLogRecord record) {
        long position = LogRun.position(number, 0, 0) + answered;
        Optional<Sighting> seen = Sighting.of(record);
        if (seen.isEmpty()) {
            count(record, FlowFinding.UNKNOWN, position);
            return;
        }
        Sighting sighting = seen.get();
        Optional<FlowFinding> byPorts = sighting.sideByPorts();
        boolean flags = record.format().has(FlowLogField.TCP_FLAGS) && sighting.protocol() == IpProtocol.TCP.number();
        if (flags || byPorts.isEmpty()) {
            tracker.add(answered, sighting, Optional.of(new Waiting(record, position)));
        } else {
            count(record, byPorts.get(), position);
        }
    }

    private void count(FlowLogRecord record, FlowFinding side, long position) {
        counter.add(record, comparison.change(record, side), position);
    }
}
