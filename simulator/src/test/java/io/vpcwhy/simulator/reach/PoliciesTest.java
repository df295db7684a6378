package io.vpcwhy.simulator.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Policies.Arrival;
import io.vpcwhy.simulator.reach.Policies.Policy;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.RandomTopology;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** What is told of all stations of policies at once is what tracing each single packet between any of them gives. */
class PoliciesTest {

    private static final int PACKETS = 12;

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void inNetworksOfAllGateways(@ForAll @LongRange(max = 1_000_000) long seed) {
        check(RandomTopology.filtered(seed), seed);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void inNetworksOfManyRules(@ForAll @LongRange(max = 1_000_000) long seed) {
        check(RandomNetwork.of(seed).snapshot(), seed);
    }

    private static void check(Snapshot snapshot, long seed) {
        for (IpFamily family : IpFamily.values()) {
            new Comparison(snapshot, family, new SplittableRandom(seed)).compare();
        }
    }

    private enum State {
        ANSWERED,
        UNANSWERED,
        UNDECIDED,
        BLOCKED
    }

    /** One network, looked at both ways. */
    private static final class Comparison {

        private final Snapshot snapshot;
        private final IpFamily family;
        private final SplittableRandom random;
        private final Tracer tracer;
        private final HeaderSpaces spaces = new HeaderSpaces();
        private final Policies policies;
        private final EdgeHeaders headers;

        Comparison(Snapshot snapshot, IpFamily family, SplittableRandom random) {
            this.snapshot = snapshot;
            this.family = family;
            this.random = random;
            NetworkGraph network = NetworkGraph.of(snapshot);
            this.tracer = new Tracer(network);
            this.policies = new Policies(network, spaces, family, spaces.everything());
            this.headers = new EdgeHeaders(snapshot, random);
        }

        void compare() {
            Collection<List<Station>> sources = classes(policies::ofSource);
            Collection<List<Station>> destinations = classes(policies::ofDestination);
            for (List<Station> from : sources) {
                toOutside(from);
                for (List<Station> to : destinations) {
                    if (random.nextInt(4) == 0) {
                        between(from, to);
                    }
                }
            }
            for (List<Station> to : destinations) {
                fromInternet(to.stream()
                        .filter(station -> station.internetAddress().isPresent())
                        .toList());
                for (OnPremisesGateway gateway : OnPremisesGateway.all(snapshot)) {
                    fromOnPremises(gateway, to);
                }
            }
        }

        private Collection<List<Station>> classes(Function<Station, Policy> policy) {
            Map<Policy, List<Station>> classes = new LinkedHashMap<>();
            for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
                for (Station station : policies.stations(nic)) {
                    classes.computeIfAbsent(policy.apply(station), any -> new ArrayList<>())
                            .add(station);
                }
            }
            return classes.values();
        }

        private void between(List<Station> from, List<Station> to) {
            List<Arrival> arrivals = policies.between(
                    from,
                    to,
                    spaces.sourceIn(policies.block(from.get(0)))
                            .intersection(spaces.destinationIn(policies.block(to.get(0)))));
            for (int i = 0; i < PACKETS; i++) {
                Station source = oneOf(from);
                Station destination = oneOf(to);
                if (!source.networkInterface().equals(destination.networkInterface())) {
                    hold(
                            arrivals,
                            destination,
                            new Origin.FromInterface(source.networkInterface(), source.address()),
                            new Target(destination.address(), Optional.of(destination.networkInterface())),
                            headers.packet(source.address(), destination.address()));
                }
            }
        }

        private void fromInternet(List<Station> to) {
            if (to.isEmpty()) {
                return;
            }
            List<Arrival> arrivals = policies.fromInternet(to, policies.around(End.SOURCE, true));
            for (int i = 0; i < PACKETS; i++) {
                Station station = oneOf(to);
                IpAddress address = station.internetAddress().orElseThrow();
                Packet packet = headers.packet(headers.address(family), address);
                if (isOutside(packet, End.SOURCE, true)) {
                    hold(
                            arrivals,
                            station,
                            new Origin.FromInternet(packet.source()),
                            new Target(address, Optional.of(station.networkInterface())),
                            packet);
                }
            }
        }

        private void fromOnPremises(OnPremisesGateway gateway, List<Station> to) {
            if (!gateway.isNear(to.get(0).networkInterface())) {
                return;
            }
            List<Arrival> arrivals = policies.fromOnPremises(gateway, to, policies.around(End.SOURCE, false));
            for (int i = 0; i < PACKETS; i++) {
                Station station = oneOf(to);
                Packet packet = headers.packet(headers.address(family), station.address());
                if (isOutside(packet, End.SOURCE, false)) {
                    hold(
                            arrivals,
                            station,
                            new Origin.FromOnPremises(packet.source(), gateway.id(), gateway.vpcId()),
                            new Target(station.address(), Optional.of(station.networkInterface())),
                            packet);
                }
            }
        }

        private void toOutside(List<Station> from) {
            List<Arrival> arrivals = policies.toOutside(from, policies.around(End.DESTINATION, false));
            for (int i = 0; i < 3 * PACKETS; i++) {
                Station station = oneOf(from);
                Packet packet = headers.packet(station.address(), headers.address(family));
                if (isOutside(packet, End.DESTINATION, false)) {
                    hold(
                            arrivals,
                            station,
                            new Origin.FromInterface(station.networkInterface(), station.address()),
                            new Target(packet.destination(), Optional.empty()),
                            packet);
                }
            }
        }

        private boolean isOutside(Packet packet, End end, boolean internet) {
            HeaderSpace around = policies.around(end, internet);
            return policies.outside(around, end).contains(packet);
        }

        /** Beyond load balancers every trace has to be told, and of all others each is held against the one end, if any. */
        private void hold(List<Arrival> arrivals, Station station, Origin origin, Target target, Packet packet) {
            List<Trace> traces = tracer.ways(origin, target, packet, asked -> {});
            List<Arrival> here = arrivals.stream()
                    .filter(arrival -> arrival.stations().contains(station))
                    .toList();
            List<State> told = here.stream()
                    .filter(arrival -> arrival.elsewhere().isEmpty()
                            || target.networkInterface().isEmpty())
                    .map(arrival -> state(arrival, packet))
                    .filter(state -> state != State.BLOCKED)
                    .toList();
            boolean isTold = target.networkInterface().isPresent()
                    || Journeys.outside(traces.get(0)).isPresent();
            State traced = isTold ? state(traces.get(0)) : State.BLOCKED;
            assertThat(told)
                    .as("what becomes of %s", packet)
                    .isEqualTo(traced == State.BLOCKED ? List.of() : List.of(traced));
            for (Trace beyond : traces.subList(1, traces.size())) {
                if (!beyond.forward().blocked()) {
                    assertThat(here)
                            .as("ways of %s", packet)
                            .anyMatch(arrival ->
                                    arrival.elsewhere().isPresent() && state(arrival, packet) != State.BLOCKED);
                }
            }
        }

        private static State state(Arrival arrival, Packet packet) {
            if (arrival.packets().answered().contains(packet)) {
                return State.ANSWERED;
            }
            if (arrival.packets().unanswered().contains(packet)) {
                return State.UNANSWERED;
            }
            return arrival.packets().undecided().contains(packet) ? State.UNDECIDED : State.BLOCKED;
        }

        private static State state(Trace trace) {
            if (trace.forward().blocked()) {
                return State.BLOCKED;
            }
            if (!trace.forward().arrives()) {
                return State.UNDECIDED;
            }
            boolean echoOrNoIcmp = trace.packet().icmp().isEmpty()
                    || trace.packet().reversed().icmp().isPresent();
            boolean answered = echoOrNoIcmp && trace.reply().map(Leg::arrives).orElse(false);
            return answered ? State.ANSWERED : State.UNANSWERED;
        }

        private <T> T oneOf(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
