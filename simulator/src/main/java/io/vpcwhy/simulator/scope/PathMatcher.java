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

    PathMatcher(AccessScopePath path, ResourceMatcher resources, PacketHeaderSpaces headers, HeaderSpaces spaces) {
        this.path = path;
        this.resources = resources;
        this.leaving = packets(path.source(), headers, spaces);
        this.arriving = packets(path.destination(), headers, spaces);
    }

    private static HeaderSpace packets(Optional<PathStatement> end, PacketHeaderSpaces headers, HeaderSpaces spaces) {
        Optional<PacketHeaderStatement> statement = end.flatMap(PathStatement::packetHeader);
        return statement.map(headers::of).orElseGet(spaces::everything);
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
        if (from.isEmpty() || to.isEmpty() || from.getAsInt() > to.getAsInt() || !passes) {
            return Optional.empty();
        }
        HeaderSpace packets = way.packets()
                .intersection(leaving)
                .intersection(SentHeaders.of(way.trace().forward().header(), arriving));
        return packets.isEmpty() ? Optional.empty() : Optional.of(new Stretch(from.getAsInt(), to.getAsInt(), packets));
    }

    /** Whether the entry may be about what lies beyond the end of a way: its source is, and packets as they are sent. */
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
