package io.vpcwhy.cli;

import io.vpcwhy.model.snapshot.Snapshot;
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
     * Refuses a format that does not show it.
     *
     * @param csv whether it is comma-separated values
     */
    void check(boolean csv) {
        if (asked && csv) {
            throw new InputException("--rules: CSV has the groups alone; ask for --format text or json");
        }
    }

    /** A look at the rules of a snapshot, or none. */
    RuleLook over(Snapshot snapshot) {
        return asked ? RuleLook.over(snapshot) : RuleLook.NONE;
    }
}
