package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Atom.Trait;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
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

    /** What differences have in common that may be told together. */
    private record Kin(Turn turn, Replies replies, Optional<WayEnd> from, Optional<WayEnd> elsewhere, Cause cause) {}

    /** The ends of differences, by the numbers of their stations. */
    private record Between(Kin kin, BitSet sources, BitSet destinations) {}

    /** Packets and one of their ends, by the numbers of its stations. */
    private record Half(Kin kin, HeaderSpace headers, BitSet fixed) {}

    /** Packets of which one stands for all. */
    private record Sampled(Kin kin, HeaderSpace headers) {}

    /** Differences that have one cause, whichever stations they are between. */
    private record Alike(Trait trait, Set<Edit> suspects, Object line) {}

    private final CauseFinder causes;
    private final boolean uneven;
    private final boolean lackingAfter;
    private final Map<Sampled, Packet> examples = new HashMap<>();
    private final Map<Alike, Cause> known = new HashMap<>();
    private final List<Station> stations = new ArrayList<>();
    private final Map<List<Object>, Integer> numbers = new HashMap<>();

    DifferenceCollector(Snapshot before, Snapshot after, List<Edit> edits, DiffGaps gaps) {
        this.causes = new CauseFinder(before, after, edits, gaps.isUneven());
        this.uneven = gaps.isUneven();
        this.lackingAfter = EditFinder.isLacking(after, before);
    }

    List<Difference> collect(List<Atom> atoms) {
        Map<Half, BitSet> bySources = new LinkedHashMap<>();
        bySource(headers(atoms))
                .forEach((half, from) -> bySources
                        .computeIfAbsent(new Half(half.kin(), half.headers(), from), any -> new BitSet())
                        .or(half.fixed()));
        List<Difference> differences = new ArrayList<>();
        bySources.forEach((half, to) ->
                differences.add(difference(half.kin(), half.headers(), stations(half.fixed()), stations(to))));
        differences.sort(MOST_SERIOUS_FIRST);
        return differences;
    }

    /** All packets between the same ends. */
    private Map<Between, HeaderSpace> headers(List<Atom> atoms) {
        Map<Between, HeaderSpace> headers = new LinkedHashMap<>();
        for (Atom atom : atoms) {
            Trait trait = atom.trait();
            Cause cause = cause(atom);
            Kin kin = new Kin(turn(trait, cause), trait.replies(), trait.from(), trait.elsewhere(), cause);
            HeaderSpace all = headers.merge(
                    new Between(kin, numbers(atom.sources()), numbers(atom.destinations())),
                    trait.headers(),
                    HeaderSpace::union);
            examples.putIfAbsent(new Sampled(kin, all), atom.example());
        }
        return headers;
    }

    /** What one snapshot did not collect may be there as it is in the other: nothing opened or closed for certain. */
    private Turn turn(Trait trait, Cause cause) {
        boolean unknown = uneven && cause.kind() == Cause.Kind.COLLECTED;
        return unknown ? trait.turn().unknown(lackingAfter) : trait.turn();
    }

    /** All sources of the same packets to the same destinations. */
    private static Map<Half, BitSet> bySource(Map<Between, HeaderSpace> headers) {
        Map<Half, BitSet> bySource = new LinkedHashMap<>();
        headers.forEach((ends, packets) -> bySource.computeIfAbsent(
                        new Half(ends.kin(), packets, ends.destinations()), any -> new BitSet())
                .or(ends.sources()));
        return bySource;
    }

    /** Where edits of filters are no suspects, the stations of a line fare alike. */
    private Cause cause(Atom atom) {
        boolean alike = atom.line().isPresent() && atom.suspects().stream().noneMatch(Suspects::isOfFilter);
        if (!alike) {
            return found(atom);
        }
        return known.computeIfAbsent(
                new Alike(atom.trait(), atom.suspects(), atom.line().orElseThrow()), any -> found(atom));
    }

    private Cause found(Atom atom) {
        Trait trait = atom.trait();
        Pair pair = pair(atom.sources(), atom.destinations());
        PacketStates.Ends ends = new PacketStates.Ends(
                pair.source().map(DifferenceCollector::id),
                trait.from(),
                pair.destination().map(DifferenceCollector::id),
                trait.elsewhere());
        return causes.find(ends, packet(atom.example(), trait.from(), pair), atom.suspects());
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

    private Difference difference(Kin kin, HeaderSpace headers, List<Station> from, List<Station> to) {
        return new Difference(
                kin.turn(),
                new Party(kin.from(), from),
                new Party(kin.elsewhere(), to),
                headers,
                kin.replies(),
                kin.cause(),
                packet(example(kin, headers), kin.from(), pair(from, to)));
    }

    private Packet example(Kin kin, HeaderSpace headers) {
        return Optional.ofNullable(examples.get(new Sampled(kin, headers)))
                .or(headers::example)
                .orElseThrow();
    }

    /** Two stations that stand for all; no interface sends to itself. */
    private record Pair(Optional<Station> source, Optional<Station> destination) {}

    private static Pair pair(List<Station> from, List<Station> to) {
        Optional<Station> source = from.stream().filter(one -> isApart(one, to)).findFirst();
        Optional<Station> destination = to.stream()
                .filter(one -> source.map(other -> !id(other).equals(id(one))).orElse(true))
                .findFirst();
        return new Pair(source, destination);
    }

    private static boolean isApart(Station one, List<Station> others) {
        return others.isEmpty() || others.stream().anyMatch(other -> !id(one).equals(id(other)));
    }

    private static String id(Station station) {
        return station.networkInterface().id();
    }

    private static Packet packet(Packet any, Optional<WayEnd> source, Pair pair) {
        boolean fromInternet = source.filter(WayEnd.Internet.class::isInstance).isPresent();
        IpAddress from = pair.source().map(Station::address).orElse(any.source());
        IpAddress to = pair.destination()
                .map(station ->
                        fromInternet ? station.internetAddress().orElseGet(station::address) : station.address())
                .orElse(any.destination());
        return new Packet(from, to, any.protocol(), any.sourcePort(), any.destinationPort(), any.icmp());
    }
}
