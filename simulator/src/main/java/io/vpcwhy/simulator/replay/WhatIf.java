package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.LogBlocks;
import io.vpcwhy.model.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Holds the traffic of logs against a proposed configuration: what was accepted and would be rejected, and the other way
 * round. Each record is judged by itself under both snapshots, as {@code explain} judges it.
 */
public final class WhatIf {

    private final Snapshot today;
    private final Snapshot proposed;
    private final FlowLogReadOptions options;
    private final LongAdder records = new LongAdder();
    private volatile boolean stopped;

    public WhatIf(Snapshot today, Snapshot proposed, FlowLogReadOptions options) {
        this.today = today;
        this.proposed = proposed;
        this.options = options;
    }

    /** Lines that were answered so far. */
    public long recordsSoFar() {
        return records.sum();
    }

    /** Makes {@link #run} come to an end soon, with what was counted until then. */
    public void stop() {
        stopped = true;
    }

    /** Compares all of the logs. One that cannot be read, or not to its end, leaves the report incomplete. */
    public WhatIfReport run(List<LogInput> logs) {
        Comparison comparison = new Comparison(today, proposed);
        ChangeTable changes = new ChangeTable();
        ChangeCounter counter = new ChangeCounter(changes, new Network(today).services());
        List<String> damages = new ArrayList<>();
        for (int i = 0; i < logs.size() && !stopped; i++) {
            read(logs.get(i), new ReaderComparison(i, comparison, counter), damages);
        }
        return new WhatIfReportMaker(today, proposed, changes)
                .report(counter.counts(), damages, damages.isEmpty() && !stopped);
    }

    private void read(LogInput log, ReaderComparison lines, List<String> damages) {
        try (LogBlocks blocks = log.open(options);
                FlowLogReader reader = blocks.reader()) {
            lines.compare(reader, () -> stopped, records);
            blocks.damage().ifPresent(problem -> damages.add(blocks.source() + ": " + problem));
        } catch (IOException | UncheckedIOException | FlowLogFormatException e) {
            String message = String.valueOf(e.getMessage());
            damages.add(message.startsWith(log.name()) ? message : log.name() + " cannot be read (" + message + ")");
        }
    }
}
