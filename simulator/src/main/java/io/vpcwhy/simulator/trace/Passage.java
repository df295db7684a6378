package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.Exemption;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.graph.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A leg in the making: where the packet is, what it met and what stands in its way. */
final class Passage {

    private final List<Component> components = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<Leg.Crossing> crossings = new ArrayList<>();
    private final List<Leg.Unknown> unknowns = new ArrayList<>();
    private final List<Leg.Assumption> assumptions = new ArrayList<>();
    private final Set<Visit> visited = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private boolean lost;
    private int certainObstacles;
    private Optional<Integer> hypotheticalFrom = Optional.empty();
    private Optional<Place> end = Optional.empty();
    private Packet packet;

    private record Visit(Place place, Packet packet) {}

    Passage(Packet packet) {
        this.packet = packet;
    }

    Packet packet() {
        return packet;
    }

    /**
     * Comes to a place; a second time with the same header would be for ever, and is an obstacle.
     *
     * @return whether it is the first time
     */
    boolean visits(Place place) {
        boolean first = visited.add(new Visit(place, packet));
        if (!first) {
            blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, place.id()));
        }
        return first;
    }

    void meets(Component component) {
        components.add(component);
    }

    /** Goes through a resource that leaves the header as it is. */
    void through(String id) {
        components.add(new Component.Resource(id, packet, packet));
    }

    /** Goes through a resource that changes the header. */
    void translated(String id, Packet after) {
        components.add(new Component.Resource(id, packet, after));
        packet = after;
    }

    void blocked(Obstacle obstacle) {
        obstacles.add(obstacle);
        certainObstacles += lost ? 0 : 1;
        if (hypotheticalFrom.isEmpty()) {
            hypotheticalFrom = Optional.of(components.size());
        }
    }

    void unknown(Leg.Unknown.Reason reason, String componentId) {
        unknowns.add(new Leg.Unknown(reason, componentId));
        lost |= reason.loses();
    }

    /** Passes on what was looked up; where it is not in the snapshot, it is not known whether the packet goes on. */
    <T> Optional<T> known(Optional<T> found, String componentId) {
        if (found.isEmpty()) {
            unknown(Leg.Unknown.Reason.NOT_COLLECTED, componentId);
        }
        return found;
    }

    void assume(Leg.Assumption.Kind kind, String componentId) {
        assumptions.add(new Leg.Assumption(kind, componentId));
    }

    /** Takes note of what the filters at an interface decide; a denial is an obstacle, and the walk goes on past it. */
    void filtered(NetworkInterface nic, Direction direction, Simulation simulation) {
        boolean logged = simulation.exemptions().stream().noneMatch(Exemption.UnfilteredService.class::isInstance);
        if (logged) {
            crossings.add(new Leg.Crossing(nic, direction, packet, simulation.action(), !obstacles.isEmpty()));
        }
        if (direction == Direction.EGRESS) {
            left.add(nic.id());
        }
        judged(nic, simulation);
    }

    /** Whether the packet met the filters of an interface on its way out of there. */
    boolean left(NetworkInterface nic) {
        return left.contains(nic.id());
    }

    /** Takes note of what filters decide that stand where nothing is logged. */
    void judged(NetworkInterface nic, Simulation simulation) {
        for (FilterStep step : simulation.steps()) {
            for (String id : step.componentIds()) {
                components.add(new Component.Filter(id, step, packet));
            }
            if (step.outcome() == Outcome.UNKNOWN) {
                unknown(
                        Leg.Unknown.Reason.FILTER,
                        step.componentIds().stream().findFirst().orElse(nic.id()));
            }
        }
        for (Denial denial : Denial.all(simulation)) {
            blocked(new Obstacle.Filtered(
                    denial, denial.step().componentIds().stream().findFirst().orElse(nic.id())));
        }
    }

    /** From here on it is not certain that the packet comes this way. */
    void lost() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    Optional<Place> end() {
        return end;
    }

    void arrived(Place place) {
        end = Optional.of(place);
    }

    /** A packet that ends elsewhere than was meant has not arrived: two VPCs may have the same addresses. */
    void requireEnd(Place meant) {
        if (end.isPresent() && !end.get().equals(meant)) {
            blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, end.get().id(), packet.destination()));
        }
    }

    Leg leg() {
        return new Leg(
                components,
                obstacles,
                certainObstacles,
                hypotheticalFrom,
                end,
                packet,
                crossings,
                unknowns,
                assumptions);
    }
}
