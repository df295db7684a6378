package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Atom.Trait;
import io.vpcwhy.simulator.diff.Turnings.Told;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.CourseShape;
import io.vpcwhy.simulator.reach.OnPremisesGateway;
import io.vpcwhy.simulator.reach.Policies;
import io.vpcwhy.simulator.reach.Policies.Arrival;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.space.Rewrite;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Compares what becomes of all packets of one family before and after some edits. For one thread. */
final class Comparison {

    private static final LineChange NONE = new LineChange(false, true, List.of());
    private static final LineChange WHOLE = new LineChange(true, true, List.of());
    private static final WayEnd INTERNET = new WayEnd.Internet("internet");

    /** Two ends between which packets take the same courses as between others of the same courses. */
    private record Line(int sourceBefore, int sourceAfter, int destinationBefore, int destinationAfter) {}

    /**
     * One end of packets between interfaces.
     *
     * @param courseBefore of its policy before the edits, and {@code courseAfter} after them; 0 where there is none
     * @param whole whether everything about it may differ: it came, went, or has other security groups
     * @param block that holds all of its stations
     * @param deltas of its security groups
     */
    private record Side(
            StationClass stations,
            int courseBefore,
            int courseAfter,
            boolean whole,
            HeaderSpace block,
            List<FilterDelta> deltas) {}

    /**
     * What may differ along a line.
     *
     * @param everything where courses are others than before
     * @param asSent whether all filters meet packets as they were sent: of others their deltas say nothing
     */
    private record LineChange(boolean everything, boolean asSent, List<FilterDelta> deltas) {}

    private final Snapshot before;
    private final Snapshot after;
    private final HeaderSpaces spaces;
    private final Policies then;
    private final Policies now;
    private final FilterDeltas deltas;
    private final Suspects suspects;
    private final boolean uneven;

    /** Whether more may differ than the filters at the ends of ways. */
    private final boolean betweenEnds;

    /** Whether filters may meet packets between interfaces with other headers than they were sent with. */
    private final boolean translates;

    private final List<StationClass> sources;
    private final List<StationClass> destinations;
    private final Turnings turnings;
    private final HeaderSpace everything;
    private final Map<Line, LineChange> lines = new HashMap<>();
    private final Map<List<String>, HeaderSpace> byGroups = new HashMap<>();
    private final Map<HeaderSpace, Optional<Packet>> outside = new HashMap<>();
    private final List<Atom> atoms = new ArrayList<>();

    /** @param uneven whether one snapshot holds what the other did not collect: no edit tells what that changes */
    Comparison(
            Snapshot before,
            Snapshot after,
            HeaderSpaces spaces,
            IpFamily family,
            HeaderSpace packets,
            List<Edit> edits,
            boolean uneven) {
        this.before = before;
        this.after = after;
        this.spaces = spaces;
        this.then = new Policies(NetworkGraph.of(before), spaces, family, packets);
        boolean rulesAlone = !uneven && edits.stream().allMatch(Suspects::isOfFilter);
        this.now = then.in(NetworkGraph.of(after), rulesAlone);
        this.deltas = FilterDeltas.of(edits, before, after, spaces);
        this.betweenEnds = !rulesAlone || deltas.mayBeBetween(before) || deltas.mayBeBetween(after);
        this.translates = FilterDeltas.mayBeTranslated(before) || FilterDeltas.mayBeTranslated(after);
        this.suspects = new Suspects(before, after, edits, deltas, spaces);
        this.uneven = uneven;
        StationClasses classes = new StationClasses(before, after, then, now);
        this.sources = classes.sources();
        this.destinations = classes.destinations();
        this.everything = spaces.everything();
        this.turnings = new Turnings(spaces);
    }

    /** Everything that differs, in an order that is always the same. */
    List<Atom> atoms() {
        atoms.clear();
        fromOutside();
        toOutside();
        List<Side> ends =
                destinations.stream().map(stations -> side(stations, true)).toList();
        for (StationClass source : sources) {
            Side from = side(source, false);
            ends.forEach(to -> between(from, to));
        }
        return List.copyOf(atoms);
    }

