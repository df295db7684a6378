package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.simulator.explain.FlowFinding.Basis;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.Optional;

/**
 * A record read as a request or as a response, whichever it is; where that is not known, the reading that blames no
 * filter that the other does not.
 *
 * @param simulation what the filters do with it so read
 * @param asRequest where the side is not known and a request would meet more denials: what it would meet
 */
record Reading(FlowFinding flow, Simulation simulation, Optional<Simulation> asRequest) {

    static Reading of(InterfaceSimulator simulator, Subject subject, FlowLogRecord record, FlowFinding flow) {
        boolean response = flow.flow() == Flow.RESPONSE;
        Simulation simulation = simulate(simulator, subject, response);
        // The times of siblings are weak evidence: a log may begin in the middle of a connection.
        boolean doubtful =
                flow.flow() == Flow.UNKNOWN || (flow.flow() == Flow.REQUEST && flow.basis() == Basis.SIBLING_RECORD);
        if (!doubtful || simulation.action() != SimulatedAction.REJECT) {
            return new Reading(flow, simulation, Optional.empty());
        }
        Simulation asResponse = simulate(simulator, subject, true);
        if (record.action().equals(Optional.of(FlowLogAction.ACCEPT))) {
            return asResponse.action() == SimulatedAction.REJECT
                    ? new Reading(flow, simulation, Optional.empty())
                    : new Reading(new FlowFinding(Flow.RESPONSE, Basis.CONFIGURATION), asResponse, Optional.empty());
        }
        boolean blamesLess = flow.flow() == Flow.UNKNOWN
                && asResponse.action() == SimulatedAction.REJECT
                && asResponse.denying().size() < simulation.denying().size();
        return blamesLess
                ? new Reading(flow, asResponse, Optional.of(simulation))
                : new Reading(flow, simulation, Optional.empty());
    }

    private static Simulation simulate(InterfaceSimulator simulator, Subject subject, boolean response) {
        return simulator.simulate(subject.networkInterface(), subject.direction(), subject.packet(), response);
    }

    /**
     * Whether a remedy is for an answer, and so for a request of the other direction. Where the side is not known,
     * packets that come in are taken to ask, lest the fix disappoint, and packets that go out to answer.
     */
    boolean remedyForAnswer(Direction direction) {
        return flow.flow() == Flow.RESPONSE || (asRequest.isPresent() && direction == Direction.EGRESS);
    }
}
