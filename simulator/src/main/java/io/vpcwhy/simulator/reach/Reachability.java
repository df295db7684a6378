package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Stations.Alike;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which packets get from where to where, for all packets at once. Interfaces that the network treats alike are looked at
 * once. For one thread, as its sets of packets are.
 */
public final class Reachability {

    /** Pairs of policies that are remembered at a time, in some hundreds of megabytes. */
    private static final int MOST_KNOWN = 300_000;

    private final Snapshot snapshot;
    private final FateFinder fates;
    private final Universe universe;
    private final TrafficMaker traffic;
    private final Stations stations;
    private final Optional<Map<Policies, List<Fate>>> known;

    private record Policies(Stations.Policy source, Stations.Policy destination) {}

    /**
     * @param family of the packets that are looked at
     * @param packets those that are looked at; others are as if they did not exist
     */
    public Reachability(NetworkGraph network, HeaderSpaces spaces, IpFamily family, HeaderSpace packets) {
        this(network, spaces, family, packets, Optional.empty());
    }

    /** As one that was made by the constructor, for many questions: it remembers what was found out between interfaces. */
    public static Reachability remembering(
            NetworkGraph network, HeaderSpaces spaces, IpFamily family, HeaderSpace packets) {
        return new Reachability(network, spaces, family, packets, Optional.of(new HashMap<>()));
    }

    private Reachability(
            NetworkGraph network,
            HeaderSpaces spaces,
            IpFamily family,
            HeaderSpace packets,
            Optional<Map<Policies, List<Fate>>> known) {
        this.known = known;
        this.snapshot = network.snapshot();
        this.universe = new Universe(snapshot, spaces, family);
        this.traffic = new TrafficMaker(packets.intersection(spaces.family(family)), universe);
        this.stations = new Stations(network, family);
        this.fates = new FateFinder(network, spaces, new RuleSpaces(snapshot, spaces));
    }

    /** All packets with an address of the internet at an end, which no interface of the network has. */
    public HeaderSpace internet(End end) {
        return universe.internet(end);
    }

    /** All packets with an address at an end that no interface of the network has, and that is in none of its VPCs' blocks. */
    public HeaderSpace outside(End end) {
        return universe.outside(end).exactly(universe.aroundOnPremises(end));
    }

    /** What comes to interfaces from the internet. */
    public List<Journeys> fromInternet(Collection<NetworkInterface> to) {
        List<Journeys> journeys = new ArrayList<>();
        for (Alike alike : stations.destinationsOfInternet(to)) {
            Traffic sent = traffic.fromInternet(alike.first(), alike.kind());
            journeys.add(journeys(Optional.empty(), List.of(), alike.stations(), sent));
        }
        return journeys;
    }

    /** What comes to interfaces from the networks behind VPNs. */
    public List<Journeys> fromOnPremises(Collection<NetworkInterface> to) {
        List<Journeys> journeys = new ArrayList<>();
        for (OnPremisesGateway gateway : OnPremisesGateway.all(snapshot)) {
            for (Alike alike : stations.destinations(gateway.near(to))) {
                Traffic sent = traffic.fromOnPremises(gateway.id(), gateway.vpcId(), alike.first(), alike.kind());
                journeys.add(
                        journeys(Optional.of(new WayEnd.OnPremises(gateway.id())), List.of(), alike.stations(), sent));
            }
        }
        return journeys;
    }

    /** What goes from interfaces to addresses outside of all VPCs: the internet, on-premises, services at endpoints. */
    public List<Journeys> toOutside(Collection<NetworkInterface> from) {
        List<Journeys> journeys = new ArrayList<>();
        for (Alike alike : stations.sources(from)) {
            Traffic sent = traffic.toOutside(alike.first(), alike.kind());
            journeys.add(journeys(Optional.empty(), alike.stations(), List.of(), sent));
        }
        return journeys;
    }

    /** What goes between interfaces, by their private addresses. */
    public List<Journeys> between(Collection<NetworkInterface> from, Collection<NetworkInterface> to) {
        List<Journeys> journeys = new ArrayList<>();
        List<Alike> destinations = stations.destinations(to);
        for (Alike sources : stations.sources(from)) {
            for (Alike ends : destinations) {
                Pair.apart(sources.stations(), ends.stations()).ifPresent(pair -> {
                    Traffic sent = traffic.between(pair.source(), sources.kind(), pair.destination(), ends.kind());
                    journeys.add(journeys(
                            Optional.empty(), sources.stations(), ends.stations(), sent, open(sources, ends, sent)));
                });
            }
        }
        return journeys;
    }

    /** Two stations that stand for all, of which no interface sends to itself. */
    record Pair(Station source, Station destination) {

        static Optional<Pair> apart(List<Station> sources, List<Station> destinations) {
            for (Station source : sources) {
                for (Station destination : destinations) {
                    if (!source.networkInterface()
                            .id()
                            .equals(destination.networkInterface().id())) {
                        return Optional.of(new Pair(source, destination));
                    }
                }
            }
            return Optional.empty();
        }
    }

    private List<Fate> open(Alike sources, Alike ends, Traffic sent) {
        if (known.isEmpty()) {
            return fates.open(sent);
        }
        Policies policies = new Policies(sources.policy(), ends.policy());
        List<Fate> open = known.get().get(policies);
        if (open == null) {
            open = fates.open(sent);
            if (known.get().size() == MOST_KNOWN) {
                known.get().clear();
            }
            known.get().put(policies, open);
        }
        return open;
    }

    private Journeys journeys(Optional<WayEnd> outside, List<Station> from, List<Station> to, Traffic sent) {
        return journeys(outside, from, to, sent, fates.open(sent));
    }

    private Journeys journeys(
            Optional<WayEnd> outside, List<Station> from, List<Station> to, Traffic sent, List<Fate> open) {
        return new Journeys(
                outside,
                from,
                to,
                sent.sent(),
                open,
                asked -> fates.fates(sent, asked),
                (id, address) ->
                        snapshot.find(NetworkInterface.class, id).flatMap(nic -> Journeys.station(nic, address)));
    }
}
