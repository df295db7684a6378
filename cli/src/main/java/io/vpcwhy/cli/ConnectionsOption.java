package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
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

    /**
     * Refuses what cannot be told.
     *
     * @param isTold whether the form of the answer has a place for it
     */
    void check(boolean isTold) {
        if (asked && !isTold) {
            throw new InputException("--connections: CSV has the groups alone; use --format text or json");
        }
    }

    /** How to look at records; empty where nobody asked. */
    Optional<ConnectionLook> look(Snapshot snapshot, FlowLogSelection selection) {
        if (asked && !selection.actions().isEmpty()) {
            throw new InputException("--connections: needs accepted and rejected records; leave out --action");
        }
        return asked ? Optional.of(ConnectionLook.over(snapshot)) : Optional.empty();
    }
}
