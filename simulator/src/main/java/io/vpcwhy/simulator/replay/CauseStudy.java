package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.LineBlock;
import io.vpcwhy.model.flowlog.LineLayout;
import io.vpcwhy.model.flowlog.RecordCursor;
import io.vpcwhy.model.flowlog.RecordScanner;
import java.util.List;
import java.util.Optional;

/**
 * Finds the causes of records.
 *
 * @param watchings how else records are looked at
 */
record CauseStudy(Network network, Optional<Annotations> annotations, List<Watching<?>> watchings) implements Study {

    CauseStudy {
        watchings = List.copyOf(watchings);
    }

    @Override
    public Verdicts verdicts() {
        return network.causes();
    }

    @Override
    public Stations stations() {
        return network.stations();
    }

    @Override
    public boolean[] services() {
        return network.services();
    }

    @Override
    public boolean keepsCauses() {
        return annotations.isPresent();
    }

    @Override
    public WatchParts watches() {
        return WatchParts.of(watchings);
    }

    @Override
    public WatchedRecord watched(FlowLogRecord record) {
        return WatchedRecord.of(record, network);
    }

    @Override
    public boolean readsColumns() {
        return annotations.isEmpty();
    }

    @Override
    public Hand hand() {
        return new CauseHand(network, annotations, new KnownKinds(network.kinds()));
    }

    private record CauseHand(Network network, Optional<Annotations> annotations, KnownKinds known) implements Hand {

        @Override
        public BlockReading reading(LineLayout layout, LogRun run, Counter counter, RecordFilter filter) {
            CauseReading causes = new CauseReading(network, known, layout, run, counter, filter);
            return annotations
                    .<BlockReading>map(all -> new AnnotatedReading(causes, all))
                    .orElse(causes);
        }

        @Override
        public BlockReplay replay(RecordCursor cursor, Counter counter, LogRun run, RecordFilter filter) {
            return new BlockReplay(network, cursor, known, counter, run, filter);
        }
    }

    /** Annotates the lines of blocks as well. */
    private record AnnotatedReading(CauseReading causes, Annotations annotations) implements BlockReading {

        @Override
        public BlockResult read(LineBlock block) {
            BlockResult result = causes.read(block);
            result.annotate(annotations.lines(block, result));
            return result;
        }

        @Override
        public boolean columnsChanged() {
            return causes.columnsChanged();
        }
    }

    /** Finds the causes of the lines of blocks. */
    static final class CauseReading implements BlockReading {

        private final RecordScanner scanner;
        private final BlockReplay replay;

        CauseReading(
                Network network,
                KnownKinds known,
                LineLayout layout,
                LogRun run,
                Counter counter,
                RecordFilter filter) {
            this.scanner = new RecordScanner(layout, network.stations().names());
            this.replay = new BlockReplay(network, scanner, known, counter, run, filter);
        }

        @Override
        public BlockResult read(LineBlock block) {
            scanner.start(block);
            return replay.replay(block.number());
        }

        @Override
        public boolean columnsChanged() {
            return scanner.columnsChanged();
        }
    }
}
