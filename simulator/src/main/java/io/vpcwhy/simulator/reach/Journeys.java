package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What becomes of all packets between interfaces that are treated alike, or between such interfaces and the outside: it
 * was found out for the first of each, and holds for every other.
 */
public final class Journeys {

    /** Where packets end that are blocked, of which nobody knows where they go, or that a service of the VPC itself takes. */
    private static final WayEnd NOWHERE = new WayEnd.Internet(Place.INTERNET.id());

    private final Optional<WayEnd> outsideSource;
    private final List<Station> sources;
    private final List<Station> destinations;
    private final Sent sent;
    private final List<Fate> open;
    private final Function<HeaderSpace, List<Fate>> all;
    private final ResolvedStations resolved;

    /** Finds the station at which a trace has ended. */
    @FunctionalInterface
    interface ResolvedStations {
        Optional<Station> station(String networkInterfaceId, IpAddress address);
    }

    /**
     * @param outsideSource where packets come from that no interface sends, unless the trace tells
     * @param sources none where packets come from outside
     * @param destinations none where packets go outside
     * @param sent the packets that were looked at
     * @param open what becomes of all packets but those that are blocked for certain
     * @param all what becomes of all packets of a set; found when it is asked for, since it takes longer and few ask what is
     *     blocked
     */
    Journeys(
            Optional<WayEnd> outsideSource,
            List<Station> sources,
            List<Station> destinations,
            Sent sent,
            List<Fate> open,
            Function<HeaderSpace, List<Fate>> all,
            ResolvedStations resolved) {
        this.outsideSource = outsideSource;
        this.sources = List.copyOf(sources);
        this.destinations = List.copyOf(destinations);
        this.sent = sent;
        this.open = List.copyOf(open);
        this.all = all;
        this.resolved = resolved;
    }

    /** The ways on which packets arrive, whether their replies return or not; each interface has its own. */
    public List<Way> arriving() {
        return ways(
                open.stream().filter(Fate::mayArrive).toList(),
                trace -> trace.forward().arrives());
    }

    /** The ways of which it is not known whether packets arrive. */
    public List<Way> undecided() {
        return ways(
                open.stream().filter(Fate::mayBeUndecided).toList(),
                trace -> !trace.forward().arrives() && !trace.forward().blocked());
    }

    /** The ways on which packets do not arrive. */
    public List<Way> blocked() {
        return ways(all.apply(sent.others()), trace -> trace.forward().blocked());
    }

    /** Likewise, between some of the stations alone: none where that end is outside. */
    public Journeys among(List<Station> from, List<Station> to) {
        return new Journeys(outsideSource, from, to, sent, open, all, resolved);
    }

    /**
     * The ways of packets that are not blocked for certain at the first end of each, whatever becomes of them beyond it; of
     * those alone that share their fate with some of a set.
     *
     * @param asked says nothing of the addresses of interfaces
     */
    public List<Way> open(HeaderSpace asked) {
        return everyWay(
                open.stream().filter(fate -> fate.others().intersects(asked)).toList());
    }

    /**
     * What becomes of a set of packets, blocked ones too: ways as {@link #open} tells them, those of packets that share a
     * fate one after another.
     *
     * @param asked likewise
     */
    public List<Way> everyWay(HeaderSpace asked) {
        return everyWay(all.apply(sent.others().intersection(asked)));
    }

    private List<Way> everyWay(List<Fate> fates) {
        List<Way> ways = new ArrayList<>();
        for (Fate fate : fates) {
            if (fate.told().isPresent()) {
                CourseOutcome told = fate.told().get();
                WayEnd outside = outside(told.course()).orElse(NOWHERE);
                addEach(fate, new Passed(told.course(), true, Optional.of(outside), fate.told()), ways);
            } else {
                List<Trace> traces = fate.passingTraces();
                for (Trace trace : traces) {
                    Optional<WayEnd> outside = outside(trace).or(() -> Optional.of(NOWHERE));
                    addEach(fate, new Passed(trace, trace.equals(traces.get(0)), outside, Optional.empty()), ways);
                }
            }
        }
        return ways;
    }

    /** The stations that packets are sent from; none where they come from outside. */
    public List<Station> sources() {
        return sources;
    }

    /** The stations that packets are meant for; none where they go outside. */
    public List<Station> destinations() {
        return destinations;
    }

    /** What becomes of the packets between the first of each, to which all packets between them belong. */
    List<Fate> fates() {
        return all.apply(sent.others());
    }

    /** Those of the packets that are not blocked for certain. */
    List<Fate> openFates() {
        return open;
    }

    /**
     * What packets of a fate pass.
     *
     * @param first whether it is the way to where they were sent, and not one from there on
     * @param outside where it ends outside; empty where nobody is told of it
     * @param told what is known of them, where the trace is not one of theirs but that of their course
     */
    private record Passed(Trace trace, boolean first, Optional<WayEnd> outside, Optional<CourseOutcome> told) {}

