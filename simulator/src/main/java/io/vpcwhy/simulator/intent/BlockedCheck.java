package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Journeys;
import io.vpcwhy.simulator.reach.SentHeaders;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.reach.WayTracer;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether no packet of an intent gets through, also none that a load balancer sends on: ports are those of the packets as
 * they come to the destination.
 */
final class BlockedCheck {

    /** Of which it is told by what they get through; a network may have hundreds of thousands of pairs of interfaces. */
    private static final int TRACED = 256;

    private final IntentParty from;
    private final IntentParty to;
    private final IntentJourneys journeys;
    private final HeaderSpaces spaces;
    private final HeaderSpace packets;
    private final HeaderSpace protocols;
    private final StationPackets stationPackets;
    private final WayTracer tracer;
    private final List<NetworkInterface> targets;

    // By the lists themselves: to compare interfaces takes longer than to look at them again.
    private final IdentityHashMap<List<Station>, List<List<Station>>> sourcesApart = new IdentityHashMap<>();
    private final IdentityHashMap<List<Station>, List<List<Station>>> targetsApart = new IdentityHashMap<>();
    private final PartCollector parts;
    private boolean arrivesUnanswered;
    private int traced;

    BlockedCheck(
            Intent intent,
            IntentParty from,
            IntentParty to,
            IntentJourneys journeys,
            HeaderSpaces spaces,
            NetworkGraph network) {
        this.from = from;
        this.to = to;
        this.journeys = journeys;
        this.spaces = spaces;
        IntentTraffic traffic = new IntentTraffic(spaces);
        this.packets = traffic.packets(intent);
        this.protocols = traffic.protocols(intent);
        this.stationPackets = new StationPackets(spaces);
        this.parts = new PartCollector(spaces, stationPackets);
        this.tracer = new WayTracer(network);
        this.targets = targets(to, network.snapshot());
    }

