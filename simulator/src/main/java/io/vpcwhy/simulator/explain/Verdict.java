package io.vpcwhy.simulator.explain;

import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.List;

/** What was simulated for a record and how it compares with the log: all that hypotheses are drawn from. */
record Verdict(
        Subject subject,
        FlowFinding flow,
        Simulation simulation,
        Status status,
        List<Denial> denials,
        RemoteParty remote) {}
