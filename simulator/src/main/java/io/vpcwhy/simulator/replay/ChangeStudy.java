package io.vpcwhy.simulator.replay;

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
    public boolean readsColumns() {
        return false;
    }

    @Override
    public BlockReplay replay(RecordCursor cursor, Counter counter, LogRun run, RecordFilter filter) {
        throw new UnsupportedOperationException("columns are read under one snapshot alone");
    }

    @Override
    public BlockReading reading(LineLayout layout, LogRun run, Counter counter, RecordFilter filter) {
        return new ChangeReading(
                changes,
                new CauseStudy.CauseReading(today, layout, run, uncounted(today), filter),
                new CauseStudy.CauseReading(proposed, layout, run, uncounted(proposed), filter.of(proposed.stations())),
                new RecordScanner(layout, today.stations().names()),
                new Asker(changes, today.stations(), counter),
                counter,
                run);
    }

    /** Takes counts that nobody wants. */
    private static Counter uncounted(Network network) {
        return new Counter(network.causes().table(), new boolean[network.services().length], new Counts());
    }
}
