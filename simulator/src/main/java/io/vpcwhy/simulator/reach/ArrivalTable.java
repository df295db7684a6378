package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.reach.Policies.Arrival;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what becomes of packets, by where they come to. */
final class ArrivalTable {

    /** By which gateway packets leave for the internet tells nobody whom they reach. */
    private static final WayEnd INTERNET = new WayEnd.Internet(Place.INTERNET.id());

    private final HeaderSpace nothing;
    private final List<Station> stations;
    private final boolean inside;
    private final Map<Optional<WayEnd>, Arrivals> found = new LinkedHashMap<>();

    /**
     * @param stations those that are asked about
     * @param inside whether packets are meant for interfaces, and not for the outside
     */
    ArrivalTable(HeaderSpaces spaces, List<Station> stations, boolean inside) {
        this.nothing = spaces.nothing();
        this.stations = stations;
        this.inside = inside;
    }

    /** Adds what takes a course that ends where its packets were meant to. */
    void add(Course course, FilteredCourse filtered) {
        Trace trace = course.traces().get(0);
        if (isTold(trace)) {
            add(inside ? Optional.empty() : outside(trace), filtered.arrivals());
        }
    }

    /**
     * Adds what fares in some ways.
     *
     * @param among the packets that are meant, of all that fare so
     */
    void add(List<Fate> fates, HeaderSpace among) {
        for (Fate fate : fates) {
            HeaderSpace packets = fate.others().intersection(among);
            for (Trace trace : packets.isEmpty() ? List.<Trace>of() : fate.traces()) {
                if (!trace.forward().blocked() && isTold(trace)) {
                    add(end(trace, fate.traces().get(0)), arrivals(trace, packets));
                }
            }
        }
    }

    /** Past a load balancer the end is a target, whichever node the packet came to. */
    private Optional<WayEnd> end(Trace trace, Trace first) {
        if (!inside) {
            return outside(trace);
        }
        return trace.equals(first) ? Optional.empty() : Optional.of(beyond(trace.forward()));
    }

    private static WayEnd beyond(Leg forward) {
        List<Component> components = forward.components();
        return forward.end()
                .<WayEnd>map(place -> new WayEnd.Beyond(place.id()))
                .orElseGet(() -> new WayEnd.Unplaced(new RouteTarget(
                        RouteTarget.Kind.UNKNOWN,
                        components.get(components.size() - 1).id())));
    }

    /** What Amazon's services at every subnet answer comes to no end that anybody could reach or not. */
    private boolean isTold(Trace trace) {
        return inside || Journeys.outside(trace).isPresent();
    }

    private static Optional<WayEnd> outside(Trace trace) {
        return Journeys.outside(trace).map(end -> end instanceof WayEnd.Internet ? INTERNET : end);
    }

    private Arrivals arrivals(Trace trace, HeaderSpace packets) {
        if (!trace.forward().arrives()) {
            return new Arrivals(nothing, nothing, packets);
        }
        boolean answered = trace.reply().map(Leg::arrives).orElse(false);
        return answered ? new Arrivals(packets, nothing, nothing) : new Arrivals(nothing, packets, nothing);
    }

    private void add(Optional<WayEnd> end, Arrivals arrivals) {
        found.merge(end, arrivals, Arrivals::and);
    }

    /** A packet that may go several ways to one end is told by the one on which it fares best. */
    private static Arrivals best(Arrivals all) {
        return new Arrivals(
                all.answered(),
                all.unanswered().difference(all.answered()),
                all.undecided().difference(all.arriving()));
    }

    List<Arrival> all() {
        List<Arrival> all = new ArrayList<>(found.size());
        found.forEach((end, arrivals) -> all.add(new Arrival(stations, end, best(arrivals))));
        return all;
    }
}
