package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.LineBlock;
import io.vpcwhy.model.flowlog.RecordCursor;
import io.vpcwhy.model.flowlog.RecordScanner;
import io.vpcwhy.simulator.explain.Glimpse;
import io.vpcwhy.simulator.explain.Sighting;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the lines of blocks against two snapshots: each block is read under both, and the records that do not fare alike
 * are looked at once more. For one thread.
 */
final class ChangeReading implements Study.BlockReading {

    private final Changes changes;
    private final Study.BlockReading today;
    private final Study.BlockReading proposed;
    private final RecordScanner scanner;
    private final Asker asker;
    private final Counter counter;
    private final LogRun run;
    private final BitSet detailed = new BitSet();
    private final Map<Integer, Asked> waiting = new HashMap<>();

    ChangeReading(
            Changes changes,
            Study.BlockReading today,
            Study.BlockReading proposed,
            RecordScanner scanner,
            Asker asker,
            Counter counter,
            LogRun run) {
        this.changes = changes;
        this.today = today;
        this.proposed = proposed;
        this.scanner = scanner;
        this.asker = asker;
        this.counter = counter;
        this.run = run;
    }

    @Override
    public boolean columnsChanged() {
        return today.columnsChanged();
    }

    @Override
    public BlockResult read(LineBlock block) {
        BlockResult now = today.read(block);
        BlockResult then = proposed.read(block);
        detailed.clear();
        waiting.clear();
        int answered = (int) now.answered();
        for (int line = 0; line < answered; line++) {
            count(line, now.cause(line), then.cause(line));
        }
        if (!detailed.isEmpty()) {
            lookAgain(block, now, then);
        }
        counter.counts().countRead(now.answered() - now.passedOver());
        counter.counts().countPassedOver(now.passedOver());
        return result(now, then);
    }

    private void count(int line, int now, int then) {
        if (now == BlockResult.BROKEN || now == BlockResult.PASSED_OVER) {
            return;
        }
        int number = now >= 0 && then >= 0 ? changes.plain(now, then) : Changes.DETAILED;
        if (number == Changes.DETAILED) {
            detailed.set(line);
        } else {
            counter.add(number, Tally.NO_PORT, -1, -1, -1, 0, -1);
        }
    }

    private void lookAgain(LineBlock block, BlockResult now, BlockResult then) {
        scanner.start(block);
        int line = detailed.nextSetBit(0);
        for (RecordCursor.Found found = scanner.next();
                line >= 0 && found != RecordCursor.Found.END;
                found = scanner.next()) {
            for (int other = 0; line >= 0 && now.position(line) == scanner.position(); other++) {
                add(line, now, then, record(found, other), run.position(block.number(), scanner.position()));
                line = detailed.nextSetBit(line + 1);
            }
        }
    }

    private FlowLogRecord record(RecordCursor.Found found, int other) {
        if (found == RecordCursor.Found.RECORD) {
            return scanner.record();
        }
        List<FlowLogRecord> others = scanner.others().stream()
                .filter(FlowLogLine.Record.class::isInstance)
                .map(line -> ((FlowLogLine.Record) line).record())
                .toList();
        return others.get(other);
    }

    private void add(int line, BlockResult now, BlockResult then, FlowLogRecord record, long position) {
        int number = changes.of(now.cause(line), then.cause(line), record);
        Asked asked = asker.asked(record, number, Sighting.of(record), position);
        if (number >= 0) {
            counter.add(number, asked);
        } else {
            waiting.put(line, asked);
        }
    }

    /** What has to wait: the records whose sides the records beside them tell, or that tell theirs. */
    private BlockResult result(BlockResult now, BlockResult then) {
        BlockResult result = new BlockResult(false);
        Doubts one = now.doubts();
        Doubts other = then.doubts();
        int at = 0;
        int atOther = 0;
        while (at < one.size() || atOther < other.size()) {
            boolean isOne = atOther == other.size() || (at < one.size() && one.line(at) <= other.line(atOther));
            int line = isOne ? one.line(at) : other.line(atOther);
            add(result.doubts(), isOne ? one : other, isOne ? at : atOther, line);
            at += at < one.size() && one.line(at) == line ? 1 : 0;
            atOther += atOther < other.size() && other.line(atOther) == line ? 1 : 0;
        }
        now.broken().forEach(result::add);
        result.lines(now.lines());
        result.answered(now.answered());
        return result;
    }

    private void add(Doubts to, Doubts from, int at, int line) {
        to.add(line, from.connection(at), new Glimpse(from.start(at), from.end(at), from.bits(at)));
        Asked asked = waiting.get(line);
        if (asked != null) {
            to.ask(asked);
        }
    }
}
