package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.scope.AccessScopePath;
import io.vpcwhy.model.scope.PacketHeaderStatement;
import io.vpcwhy.model.scope.PathStatement;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.simulator.reach.SentHeaders;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Component;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Holds ways against one entry of a scope. Both ends and everything to be passed must hold; the packets of the source are
 * looked at as they leave it, those of the destination as they arrive there.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/how-network-access-analyzer-works.html">How
 *     Network Access Analyzer works</a>
 */
final class PathMatcher {

    private final AccessScopePath path;
    private final ResourceMatcher resources;
    private final HeaderSpace leaving;
    private final HeaderSpace arriving;

    /** The same, from any source: on a way that is not known to its end the source may yet be translated. */
    private final HeaderSpace arrivingFromAnywhere;

    private final UnplacedEnds unplacedEnds;

    PathMatcher(AccessScopePath path, ResourceMatcher resources, PacketHeaderSpaces headers, HeaderSpaces spaces) {
        this.path = path;
        this.resources = resources;
        Optional<PacketHeaderStatement> departure = path.source().flatMap(PathStatement::packetHeader);
        Optional<PacketHeaderStatement> arrival = path.destination().flatMap(PathStatement::packetHeader);
        this.leaving = departure.map(headers::of).orElseGet(spaces::everything);
        this.arriving = arrival.map(headers::of).orElseGet(spaces::everything);
        this.arrivingFromAnywhere = arrival.map(headers::fromAnywhere).orElseGet(spaces::everything);
        this.unplacedEnds = new UnplacedEnds(statements(path.destination()), spaces);
    }

    private static Optional<ResourceStatement> statements(Optional<PathStatement> end) {
        return end.flatMap(PathStatement::resource);
    }

    /**
     * A stretch of a way.
     *
     * @param from index of the component where it begins
     * @param to index of the component where it ends
     * @param packets those of the way that the entry is about, as they are sent
     */
    record Stretch(int from, int to, HeaderSpace packets) {

        /** This stretch without the packets that other entries are about. */
        Stretch without(List<PathMatcher> excluded, Way way) {
            HeaderSpace left = packets;
            for (PathMatcher entry : excluded) {
                Optional<Stretch> other = entry.match(way);
                left = other.isPresent() ? left.difference(other.get().packets()) : left;
            }
            return new Stretch(from, to, left);
        }
    }

    /** What of a way the entry is about; empty where it is about another. */
    Optional<Stretch> match(Way way) {
        List<Component> components = way.trace().forward().components();
        OptionalInt from = start(way.source(), components);
        OptionalInt to = end(way.destination(), components);
        boolean passes = path.throughResources().stream()
                .allMatch(wanted -> components.stream().anyMatch(c -> resources.choosesResource(wanted, c.id())));
        boolean told = !(way.destination() instanceof WayEnd.Unplaced) || arriving.equals(arrivingFromAnywhere);
        if (from.isEmpty() || to.isEmpty() || from.getAsInt() > to.getAsInt() || !passes || !told) {
            return Optional.empty();
        }
        return stretch(from.getAsInt(), to.getAsInt(), packets(way, arriving));
    }

    /** Likewise, and what it may be about of a way of which it is not known what it passes yet and where it ends. */
    Optional<Stretch> mayMatch(Way way) {
        if (!(way.destination() instanceof WayEnd.Unplaced end)) {
            return match(way);
        }
        List<Component> components = way.trace().forward().components();
        OptionalInt from = start(way.source(), components);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        HeaderSpace packets = packets(way, arrivingFromAnywhere);
        boolean passed = end(end, components).isPresent();
        return stretch(
                from.getAsInt(),
                Math.max(from.getAsInt(), components.size() - 1),
                passed ? packets : packets.intersection(unplacedEnds.beyond(end)));
    }

    private HeaderSpace packets(Way way, HeaderSpace arrived) {
        return way.packets()
                .intersection(leaving)
                .intersection(SentHeaders.of(way.trace().forward().header(), arrived));
    }

    private static Optional<Stretch> stretch(int from, int to, HeaderSpace packets) {
        return packets.isEmpty() ? Optional.empty() : Optional.of(new Stretch(from, to, packets));
    }

    /**
     * Whether the entry may be about what lies beyond the end of a way: its source is, and packets as they are sent.
     */
    boolean mayMatchBeyond(Way way) {
        return start(way.source(), way.trace().forward().components()).isPresent()
                && way.packets().intersects(leaving);
    }

    private OptionalInt start(WayEnd source, List<Component> components) {
        Optional<ResourceStatement> wanted = statements(path.source());
        if (wanted.isEmpty() || resources.chooses(wanted.get(), source)) {
            return OptionalInt.of(0);
        }
        for (int i = 0; i < components.size(); i++) {
            if (resources.endsAt(wanted.get(), components.get(i).id())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt end(WayEnd destination, List<Component> components) {
        Optional<ResourceStatement> wanted = statements(path.destination());
        if (wanted.isEmpty() || resources.chooses(wanted.get(), destination)) {
            // A way on which nothing is known yet has no components.
            return OptionalInt.of(Math.max(0, components.size() - 1));
        }
        for (int i = components.size() - 1; i >= 0; i--) {
            if (resources.endsAt(wanted.get(), components.get(i).id())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
