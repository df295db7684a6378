package io.vpcwhy.simulator.explain;

import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.List;
import java.util.function.Supplier;

/**
 * What was found of a record: all that hypotheses are drawn from.
 *
 * @param party finds out whose the other end is, which takes long and is not always wanted
 */
record Verdict(Judgement judgement, Sighting sighting, Supplier<RemoteParty> party) {

    /** Whose the other end is. */
    RemoteParty remote() {
        return party.get();
    }

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
