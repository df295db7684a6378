package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Stations.Alike;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which packets get from where to where, for all packets at once. Interfaces that the network treats alike are looked at
 * once. For one thread, as its sets of packets are.
 */
public final class Reachability {

    private final Snapshot snapshot;
    private final FateFinder fates;
    private final TrafficMaker traffic;
    private final Stations stations;

    /**
     * @param family of the packets that are looked at
     * @param packets those that are looked at; others are as if they did not exist
     */
    public Reachability(NetworkGraph network, HeaderSpaces spaces, IpFamily family, HeaderSpace packets) {
        this.snapshot = network.snapshot();
        this.traffic =
                new TrafficMaker(packets.intersection(spaces.family(family)), new Universe(snapshot, spaces, family));
        this.stations = new Stations(network, family);
        this.fates = new FateFinder(network, spaces, new RuleSpaces(snapshot, spaces));
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
                    journeys.add(journeys(Optional.empty(), sources.stations(), ends.stations(), sent));
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

    private Journeys journeys(Optional<WayEnd> outside, List<Station> from, List<Station> to, Traffic sent) {
        return new Journeys(
                outside,
                from,
                to,
                sent.sent(),
                fates.open(sent),
                () -> fates.fates(sent),
                (id, address) ->
                        snapshot.find(NetworkInterface.class, id).flatMap(nic -> Journeys.station(nic, address)));
    }
}
