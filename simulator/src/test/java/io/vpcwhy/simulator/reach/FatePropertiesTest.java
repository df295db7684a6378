package io.vpcwhy.simulator.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.RandomTopology;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/**
 * The symbolic reading of a network against the concrete one: what a packet's fate says, tracing that very packet gives,
 * between the interfaces that the fate was found for and between any others that are said to be treated alike.
 */
class FatePropertiesTest {

    private static final int PACKETS = 12;

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void fatesInNetworksOfAllGateways(@ForAll @LongRange(max = 1_000_000) long seed) {
        check(RandomTopology.filtered(seed), seed);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void fatesInNetworksOfManyRules(@ForAll @LongRange(max = 1_000_000) long seed) {
        check(RandomNetwork.of(seed).snapshot(), seed);
    }

    private static void check(Snapshot snapshot, long seed) {
        for (IpFamily family : IpFamily.values()) {
            new Comparison(snapshot, family, new SplittableRandom(seed)).compare();
        }
    }

    /** One network, looked at both ways. */
    private static final class Comparison {

        private final Snapshot snapshot;
        private final IpFamily family;
        private final SplittableRandom random;
        private final Tracer tracer;
        private final HeaderSpaces spaces = new HeaderSpaces();
        private final Reachability reachability;
        private final Universe universe;
        private final EdgeHeaders headers;

        Comparison(Snapshot snapshot, IpFamily family, SplittableRandom random) {
            this.snapshot = snapshot;
            this.family = family;
            this.random = random;
            NetworkGraph network = NetworkGraph.of(snapshot);
            this.tracer = new Tracer(network);
            this.reachability = new Reachability(network, spaces, family, spaces.everything());
            this.universe = new Universe(snapshot, spaces, family);
            this.headers = new EdgeHeaders(snapshot, random);
        }

        void compare() {
            List<NetworkInterface> all = List.copyOf(snapshot.all(NetworkInterface.class));
            List<NetworkInterface> few =
                    all.stream().filter(nic -> random.nextInt(4) == 0).toList();
            reachability
                    .between(
                            few,
                            all.stream().filter(nic -> random.nextInt(4) == 0).toList())
                    .forEach(this::between);
            reachability.fromInternet(all).forEach(this::fromInternet);
            reachability.toOutside(all).forEach(this::toOutside);
            reachability.fromOnPremises(few).forEach(this::fromOnPremises);
        }

        private void between(Journeys journeys) {
            for (int i = 0; i < PACKETS; i++) {
                Station from = oneOf(journeys.sources());
                Station to = oneOf(journeys.destinations());
                if (!from.networkInterface().equals(to.networkInterface())) {
                    hold(
                            journeys,
                            new Origin.FromInterface(from.networkInterface(), from.address()),
                            new Target(to.address(), Optional.of(to.networkInterface())),
                            headers.packet(from.address(), to.address()));
                }
            }
        }

        private static List<Way> ways(Journeys journeys) {
            return Stream.of(journeys.arriving(), journeys.undecided(), journeys.blocked())
                    .flatMap(List::stream)
                    .toList();
        }

        private void fromInternet(Journeys journeys) {
            assertThat(ways(journeys))
                    .allSatisfy(way -> assertThat(way.source()).isInstanceOf(WayEnd.Internet.class));
            for (int i = 0; i < PACKETS; i++) {
                Station to = oneOf(journeys.destinations());
                IpAddress address = to.internetAddress().orElseThrow();
                Packet packet = headers.packet(headers.address(family), address);
                if (universe.internet(End.SOURCE).contains(packet)) {
                    hold(
                            journeys,
                            new Origin.FromInternet(packet.source()),
                            new Target(address, Optional.of(to.networkInterface())),
                            packet);
                }
            }
        }

        private void toOutside(Journeys journeys) {
            for (int i = 0; i < 3 * PACKETS; i++) {
                Station from = oneOf(journeys.sources());
                Packet packet = headers.packet(from.address(), headers.address(family));
                if (isOnPremises(packet, End.DESTINATION)) {
                    hold(
                            journeys,
                            new Origin.FromInterface(from.networkInterface(), from.address()),
                            new Target(packet.destination(), Optional.empty()),
                            packet);
                }
            }
        }

        private void fromOnPremises(Journeys journeys) {
            String gateway = ways(journeys).get(0).source().id();
            Optional<String> vpcId = snapshot.find(VpnGateway.class, gateway)
                    .map(vgw -> vgw.vpcIds().get(0));
            for (int i = 0; i < PACKETS; i++) {
                Station to = oneOf(journeys.destinations());
                Packet packet = headers.packet(headers.address(family), to.address());
                if (isOnPremises(packet, End.SOURCE)) {
                    hold(
                            journeys,
                            new Origin.FromOnPremises(packet.source(), gateway, vpcId),
                            new Target(to.address(), Optional.of(to.networkInterface())),
                            packet);
                }
            }
        }

        private void hold(Journeys journeys, Origin origin, Target target, Packet packet) {
            List<Fate> fates = journeys.fates().stream()
                    .filter(fate -> fate.others().contains(packet))
                    .toList();
            assertThat(fates).as("fates of %s", packet).hasSize(1);
            Set<String> ends = new HashSet<>();
            Stream.concat(journeys.sources().stream(), journeys.destinations().stream())
                    .forEach(station -> ends.add(station.networkInterface().id()));
            assertThat(outcomes(tracer.ways(origin, target, packet, asked -> {}), ends))
                    .as("from %s to %s: %s", origin, target, packet)
                    .isEqualTo(outcomes(fates.get(0).traces(), ends));
        }

        private boolean isOnPremises(Packet packet, End end) {
            return universe.outside(end).exactly(universe.aroundOnPremises(end)).contains(packet);
        }

        private <T> T oneOf(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }

    /** What of a leg has to be the same for all packets of a fate: past the first obstacle it is hypothetical. */
    private record Outcome(boolean arrives, boolean blocked, Optional<String> end, List<String> met) {

        static Outcome of(Leg leg, Set<String> alike) {
            List<Component> components = leg.components()
                    .subList(0, leg.hypotheticalFrom().orElse(leg.components().size()));
            return new Outcome(
                    leg.arrives(),
                    leg.blocked(),
                    leg.end().filter(end -> leg.obstacles().isEmpty()).map(end -> id(end.id(), alike)),
                    components.stream()
                            .filter(component -> !isSecurityGroup(component))
                            .map(component -> id(component.id(), alike))
                            .toList());
        }

        /** Interfaces that are treated alike are one and the same here. */
        private static String id(String id, Set<String> alike) {
            return alike.contains(id) ? "alike" : id;
        }

        /** Which of several groups lets a packet through is told of one packet alone. */
        private static boolean isSecurityGroup(Component component) {
            return component instanceof Component.Filter filter
                    && filter.step() instanceof FilterStep.SecurityGroupStep;
        }
    }

    private static List<List<Outcome>> outcomes(List<Trace> traces, Set<String> alike) {
        return traces.stream().map(trace -> outcomes(trace, alike)).toList();
    }

    /** No reply is told of a packet that does not arrive, nor of an ICMP message that nobody answers. */
    private static List<Outcome> outcomes(Trace trace, Set<String> alike) {
        boolean echoOrNoIcmp = trace.packet().icmp().isEmpty()
                || trace.packet().reversed().icmp().isPresent();
        boolean answered = trace.forward().arrives() && echoOrNoIcmp;
        Stream<Leg> legs = Stream.concat(Stream.of(trace.forward()), trace.reply().filter(leg -> answered).stream());
        return legs.map(leg -> Outcome.of(leg, alike)).toList();
    }
}
