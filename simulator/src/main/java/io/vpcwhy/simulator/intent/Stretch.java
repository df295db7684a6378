package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.reach.Journeys;
import io.vpcwhy.simulator.reach.Station;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stations that are treated alike, from any of which to any of which packets of an intent go.
 *
 * @param from none where they come from outside
 * @param to none where they go outside
 * @param known the address by which packets are sent to a station
 */
record Stretch(List<Station> from, List<Station> to, Function<Station, IpAddress> known) {

    Stretch {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** One source and one destination that stand for all; empty where there are but packets of an interface to itself. */
    Optional<Stretch> one() {
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.of(new Stretch(
                    from.stream().limit(1).toList(), to.stream().limit(1).toList(), known));
        }
        for (Station source : from) {
            for (Station destination : to) {
                if (!StationPackets.same(source, destination)) {
                    return Optional.of(new Stretch(List.of(source), List.of(destination), known));
                }
            }
        }
        return Optional.empty();
    }

    /** What becomes of packets on this stretch. */
    Journeys of(Journeys all) {
        return all.among(from, to);
    }

    /** Of a stretch of one: the address that packets are sent from. */
    Optional<IpAddress> source() {
        return from.stream().findFirst().map(Station::address);
    }

    /** Of a stretch of one: the address that packets are sent to. */
    Optional<IpAddress> destination() {
        return to.stream().findFirst().map(known);
    }

    static List<NetworkInterface> interfaces(List<Station> stations) {
        Map<String, NetworkInterface> byId = new LinkedHashMap<>();
        stations.forEach(station -> byId.put(station.networkInterface().id(), station.networkInterface()));
        return List.copyOf(byId.values());
    }
}
