package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.Exemption;
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
    private final Set<Place> visited = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private boolean lost;
    private int certainObstacles;
    private Optional<Integer> hypotheticalFrom = Optional.empty();
    private Optional<Place> end = Optional.empty();
    private Packet packet;

    Passage(Packet packet) {
        this.packet = packet;
    }

    Packet packet() {
        return packet;
    }

    /** Whether the packet comes to a place for the first time; a second time would be for ever. */
    boolean visits(Place place) {
        return visited.add(place);
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