    private List<Way> ways(List<Fate> fates, Predicate<Trace> wanted) {
        List<Way> ways = new ArrayList<>();
        for (Fate fate : fates) {
            for (Trace trace : fate.traces()) {
                if (wanted.test(trace)) {
                    boolean first = trace.equals(fate.traces().get(0));
                    addEach(fate, new Passed(trace, first, outside(trace), Optional.empty()), ways);
                }
            }
        }
        return ways;
    }

    private void addEach(Fate fate, Passed passed, List<Way> ways) {
        if (sources.isEmpty()) {
            WayEnd source = outsideSource.orElseGet(() -> internet(passed.trace()));
            addFrom(source, Optional.empty(), fate, passed, ways);
            return;
        }
        for (Station source : sources) {
            addFrom(new WayEnd.AtInterface(source), Optional.of(source.address()), fate, passed, ways);
        }
    }

    /** Where it is not known by which gateway the internet comes in, its place stands for it. */
    private static WayEnd internet(Trace trace) {
        return new WayEnd.Internet(trace.forward().components().stream()
                .findFirst()
                .map(Component::id)
                .orElse(Place.INTERNET.id()));
    }

    private void addFrom(WayEnd source, Optional<IpAddress> from, Fate fate, Passed passed, List<Way> ways) {
        if (destinations.isEmpty()) {
            passed.outside().ifPresent(end -> ways.add(way(source, end, from, Optional.empty(), fate, passed)));
            return;
        }
        for (Station meant : destinations) {
            if (source instanceof WayEnd.AtInterface at
                    && at.station()
                            .networkInterface()
                            .id()
                            .equals(meant.networkInterface().id())) {
                continue;
            }
            Station end = passed.first() ? meant : end(passed.trace().forward()).orElse(meant);
            ways.add(way(source, new WayEnd.AtInterface(end), from, Optional.of(to(source, meant)), fate, passed));
        }
    }

    private Way way(
            WayEnd source, WayEnd end, Optional<IpAddress> from, Optional<IpAddress> to, Fate fate, Passed passed) {
        HeaderSpace others = fate.others();
        Supplier<HeaderSpace> packets = () -> sent.packets(others, from, to);
        Supplier<HeaderSpace> exactly = () -> sent.exactly(others);
        return passed.told()
                .map(told -> new Way(
                        source,
                        end,
                        packets,
                        exactly,
                        told,
                        () -> fate.passingTraces().get(0)))
                .orElseGet(() -> new Way(source, end, packets, exactly, passed.trace()));
    }

    private static IpAddress to(WayEnd source, Station station) {
        boolean fromInternet = source instanceof WayEnd.Internet;
        return fromInternet ? station.internetAddress().orElseGet(station::address) : station.address();
    }

    /** Past a load balancer the end is a target, whichever node the packet came to. */
    private Optional<Station> end(Leg forward) {
        return forward.end()
                .filter(place -> place.kind() == Kind.INTERFACE)
                .flatMap(place -> resolved.station(place.id(), forward.last().destination()));
    }

    private static Optional<WayEnd> outside(Trace trace) {
        Optional<Place> end = trace.forward().end();
        if (end.isEmpty()) {
            return unplaced(trace.forward());
        }
        String id = end.get().id();
        return switch (end.get().kind()) {
            case INTERNET -> lastResource(trace).map(WayEnd.Internet::new);
            case ON_PREMISES -> Optional.of(new WayEnd.OnPremises(id));
            case VPC_ENDPOINT -> Optional.of(new WayEnd.Service(id));
            default -> Optional.empty();
        };
    }

    private static Optional<WayEnd> unplaced(Leg forward) {
        List<RouteTarget> targets = forward.components().stream()
                .flatMap(component -> target(component).stream())
                .toList();
        return forward.unknowns().stream()
                .findFirst()
                .map(unknown -> targets.isEmpty()
                        ? new RouteTarget(RouteTarget.Kind.UNKNOWN, unknown.componentId())
                        : targets.get(targets.size() - 1))
                .map(WayEnd.Unplaced::new);
    }

    private static Optional<RouteTarget> target(Component component) {
        if (component instanceof Component.RouteTaken taken) {
            return Optional.of(taken.route().target());
        }
        return component instanceof Component.TransitGatewayRouteTaken taken
                ? taken.route().attachmentId().map(id -> new RouteTarget(RouteTarget.Kind.TRANSIT_GATEWAY, id))
                : Optional.empty();
    }

    private static Optional<String> lastResource(Trace trace) {
        List<Component> components = trace.forward().components();
        for (int i = components.size() - 1; i >= 0; i--) {
            if (components.get(i) instanceof Component.Resource resource) {
                return Optional.of(resource.id());
            }
        }
        return Optional.empty();
    }

    static Optional<Station> station(NetworkInterface nic, IpAddress address) {
        return nic.addresses().stream()
                .filter(own -> own.address().equals(address))
                .findFirst()
                .map(own -> Station.of(nic, own));
    }
}
