package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.graph.Drawing.Link;
import io.vpcwhy.cli.graph.Drawing.LinkKind;
import io.vpcwhy.cli.graph.Drawing.Node;
import io.vpcwhy.cli.graph.Drawing.NodeKind;
import io.vpcwhy.cli.render.Plain;
import io.vpcwhy.cli.render.TraceWords;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hops of a trace, there and back: from one stop to the next, with what was met between them. */
final class TracedPath {

    private static final int WIDTH = 44;

    private final Scenery scenery;
    private final List<Link> links = new ArrayList<>();
    private final List<Node> dead = new ArrayList<>();
    private final Set<String> stops = new LinkedHashSet<>();

    TracedPath(Trace trace, Scenery scenery) {
        this.scenery = scenery;
        new Walk(trace.forward(), false).go(start(trace.forward()));
        trace.reply()
                .ifPresent(reply -> new Walk(reply, true)
                        .go(trace.forward().end().map(scenery::at).orElse(null)));
    }

    List<Link> links() {
        return links;
    }

    /** The nodes for where the packet or its reply goes no further. */
    List<Node> dead() {
        return dead;
    }

    /** Every node and box on the path, those of {@link #dead} left out. */
    Set<String> stops() {
        return stops;
    }

    /** A packet that first meets an internet gateway comes from the internet. */
    private @Nullable String start(Leg forward) {
        Optional<Component> first = forward.components().stream()
                .filter(component -> component instanceof Component.Resource)
                .findFirst();
        return first.filter(component -> component.id().startsWith("igw-")).isPresent() ? Place.INTERNET.id() : null;
    }

    private final class Walk {

        private final Leg leg;
        private final boolean back;
        private final List<Obstacle> open;
        private final List<String> labels = new ArrayList<>();
        private final List<Obstacle> met = new ArrayList<>();
        private @Nullable String at;
        private boolean past;

        Walk(Leg leg, boolean back) {
            this.leg = leg;
            this.back = back;
            this.open = new ArrayList<>(leg.obstacles());
        }

        void go(@Nullable String start) {
            stand(start);
            for (Component component : leg.components()) {
                meet(component);
            }
            Optional<String> end = leg.end().map(scenery::at);
            met.addAll(open);
            open.clear();
            if (end.isPresent() && at != null && !end.get().equals(at)) {
                hop(end.get());
            }
            if (!met.isEmpty()) {
                stop();
            }
        }

        private void stand(@Nullable String where) {
            at = where;
            if (where != null) {
                stops.add(where);
            }
        }

        private void meet(Component component) {
            if (component instanceof Component.Resource) {
                String next = scenery.at(component.id());
                take(obstacle -> !(obstacle instanceof Obstacle.Filtered)
                        && scenery.at(obstacle.componentId()).equals(next));
                if (at == null || next.equals(at)) {
                    stand(next);
                } else {
                    hop(next);
                }
            } else if (component instanceof Component.RouteTaken taken) {
                labels.add(taken.route().destination().toString());
                take(obstacle -> obstacle instanceof Obstacle.Unrouted unrouted
                        && unrouted.route().equals(Optional.of(taken.route())));
            } else if (component instanceof Component.TransitGatewayRouteTaken taken) {
                labels.add(taken.route().destination().toString());
            } else if (component instanceof Component.Filter filter
                    && filter.step().outcome() == Outcome.DENY) {
                take(obstacle -> obstacle instanceof Obstacle.Filtered
                        && obstacle.componentId().equals(filter.id()));
            }
        }

        private void take(java.util.function.Predicate<Obstacle> which) {
            for (Obstacle obstacle : List.copyOf(open)) {
                if (which.test(obstacle)) {
                    open.remove(obstacle);
                    met.add(obstacle);
                }
            }
        }

        private void hop(String next) {
            String from = at == null ? next : at;
            List<String> lines = new ArrayList<>(labels.stream().distinct().toList());
            met.stream().distinct().forEach(obstacle -> lines.addAll(words(obstacle)));
            add(from, next, met.isEmpty() ? going() : LinkKind.BLOCKED, lines);
            stand(next);
        }

        private LinkKind going() {
            return past ? LinkKind.HYPOTHETICAL : back ? LinkKind.REPLY : LinkKind.HOP;
        }

        private void stop() {
            String id = "blocked-" + (dead.size() + 1);
            List<String> lines = new ArrayList<>();
            met.stream().distinct().forEach(obstacle -> lines.addAll(words(obstacle)));
            dead.add(new Node(id, NodeKind.OBSTACLE, lines, String.join(" ", lines), false));
            if (at != null) {
                add(at, id, LinkKind.BLOCKED, labels.stream().distinct().toList());
            }
        }

        private void add(String from, String to, LinkKind kind, List<String> lines) {
            links.add(new Link(from, to, kind, lines, back && !isDead(to), false));
            past |= !met.isEmpty();
            labels.clear();
            met.clear();
        }

        private boolean isDead(String id) {
            return dead.stream().anyMatch(node -> node.id().equals(id));
        }

        private List<String> words(Obstacle obstacle) {
            List<String> lines = new ArrayList<>();
            lines.add("✕ " + obstacle.code() + (back ? " (reply)" : ""));
            lines.addAll(Words.wrapped(Plain.text(TraceWords.obstacle(obstacle)), WIDTH));
            return lines;
        }
    }
}
