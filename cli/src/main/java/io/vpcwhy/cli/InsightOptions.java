package io.vpcwhy.cli;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.insight.InsightLook;
import io.vpcwhy.simulator.insight.InsightThresholds;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether to tell what stands out in logs, and from where on it does. */
final class InsightOptions {

    @Option(
            names = "--insights",
            description = "Tell what stands out as well: top talkers, scans, SSH and RDP attempts, plain text, what is"
                    + " not logged.")
    private boolean insights;

    @Option(
            names = "--scan-ports",
            paramLabel = "N",
            description = "Ports of one interface that a sender tries, from which it is a port scan. Default: 10.")
    private int scanPorts = InsightThresholds.DEFAULT.scanPorts();

    @Option(
            names = "--sweep-interfaces",
            paramLabel = "N",
            description = "Interfaces at which a sender tries one port, from which it is a sweep. Default: 5.")
    private int sweepInterfaces = InsightThresholds.DEFAULT.sweepInterfaces();

    /**
     * Refuses what cannot be told.
     *
     * @param isTold whether the form of the answer has a place for it
     */
    void check(boolean isTold) {
        require("--scan-ports", scanPorts);
        require("--sweep-interfaces", sweepInterfaces);
        if (insights && !isTold) {
            throw new InputException("--insights: CSV has the groups alone; use --format text or json");
        }
        if (!insights && !InsightThresholds.DEFAULT.equals(thresholds())) {
            throw new InputException(
                    "--scan-ports and --sweep-interfaces: say from where on insights begin; add --insights");
        }
    }

    private static void require(String option, int threshold) {
        if (threshold < 2) {
            throw new InputException(option + " " + threshold + ": who tries one is a client; use 2 or more");
        }
    }

    private InsightThresholds thresholds() {
        return new InsightThresholds(scanPorts, sweepInterfaces);
    }

    /** How to look at records; empty where nobody asked. */
    Optional<InsightLook> look(Snapshot snapshot) {
        return insights ? Optional.of(new InsightLook(snapshot, thresholds())) : Optional.empty();
    }
}
