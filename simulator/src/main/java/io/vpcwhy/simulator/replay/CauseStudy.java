package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.LineBlock;
import io.vpcwhy.model.flowlog.LineLayout;
import io.vpcwhy.model.flowlog.RecordScanner;

/** Finds the causes of records. */
record CauseStudy(Network network) implements Study {

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
        return false;
    }

    @Override
    public BlockReading reading(LineLayout layout, LogRun run, Counter counter, RecordFilter filter) {
        return new CauseReading(network, layout, run, counter, filter);
    }

    /** Finds the causes of the lines of blocks. */
    static final class CauseReading implements BlockReading {

        private final RecordScanner scanner;
        private final BlockReplay replay;

        CauseReading(Network network, LineLayout layout, LogRun run, Counter counter, RecordFilter filter) {
            this.scanner = new RecordScanner(layout, network.stations().names());
            this.replay = new BlockReplay(network, scanner, counter, run, filter);
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
