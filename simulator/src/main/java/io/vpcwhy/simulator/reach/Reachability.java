package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Stations.Alike;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which packets get from where to where, for all packets at once. Interfaces that the network treats alike are looked at
 * once. For one thread, as its sets of packets are.
 */
public final class Reachability {

    /** Pairs of policies that are remembered at a time, in some hundreds of megabytes. */
    private static final int MOST_KNOWN = 300_000;

    private final Snapshot snapshot;
    private final FateFinder fates;
    private final HeaderSpace packets;
    private final Universe universe;
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
        this.packets = packets.intersection(spaces.family(family));
        this.universe = new Universe(snapshot, spaces, family);
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
        HeaderSpace sent = packets.intersection(universe.aroundInternet(End.SOURCE));
        for (Alike alike : stations.destinationsOfInternet(to)) {
            Station one = alike.first();
            journeys.add(fromOutside(
                    Optional.empty(),
                    alike,
                    sent,
                    new Target(one.internetAddress().orElseThrow(), Optional.of(one.networkInterface())),
                    Optional.empty(),
                    packet -> new Origin.FromInternet(packet.source())));
        }
        return journeys;
    }

    /** What comes to interfaces from the networks behind VPNs. */
    public List<Journeys> fromOnPremises(Collection<NetworkInterface> to) {
        List<Journeys> journeys = new ArrayList<>();
        for (VpnGateway gateway : snapshot.all(VpnGateway.class)) {
            for (String vpcId : gateway.vpcIds()) {
                List<NetworkInterface> near =
                        to.stream().filter(nic -> nic.vpcId().equals(vpcId)).toList();
                addFrom(gateway.id(), Optional.of(vpcId), near, journeys);
            }
        }
        for (TransitGatewayAttachment attachment : snapshot.all(TransitGatewayAttachment.class)) {
            if (attachment.resourceType().equals("vpn")) {
                addFrom(attachment.id(), Optional.empty(), to, journeys);
            }
        }
        return journeys;
    }

    private void addFrom(
            String gatewayId, Optional<String> vpcId, Collection<NetworkInterface> to, List<Journeys> journeys) {
        HeaderSpace sent = packets.intersection(universe.aroundOnPremises(End.SOURCE));
        for (Alike alike : stations.destinations(to)) {
            Station one = alike.first();
            journeys.add(fromOutside(
                    Optional.of(new WayEnd.OnPremises(gatewayId)),
                    alike,
                    sent,
                    new Target(one.address(), Optional.of(one.networkInterface())),
                    Optional.of(gatewayId),
                    packet -> new Origin.FromOnPremises(packet.source(), gatewayId, vpcId)));
        }
    }

    private Journeys fromOutside(
            Optional<WayEnd> outside,
            Alike to,
            HeaderSpace sent,
            Target target,
            Optional<String> gatewayId,
            Function<Packet, Origin> origin) {
        Traffic traffic = new Traffic(
                new Sent(
                        sent,
                        Optional.of(universe.outside(End.SOURCE)),
                        Optional.empty(),
                        Optional.of(target.address())),
                Ends.to(to.first(), to.kind()),
                gatewayId,
                (tracer, packet, asked) -> tracer.ways(origin.apply(packet), target, packet, asked));
        return journeys(outside, List.of(), to.stations(), traffic);
    }

    /** What goes from interfaces to addresses outside of all VPCs: the internet, on-premises, services at endpoints. */
    public List<Journeys> toOutside(Collection<NetworkInterface> from) {
        List<Journeys> journeys = new ArrayList<>();
        HeaderSpace sent = packets.intersection(universe.aroundOnPremises(End.DESTINATION));
        for (Alike alike : stations.sources(from)) {
            Station one = alike.first();
            Origin origin = new Origin.FromInterface(one.networkInterface(), one.address());
            Traffic traffic = new Traffic(
                    new Sent(
                            sent,
                            Optional.of(universe.outside(End.DESTINATION)),
                            Optional.of(one.address()),
                            Optional.empty()),
                    Ends.from(one, alike.kind()),
                    Optional.empty(),
                    (tracer, packet, asked) ->
                            tracer.ways(origin, new Target(packet.destination(), Optional.empty()), packet, asked));
            journeys.add(journeys(Optional.empty(), alike.stations(), List.of(), traffic));
        }
        return journeys;
    }

    /** What goes between interfaces, by their private addresses. */
    public List<Journeys> between(Collection<NetworkInterface> from, Collection<NetworkInterface> to) {
        List<Journeys> journeys = new ArrayList<>();
        List<Alike> destinations = stations.destinations(to);
        for (Alike sources : stations.sources(from)) {
            for (Alike ends : destinations) {
                apart(sources, ends).ifPresent(pair -> journeys.add(between(pair, sources, ends)));
            }
        }
        return journeys;
    }

    private record Pair(Station source, Station destination) {}

    /** Two stations that stand for all, of which no interface sends to itself. */
    private static Optional<Pair> apart(Alike sources, Alike destinations) {
        for (Station source : sources.stations()) {
            for (Station destination : destinations.stations()) {
                if (!source.networkInterface()
                        .id()
                        .equals(destination.networkInterface().id())) {
                    return Optional.of(new Pair(source, destination));
                }
            }
        }
        return Optional.empty();
    }

    private Journeys between(Pair pair, Alike sources, Alike ends) {
        Station source = pair.source();
        Station destination = pair.destination();
        Origin origin = new Origin.FromInterface(source.networkInterface(), source.address());
        Target target = new Target(destination.address(), Optional.of(destination.networkInterface()));
        Traffic traffic = new Traffic(
                new Sent(packets, Optional.empty(), Optional.of(source.address()), Optional.of(destination.address())),
                new Ends(Optional.of(source), sources.kind(), Optional.of(destination), ends.kind()),
                Optional.empty(),
                (tracer, packet, asked) -> tracer.ways(origin, target, packet, asked));
        return journeys(Optional.empty(), sources.stations(), ends.stations(), traffic, open(sources, ends, traffic));
    }

    private List<Fate> open(Alike sources, Alike ends, Traffic traffic) {
        if (known.isEmpty()) {
            return fates.open(traffic);
        }
        Policies policies = new Policies(sources.policy(), ends.policy());
        List<Fate> open = known.get().get(policies);
        if (open == null) {
            open = fates.open(traffic);
            if (known.get().size() == MOST_KNOWN) {
                known.get().clear();
            }
            known.get().put(policies, open);
        }
        return open;
    }

    private Journeys journeys(Optional<WayEnd> outside, List<Station> from, List<Station> to, Traffic traffic) {
        return journeys(outside, from, to, traffic, fates.open(traffic));
    }

    private Journeys journeys(
            Optional<WayEnd> outside, List<Station> from, List<Station> to, Traffic traffic, List<Fate> open) {
        return new Journeys(
                outside,
                from,
                to,
                traffic.sent(),
                open,
                asked -> fates.fates(traffic, asked),
                (id, address) ->
                        snapshot.find(NetworkInterface.class, id).flatMap(nic -> Journeys.station(nic, address)));
    }
}
