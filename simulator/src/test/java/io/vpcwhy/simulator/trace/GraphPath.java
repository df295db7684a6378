package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Guard;
import io.vpcwhy.simulator.graph.Move;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.graph.Rewrite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.Graph;

/**
 * Holds traces against the graph: what a trace goes through, there and back, must be a walk along moves whose guards are
 * for the packet and whose rewrites make of it what the trace tells. Places that traces leave out, such as VPCs, may lie
 * between.
 */
final class GraphPath {

    private static final Set<Kind> NO_RESOURCES = EnumSet.of(
            Kind.SUBNET,
            Kind.SUBNET_ROUTER,
            Kind.GATEWAY_ROUTER,
            Kind.VPC,
            Kind.NOT_MODELLED,
            Kind.INTERNET,
            Kind.ON_PREMISES);

    private final Snapshot snapshot;
    private final Graph<Place, Move> graph;
    private final Trace trace;
    private final boolean reply;

    /**
     * What a trace tells of one place.
     *
     * @param at where it can be: a route table may be that of several subnets
     * @param by the guards that may lead away from there; empty where any may
     * @param in the header as it comes; empty where the trace does not tell
     * @param out the header as it leaves
     */
    private record Stop(Set<Place> at, List<Guard> by, Optional<Packet> in, Packet out) {}

    private GraphPath(NetworkGraph network, Trace trace, boolean reply) {
        this.snapshot = network.snapshot();
        this.graph = network.graph();
        this.trace = trace;
        this.reply = reply;
    }

    /** Fails where the graph lacks a move that a trace takes. */
    static void require(NetworkGraph network, Origin origin, Trace trace) {
        new GraphPath(network, trace, false).require(trace.forward(), place(origin), trace.packet());
        trace.reply()
                .ifPresent(leg -> new GraphPath(network, trace, true)
                        .require(
                                leg,
                                trace.forward().end(),
                                trace.forward().last().reversed()));
    }

    private static Optional<Place> place(Origin origin) {
        if (origin instanceof Origin.FromInterface from) {
            return Optional.of(new Place(Kind.INTERFACE, from.networkInterface().id()));
        }
        return origin instanceof Origin.FromOnPremises from
                ? Optional.of(new Place(Kind.ON_PREMISES, from.gatewayId()))
                : Optional.of(Place.INTERNET);
    }

    private void require(Leg leg, Optional<Place> start, Packet sent) {
        List<Stop> stops = new ArrayList<>();
        start.ifPresent(place -> stops.add(new Stop(Set.of(place), List.of(), Optional.of(sent), sent)));
        addStops(leg, stops);
        leg.end().ifPresent(place -> stops.add(new Stop(Set.of(place), List.of(), Optional.empty(), leg.last())));
        if (stops.isEmpty()) {
            return;
        }
        Set<Place> here = stops.get(0).at();
        for (int i = 1; i < stops.size(); i++) {
            Set<Place> next = new HashSet<>();
            for (Place place : here) {
                next.addAll(reached(place, stops.get(i - 1), stops.get(i).at()));
            }
            assertThat(next)
                    .as(
                            "moves from %s to %s on the %s way %s",
                            here, stops.get(i).at(), reply ? "reply's" : "packet's", ids(leg))
                    .isNotEmpty();
            here = next;
        }
    }

    private static List<String> ids(Leg leg) {
        return leg.components().stream().map(Component::id).toList();
    }

