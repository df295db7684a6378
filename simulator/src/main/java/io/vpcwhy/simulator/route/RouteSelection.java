package io.vpcwhy.simulator.route;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.ip.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * What a route table says of one address.
 *
 * @param selected the route that wins, a blackhole too; empty where none applies
 * @param block the block of the route that holds the address: the route's own, or an entry of its prefix list
 * @param undecided routes by prefix lists whose entries were not collected, any of which may win in truth
 */
public record RouteSelection(Optional<Route> selected, Optional<Cidr> block, List<Route> undecided) {

    static final RouteSelection NONE = new RouteSelection(Optional.empty(), Optional.empty(), List.of());

    public RouteSelection {
        undecided = List.copyOf(undecided);
    }

    /** Whether a prefix list that was not collected could change the selection. */
    public boolean certain() {
        return undecided.isEmpty();
    }
}
