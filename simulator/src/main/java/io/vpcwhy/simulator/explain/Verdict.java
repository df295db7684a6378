package io.vpcwhy.simulator.explain;

import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.List;

/** What was simulated for a record and how it compares with the log: all that hypotheses are drawn from. */
record Verdict(Subject subject, Reading reading, Status status, List<Denial> denials, RemoteParty remote) {

    FlowFinding flow() {
        return reading.flow();
    }

    Simulation simulation() {
        return reading.simulation();
    }
}