    private void addStops(Leg leg, List<Stop> stops) {
        List<Component> components = leg.components().stream()
                .filter(component -> !(component instanceof Component.Filter))
                .toList();
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            Optional<NatGateway> regional = regional(component);
            if (regional.isPresent()) {
                // Such a gateway's table is printed before the gateway, as it is asked whether there is a way at all.
                Place nat = new Place(Kind.NAT_GATEWAY, regional.get().id());
                boolean named =
                        i + 1 < components.size() && components.get(i + 1).id().equals(nat.id());
                Optional<Component.Resource> own =
                        named ? Optional.of((Component.Resource) components.get(i + 1)) : Optional.empty();
                stops.add(new Stop(
                        Set.of(nat),
                        List.of(),
                        own.map(Component.Resource::inbound),
                        own.map(Component.Resource::outbound).orElse(component.outbound())));
                stops.add(stop(component));
                i += named ? 1 : 0;
            } else if (snapshot.find(TransitGateway.class, component.id()).isEmpty()) {
                // A transit gateway is where its table was.
                stops.add(stop(component));
            }
        }
    }

    private Optional<NatGateway> regional(Component component) {
        return component instanceof Component.RouteTaken
                ? snapshot.all(NatGateway.class).stream()
                        .filter(nat -> nat.regional() && nat.routeTableId().equals(Optional.of(component.id())))
                        .findFirst()
                : Optional.empty();
    }

    private Stop stop(Component component) {
        Packet out = component.outbound();
        if (component instanceof Component.RouteTaken taken) {
            Guard by = new Guard.ByRoute(taken.id(), taken.route());
            Set<Place> routers = graph.edgeSet().stream()
                    .filter(move -> move.guard().equals(by))
                    .map(Move::from)
                    .collect(Collectors.toSet());
            // The answer to a NAT gateway goes back across a peering connection even past a blackhole.
            return new Stop(routers, List.of(by, Guard.ANSWERS), Optional.of(out), out);
        }
        if (component instanceof Component.TransitGatewayRouteTaken taken) {
            return new Stop(
                    Set.of(new Place(Kind.TRANSIT_GATEWAY_ROUTE_TABLE, taken.id())),
                    List.of(new Guard.ByTransitGatewayRoute(taken.id(), taken.route())),
                    Optional.of(out),
                    out);
        }
        Set<Place> places = graph.vertexSet().stream()
                .filter(place -> place.id().equals(component.id()) && !NO_RESOURCES.contains(place.kind()))
                .collect(Collectors.toSet());
        return new Stop(places, List.of(), Optional.of(((Component.Resource) component).inbound()), out);
    }

    /** Which of some places can be reached from one without a stop between. */
    private Set<Place> reached(Place from, Stop stop, Set<Place> wanted) {
        Set<Place> reached = new HashSet<>();
        boolean stays =
                wanted.contains(from) && stop.in().map(stop.out()::equals).orElse(true);
        if (stays) {
            reached.add(from);
        }
        Set<Place> seen = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>();
        for (Move move : movesFrom(from)) {
            boolean by = stop.by().isEmpty() || stop.by().contains(move.guard());
            boolean rewritten = stop.in().isEmpty() || explains(move, stop.in().get(), stop.out());
            if (by && rewritten && admits(move, stop.in().orElse(stop.out()), stop.out()) && seen.add(move.to())) {
                open.add(move.to());
            }
        }
        while (!open.isEmpty()) {
            Place at = open.remove();
            if (wanted.contains(at)) {
                reached.add(at);
            }
            for (Move move : movesFrom(at)) {
                boolean silent = passedSilently(move) && move.rewrite().equals(Rewrite.NONE);
                if (silent && admits(move, stop.out(), stop.out()) && seen.add(move.to())) {
                    open.add(move.to());
                }
            }
        }
        return reached;
    }

    private Set<Move> movesFrom(Place place) {
        return graph.containsVertex(place) ? graph.outgoingEdgesOf(place) : Set.of();
    }

    /** Whether a trace leaves a place by a move without telling of the place. */
    private static boolean passedSilently(Move move) {
        return switch (move.from().kind()) {
            case SUBNET, VPC, INTERNET -> true;
            case SUBNET_ROUTER -> !move.routed();
            case INTERFACE -> move.to().kind() == Kind.NAT_GATEWAY;
            default -> false;
        };
    }

    private boolean admits(Move move, Packet in, Packet out) {
        Guard guard = move.guard();
        if (guard.equals(Guard.ANSWERS)) {
            return reply;
        }
        if (guard.equals(Guard.WITHIN_SUBNET)) {
            return snapshot.find(Subnet.class, move.from().id())
                    .filter(subnet -> subnet.contains(out.destination()))
                    .isPresent();
        }
        if (guard.equals(Guard.ADDRESSED) && move.to().kind() == Kind.INTERFACE) {
            return snapshot.find(NetworkInterface.class, move.to().id())
                    .filter(nic -> nic.holds(out.destination()))
                    .isPresent();
        }
        return !(guard instanceof Guard.ByListener listener)
                || in.destinationPort().equals(OptionalInt.of(listener.port()));
    }

    /** Whether a rewrite makes one header of another. */
    private boolean explains(Move move, Packet in, Packet out) {
        Rewrite rewrite = move.rewrite();
        if (rewrite instanceof Rewrite.SourceBecomesPublic) {
            Optional<IpAddress> paired = snapshot.interfacesWithAddress(in.source()).stream()
                    .flatMap(nic -> nic.addresses().stream())
                    .filter(own -> own.address().equals(in.source()))
                    .flatMap(own -> own.publicAddress().stream())
                    .findFirst();
            return out.equals(paired.map(address -> in.withSource(address, in.sourcePort()))
                    .orElse(in));
        }
        if (rewrite instanceof Rewrite.DestinationBecomesPrivate) {
            return out.equals(in)
                    ? snapshot.interfaceWithPublicAddress(in.destination()).isEmpty()
                    : snapshot.interfaceWithPublicAddress(in.destination())
                            .filter(nic -> out.equals(in.withDestination(out.destination(), in.destinationPort()))
                                    && nic.holds(out.destination()))
                            .isPresent();
        }
        if (rewrite instanceof Rewrite.SourceBecomes becomes) {
            boolean becameIt = becomes.address().map(out.source()::equals).orElse(true);
            return becameIt && in.family() == out.family() && out.equals(in.withSource(out.source(), out.sourcePort()));
        }
        if (rewrite instanceof Rewrite.ToTarget target) {
            boolean kept = out.source().equals(in.source());
            return kept ? target.keepsClient() : out.source().equals(in.destination());
        }
        return rewrite instanceof Rewrite.Undone ? undone(move, in, out) : out.equals(in);
    }

    private boolean undone(Move move, Packet in, Packet out) {
        return trace.forward().components().stream()
                .filter(component -> component.id().equals(move.from().id()))
                .anyMatch(component -> component instanceof Component.Resource there
                        && there.outbound().reversed().equals(in)
                        && there.inbound().reversed().equals(out));
    }
}
