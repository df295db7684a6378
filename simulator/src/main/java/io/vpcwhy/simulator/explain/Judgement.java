package io.vpcwhy.simulator.explain;

import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.List;

/**
 * What the snapshot says of a record, and how that compares with the log.
 *
 * @param action what the snapshot says
 * @param denials for a simulated REJECT, every reason
 */
record Judgement(Subject subject, Reading reading, SimulatedAction action, Status status, List<Denial> denials) {

    FlowFinding flow() {
        return reading.flow();
    }

    Simulation simulation() {
        return reading.simulation();
    }
}
