package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Atom.Trait;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.reach.WayEnd;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts differences together that are alike in all but their ends, finds the cause of each, and says which matter most. */
final class DifferenceCollector {

    private static final Comparator<Difference> MOST_SERIOUS_FIRST = Comparator.comparing(
                    (Difference difference) -> difference.turn())
            .thenComparing(Difference::concern)
            .thenComparing(difference -> !difference.isDatabase())
            .thenComparing(difference -> !difference.isAdministration())
            .thenComparing(difference -> !difference.destination().isInternet())
            .thenComparing(difference -> -difference.destination().stations().size())
            .thenComparing(difference -> -difference.source().stations().size());

    /** What atoms that are told together have in common. */
    private record Group(Trait trait, Set<Edit> suspects, BitSet fixed) {}

    private final CauseFinder causes;
    private final List<Station> stations = new ArrayList<>();
    private final Map<List<Object>, Integer> numbers = new HashMap<>();

    DifferenceCollector(Snapshot before, Snapshot after, List<Edit> edits) {
        this.causes = new CauseFinder(before, after, edits);
    }

    List<Difference> collect(List<Atom> atoms) {
        Map<Group, BitSet> bySources = new LinkedHashMap<>();
        bySource(atoms)
                .forEach((group, from) -> bySources
                        .computeIfAbsent(new Group(group.trait(), group.suspects(), from), any -> new BitSet())
                        .or(group.fixed()));
        List<Difference> differences = new ArrayList<>();
        bySources.forEach((group, to) ->
                differences.add(difference(group.trait(), group.suspects(), stations(group.fixed()), stations(to))));
        differences.sort(MOST_SERIOUS_FIRST);
        return differences;
    }

    /** All sources of the same packets to the same destinations. */
    private Map<Group, BitSet> bySource(List<Atom> atoms) {
        Map<Group, BitSet> byDestinations = new LinkedHashMap<>();
        for (Atom atom : atoms) {
            byDestinations
                    .computeIfAbsent(
                            new Group(atom.trait(), atom.suspects(), numbers(atom.destinations())), any -> new BitSet())
                    .or(numbers(atom.sources()));
        }
        return byDestinations;
    }

    private BitSet numbers(List<Station> all) {
        BitSet found = new BitSet();
        for (Station station : all) {
            found.set(numbers.computeIfAbsent(List.of(station.networkInterface().id(), station.address()), any -> {
                stations.add(station);
                return stations.size() - 1;
            }));
        }
        return found;
    }

    private List<Station> stations(BitSet some) {
        return some.stream()
                .mapToObj(stations::get)
                .sorted(Comparator.comparing(
                                (Station station) -> station.networkInterface().id())
                        .thenComparing(Station::address))
                .toList();
    }

    private Difference difference(Trait trait, Set<Edit> suspects, List<Station> from, List<Station> to) {
        Optional<Station> source = from.stream().filter(one -> isApart(one, to)).findFirst();
        Optional<Station> destination = to.stream()
                .filter(one -> source.map(other -> !id(other).equals(id(one))).orElse(true))
                .findFirst();
        Packet packet = packet(trait, source, destination);
        PacketStates.Ends ends = new PacketStates.Ends(
                source.map(DifferenceCollector::id),
                trait.from(),
                destination.map(DifferenceCollector::id),
                trait.elsewhere());
        return new Difference(
                trait.turn(),
                new Party(trait.from(), from),
                new Party(trait.elsewhere(), to),
                trait.headers(),
                trait.replies(),
                causes.find(ends, packet, suspects),
                packet);
    }

    /** No interface sends to itself. */
    private static boolean isApart(Station one, List<Station> others) {
        return others.isEmpty() || others.stream().anyMatch(other -> !id(one).equals(id(other)));
    }

    private static String id(Station station) {
        return station.networkInterface().id();
    }

    private static Packet packet(Trait trait, Optional<Station> source, Optional<Station> destination) {
        Packet any = trait.headers().example().orElseThrow();
        boolean fromInternet =
                trait.from().filter(WayEnd.Internet.class::isInstance).isPresent();
        IpAddress from = source.map(Station::address).orElse(any.source());
        IpAddress to = destination
                .map(station ->
                        fromInternet ? station.internetAddress().orElseGet(station::address) : station.address())
                .orElse(any.destination());
        return new Packet(from, to, any.protocol(), any.sourcePort(), any.destinationPort(), any.icmp());
    }
}