    private void fromOutside() {
        HeaderSpace internet = then.around(End.SOURCE, true).intersection(now.around(End.SOURCE, true));
        HeaderSpace premises = then.around(End.SOURCE, false).intersection(now.around(End.SOURCE, false));
        Set<OnPremisesGateway> gateways = new LinkedHashSet<>(OnPremisesGateway.all(before));
        gateways.addAll(OnPremisesGateway.all(after));
        for (StationClass destination : destinations) {
            destination
                    .onInternet()
                    .ifPresent(known -> outside(
                            known,
                            Optional.of(INTERNET),
                            (policies, stations) -> policies.fromInternet(stations, internet)));
            for (OnPremisesGateway gateway : gateways) {
                if (gateway.isNear(destination.first().networkInterface())) {
                    outside(
                            destination,
                            Optional.of(new WayEnd.OnPremises(gateway.id())),
                            (policies, stations) -> holds(policies, gateway)
                                    ? policies.fromOnPremises(gateway, stations, premises)
                                    : List.of());
                }
            }
        }
    }

    private boolean holds(Policies policies, OnPremisesGateway gateway) {
        Snapshot snapshot = policies.equals(then) ? before : after;
        return OnPremisesGateway.all(snapshot).contains(gateway);
    }

    private void toOutside() {
        HeaderSpace around = then.around(End.DESTINATION, false).intersection(now.around(End.DESTINATION, false));
        for (StationClass source : sources) {
            outside(source, Optional.empty(), (policies, stations) -> policies.toOutside(stations, around));
        }
    }

    /** @param from where packets come from, where they come from outside */
    private void outside(
            StationClass stations, Optional<WayEnd> from, BiFunction<Policies, List<Station>, List<Arrival>> arrivals) {
        Map<List<Told>, Map<List<Told>, List<Station>>> alike = new LinkedHashMap<>();
        Map<IpAddress, Map<String, List<Told>>> was = told(stations.before(), then, arrivals);
        Map<IpAddress, Map<String, List<Told>>> is = told(stations.after(), now, arrivals);
        for (Station station : stations.stations()) {
            alike.computeIfAbsent(of(station, was), any -> new LinkedHashMap<>())
                    .computeIfAbsent(of(station, is), any -> new ArrayList<>())
                    .add(station);
        }
        End end = from.isPresent() ? End.SOURCE : End.DESTINATION;
        alike.forEach((old, all) ->
                all.forEach((recent, same) -> turnings.find(old, recent, (turn, elsewhere, headers, some) -> {
                    for (Suspects.Suspected part : suspects.outside(stations, end, turn, headers)) {
                        outside(part.packets(), end).ifPresent(example -> {
                            Replies replies = Replies.of(part.packets(), some);
                            Trait trait = new Trait(turn, replies, from, elsewhere, part.packets());
                            atoms.add(new Atom(
                                    trait,
                                    from.isPresent() ? List.of() : same,
                                    from.isPresent() ? same : List.of(),
                                    part.edits(),
                                    Optional.empty(),
                                    example));
                        });
                    }
                })));
    }

    /** One of the packets that has an address that no interface has, on neither side of the edits. */
    private Optional<Packet> outside(HeaderSpace headers, End end) {
        return outside.computeIfAbsent(
                headers, any -> now.outside(then.outside(headers, end), end).example());
    }

    private static List<Told> of(Station station, Map<IpAddress, Map<String, List<Told>>> told) {
        return told.getOrDefault(station.address(), Map.of())
                .getOrDefault(station.networkInterface().id(), List.of());
    }

