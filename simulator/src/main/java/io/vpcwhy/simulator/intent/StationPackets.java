package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Puts the addresses of stations into sets of packets. */
final class StationPackets {

    private final HeaderSpaces spaces;

    // By the lists themselves, of which each is asked for again and again.
    private final IdentityHashMap<List<Station>, HeaderSpace> sources = new IdentityHashMap<>();
    private final IdentityHashMap<List<Station>, HeaderSpace> destinations = new IdentityHashMap<>();

    StationPackets(HeaderSpaces spaces) {
        this.spaces = spaces;
    }

    /**
     * Those of some packets that go from any of the sources of a stretch to any of its destinations.
     *
     * @param packets with whichever addresses at interfaces
     */
    HeaderSpace between(HeaderSpace packets, Stretch stretch) {
        return between(packets, List.of(stretch));
    }

    /** Likewise, of any of some stretches that have the same sources. */
    HeaderSpace between(HeaderSpace packets, List<Stretch> stretches) {
        List<Station> from = stretches.get(0).from();
        HeaderSpace sent = from.isEmpty() ? packets : packets.intersection(sources(from));
        if (stretches.get(0).to().isEmpty()) {
            return sent;
        }
        HeaderSpace all = sent.intersection(
                spaces.union(stretches.stream().map(this::destinations).toList()));
        return from.isEmpty() ? all : withoutThoseToItself(all, stretches);
    }

    private HeaderSpace sources(List<Station> from) {
        return sources.computeIfAbsent(
                from,
                stations -> spaces.sourceIn(stations.stream()
                        .map(station -> Cidr.host(station.address()))
                        .toList()));
    }

    private HeaderSpace destinations(Stretch stretch) {
        return destinations.computeIfAbsent(
                stretch.to(),
                stations -> spaces.destinationIn(
                        stations.stream().map(stretch.known()).map(Cidr::host).toList()));
    }

    /** No interface sends to itself. */
    private HeaderSpace withoutThoseToItself(HeaderSpace packets, List<Stretch> stretches) {
        Map<String, List<Cidr>> own = new HashMap<>();
        for (Station source : stretches.get(0).from()) {
            own.put(source.networkInterface().id(), new ArrayList<>());
        }
        for (Stretch stretch : stretches) {
            for (Station station : stretch.to()) {
                List<Cidr> same = own.get(station.networkInterface().id());
                if (same != null) {
                    same.add(Cidr.host(station.address()));
                }
            }
        }
        HeaderSpace left = packets;
        for (Station source : stretches.get(0).from()) {
            List<Cidr> same = own.getOrDefault(source.networkInterface().id(), List.of());
            if (!same.isEmpty()) {
                left = left.difference(
                        spaces.sourceIn(Cidr.host(source.address())).intersection(spaces.destinationIn(same)));
            }
        }
        return left;
    }

    static boolean same(Station one, Station other) {
        return one.networkInterface().id().equals(other.networkInterface().id());
    }
}
