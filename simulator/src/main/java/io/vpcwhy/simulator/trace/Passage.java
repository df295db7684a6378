package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.Exemption;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.filter.Uncertainty;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

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
    private Header header;
    private final Consumer<Inquiry> asked;
    private final Inquiry.Stage stage;

    private record Visit(Place place, Packet packet) {}

    /** @param asked is told every question that the way of the packet turns on, up to the first obstacle */
    Passage(Header header, Consumer<Inquiry> asked) {
        this(header, asked, Inquiry.Stage.THERE);
    }

    Passage(Header header, Consumer<Inquiry> asked, Inquiry.Stage stage) {
        this.header = header;
        this.asked = asked;
        this.stage = stage;
    }

    Packet packet() {
        return header.packet();
    }

    Header header() {
        return header;
    }

    /** Takes note of a question that was asked of the header. */
    void asked(Question question) {
        if (obstacles.isEmpty()) {
            asked.accept(new Inquiry(header, question, stage));
        }
    }

    /** Whether the source is in one of some blocks. */
    boolean sourceIn(List<Cidr> blocks) {
        return addressIn(End.SOURCE, packet().source(), blocks);
    }

    /** Whether the destination is in one of some blocks. */
    boolean destinationIn(List<Cidr> blocks) {
        return addressIn(End.DESTINATION, packet().destination(), blocks);
    }

    private boolean addressIn(End end, IpAddress address, List<Cidr> blocks) {
        boolean in = false;
        for (Cidr block : blocks) {
            in |= block.contains(address);
        }
        asked(new Question.Address(end, blocks, in));
        return in;
    }

    /** Whether the source port is in a range; where there is none it is not. */
    boolean sourcePortIn(PortRange range) {
        return portIn(End.SOURCE, packet().sourcePort(), range);
    }

    /** Whether the destination port is in a range; where there is none it is not. */
    boolean destinationPortIn(PortRange range) {
        return portIn(End.DESTINATION, packet().destinationPort(), range);
    }

    private boolean portIn(End end, OptionalInt port, PortRange range) {
        boolean in = port.isPresent() && range.contains(port.getAsInt());
        asked(new Question.Port(end, range, in));
        return in;
    }

    /** Whether the protocol is one of some; where it is not known it may be. */
    boolean mayBeOneOf(Set<IpProtocol> protocols) {
        boolean one = packet().protocol().map(protocols::contains).orElse(true);
        asked(new Question.Protocol(protocols, one));
        return one;
    }

    /** Whether it is an ICMP message that may be an echo request. */
    boolean mayBeEchoRequest() {
        boolean icmp = mayBeOneOf(Set.of(IpProtocol.ICMP, IpProtocol.ICMPV6));
        boolean echo = icmp
                && packet().icmp()
                        .map(type -> type.equals(IcmpType.ECHO_REQUEST) || type.equals(IcmpType.ECHO_REQUEST_V6))
                        .orElse(true);
        asked(new Question.EchoRequest(echo));
        return echo;
    }

    /**
     * Comes to a place; a second time with the same header would be for ever, and is an obstacle.
     *
     * @return whether it is the first time
     */
    boolean visits(Place place) {
        boolean first = visited.add(new Visit(place, packet()));
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
        components.add(new Component.Resource(id, packet(), packet()));
    }

    /** Goes through a resource that changes the header. */
    void translated(String id, Packet after) {
        becomes(id, header.becoming(after));
    }

    /** Goes through a resource that makes another header of it, such as the one before a translation. */
    void becomes(String id, Header after) {
        components.add(new Component.Resource(id, packet(), after.packet()));
        header = after;
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
    void filtered(NetworkInterface nic, Direction direction, boolean response, Simulation simulation) {
        asked(new Question.Filtered(nic, direction, response, simulation));
        boolean logged = simulation.exemptions().stream().noneMatch(Exemption.UnfilteredService.class::isInstance);
        if (logged) {
            crossings.add(new Leg.Crossing(nic, direction, packet(), simulation.action(), !obstacles.isEmpty()));
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
                components.add(new Component.Filter(id, step, packet()));
            }
            if (step.outcome() == Outcome.UNKNOWN) {
                undecided(nic, step).forEach(id -> unknown(Leg.Unknown.Reason.FILTER, id));
            }
        }
        for (Denial denial : Denial.all(simulation)) {
            blocked(new Obstacle.Filtered(
                    denial, denial.step().componentIds().stream().findFirst().orElse(nic.id())));
        }
    }

    /** What leaves a filter undecided: the groups of the interface that were not collected, where there are such. */
    private static List<String> undecided(NetworkInterface nic, FilterStep step) {
        List<String> missing = step.uncertainties().stream()
                .filter(Uncertainty.NotCollected.class::isInstance)
                .map(uncertainty -> ((Uncertainty.NotCollected) uncertainty).id())
                .filter(nic.groupIds()::contains)
                .distinct()
                .toList();
        return missing.isEmpty()
                ? List.of(step.componentIds().stream().findFirst().orElse(nic.id()))
                : missing;
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
            blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, end.get().id(), packet().destination()));
        }
    }

    Leg leg() {
        return new Leg(
                components,
                obstacles,
                certainObstacles,
                hypotheticalFrom,
                end,
                header,
                crossings,
                unknowns,
                assumptions);
    }
}
