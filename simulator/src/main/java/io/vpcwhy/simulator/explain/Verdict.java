package io.vpcwhy.simulator.explain;

import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.List;

/** What was found of a record: all that hypotheses are drawn from. */
record Verdict(Judgement judgement, Sighting sighting, RemoteParty remote) {

    Subject subject() {
        return judgement.subject();
    }

    Reading reading() {
        return judgement.reading();
    }

    Status status() {
        return judgement.status();
    }

    List<Denial> denials() {
        return judgement.denials();
    }

    FlowFinding flow() {
        return judgement.flow();
    }

    Simulation simulation() {
        return judgement.simulation();
    }
}
