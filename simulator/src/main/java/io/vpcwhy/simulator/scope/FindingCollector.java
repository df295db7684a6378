package io.vpcwhy.simulator.scope;

import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.scope.PathMatcher.Stretch;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts together what takes the same route between the same ends. */
final class FindingCollector {

    /** What a finding is known by; in this order findings are told. */
    private record Route(String source, String destination, List<String> components) implements Comparable<Route> {

        static Route of(Way way, Stretch stretch) {
            return new Route(
                    way.source().id(),
                    way.destination().id(),
                    way.trace().forward().components().subList(stretch.from(), stretch.to() + 1).stream()
                            .map(Component::id)
                            .toList());
        }

        @Override
        public int compareTo(Route other) {
            int bySource = source.compareTo(other.source);
            int byDestination = bySource != 0 ? bySource : destination.compareTo(other.destination);
            return byDestination != 0
                    ? byDestination
                    : String.join(" ", components).compareTo(String.join(" ", other.components));
        }
    }

    private record Found(
            Way way,
            Stretch stretch,
            HeaderSpace packets,
            HeaderSpace answered,
            HeaderSpace perhapsAnswered,
            Set<Leg.Unknown> doubts) {

        Found and(Found other) {
            Set<Leg.Unknown> all = new LinkedHashSet<>(doubts);
            all.addAll(other.doubts);
            return new Found(
                    way,
                    stretch,
                    packets.union(other.packets),
                    answered.union(other.answered),
                    perhapsAnswered.union(other.perhapsAnswered),
                    all);
        }
    }

    private final Map<Route, Found> found = new TreeMap<>();
    private final HeaderSpace nothing;

    /** @param spaces the maker of the packets of all ways */
    FindingCollector(HeaderSpaces spaces) {
        this.nothing = spaces.nothing();
    }

    void add(Way way, Stretch stretch) {
        HeaderSpace packets = stretch.packets();
        if (packets.isEmpty()) {
            return;
        }
        Optional<Leg> reply = way.trace().reply();
        boolean answered = reply.map(Leg::arrives).orElse(false);
        Optional<Leg> doubtful = reply.filter(leg -> !leg.arrives() && !leg.blocked());
        Found one = new Found(
                way,
                stretch,
                packets,
                answered ? packets : nothing,
                doubtful.isPresent() ? packets : nothing,
                new LinkedHashSet<>(doubtful.map(Leg::unknowns).orElse(List.of())));
        found.merge(Route.of(way, stretch), one, Found::and);
    }

    /** All findings, each with a packet of its own that was seen to arrive. */
    List<Finding> findings(FindingConfirmation confirmation) {
        List<Finding> findings = new ArrayList<>();
        for (Found one : found.values()) {
            Trace trace = confirmation.confirm(one.way(), one.packets());
            List<Component> components = trace.forward().components();
            int beforeEnd = one.way().trace().forward().components().size()
                    - one.stretch().to();
            findings.add(new Finding(
                    Finding.id(findings.size() + 1),
                    one.way().source(),
                    one.way().destination(),
                    one.packets(),
                    one.answered(),
                    one.perhapsAnswered(),
                    List.copyOf(one.doubts()),
                    trace,
                    components.subList(one.stretch().from(), components.size() - beforeEnd + 1)));
        }
        return findings;
    }
}
