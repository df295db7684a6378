package io.vpcwhy.simulator.filter;

import java.util.List;

/**
 * What the filters at one interface do with one packet.
 *
 * @param steps the filters, in the order in which the packet meets them; all are asked, though the first that denies
 *     ends the packet
 * @param exemptions the filters that it does not meet
 */
public record Simulation(List<FilterStep> steps, List<Exemption> exemptions) {

    /** Nothing was asked. */
    public static final Simulation NONE = new Simulation(List.of(), List.of());

    public Simulation {
        steps = List.copyOf(steps);
        exemptions = List.copyOf(exemptions);
    }

    /** REJECT where any filter denies, else UNKNOWN where one is not known, else ACCEPT. */
    public SimulatedAction action() {
        SimulatedAction action = SimulatedAction.ACCEPT;
        for (FilterStep step : steps) {
            if (step.outcome() == Outcome.DENY) {
                return SimulatedAction.REJECT;
            }
            if (step.outcome() == Outcome.UNKNOWN) {
                action = SimulatedAction.UNKNOWN;
            }
        }
        return action;
    }

    /** The filters that deny. */
    public List<FilterStep> denying() {
        return steps.stream().filter(step -> step.outcome() == Outcome.DENY).toList();
    }

    /** Why the action is not known. */
    public List<Uncertainty> uncertainties() {
        return steps.stream()
                .flatMap(step -> step.uncertainties().stream())
                .distinct()
                .toList();
    }
}
