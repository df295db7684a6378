package io.vpcwhy.simulator.graph;

import io.vpcwhy.simulator.graph.Guard.ByRoute;

/**
 * A way from one place to the next.
 *
 * @param from where the packet is
 * @param to where it comes
 * @param guard for which packets
 * @param rewrite what the place that it leaves changes in its header
 */
public record Move(Place from, Place to, Guard guard, Rewrite rewrite) {

    /** Whether it is taken by a route. */
    public boolean routed() {
        return guard instanceof ByRoute || guard instanceof Guard.ByTransitGatewayRoute;
    }
}
