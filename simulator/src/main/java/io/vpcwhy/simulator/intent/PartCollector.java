package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Puts together the packets of an intent that fare alike for the same reason, between whichever interfaces. */
final class PartCollector {

    /** @param decisive empty for whichever reason */
    private record Reason(Trace.Disposition outcome, Optional<List<String>> decisive) {}

    /** Lists of stations are known by themselves: the same come again and again, and to compare them takes long. */
    private static final class Gathered {

        private final Map<HeaderSpace, IdentityHashMap<List<Station>, List<Stretch>>> packets = new LinkedHashMap<>();
        private final Set<List<Station>> ends = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Trace trace;

        private Gathered(Trace trace) {
            this.trace = trace;
        }

        private void add(Found found) {
            packets.computeIfAbsent(found.packets(), any -> new IdentityHashMap<>())
                    .computeIfAbsent(found.stretch().from(), any -> new ArrayList<>())
                    .add(found.stretch());
            ends.add(found.ends());
        }

        /** With the addresses of interfaces: once for all stretches that differ in nothing but where they end. */
        private HeaderSpace packets(StationPackets stations, HeaderSpaces spaces) {
            List<HeaderSpace> all = new ArrayList<>();
            packets.forEach((some, bySource) ->
                    bySource.values().forEach(stretches -> all.add(stations.between(some, stretches))));
            return spaces.union(all);
        }

        private Set<List<Station>> sources() {
            Set<List<Station>> sources = Collections.newSetFromMap(new IdentityHashMap<>());
            packets.values().forEach(bySource -> sources.addAll(bySource.keySet()));
            return sources;
        }
    }

    /**
     * Packets that do not fare as an intent asks.
     *
     * @param ends the stations where they end, or would; none where that is outside
     * @param packets with whichever addresses at interfaces
     * @param told traces one of them, where that is to be told
     */
    record Found(
            Trace.Disposition outcome,
            Stretch stretch,
            List<Station> ends,
            HeaderSpace packets,
            Supplier<Trace> told) {}

    private final HeaderSpaces spaces;
    private final StationPackets stations;
    private final Map<Reason, Gathered> parts = new LinkedHashMap<>();
    private final List<IntentPart> unmet = new ArrayList<>();

    PartCollector(HeaderSpaces spaces, StationPackets stations) {
        this.spaces = spaces;
        this.stations = stations;
    }

    /** @param like the trace of a packet that fares so for the same reason */
    void add(Found found, Trace like) {
        add(new Reason(found.outcome(), Optional.of(decisive(found.outcome(), like))), found);
    }

    /** Adds packets for whichever reason: one of them stands for all. */
    void addMixed(Found found) {
        add(new Reason(found.outcome(), Optional.empty()), found);
    }

    private void add(Reason reason, Found found) {
        parts.computeIfAbsent(reason, any -> new Gathered(found.told().get())).add(found);
    }

    /** Adds that there is no packet that could go between interfaces. */
    void addUnmet(List<NetworkInterface> from, List<NetworkInterface> to) {
        unmet.add(new IntentPart(Trace.Disposition.NOT_REACHABLE, from, to, spaces.nothing(), Optional.empty(), false));
    }

    /** What decides, but for the interfaces themselves: those that fare alike are told together. */
    private static List<String> decisive(Trace.Disposition outcome, Trace trace) {
        List<String> decisive = new ArrayList<>();
        switch (outcome) {
            case NOT_REACHABLE -> trace.obstacles().forEach(obstacle -> decisive.add(decisive(obstacle)));
            case UNDECIDED -> unknowns(trace).forEach(unknown -> decisive.add(unknown.toString()));
            case REACHABLE ->
                trace.forward().components().stream()
                        .filter(component -> !isInterface(component))
                        .forEach(component -> decisive.add(component.id()));
        }
        return decisive.stream().distinct().toList();
    }

    private static String decisive(Obstacle obstacle) {
        return obstacle.code() + " "
                + (obstacle instanceof Obstacle.Filtered filtered
                        ? String.join(" ", filtered.denial().step().componentIds())
                        : isInterface(obstacle.componentId()) ? "" : obstacle.componentId());
    }

    private static List<Leg.Unknown> unknowns(Trace trace) {
        List<Leg.Unknown> unknowns = new ArrayList<>(trace.forward().unknowns());
        trace.reply().ifPresent(reply -> unknowns.addAll(reply.unknowns()));
        return unknowns;
    }

    private static boolean isInterface(Component component) {
        return component instanceof Component.Resource && isInterface(component.id());
    }

    private static boolean isInterface(String id) {
        return id.startsWith("eni-");
    }

    /** All parts: what is certain first, in the order in which they were found, and last what is told together. */
    List<IntentPart> parts() {
        List<IntentPart> all = new ArrayList<>();
        parts.forEach((reason, gathered) -> all.add(new IntentPart(
                reason.outcome(),
                interfaces(gathered.sources()),
                interfaces(gathered.ends),
                gathered.packets(stations, spaces),
                Optional.of(gathered.trace),
                reason.decisive().isEmpty())));
        all.addAll(unmet);
        all.sort(Comparator.comparing((IntentPart part) -> part.outcome() == Trace.Disposition.UNDECIDED)
                .thenComparing(IntentPart::mixed));
        return all;
    }

    private static List<NetworkInterface> interfaces(Collection<List<Station>> stations) {
        Map<String, NetworkInterface> interfaces = new TreeMap<>();
        stations.forEach(some -> some.forEach(
                station -> interfaces.put(station.networkInterface().id(), station.networkInterface())));
        return List.copyOf(interfaces.values());
    }
}
