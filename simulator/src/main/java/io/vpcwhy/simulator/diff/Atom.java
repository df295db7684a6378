package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A difference between the stations of two classes, before it is put together with others like it.
 *
 * @param sources none where packets come from outside
 * @param destinations none where packets go outside
 * @param suspects the edits that it may come from
 * @param line equal for differences that edits of filters alone tell apart; empty where that is not known
 * @param example one of the packets, but for the addresses of the stations; outside it has no interface's address
 */
record Atom(
        Trait trait,
        List<Station> sources,
        List<Station> destinations,
        Set<Edit> suspects,
        Optional<Object> line,
        Packet example) {

    /**
     * What differences that are told together have in common.
     *
     * @param from where packets come from that no interface sends
     * @param elsewhere where they come to that are meant for no interface, or go on from it
     */
    record Trait(Turn turn, Replies replies, Optional<WayEnd> from, Optional<WayEnd> elsewhere, HeaderSpace headers) {}

    Atom {
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
        suspects = Set.copyOf(suspects);
    }
}
