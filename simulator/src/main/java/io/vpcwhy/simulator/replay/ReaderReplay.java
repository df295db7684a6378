package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpProtocol;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Replays a file line by line: of any shape, and many times slower than {@link BlockReplay}. For one thread. */
final class ReaderReplay {

    /** Lines that are brought back together. */
    private static final int LINES = 1_024;

    private final long position;
    private final Study study;
    private final Counter counter;
    private final Asker asker;
    private final RecordFilter filter;
    private final int most;
    private final Consumer<BlockResult> back;
    private final Optional<Annotations> annotations;
    private BlockResult result = new BlockResult(false);
    private long answered;

    /**
     * @param position of the first line among all
     * @param again whether the file is there to be read again; else what comes of it is brought back at once, for nobody
     *     knows when more will come
     * @param back takes what has to wait for the lines before it
     */
    ReaderReplay(
            long position,
            Study study,
            Counter counter,
            RecordFilter filter,
            boolean again,
            Consumer<BlockResult> back) {
        this.position = position;
        this.counter = counter;
        this.study = study;
        this.asker = new Asker(study.verdicts(), study.stations(), counter);
        this.annotations = study.annotations();
        this.filter = filter;
        this.most = again ? LINES : 1;
        this.back = back;
    }

    /** Counts all of a file, or what comes until it is to stop. */
    void replay(FlowLogReader reader, BooleanSupplier stopped) {
        try {
            while (reader.hasNext() && !stopped.getAsBoolean()) {
                answer(reader.next());
                if (result.answered() == most) {
                    bringBack();
                }
            }
        } finally {
            bringBack();
        }
    }

    private void answer(FlowLogLine line) {
        if (line instanceof FlowLogLine.Record read) {
            answer(read);
        } else {
            counter.counts().countRead(1);
            result.answer(BlockResult.BROKEN, 0);
            result.add(new BlockResult.Broken(result.answered(), (FlowLogLine.Malformed) line));
            annotated().ifPresent(lines -> lines.add((FlowLogLine.Malformed) line));
        }
        answered++;
    }

    private void answer(FlowLogLine.Record line) {
        FlowLogRecord record = line.record();
        boolean taken = filter.takes(record);
        boolean flags = record.format().has(FlowLogField.TCP_FLAGS);
        Asker.Answer answer = asker.ask(
                record,
                taken,
                position + answered,
                sighting -> flags && sighting.protocol() == IpProtocol.TCP.number());
        long at = result.answer(answer.cause(), 0);
        answer.doubt().ifPresent(doubt -> result.doubts().add(at, doubt));
        if (taken) {
            counter.counts().countRead(1);
            watch(record, answer.cause());
            annotated().ifPresent(lines -> lines.add(line.text(), answer.cause()));
        } else {
            counter.counts().countPassedOver(1);
        }
    }

    private void watch(FlowLogRecord record, int cause) {
        WatchParts watches = counter.counts().watches();
        if (!watches.isEmpty()) {
            watches.see(study.watched(record).look(cause, position + answered));
        }
    }

    /** Where the lines are annotated that are brought back next. */
    private Optional<AnnotatedLines> annotated() {
        if (result.annotation().isEmpty()) {
            annotations.ifPresent(all -> result.annotate(all.lines()));
        }
        return result.annotation();
    }

    private void bringBack() {
        if (result.answered() > 0) {
            BlockResult full = result;
            full.place();
            result = new BlockResult(false);
            back.accept(full);
        }
    }
}
