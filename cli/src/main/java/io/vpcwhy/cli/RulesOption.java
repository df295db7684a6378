package io.vpcwhy.cli;

import io.vpcwhy.model.snapshot.Snapshot;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether it is told how the rules were used. */
final class RulesOption {

    @Option(
            names = "--rules",
            description =
                    "Tell also how the logs used each rule of security groups and network ACLs: which ones nothing"
                            + " used, which ones have no effect, and how narrow wide ones could be.")
    private boolean asked;

    /**
     * Refuses what cannot be told.
     *
     * @param isTold whether the form of the answer has a place for it
     */
    void check(boolean isTold) {
        if (asked && !isTold) {
            throw new InputException("--rules: CSV has the groups alone; use --format text or json");
        }
    }

    /** How to look at records; empty where nobody asked. */
    Optional<RuleLook> look(Snapshot snapshot) {
        return asked ? Optional.of(RuleLook.over(snapshot)) : Optional.empty();
    }
}
