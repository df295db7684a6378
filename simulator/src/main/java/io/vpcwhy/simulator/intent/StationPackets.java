package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.space.Rewrite;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts the addresses of stations into sets of packets. */
final class StationPackets {

    private final HeaderSpaces spaces;

    StationPackets(HeaderSpaces spaces) {
        this.spaces = spaces;
    }

    /** Those of some packets that go from one address to another; an end outside has none. */
    HeaderSpace between(HeaderSpace packets, Optional<IpAddress> from, Optional<IpAddress> to) {
        HeaderSpace sent = from.map(address -> packets.intersection(spaces.sourceIn(Cidr.host(address))))
                .orElse(packets);
        return to.map(address -> sent.intersection(spaces.destinationIn(Cidr.host(address))))
                .orElse(sent);
    }

    /**
     * The packets that go between any of some stations, where those between two of them are known.
     *
     * @param packets of one source and one destination
     * @param from none where packets come from outside
     * @param to none where they go outside
     * @param known the address by which packets are sent to a station
     */
    HeaderSpace spread(HeaderSpace packets, List<Station> from, List<Station> to, Function<Station, IpAddress> known) {
        HeaderSpace sent = from.isEmpty()
                ? packets
                : spaces.union(from.stream()
                        .map(station -> packets.after(new Rewrite.Source(station.address())))
                        .toList());
        HeaderSpace all = to.isEmpty()
                ? sent
                : spaces.union(to.stream()
                        .map(station -> sent.after(new Rewrite.Destination(known.apply(station))))
                        .toList());
        return from.isEmpty() || to.isEmpty() ? all : withoutThoseToItself(all, from, to);
    }

    /** No interface sends to itself. */
    private HeaderSpace withoutThoseToItself(HeaderSpace packets, List<Station> from, List<Station> to) {
        HeaderSpace left = packets;
        for (Station source : from) {
            List<Cidr> own = to.stream()
                    .filter(station -> same(station, source))
                    .map(station -> Cidr.host(station.address()))
                    .toList();
            if (!own.isEmpty()) {
                left = left.difference(
                        spaces.sourceIn(Cidr.host(source.address())).intersection(spaces.destinationIn(own)));
            }
        }
        return left;
    }

    static boolean same(Station one, Station other) {
        return one.networkInterface().id().equals(other.networkInterface().id());
    }
}
