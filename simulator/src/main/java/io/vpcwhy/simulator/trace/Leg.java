package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.graph.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way of a packet, or of its reply.
 *
 * @param components what it met, in order; past the first obstacle they are hypothetical: what it would meet if the
 *     obstacle were not there
 * @param obstacles everything that stands in the way, in order
 * @param certainObstacles how many of them, from the first, are on the way for certain: where it is not known which way
 *     a packet takes, what it meets afterwards may not be on its way
 * @param hypotheticalFrom index of the first component past an obstacle
 * @param end where it came to, or would come to past the obstacles; empty where an obstacle leaves no way on
 * @param header as it came there
 * @param crossings every interface at which flow logs would show it, in order, the hypothetical ones too
 * @param unknowns what is not known of the way: each of them leaves undecided whether the packet arrives
 * @param assumptions what was taken for granted
 */
public record Leg(
        List<Component> components,
        List<Obstacle> obstacles,
        int certainObstacles,
        Optional<Integer> hypotheticalFrom,
        Optional<Place> end,
        Header header,
        List<Crossing> crossings,
        List<Unknown> unknowns,
        List<Assumption> assumptions) {

    /**
     * A packet at an interface.
     *
     * @param action what the filters there do with it
     * @param hypothetical whether an obstacle keeps it from coming here
     */
    public record Crossing(
            NetworkInterface networkInterface,
            Direction direction,
            Packet packet,
            SimulatedAction action,
            boolean hypothetical) {}

    /** Why it is not known whether a packet goes on. */
    public record Unknown(Reason reason, String componentId) {

        public enum Reason {
            /** A filter's outcome is not known. */
            FILTER,
            /** The resource is not in the snapshot. */
            NOT_COLLECTED,
            /** What the component does to a packet is not modelled. */
            NOT_MODELLED,
            /** A route by a prefix list whose entries were not collected may be selected. */
            PREFIX_LIST_ENTRIES,
            /** What is in the request tells whether a load balancer forwards it or answers itself. */
            RULE_CHOICE,
            /**
             * Several may be meant: interfaces of an instance of which none says to be primary, or such as hold one address
             * in several VPCs where no route tells which.
             */
            SEVERAL_INTERFACES;

            /** Whether the way itself is not known, and with it everything that comes after. */
            public boolean loses() {
                return this == PREFIX_LIST_ENTRIES;
            }
        }
    }

    /** What was taken for granted of a component whose configuration does not tell. */
    public record Assumption(Kind kind, String componentId) {

        public enum Kind {
            /** An appliance passes the packet on unchanged. */
            FORWARDS_UNCHANGED,
            /** An appliance translates the source to its own address. */
            TRANSLATES_SOURCE,
            /** A firewall or inspection appliance behind an endpoint lets the packet pass. */
            INSPECTION_PASSES,
            /** A target takes connections, whatever its health is said to be. */
            TARGET_TAKES_CONNECTIONS,
            /** Of a listener's rules, which look at what is in a request, one applies that leads to the target. */
            RULE_APPLIES
        }
    }

    public Leg {
        components = List.copyOf(components);
        obstacles = List.copyOf(obstacles);
        crossings = List.copyOf(crossings);
        unknowns = List.copyOf(unknowns);
        assumptions = List.copyOf(assumptions);
    }

    /** This way and another one that goes on from its end. */
    Leg then(Leg next) {
        boolean certain = certainObstacles == obstacles.size();
        boolean hypothetical = !obstacles.isEmpty();
        return new Leg(
                joined(components, next.components),
                joined(obstacles, next.obstacles),
                certainObstacles + (certain ? next.certainObstacles : 0),
                hypotheticalFrom.or(() -> next.hypotheticalFrom.map(at -> components.size() + at)),
                next.end,
                next.header,
                joined(
                        crossings,
                        next.crossings.stream()
                                .map(c -> new Crossing(
                                        c.networkInterface(),
                                        c.direction(),
                                        c.packet(),
                                        c.action(),
                                        hypothetical || c.hypothetical()))
                                .toList()),
                joined(unknowns, next.unknowns),
                joined(assumptions, next.assumptions));
    }

    /** This way, with more taken for granted. */
    Leg assuming(List<Assumption> more) {
        return new Leg(
                components,
                obstacles,
                certainObstacles,
                hypotheticalFrom,
                end,
                header,
                crossings,
                unknowns,
                joined(assumptions, more));
    }

    /** This way where nothing on it is certain, for the packet may not be for it. */
    Leg doubted(Unknown why) {
        return new Leg(
                components,
                obstacles,
                0,
                hypotheticalFrom,
                end,
                header,
                crossings,
                joined(unknowns, List.of(why)),
                assumptions);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The packet as it came to the end. */
    public Packet last() {
        return header.packet();
    }

    /** Whether the packet arrives for certain. */
    public boolean arrives() {
        return end.isPresent() && obstacles.isEmpty() && unknowns.isEmpty();
    }

    /** Whether the packet is kept from arriving for certain. */
    public boolean blocked() {
        return certainObstacles > 0;
    }
}
