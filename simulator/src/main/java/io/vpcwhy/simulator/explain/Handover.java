package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.simulator.filter.ExplanationCode;
import java.util.Optional;

/**
 * Who gave a packet to the interface that logged it, or whom that interface gives it to.
 *
 * @param neighbour empty where the packet goes nowhere
 * @param routeTableId the table that sends it there, or has no route for it; empty within a subnet and for what comes in
 * @param route the route of that table which wins; empty where none does
 * @param loss why the packet goes no farther than the neighbour, or nowhere at all; empty where nothing is known to stop
 *     it there
 */
public record Handover(
        Optional<Neighbour> neighbour,
        Optional<String> routeTableId,
        Optional<Route> route,
        Optional<ExplanationCode> loss) {

    /** From or to a neighbour, without a route. */
    static Handover with(Neighbour neighbour) {
        return new Handover(Optional.of(neighbour), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
