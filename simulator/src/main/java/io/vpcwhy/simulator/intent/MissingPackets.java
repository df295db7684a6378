package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.reach.Journeys;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gathers the packets of an intent that do not get through, with the reason for each. */
final class MissingPackets {

    /** Of which packets are taken apart by the reason; a network may have hundreds of thousands. */
    private static final int PAIRS = 64;

    private final HeaderSpaces spaces;
    private final StationPackets stations;
    private final ExampleTracer examples;
    private final Predicate<NetworkInterface> perhaps;
    private final PartCollector parts;
    private int takenApart;

    /** @param perhaps whether an interface may as well be another's than what was named */
    MissingPackets(HeaderSpaces spaces, ExampleTracer examples, Predicate<NetworkInterface> perhaps) {
        this.spaces = spaces;
        this.stations = new StationPackets(spaces);
        this.examples = examples;
        this.perhaps = perhaps;
        this.parts = new PartCollector(spaces, stations);
    }

    List<IntentPart> parts() {
        return parts.parts();
    }

    /** Adds that there is no packet that could go between interfaces. */
    void addUnmet(List<NetworkInterface> from, List<NetworkInterface> to) {
        parts.addUnmet(from, to);
    }

    /**
     * Adds those of some packets that do not get through.
     *
     * @param all what becomes of packets there, by each way on which they may come
     * @param asked the packets that should get through, but for the addresses of interfaces
     */
    void add(List<Journeys> all, Stretch stretch, HeaderSpace asked) {
        Optional<Stretch> one = stretch.one();
        if (asked.isEmpty() || one.isEmpty()) {
            return;
        }
        HeaderSpace missing = asked;
        for (Journeys each : all) {
            missing = missing.difference(reached(one.get().of(each), asked));
        }
        if (missing.isEmpty()) {
            return;
        }
        boolean between = !stretch.from().isEmpty() && !stretch.to().isEmpty() && !isAtLoadBalancer(one.get());
        if (between && takenApart == PAIRS) {
            addMixed(all, stretch, one.get(), asked, missing);
        } else {
            takenApart += between ? 1 : 0;
            addByReason(all, stretch, one.get(), asked, missing);
        }
    }

    /** Those that may get through, and those that do not. */
    private void addMixed(List<Journeys> all, Stretch stretch, Stretch one, HeaderSpace asked, HeaderSpace missing) {
        HeaderSpace undecided = missing.intersection(spaces.union(all.stream()
                .flatMap(each -> Fares.of(one.of(each).open(asked), spaces).stream())
                .filter(fares -> fares.disposition(fares.best()) == Disposition.UNDECIDED)
                .map(Fares::packets)
                .toList()));
        addMixed(stretch, one, undecided, Disposition.UNDECIDED);
        addMixed(stretch, one, missing.difference(undecided), Disposition.NOT_REACHABLE);
    }

    private void addMixed(Stretch stretch, Stretch one, HeaderSpace packets, Disposition disposition) {
        if (!packets.isEmpty()) {
            parts.addMixed(found(stretch, one, packets, disposition, () -> trace(one, packets)));
        }
    }

    private HeaderSpace reached(Journeys one, HeaderSpace asked) {
        return spaces.union(Fares.of(one.open(asked), spaces).stream()
                .filter(fares -> fares.disposition(fares.best()) == Disposition.REACHABLE)
                .map(Fares::packets)
                .toList());
    }

    /** Packets that fare alike fail for one reason; where nothing tells how they fare, one of them stands for all. */
    private void addByReason(List<Journeys> all, Stretch stretch, Stretch one, HeaderSpace asked, HeaderSpace missing) {
        HeaderSpace left = missing;
        for (Journeys each : all) {
            for (Fares fares : Fares.of(one.of(each).everyWay(asked), spaces)) {
                HeaderSpace alike = left.intersection(fares.packets());
                if (!alike.isEmpty()) {
                    addAlike(stretch, one, alike, fares);
                    left = left.difference(alike);
                }
            }
        }
        if (!left.isEmpty()) {
            addAlone(stretch, one, left);
        }
    }

    /**
     * What is known of how they fare tells why; only a trace does at a load balancer, and where they come from private
     * addresses outside, which may also lie where the snapshot does not tell.
     */
    private void addAlike(Stretch stretch, Stretch one, HeaderSpace packets, Fares fares) {
        Disposition disposition = fares.disposition(fares.best());
        if (disposition == Disposition.REACHABLE || isAtLoadBalancer(one) || isFromPrivateOutside(one, packets)) {
            addAlone(stretch, one, packets);
            return;
        }
        parts.add(
                found(stretch, one, packets, disposition, () -> trace(one, packets)),
                fares.first().trace());
    }

    private static boolean isAtLoadBalancer(Stretch one) {
        return one.to().stream()
                .anyMatch(station ->
                        InterfaceOwner.of(station.networkInterface()).kind().isLoadBalancerNode());
    }

    private static boolean isFromPrivateOutside(Stretch one, HeaderSpace packets) {
        return one.from().isEmpty()
                && packets.example()
                        .map(Packet::source)
                        .filter(AddressScope::isPrivate)
                        .isPresent();
    }

    private void addAlone(Stretch stretch, Stretch one, HeaderSpace packets) {
        Trace trace = trace(one, packets);
        parts.add(found(stretch, one, packets, trace.disposition(), () -> trace), trace);
    }

    private Trace trace(Stretch one, HeaderSpace packets) {
        Packet packet = stations.between(packets, one).example().orElseThrow();
        Trace trace = examples.trace(
                packet,
                one.from().stream().findFirst().map(Station::networkInterface),
                one.to().stream().findFirst().map(Station::networkInterface));
        if (trace.disposition() == Disposition.REACHABLE) {
            throw new IllegalStateException("a packet arrives that was not found to: " + packet);
        }
        return trace;
    }

    private PartCollector.Found found(
            Stretch stretch, Stretch one, HeaderSpace packets, Disposition disposition, Supplier<Trace> told) {
        boolean certain = Stream.concat(one.from().stream(), one.to().stream())
                .map(Station::networkInterface)
                .noneMatch(perhaps);
        return new PartCollector.Found(
                certain ? disposition : Disposition.UNDECIDED, stretch, stretch.to(), packets, told);
    }
}
