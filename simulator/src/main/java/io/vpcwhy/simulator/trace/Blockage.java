package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.filter.FilterStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A certain obstacle in its leg.
 *
 * @param reply whether the leg is that of the answer
 */
record Blockage(Obstacle obstacle, Leg leg, boolean reply) {

    /** Where a packet was stopped: the same for an obstacle that a change has not mended. */
    record Spot(boolean reply, Class<? extends Obstacle> kind, String componentId, String packet) {}

    /** Those that keep a packet from being reachable. */
    static List<Blockage> of(Trace trace) {
        List<Blockage> all = new ArrayList<>();
        add(all, trace.forward(), false);
        trace.reply().filter(reply -> trace.needsReply()).ifPresent(reply -> add(all, reply, true));
        return all;
    }

    private static void add(List<Blockage> all, Leg leg, boolean reply) {
        for (Obstacle obstacle : leg.obstacles().subList(0, leg.certainObstacles())) {
            all.add(new Blockage(obstacle, leg, reply));
        }
    }

    Spot spot() {
        return new Spot(reply, obstacle.getClass(), obstacle.componentId(), detail());
    }

    private String detail() {
        if (obstacle instanceof Obstacle.Filtered filtered) {
            FilterStep step = filtered.denial().step();
            return packetAt(step) + " " + direction(step) + " "
                    + at(step).map(NetworkInterface::id).orElse("");
        }
        if (obstacle instanceof Obstacle.Unrouted unrouted) {
            return unrouted.destination() + " " + unrouted.subnetId().orElse("");
        }
        return obstacle.code() + " " + ((Obstacle.Refused) obstacle).address();
    }

    /** The header as the filter met it. */
    Optional<Packet> packetAt(FilterStep step) {
        return leg.components().stream()
                .filter(component -> component instanceof Component.Filter filter
                        && filter.step().equals(step))
                .map(Component::outbound)
                .findFirst();
    }

    /** The interface at which the filter stands. */
    Optional<NetworkInterface> at(FilterStep step) {
        if (step instanceof FilterStep.SecurityGroupStep groups) {
            return Optional.of(groups.networkInterface());
        }
        if (step instanceof FilterStep.BlockPublicAccessStep blocked) {
            return Optional.of(blocked.networkInterface());
        }
        return step instanceof FilterStep.AclStep acl
                ? crossing(acl.subnet().id(), acl.direction())
                        .filter(crossing -> packetAt(step).equals(Optional.of(crossing.packet())))
                        .map(Leg.Crossing::networkInterface)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Direction> direction(FilterStep step) {
        if (step instanceof FilterStep.SecurityGroupStep groups) {
            return Optional.of(groups.direction());
        }
        return step instanceof FilterStep.AclStep acl ? Optional.of(acl.direction()) : Optional.empty();
    }

    /** The header with which a packet left a subnet for a destination. */
    Optional<Packet> leaving(String subnetId, IpAddress destination) {
        return crossing(subnetId, Direction.EGRESS)
                .map(Leg.Crossing::packet)
                .filter(packet -> packet.destination().equals(destination))
                .reduce((first, last) -> last);
    }

    private Stream<Leg.Crossing> crossing(String subnetId, Direction direction) {
        return leg.crossings().stream()
                .filter(crossing -> crossing.direction() == direction
                        && crossing.networkInterface().subnetId().equals(subnetId));
    }

    /** The table whose route the packet followed last. */
    Optional<String> lastRouteTableId() {
        return leg.components().stream()
                .filter(Component.RouteTaken.class::isInstance)
                .map(Component::id)
                .reduce((first, last) -> last);
    }
}
