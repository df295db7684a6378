package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How packets between one source and one destination fare that all fare alike.
 *
 * @param packets not none; with whichever addresses of the family at interfaces
 * @param tcp whether they are of TCP, and need a reply
 * @param first the way to the destination
 * @param onward the ways from there, where it is a node of a load balancer that goes on
 */
record Fares(HeaderSpace packets, boolean tcp, Way first, List<Way> onward) {

    /** Ways as journeys tell them, by their packets: those of one fate have the same, and of different fates none in common. */
    static List<Fares> of(List<Way> ways, HeaderSpaces spaces) {
        Map<HeaderSpace, List<Way>> byPackets = new LinkedHashMap<>();
        for (Way way : ways) {
            byPackets.computeIfAbsent(way.others(), any -> new ArrayList<>()).add(way);
        }
        HeaderSpace tcp = spaces.protocol(IpProtocol.TCP);
        List<Fares> fares = new ArrayList<>();
        byPackets.forEach((packets, alike) -> {
            add(packets.intersection(tcp), true, alike, fares);
            add(packets.difference(tcp), false, alike, fares);
        });
        return fares;
    }

    private static void add(HeaderSpace packets, boolean tcp, List<Way> alike, List<Fares> fares) {
        if (!packets.isEmpty()) {
            fares.add(new Fares(packets, tcp, alike.get(0), List.copyOf(alike.subList(1, alike.size()))));
        }
    }

    /** All ways. */
    List<Way> all() {
        return Stream.concat(Stream.of(first), onward.stream()).toList();
    }

    /** The way by which a trace to the destination judges: at a load balancer, one target that is reached is enough. */
    Way best() {
        Way best = onward.isEmpty() ? first : onward.get(0);
        for (Way way : onward) {
            best = rank(way) < rank(best) ? way : best;
        }
        return best;
    }

    /** What becomes of the packets on one of the ways. */
    Disposition disposition(Way way) {
        return way.disposition(tcp);
    }

    private int rank(Way way) {
        return switch (disposition(way)) {
            case REACHABLE -> 0;
            case UNDECIDED -> 1;
            case NOT_REACHABLE -> 2;
        };
    }
}
