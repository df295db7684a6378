package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.LineLayout;
import io.vpcwhy.model.flowlog.RecordCursor;
import io.vpcwhy.model.flowlog.RecordScanner;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.Optional;

/** Finds what a proposed configuration makes of records. */
final class ChangeStudy implements Study {

    private final Network today;
    private final Network proposed;
    private final Changes changes;
    private final boolean[] services;

    ChangeStudy(Snapshot todaySnapshot, Snapshot proposedSnapshot) {
        this.today = new Network(todaySnapshot);
        this.proposed = new Network(proposedSnapshot);
        this.changes = new Changes(todaySnapshot, today.causes(), proposedSnapshot, proposed.causes());
        this.services = today.services().clone();
        for (int port = 0; port < services.length; port++) {
            services[port] |= proposed.services()[port];
        }
    }

    @Override
    public Changes verdicts() {
        return changes;
    }

    @Override
    public Stations stations() {
        return today.stations();
    }

    @Override
    public boolean[] services() {
        return services;
    }

    @Override
    public boolean keepsCauses() {
        return true;
    }

    @Override
    public Optional<Annotations> annotations() {
        return Optional.empty();
    }

    @Override
    public WatchParts watches() {
        return WatchParts.NONE;
    }

    @Override
    public WatchedRecord watched(FlowLogRecord record) {
        throw new UnsupportedOperationException("nobody looks at records under two snapshots");
    }

    @Override
    public boolean readsColumns() {
        return false;
    }

    @Override
    public Hand hand() {
        return new ChangeHand(new KnownKinds(today.kinds()), new KnownKinds(proposed.kinds()));
    }

    /** Reads under both snapshots, each with what was met in it. */
    private final class ChangeHand implements Hand {

        private final KnownKinds knownToday;
        private final KnownKinds knownProposed;

        ChangeHand(KnownKinds knownToday, KnownKinds knownProposed) {
            this.knownToday = knownToday;
            this.knownProposed = knownProposed;
        }

        @Override
        public BlockReading reading(LineLayout layout, LogRun run, Counter counter, RecordFilter filter) {
            RecordFilter ofProposed = filter.of(proposed.stations());
            return new ChangeReading(
                    changes,
                    new CauseStudy.CauseReading(today, knownToday, layout, run, uncounted(today), filter),
                    new CauseStudy.CauseReading(proposed, knownProposed, layout, run, uncounted(proposed), ofProposed),
                    new RecordScanner(layout, today.stations().names()),
                    new Asker(changes, today.stations(), counter),
                    counter,
                    run);
        }

        @Override
        public BlockReplay replay(RecordCursor cursor, Counter counter, LogRun run, RecordFilter filter) {
            throw new UnsupportedOperationException("columns are read under one snapshot alone");
        }
    }

    private static Counter uncounted(Network network) {
        return new SilentCounter(network.causes().table(), new boolean[network.services().length]);
    }
}
