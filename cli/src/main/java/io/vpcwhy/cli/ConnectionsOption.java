package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.ConnectionFinder;
import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.connection.ConnectionWatch;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that asks for broken connections beside the groups. */
final class ConnectionsOption {

    @Option(
            names = "--connections",
            description =
                    "Pairs requests and answers across records and interfaces as well, and tells which connections"
                            + " are broken, where they die, and what would mend them.")
    private boolean asked;

    /** The watch of one run; empty where nobody asked. */
    Optional<Watching<ConnectionWatch>> watching(Snapshot snapshot, FlowLogSelection selection) {
        if (asked && !selection.actions().isEmpty()) {
            throw new InputException("--connections: needs accepted and rejected records; leave out --action");
        }
        return asked ? Optional.of(ConnectionWatch.of(snapshot)) : Optional.empty();
    }

    /** What was asked of a run. */
    static Optional<ConnectionReport> report(
            Optional<Watching<ConnectionWatch>> watching, WatchedReplay replay, Snapshot snapshot) {
        return watching.map(replay::seen).map(new ConnectionFinder(snapshot)::find);
    }

    static List<Watching<?>> all(Optional<Watching<ConnectionWatch>> watching) {
        return watching.<List<Watching<?>>>map(List::of).orElse(List.of());
    }

    boolean asked() {
        return asked;
    }
}
