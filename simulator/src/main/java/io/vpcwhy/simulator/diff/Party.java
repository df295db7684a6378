package io.vpcwhy.simulator.diff;

import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.reach.WayEnd;
import java.util.List;
import java.util.Optional;

/**
 * One end of what changed: interfaces, or what is not one.
 *
 * @param outside the internet, a network on-premises, a service, or what is beyond a load balancer; empty for interfaces
 * @param stations the addresses of interfaces, in the order of their ids; for what is beyond a load balancer its nodes
 */
public record Party(Optional<WayEnd> outside, List<Station> stations) {

    public Party {
        stations = List.copyOf(stations);
    }

    /** Whether it is the internet. */
    public boolean isInternet() {
        return outside.filter(WayEnd.Internet.class::isInstance).isPresent();
    }

    /** The ids of the interfaces. */
    public List<String> networkInterfaceIds() {
        return stations.stream()
                .map(station -> station.networkInterface().id())
                .distinct()
                .toList();
    }
}
