package io.vpcwhy.simulator.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Arrivals;
import io.vpcwhy.simulator.reach.Journeys;
import io.vpcwhy.simulator.reach.Policies;
import io.vpcwhy.simulator.reach.Reachability;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.space.Rewrite;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.RandomTopology;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/**
 * For each pair of ends and over all packets: what was reachable before, with what is told to have opened and without what
 * is told to have closed, is what is reachable after, as each of both networks on its own gives it.
 */
class NetworkDiffSpacesTest {

    private static final int PAIRS = 60;

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void inNetworksOfAllGateways(@ForAll @LongRange(max = 1_000_000) long seed) {
        check(RandomTopology.filtered(seed), seed);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void inNetworksOfManyRules(@ForAll @LongRange(max = 1_000_000) long seed) {
        check(RandomNetwork.of(seed).snapshot(), seed);
    }

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void whereRulesAloneDiffer(@ForAll @LongRange(max = 1_000_000) long seed) {
        checkFilters(RandomTopology.filtered(seed), seed);
    }

    private static void checkFilters(Snapshot network, long seed) {
        RandomEdits edits = new RandomEdits(seed);
        Snapshot before = edits.opened(network);
        check(before, edits.ofFilters(before, 3), new SplittableRandom(seed));
    }

    private static void check(Snapshot before, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        check(before, new RandomEdits(seed).on(before, random.nextInt(1, 5)), random);
    }

    private static void check(Snapshot before, Snapshot after, SplittableRandom random) {
        HeaderSpaces spaces = new HeaderSpaces();
        NetworkDiff diff = new NetworkDiffFinder(before, after, spaces).find();
        for (IpFamily family : IpFamily.values()) {
            IpProtocol foreign = family == IpFamily.IPV4 ? IpProtocol.ICMPV6 : IpProtocol.ICMP;
            HeaderSpace packets = spaces.family(family).difference(spaces.protocol(foreign));
            new Comparison(
                            new Side(before, spaces, family, packets),
                            new Side(after, spaces, family, packets),
                            diff,
                            spaces,
                            family)
                    .hold(random);
        }
    }

    /** One end, by what both snapshots know it by. By which gateway packets leave for the internet does not matter. */
    private record Known(String id, String address) {

        static Known of(WayEnd end) {
            if (end instanceof WayEnd.AtInterface at) {
                return of(at.station());
            }
            return new Known(end instanceof WayEnd.Internet ? "internet" : end.id(), "");
        }

        static Known of(Station station) {
            return new Known(station.networkInterface().id(), station.address().toString());
        }
    }

    private record Ends(Known source, Known destination) {}

    /** One of both networks. */
    private static final class Side {

        private final Snapshot snapshot;
        private final HeaderSpaces spaces;
        private final Reachability reachability;
        private final Policies policies;

        Side(Snapshot snapshot, HeaderSpaces spaces, IpFamily family, HeaderSpace packets) {
            NetworkGraph network = NetworkGraph.of(snapshot);
            this.snapshot = snapshot;
            this.spaces = spaces;
            this.reachability = new Reachability(network, spaces, family, packets);
            this.policies = new Policies(network, spaces, family, packets);
        }

        HeaderSpace outside(End end, boolean internet) {
            return policies.outside(policies.around(end, internet), end);
        }

        Map<Ends, Arrivals> between(String from, String to) {
            return reached(reachability.between(interfaces(from), interfaces(to)), Optional.of(to));
        }

        Map<Ends, Arrivals> toOutside(String from) {
            return reached(reachability.toOutside(interfaces(from)), Optional.empty());
        }

        Map<Ends, Arrivals> fromInternet(String to) {
            return reached(reachability.fromInternet(interfaces(to)), Optional.of(to));
        }

        Map<Ends, Arrivals> fromOnPremises(String to) {
            return reached(reachability.fromOnPremises(interfaces(to)), Optional.of(to));
        }

        private List<NetworkInterface> interfaces(String id) {
            return snapshot.find(NetworkInterface.class, id).stream().toList();
        }

        /** @param meant the interface that packets are sent to: what is beyond it is told apart */
        private Map<Ends, Arrivals> reached(List<Journeys> all, Optional<String> meant) {
            Map<Ends, Arrivals> reached = new HashMap<>();
            for (Journeys journeys : all) {
                for (Way way : journeys.arriving()) {
                    add(way, meant, reached);
                }
                for (Way way : journeys.undecided()) {
                    add(way, meant, reached);
                }
            }
            return reached;
        }

        private void add(Way way, Optional<String> meant, Map<Ends, Arrivals> reached) {
            if (meant.map(way.destination().id()::equals).orElse(true)) {
                reached.merge(
                        new Ends(Known.of(way.source()), Known.of(way.destination())), arrivals(way), Arrivals::and);
            }
        }

        private Arrivals arrivals(Way way) {
            HeaderSpace none = spaces.nothing();
            HeaderSpace packets = anyAddresses(way);
            if (!way.trace().forward().arrives()) {
                return new Arrivals(none, none, packets);
            }
            boolean answered = way.trace().reply().map(Leg::arrives).orElse(false);
            return answered ? new Arrivals(packets, none, none) : new Arrivals(none, packets, none);
        }

        /** At ends that are interfaces any address stands for theirs. */
        private static HeaderSpace anyAddresses(Way way) {
            HeaderSpace packets = way.packets();
            if (way.source() instanceof WayEnd.AtInterface at) {
                packets = packets.before(new Rewrite.Source(at.station().address()));
            }
            Optional<Packet> any = packets.example();
            return way.destination() instanceof WayEnd.AtInterface && any.isPresent()
                    ? packets.before(new Rewrite.Destination(any.get().destination()))
                    : packets;
        }
    }

    private static final class Comparison {

        private final Side before;
        private final Side after;
        private final HeaderSpaces spaces;
        private final IpFamily family;
        private final List<Difference> differences;
        private final List<String> ends;
        private final Set<String> nodes = new HashSet<>();

        Comparison(Side before, Side after, NetworkDiff diff, HeaderSpaces spaces, IpFamily family) {
            this.before = before;
            this.after = after;
            this.spaces = spaces;
            this.family = family;
            this.differences = diff.differences().stream()
                    .filter(difference -> difference.headers().intersects(spaces.family(family)))
                    .toList();
            Set<String> all = new TreeSet<>();
            for (Side side : List.of(before, after)) {
                for (NetworkInterface nic : side.snapshot.all(NetworkInterface.class)) {
                    InterfaceOwner.Kind owner = InterfaceOwner.of(nic).kind();
                    if (owner.isLoadBalancerNode()) {
                        nodes.add(nic.id());
                    }
                    if (!owner.forwardsPackets()) {
                        all.add(nic.id());
                    }
                }
            }
            this.ends = List.copyOf(all);
        }

        void hold(SplittableRandom random) {
            for (int i = 0; i < PAIRS; i++) {
                String from = ends.get(random.nextInt(ends.size()));
                String to = random.nextInt(3) == 0 ? ends.get(random.nextInt(ends.size())) : neighbour(from, random);
                if (!from.equals(to)) {
                    hold(before.between(from, to), after.between(from, to), spaces.everything());
                }
            }
            for (String id : ends) {
                HeaderSpace around = among(End.DESTINATION, false);
                hold(before.toOutside(id), after.toOutside(id), around);
                holdUndecided(before.toOutside(id), after.toOutside(id), around, id);
                hold(before.fromInternet(id), after.fromInternet(id), among(End.SOURCE, true));
                hold(before.fromOnPremises(id), after.fromOnPremises(id), among(End.SOURCE, false));
            }
        }

        /** Between VPCs few packets arrive. */
        private String neighbour(String id, SplittableRandom random) {
            List<String> near =
                    ends.stream().filter(other -> vpc(other).equals(vpc(id))).toList();
            return near.get(random.nextInt(near.size()));
        }

        private String vpc(String id) {
            return Stream.of(before, after)
                    .flatMap(side -> side.interfaces(id).stream())
                    .map(NetworkInterface::vpcId)
                    .findFirst()
                    .orElseThrow();
        }

        private HeaderSpace among(End end, boolean internet) {
            return before.outside(end, internet).intersection(after.outside(end, internet));
        }

        private void hold(Map<Ends, Arrivals> old, Map<Ends, Arrivals> recent, HeaderSpace among) {
            Set<Ends> all = new HashSet<>(old.keySet());
            all.addAll(recent.keySet());
            for (Ends pair : all) {
                hold(pair, of(old, pair, among), of(recent, pair, among), among);
            }
        }

        /** A packet of several ways to one end is told by the one on which it fares best. */
        private Arrivals of(Map<Ends, Arrivals> reached, Ends pair, HeaderSpace among) {
            HeaderSpace none = spaces.nothing();
            Arrivals all = reached.getOrDefault(pair, new Arrivals(none, none, none));
            return new Arrivals(
                    in(all.answered(), among),
                    in(all.unanswered().difference(all.answered()), among),
                    in(all.undecided().difference(all.arriving()), among));
        }

        private HeaderSpace in(HeaderSpace packets, HeaderSpace among) {
            return packets.intersection(among).intersection(spaces.family(family));
        }

        private void hold(Ends pair, Arrivals was, Arrivals is, HeaderSpace among) {
            Map<Turn, HeaderSpace> told = new EnumMap<>(Turn.class);
            for (Turn turn : Turn.values()) {
                told.put(turn, in(told(pair, turn), among));
            }
            HeaderSpace opened = told.get(Turn.OPENED).union(told.get(Turn.KNOWN_OPEN));
            HeaderSpace closed = told.get(Turn.CLOSED).union(told.get(Turn.PERHAPS_CLOSED));
            assertThat(was.arriving().difference(closed).union(opened))
                    .as("what arrives from %s to %s", pair.source(), pair.destination())
                    .isEqualTo(is.arriving());
            assertThat(was.answered()
                            .difference(closed)
                            .difference(told.get(Turn.REPLY_CLOSED))
                            .union(told.get(Turn.REPLY_OPENED)))
                    .as("what is answered from %s to %s", pair.source(), pair.destination())
                    .isEqualTo(is.answered().difference(opened));
            assertThat(opened.intersects(was.arriving()) || closed.intersects(is.arriving()))
                    .as("something is told twice of %s", pair)
                    .isFalse();
            assertReplies(pair, is, among);
            boolean doubtIsHere = !nodes.contains(pair.destination().id())
                    && !pair.destination().address().isEmpty();
            if (doubtIsHere) {
                assertUndecided(pair, told, was.undecided(), is.undecided());
            }
        }

        private static void assertUndecided(
                Object where, Map<Turn, HeaderSpace> told, HeaderSpace was, HeaderSpace is) {
            assertThat(was.difference(told.get(Turn.KNOWN_OPEN))
                            .difference(told.get(Turn.KNOWN_CLOSED))
                            .union(told.get(Turn.PERHAPS_OPENED))
                            .union(told.get(Turn.PERHAPS_CLOSED)))
                    .as("what is not known of %s", where)
                    .isEqualTo(is);
        }

        private void assertReplies(Ends pair, Arrivals is, HeaderSpace among) {
            for (Difference difference : differences) {
                if (difference.turn() == Turn.OPENED && isAt(difference, pair)) {
                    HeaderSpace packets = in(difference.headers(), among);
                    boolean some = packets.intersects(is.answered());
                    boolean all = is.answered().contains(packets);
                    assertThat(packets.isEmpty()
                                    || switch (difference.replies()) {
                                        case ALL -> all;
                                        case SOME -> true;
                                        case NONE -> !some;
                                    })
                            .as("replies of %s", difference)
                            .isTrue();
                }
            }
        }

        /** Ways out of sight may be told of at several ends outside. */
        private void holdUndecided(
                Map<Ends, Arrivals> old, Map<Ends, Arrivals> recent, HeaderSpace among, String from) {
            Map<Turn, HeaderSpace> told = new EnumMap<>(Turn.class);
            Set<Known> sources = new HashSet<>();
            old.keySet().forEach(pair -> sources.add(pair.source()));
            recent.keySet().forEach(pair -> sources.add(pair.source()));
            for (Known source : sources) {
                for (Turn turn : Turn.values()) {
                    told.put(
                            turn,
                            in(
                                    spaces.union(differences.stream()
                                            .filter(difference -> difference.turn() == turn
                                                    && difference
                                                            .destination()
                                                            .outside()
                                                            .isPresent()
                                                    && difference
                                                            .destination()
                                                            .stations()
                                                            .isEmpty()
                                                    && isAt(difference.source(), source))
                                            .map(Difference::headers)
                                            .toList()),
                                    among));
                }
                assertUndecided(from, told, undecided(old, source, among), undecided(recent, source, among));
            }
        }

        private HeaderSpace undecided(Map<Ends, Arrivals> reached, Known source, HeaderSpace among) {
            return spaces.union(reached.keySet().stream()
                    .filter(pair -> pair.source().equals(source))
                    .map(pair -> of(reached, pair, among).undecided())
                    .toList());
        }

        private HeaderSpace told(Ends pair, Turn turn) {
            return spaces.union(differences.stream()
                    .filter(difference -> difference.turn() == turn && isAt(difference, pair))
                    .map(Difference::headers)
                    .toList());
        }

        private static boolean isAt(Difference difference, Ends pair) {
            return isAt(difference.source(), pair.source()) && isAt(difference.destination(), pair.destination());
        }

        private static boolean isAt(Party party, Known end) {
            if (end.address().isEmpty()) {
                return party.outside()
                        .filter(outside -> Known.of(outside).equals(end))
                        .isPresent();
            }
            return party.outside().isEmpty()
                    && party.stations().stream().map(Known::of).anyMatch(end::equals);
        }
    }
}
