package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.FateFinder.Tracing;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Tracer;
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
    private final Tracer tracer;
    private final FateFinder fates;
    private final HeaderSpace packets;
    private final Universe universe;
    private final Stations stations;

    /**
     * @param family of the packets that are looked at
     * @param packets those that are looked at; others are as if they did not exist
     */
    public Reachability(NetworkGraph network, HeaderSpaces spaces, IpFamily family, HeaderSpace packets) {
        this.snapshot = network.snapshot();
        this.tracer = new Tracer(network);
        this.fates = new FateFinder(snapshot, spaces);
        this.packets = packets.intersection(spaces.family(family));
        this.universe = new Universe(snapshot, spaces, family);
        this.stations = new Stations(snapshot, family);
    }

    /** What comes to interfaces from the internet. */
    public List<Journeys> fromInternet(Collection<NetworkInterface> to) {
        List<Journeys> journeys = new ArrayList<>();
        HeaderSpace sent = packets.intersection(universe.aroundInternet(End.SOURCE));
        Optional<Universe.Outside> outside = Optional.of(universe.outside(End.SOURCE));
        for (List<Station> alike : stations.alike(to)) {
            Station one = alike.get(0);
            Optional<IpAddress> address = one.internetAddress();
            if (address.isPresent()) {
                Target target = new Target(address.get(), Optional.of(one.networkInterface()));
                Tracing tracing =
                        (packet, asked) -> tracer.ways(new Origin.FromInternet(packet.source()), target, packet, asked);
                journeys.add(journeys(
                        Optional.empty(),
                        List.of(),
                        alike,
                        new Sent(sent, outside, Optional.empty(), address),
                        tracing));
            }
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
        Optional<Universe.Outside> outside = Optional.of(universe.outside(End.SOURCE));
        for (List<Station> alike : stations.alike(to)) {
            Station one = alike.get(0);
            Target target = new Target(one.address(), Optional.of(one.networkInterface()));
            Tracing tracing = (packet, asked) ->
                    tracer.ways(new Origin.FromOnPremises(packet.source(), gatewayId, vpcId), target, packet, asked);
            journeys.add(journeys(
                    Optional.of(new WayEnd.OnPremises(gatewayId)),
                    List.of(),
                    alike,
                    new Sent(sent, outside, Optional.empty(), Optional.of(one.address())),
                    tracing));
        }
    }

    /** What goes from interfaces to addresses outside of all VPCs: the internet, on-premises, services at endpoints. */
    public List<Journeys> toOutside(Collection<NetworkInterface> from) {
        List<Journeys> journeys = new ArrayList<>();
        HeaderSpace sent = packets.intersection(universe.aroundOnPremises(End.DESTINATION));
        Optional<Universe.Outside> outside = Optional.of(universe.outside(End.DESTINATION));
        for (List<Station> alike : stations.alike(from)) {
            Station one = alike.get(0);
            Tracing tracing = (packet, asked) -> tracer.ways(
                    new Origin.FromInterface(one.networkInterface(), one.address()),
                    new Target(packet.destination(), Optional.empty()),
                    packet,
                    asked);
            journeys.add(journeys(
                    Optional.empty(),
                    alike,
                    List.of(),
                    new Sent(sent, outside, Optional.of(one.address()), Optional.empty()),
                    tracing));
        }
        return journeys;
    }

    /** What goes between interfaces, by their private addresses. */
    public List<Journeys> between(Collection<NetworkInterface> from, Collection<NetworkInterface> to) {
        List<Journeys> journeys = new ArrayList<>();
        List<List<Station>> destinations = stations.alike(to);
        for (List<Station> sources : stations.alike(from)) {
            for (List<Station> ends : destinations) {
                apart(sources, ends).ifPresent(pair -> journeys.add(between(pair, sources, ends)));
            }
        }
        return journeys;
    }

    private record Pair(Station source, Station destination) {}

    /** Two stations that stand for all, of which no interface sends to itself. */
    private static Optional<Pair> apart(List<Station> sources, List<Station> destinations) {
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

    private Journeys between(Pair pair, List<Station> sources, List<Station> ends) {
        Station source = pair.source();
        Station destination = pair.destination();
        Origin origin = new Origin.FromInterface(source.networkInterface(), source.address());
        Target target = new Target(destination.address(), Optional.of(destination.networkInterface()));
        return journeys(
                Optional.empty(),
                sources,
                ends,
                new Sent(packets, Optional.empty(), Optional.of(source.address()), Optional.of(destination.address())),
                (packet, asked) -> tracer.ways(origin, target, packet, asked));
    }

    private Journeys journeys(
            Optional<WayEnd> outside, List<Station> from, List<Station> to, Sent sent, Tracing tracing) {
        return new Journeys(
                outside,
                from,
                to,
                sent,
                fates.open(sent, tracing),
                () -> fates.fates(sent, tracing),
                (id, address) ->
                        snapshot.find(NetworkInterface.class, id).flatMap(nic -> Journeys.station(nic, address)));
    }
}
