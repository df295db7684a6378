package io.vpcwhy.simulator.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.PacketStates.State;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.EdgeHeaders;
import io.vpcwhy.simulator.reach.Policies;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.RandomTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/**
 * What was reachable before, with what is told to have opened and without what is told to have closed, is what is reachable
 * after; held for single packets, each traced before and after.
 */
class NetworkDiffPropertiesTest {

    private static final int PACKETS = 150;

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void differencesInNetworksOfAllGateways(@ForAll @LongRange(max = 1_000_000) long seed) {
        check(RandomTopology.filtered(seed), seed);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void differencesInNetworksOfManyRules(@ForAll @LongRange(max = 1_000_000) long seed) {
        check(RandomNetwork.of(seed).snapshot(), seed);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void editsLeadFromOneNetworkToTheOther(@ForAll @LongRange(max = 1_000_000) long seed) {
        Snapshot before = RandomTopology.filtered(seed);
        Snapshot after = new RandomEdits(seed).on(before, 6);
        Snapshot made = before;
        Snapshot undone = after;
        for (Edit edit : EditFinder.find(before, after)) {
            made = SnapshotEdits.made(made, edit);
            undone = SnapshotEdits.made(undone, edit.reversed());
        }
        assertThat(EditFinder.find(made, after)).isEmpty();
        assertThat(EditFinder.find(before, undone)).isEmpty();
    }

    /** Undone all at once, they may at most let other edits do what they keep them from. */
    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void editsThatOpenAndCloseNothingDoNeither(@ForAll @LongRange(max = 1_000_000) long seed) {
        Snapshot before = RandomNetwork.of(seed).snapshot();
        Snapshot after = new RandomEdits(seed).on(before, 8);
        Snapshot without = after;
        for (Edit edit : new NetworkDiffFinder(before, after).find().idle()) {
            without = SnapshotEdits.made(without, edit.reversed());
        }
        for (Difference difference :
                new NetworkDiffFinder(without, after).find().differences()) {
            PacketStates.Ends ends = ends(difference);
            Packet packet = difference.example();
            State was = new PacketStates(before).of(ends, packet);
            State is = new PacketStates(after).of(ends, packet);
            State undone = new PacketStates(without).of(ends, packet);
            assertThat(Comparisons.turn(undone, is)).as("%s", difference).isNotEqualTo(Comparisons.turn(was, is));
        }
    }

    private static PacketStates.Ends ends(Difference difference) {
        Packet packet = difference.example();
        return new PacketStates.Ends(
                at(difference.source(), packet.source()),
                difference.source().outside(),
                at(difference.destination(), packet.destination()),
                difference.destination().outside());
    }

    private static Optional<String> at(Party party, IpAddress address) {
        return party.stations().stream()
                .filter(station -> station.address().equals(address)
                        || station.internetAddress().equals(Optional.of(address)))
                .map(station -> station.networkInterface().id())
                .findFirst();
    }

    private static void check(Snapshot before, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Snapshot after = new RandomEdits(seed).on(before, random.nextInt(1, 5));
        new Comparisons(before, after, random).compare();
    }

    private static final class Comparisons {

        private final SplittableRandom random;
        private final NetworkDiff diff;
        private final PacketStates then;
        private final PacketStates now;
        private final List<NetworkInterface> all = new ArrayList<>();
        private final Snapshot before;
        private final Snapshot after;
        private final EdgeHeaders headers;

        Comparisons(Snapshot before, Snapshot after, SplittableRandom random) {
            this.random = random;
            this.before = before;
            this.after = after;
            this.diff = new NetworkDiffFinder(before, after).find();
            this.then = new PacketStates(before);
            this.now = new PacketStates(after);
            this.headers = new EdgeHeaders(before, random);
            before.all(NetworkInterface.class).stream()
                    .filter(nic -> !InterfaceOwner.of(nic).kind().forwardsPackets())
                    .forEach(all::add);
        }

        void compare() {
            for (int i = 0; i < PACKETS; i++) {
                IpFamily family = random.nextBoolean() ? IpFamily.IPV4 : IpFamily.IPV6;
                NetworkInterface from = all.get(random.nextInt(all.size()));
                NetworkInterface to = all.get(random.nextInt(all.size()));
                Optional<IpAddress> source = from.primaryAddress(family);
                Optional<IpAddress> destination = to.primaryAddress(family);
                if (source.isPresent() && destination.isPresent() && !from.equals(to)) {
                    hold(
                            headers.packet(source.get(), destination.get()),
                            new PacketStates.Ends(
                                    Optional.of(from.id()), Optional.empty(), Optional.of(to.id()), Optional.empty()));
                }
                fromInternet(to, family);
                source.ifPresent(address -> toInternet(from, address, family));
            }
        }

        private void fromInternet(NetworkInterface to, IpFamily family) {
            Optional<IpAddress> address = family == IpFamily.IPV6
                    ? to.primaryAddress(family)
                    : to.primaryAddress(family).flatMap(to::publicAddressOf);
            address.map(known -> headers.packet(headers.address(family), known))
                    .filter(packet -> isOutside(packet, End.SOURCE, true))
                    .ifPresent(packet -> hold(
                            packet,
                            new PacketStates.Ends(
                                    Optional.empty(),
                                    Optional.of(new WayEnd.Internet("internet")),
                                    Optional.of(to.id()),
                                    Optional.empty())));
        }

        private void toInternet(NetworkInterface from, IpAddress source, IpFamily family) {
            Packet packet = headers.packet(source, headers.address(family));
            if (isOutside(packet, End.DESTINATION, false)) {
                toInternet(
                        packet,
                        new PacketStates.Ends(
                                Optional.of(from.id()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new WayEnd.Internet("internet"))));
            }
        }

        /** A way out of sight may be told of at another end outside. */
        private void toInternet(Packet packet, PacketStates.Ends ends) {
            boolean isKnown = then.of(ends, packet) != State.UNDECIDED && now.of(ends, packet) != State.UNDECIDED;
            if (isKnown) {
                hold(packet, ends);
                return;
            }
            List<Difference> told = diff.differences().stream()
                    .filter(difference -> difference.destination().outside().isPresent()
                            && difference.destination().stations().isEmpty()
                            && isAt(difference.source(), ends.source(), ends.from())
                            && difference.headers().contains(packet))
                    .toList();
            boolean differs = then.of(ends, packet) != now.of(ends, packet);
            assertThat(told).as("%s from %s", packet, ends.source()).hasSizeGreaterThanOrEqualTo(differs ? 1 : 0);
            for (Difference difference : told) {
                PacketStates.Ends there = new PacketStates.Ends(
                        ends.source(),
                        ends.from(),
                        ends.destination(),
                        difference.destination().outside());
                assertThat(turn(then.of(there, packet), now.of(there, packet)))
                        .as("%s from %s to %s", packet, there.source(), there.elsewhere())
                        .contains(difference.turn());
            }
        }

        private boolean isOutside(Packet packet, End end, boolean internet) {
            return isOutside(before, packet, end, internet) && isOutside(after, packet, end, internet);
        }

        private static boolean isOutside(Snapshot snapshot, Packet packet, End end, boolean internet) {
            HeaderSpaces spaces = new HeaderSpaces();
            Policies policies = new Policies(
                    NetworkGraph.of(snapshot), spaces, packet.source().family(), spaces.everything());
            return policies.outside(policies.around(end, internet), end).contains(packet);
        }

        private void hold(Packet packet, PacketStates.Ends ends) {
            State was = then.of(ends, packet);
            State is = now.of(ends, packet);
            List<Turn> told = diff.differences().stream()
                    .filter(difference -> holds(difference, packet, ends))
                    .map(Difference::turn)
                    .toList();
            assertThat(told)
                    .as("%s %s -> %s, was %s and is %s", packet, ends.source(), ends.destination(), was, is)
                    .isEqualTo(turn(was, is).map(List::of).orElse(List.of()));
        }

        private static boolean holds(Difference difference, Packet packet, PacketStates.Ends ends) {
            return isAt(difference.source(), ends.source(), ends.from())
                    && isAt(difference.destination(), ends.destination(), ends.elsewhere())
                    && difference.headers().contains(packet);
        }

        private static boolean isAt(Party party, Optional<String> id, Optional<WayEnd> outside) {
            return party.outside().equals(outside)
                    && id.map(party.networkInterfaceIds()::contains).orElse(true);
        }

        private static Optional<Turn> turn(State was, State is) {
            if (was == is) {
                return Optional.empty();
            }
            boolean arrived = was.compareTo(State.UNANSWERED) <= 0;
            boolean arrives = is.compareTo(State.UNANSWERED) <= 0;
            if (arrived && arrives) {
                return Optional.of(is == State.ANSWERED ? Turn.REPLY_OPENED : Turn.REPLY_CLOSED);
            }
            if (is == State.UNDECIDED) {
                return Optional.of(arrived ? Turn.PERHAPS_CLOSED : Turn.PERHAPS_OPENED);
            }
            if (was == State.UNDECIDED) {
                return Optional.of(arrives ? Turn.KNOWN_OPEN : Turn.KNOWN_CLOSED);
            }
            return Optional.of(arrives ? Turn.OPENED : Turn.CLOSED);
        }
    }
}