    /** From the nodes of load balancers packets go on to any interface. */
    private static List<NetworkInterface> targets(IntentParty to, Snapshot snapshot) {
        if (to.interfaces().isEmpty()) {
            return List.of();
        }
        Map<String, NetworkInterface> targets = new LinkedHashMap<>();
        to.interfaces().forEach(nic -> targets.put(nic.id(), nic));
        snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> InterfaceOwner.of(nic).kind().isLoadBalancerNode())
                .forEach(nic -> targets.put(nic.id(), nic));
        return List.copyOf(targets.values());
    }

    /** Whether packets arrive for which no connection can be made, since no reply returns. */
    boolean arrivesUnanswered() {
        return arrivesUnanswered;
    }

    /** What gets through, and what may. */
    List<IntentPart> parts() {
        for (IpFamily family : IpFamily.values()) {
            for (Journeys all : journeys.between(family, from.interfaces(), targets)) {
                addInside(all, sourcesApart(all.sources()), Station::address, spaces.everything());
            }
            if (to.isOutside()) {
                addToOutside(family);
            }
            if (from.isOutside()) {
                addFromOutside(family);
            }
        }
        return parts.parts();
    }

    private void addToOutside(IpFamily family) {
        HeaderSpace blocks = spaces.destinationIn(to.outside());
        HeaderSpace internet = journeys.internet(family, End.DESTINATION);
        for (Journeys all : journeys.toOutside(family, from.interfaces())) {
            for (List<Station> sources : sourcesApart(all.sources())) {
                Stretch stretch = new Stretch(sources, List.of(), Station::address);
                for (Fares fares : Fares.of(stretch.one().orElseThrow().of(all).open(packets), spaces)) {
                    boolean leaves = to.internet() && mayLeave(fares.first().destination());
                    HeaderSpace meant = leaves ? blocks.union(internet) : blocks;
                    addUnlessNone(stretch, fares, fares.first(), fares.first(), meant);
                }
            }
        }
    }

    /** What the snapshot loses sight of may come to the internet, whatever it was last known to pass. */
    private static boolean mayLeave(WayEnd end) {
        return end instanceof WayEnd.Internet || end instanceof WayEnd.Unplaced;
    }

    private void addFromOutside(IpFamily family) {
        HeaderSpace blocks = spaces.sourceIn(from.outside());
        for (Journeys all : journeys.fromInternet(family, targets)) {
            addInside(
                    all,
                    List.of(List.of()),
                    station -> station.internetAddress().orElseThrow(),
                    from.internet() ? spaces.everything() : blocks);
        }
        if (!from.outside().isEmpty()) {
            for (Journeys all : journeys.fromOnPremises(family, targets)) {
                addInside(all, List.of(List.of()), Station::address, blocks);
            }
        }
    }

    /** @param sent says of packets from outside which addresses are meant */
    private void addInside(
            Journeys all, List<List<Station>> sources, Function<Station, IpAddress> known, HeaderSpace sent) {
        for (List<Station> some : sources) {
            for (List<Station> destinations : apart(all.destinations())) {
                Stretch stretch = new Stretch(some, destinations, known);
                stretch.one()
                        .ifPresent(one -> Fares.of(one.of(all).open(protocols.intersection(sent)), spaces)
                                .forEach(fares -> add(stretch, one, fares, sent)));
            }
        }
    }

    private void add(Stretch stretch, Stretch one, Fares fares, HeaderSpace sent) {
        Station destination = one.to().get(0);
        if (to.means(destination)) {
            addUnlessNone(stretch, fares, fares.first(), fares.best(), sent);
        } else {
            fares.all().stream()
                    .filter(way -> isUndecidedAt(fares, way, destination))
                    .findFirst()
                    .ifPresent(way -> addUndecided(
                            stretch, way, fares.packets().intersection(sent).intersection(protocols)));
        }
        for (Way onward : fares.onward()) {
            if (onward.destination() instanceof WayEnd.AtInterface at
                    && !at.station().equals(destination)
                    && to.means(at.station())
                    && one.from().stream().noneMatch(source -> StationPackets.same(source, at.station()))) {
                addUnlessNone(stretch, fares, onward, onward, sent);
            }
        }
    }

    /** Past a load balancer that nobody can tell the targets of, any end may lie. */
    private void addUndecided(Stretch stretch, Way way, HeaderSpace here) {
        addPart(
                stretch,
                way,
                Disposition.UNDECIDED,
                here,
                () -> confirmed(way, Disposition.UNDECIDED, example(stretch, here)));
    }

    private static boolean isUndecidedAt(Fares fares, Way way, Station destination) {
        return fares.disposition(way) == Disposition.UNDECIDED
                && way.destination() instanceof WayEnd.AtInterface at
                && at.station().equals(destination);
    }

    /** @param best by which of the ways on from the end of a way its packets are judged */
    private void addUnlessNone(Stretch stretch, Fares fares, Way way, Way best, HeaderSpace sent) {
        HeaderSpace here = fares.packets()
                .intersection(sent)
                .intersection(SentHeaders.of(way.course().forward().header(), packets));
        if (here.isEmpty()) {
            return;
        }
        Disposition known = fares.disposition(best);
        if (known == Disposition.NOT_REACHABLE && !way.equals(best)) {
            addUnlessNone(stretch, way, best, here, example(stretch, here));
        } else if (known == Disposition.NOT_REACHABLE) {
            arrivesUnanswered |= best.course().forward().arrives();
        } else {
            addPart(stretch, best, known, here, () -> confirmed(best, known, example(stretch, here)));
        }
    }

    /** Where no target is reached, what is in the request may still make the load balancer answer itself. */
    private void addUnlessNone(Stretch stretch, Way way, Way best, HeaderSpace here, Packet example) {
        Trace trace = tracer.toldTrace(way.source(), way.destination(), way.trace(), example);
        if (trace.disposition() == Disposition.NOT_REACHABLE) {
            arrivesUnanswered |= best.course().forward().arrives();
        } else {
            addPart(stretch, best, trace.disposition(), here, () -> trace);
        }
    }

    private void addPart(Stretch stretch, Way way, Disposition disposition, HeaderSpace here, Supplier<Trace> told) {
        if (here.isEmpty()) {
            return;
        }
        List<Station> ends = way.destination() instanceof WayEnd.AtInterface at
                ? at.station().equals(stretch.one().orElseThrow().to().get(0)) ? stretch.to() : List.of(at.station())
                : List.of();
        PartCollector.Found found = new PartCollector.Found(
                isPerhaps(ends, to) || isPerhaps(stretch.from(), from) ? Disposition.UNDECIDED : disposition,
                stretch,
                ends,
                here,
                told);
        if (traced == TRACED) {
            parts.addMixed(found);
        } else {
            traced++;
            parts.add(found, way.trace());
        }
    }

    private static boolean isPerhaps(List<Station> stations, IntentParty party) {
        return !party.perhaps().isEmpty()
                && stations.stream()
                        .anyMatch(it ->
                                party.perhaps().contains(it.networkInterface().id()));
    }

    private Packet example(Stretch stretch, HeaderSpace here) {
        return stationPackets
                .between(here, stretch.one().orElseThrow())
                .example()
                .orElseThrow();
    }

    /** The way was traced for a packet of its set, which may be of another intent. */
    private Trace confirmed(Way way, Disposition disposition, Packet packet) {
        return tracer.traces(way.source(), way.destination(), way.trace(), packet)
                .filter(trace -> trace.disposition() == disposition)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a packet does not fare as it was found to: " + packet));
    }

    private List<List<Station>> sourcesApart(List<Station> sources) {
        return sourcesApart.computeIfAbsent(sources, all -> apart(all, from));
    }

    private static List<List<Station>> apart(List<Station> stations, IntentParty party) {
        Map<Boolean, List<Station>> apart = new LinkedHashMap<>();
        for (Station station : stations) {
            if (party.means(station)) {
                boolean perhaps =
                        party.perhaps().contains(station.networkInterface().id());
                apart.computeIfAbsent(perhaps, any -> new ArrayList<>()).add(station);
            }
        }
        return apart.values().stream().map(List::copyOf).toList();
    }

    /** Destinations that are meant, and nodes that are not but may lead on to them. */
    private List<List<Station>> apart(List<Station> destinations) {
        return targetsApart.computeIfAbsent(destinations, this::findApart);
    }

    private List<List<Station>> findApart(List<Station> destinations) {
        List<List<Station>> apart = new ArrayList<>(apart(destinations, to));
        List<Station> others = destinations.stream()
                .filter(station -> !to.means(station))
                .filter(station ->
                        InterfaceOwner.of(station.networkInterface()).kind().isLoadBalancerNode())
                .toList();
        if (!others.isEmpty()) {
            apart.add(others);
        }
        return apart;
    }
}