    private static Map<IpAddress, Map<String, List<Told>>> told(
            List<Station> stations, Policies policies, BiFunction<Policies, List<Station>, List<Arrival>> arrivals) {
        Map<IpAddress, Map<String, List<Told>>> told = new HashMap<>();
        for (Arrival arrival : stations.isEmpty() ? List.<Arrival>of() : arrivals.apply(policies, stations)) {
            for (Station station : arrival.stations()) {
                told.computeIfAbsent(station.address(), any -> new HashMap<>())
                        .computeIfAbsent(station.networkInterface().id(), any -> new ArrayList<>())
                        .add(new Told(arrival.elsewhere(), arrival.packets()));
            }
        }
        return told;
    }

    private Side side(StationClass stations, boolean destination) {
        Cidr block = block(stations);
        return new Side(
                stations,
                course(then, stations.before(), destination),
                course(now, stations.after(), destination),
                uneven || !stations.kept() || regrouped(stations),
                destination ? spaces.destinationIn(block) : spaces.sourceIn(block),
                deltas(stations));
    }

    /** Many edits of rules change nothing, since others of the same groups or entries say the same. */
    private List<FilterDelta> deltas(StationClass stations) {
        List<FilterDelta> own = deltas.of(stations.groupIds());
        if (own.isEmpty() || !stations.kept()) {
            return own;
        }
        HeaderSpace otherwise = byGroups.computeIfAbsent(
                stations.after().get(0).networkInterface().groupIds(), groups -> now.divided(groups, then));
        return own.stream()
                .map(delta -> delta.named() ? delta : delta.among(otherwise))
                .filter(delta -> !delta.packets().isEmpty())
                .toList();
    }

    private static int course(Policies policies, List<Station> stations, boolean destination) {
        if (stations.isEmpty()) {
            return 0;
        }
        Station any = stations.get(0);
        return (destination ? policies.ofDestination(any) : policies.ofSource(any)).course();
    }

    /** All stations of a class are in the block, which few rules cut. */
    private Cidr block(StationClass stations) {
        Stream<Cidr> was = stations.before().stream().limit(1).map(then::block);
        Stream<Cidr> is = stations.after().stream().limit(1).map(now::block);
        return Stream.concat(was, is)
                .max(Comparator.comparingInt(Cidr::prefixLength))
                .orElseThrow();
    }

    private static boolean regrouped(StationClass stations) {
        Set<String> was =
                new HashSet<>(stations.before().get(0).networkInterface().groupIds());
        return !was.equals(
                new HashSet<>(stations.after().get(0).networkInterface().groupIds()));
    }

    private void between(Side source, Side destination) {
        LineChange line = change(source, destination);
        List<FilterDelta> near = near(source, destination, line);
        if (!line.everything() && near.isEmpty()) {
            return;
        }
        boolean whole = line.everything() || !line.asSent();
        HeaderSpace among = whole
                ? everything
                : spaces.union(near.stream().map(FilterDelta::packets).toList());
        if (!among.intersection(source.block()).intersects(destination.block())) {
            return;
        }
        Line on = line(source, destination);
        StationClass from = source.stations();
        StationClass to = destination.stations();
        List<Told> old = told(then, from.before(), to.before(), among);
        List<Told> recent = told(now, from.after(), to.after(), among);
        turnings.find(old, recent, (turn, elsewhere, all, answered) -> {
            HeaderSpace block = source.block().intersection(destination.block());
            HeaderSpace packets = all.intersection(block);
            if (packets.isEmpty()) {
                return;
            }
            for (Suspects.Suspected part : suspects.between(from, to, whole, near, turn, packets)) {
                Replies replies = Replies.of(part.packets(), answered);
                rectangles(
                        part.packets(),
                        block,
                        from,
                        to,
                        (headers, some, others) -> atoms.add(new Atom(
                                new Trait(turn, replies, Optional.empty(), elsewhere, headers),
                                some,
                                others,
                                part.edits(),
                                Optional.of(on),
                                headers.example().orElseThrow())));
            }
        });
    }

    private static List<Told> told(Policies policies, List<Station> from, List<Station> to, HeaderSpace among) {
        if (from.isEmpty() || to.isEmpty()) {
            return List.of();
        }
        return policies.between(from, to, among).stream()
                .map(arrival -> new Told(arrival.elsewhere(), arrival.packets()))
                .toList();
    }

    private static List<FilterDelta> near(Side source, Side destination, LineChange line) {
        if (line.deltas().isEmpty()
                && source.deltas().isEmpty()
                && destination.deltas().isEmpty()) {
            return List.of();
        }
        List<FilterDelta> near = new ArrayList<>(line.deltas());
        near.addAll(
                line.asSent()
                        ? FilterDeltas.about(
                                source.deltas(), destination.stations().groupIds())
                        : source.deltas());
        near.addAll(
                line.asSent()
                        ? FilterDeltas.about(
                                destination.deltas(), source.stations().groupIds())
                        : destination.deltas());
        return near;
    }

    private LineChange change(Side source, Side destination) {
        if (source.whole() || destination.whole()) {
            return WHOLE;
        }
        boolean filtersDiffer =
                !source.deltas().isEmpty() || !destination.deltas().isEmpty();
        if (!betweenEnds && !(translates && filtersDiffer)) {
            return NONE;
        }
        Line line = line(source, destination);
        LineChange known = lines.get(line);
        if (known != null) {
            return known;
        }
        Optional<LineChange> found = change(source.stations(), destination.stations());
        found.ifPresent(change -> lines.put(line, change));
        return found.orElse(NONE);
    }

    private static Line line(Side source, Side destination) {
        return new Line(
                source.courseBefore(), source.courseAfter(), destination.courseBefore(), destination.courseAfter());
    }

    private Stream<FilterDelta> met(String filterId) {
        List<FilterDelta> all = deltas.of(List.of(filterId));
        boolean acl = !all.isEmpty()
                && before.find(NetworkAcl.class, filterId).isPresent()
                && after.find(NetworkAcl.class, filterId).isPresent();
        if (!acl) {
            return all.stream();
        }
        HeaderSpace otherwise = now.divided(filterId, then);
        return all.stream()
                .map(delta -> delta.among(otherwise))
                .filter(delta -> !delta.packets().isEmpty());
    }

    /** Empty where there is but one interface: of others on the same line it says nothing. */
    private Optional<LineChange> change(StationClass source, StationClass destination) {
        Optional<CourseShape> was = then.shape(source.before(), destination.before());
        Optional<CourseShape> is = now.shape(source.after(), destination.after());
        if (was.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        List<FilterDelta> met = is.get().filterIds().stream().flatMap(this::met).toList();
        boolean asSent = was.get().asSent() && is.get().asSent();
        return Optional.of(new LineChange(!was.get().isSame(is.get()), asSent, met));
    }

    private interface Rectangles {
        void take(HeaderSpace headers, List<Station> from, List<Station> to);
    }

    /** Takes packets apart into all packets from some stations to others. */
    private static void rectangles(
            HeaderSpace packets, HeaderSpace among, StationClass source, StationClass destination, Rectangles taken) {
        HeaderSpace first = packets.before(new Rewrite.Source(source.first().address()))
                .before(new Rewrite.Destination(destination.first().address()));
        if (first.intersection(among).equals(packets)) {
            taken.take(first, source.stations(), destination.stations());
            return;
        }
        Map<HeaderSpace, List<Station>> bySource = new LinkedHashMap<>();
        for (Station station : source.stations()) {
            add(packets.before(new Rewrite.Source(station.address())), station, bySource);
        }
        bySource.forEach((sent, from) -> {
            Map<HeaderSpace, List<Station>> byDestination = new LinkedHashMap<>();
            for (Station station : destination.stations()) {
                add(sent.before(new Rewrite.Destination(station.address())), station, byDestination);
            }
            byDestination.forEach((headers, to) -> taken.take(headers, from, to));
        });
    }

    private static void add(HeaderSpace headers, Station station, Map<HeaderSpace, List<Station>> byHeaders) {
        if (!headers.isEmpty()) {
            byHeaders.computeIfAbsent(headers, any -> new ArrayList<>()).add(station);
        }
    }
}
