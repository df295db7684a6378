package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.remedy.Change;
import io.vpcwhy.simulator.remedy.FilterChanges;
import io.vpcwhy.simulator.remedy.GatewayChanges;
import io.vpcwhy.simulator.remedy.NarrowTraffic;
import io.vpcwhy.simulator.remedy.RouteChanges;
import java.util.Optional;

/** The change that one obstacle calls for, if there is one and no choice of it. */
final class ObstacleRemedies {

    private final Snapshot snapshot;
    private final FilterChanges filters;
    private final RouteChanges routes;
    private final GatewayChanges gateways;

    ObstacleRemedies(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.filters = new FilterChanges(snapshot);
        this.routes = new RouteChanges(snapshot);
        this.gateways = new GatewayChanges(snapshot);
    }

    /** @param ways whether routes and gateways are changed too, or filters alone */
    Optional<TraceRemedy> of(Blockage blockage, boolean ways) {
        if (blockage.obstacle() instanceof Obstacle.Filtered filtered) {
            return filter(blockage, filtered.denial().step());
        }
        if (!ways) {
            return Optional.empty();
        }
        return blockage.obstacle() instanceof Obstacle.Unrouted unrouted
                ? route(blockage, unrouted)
                : refusal(blockage, (Obstacle.Refused) blockage.obstacle());
    }

    private Optional<TraceRemedy> filter(Blockage blockage, FilterStep step) {
        Optional<Packet> packet = blockage.packetAt(step);
        Optional<NetworkInterface> at = blockage.at(step);
        if (packet.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        boolean reply = blockage.reply();
        Optional<TrafficClass> traffic =
                reply ? Optional.of(NarrowTraffic.ofAnswers(packet.get().reversed())) : NarrowTraffic.of(packet.get());
        return traffic.flatMap(opened -> change(step, at.get(), packet.get(), opened, reply))
                .map(change -> TraceRemedy.ofFilter(change, at.get().id(), step));
    }

    private Optional<Change> change(
            FilterStep step, NetworkInterface at, Packet packet, TrafficClass traffic, boolean reply) {
        if (step instanceof FilterStep.AclStep acl) {
            return filters.allow(acl, at, packet, traffic, reply);
        }
        if (step instanceof FilterStep.SecurityGroupStep groups) {
            // What denies an answer by state denies its request, which has an obstacle of its own.
            return groups.byState() ? Optional.empty() : filters.authorize(groups, groups.direction(), packet, traffic);
        }
        FilterStep.BlockPublicAccessStep blocked = (FilterStep.BlockPublicAccessStep) step;
        Direction initiated = reply ? blocked.direction().reversed() : blocked.direction();
        return filters.exclude(blocked, initiated, packet);
    }

    private Optional<TraceRemedy> route(Blockage blockage, Obstacle.Unrouted unrouted) {
        Optional<RouteTable> table = snapshot.find(RouteTable.class, unrouted.componentId());
        if (table.isEmpty() || unrouted.subnetId().isEmpty()) {
            return Optional.empty();
        }
        String subnetId = unrouted.subnetId().get();
        boolean toInternetGateway = unrouted.route()
                .map(Route::target)
                .filter(target -> target.kind() == RouteTarget.Kind.INTERNET_GATEWAY)
                .isPresent();
        return (toInternetGateway ? gateways.attachInternetGateway(table.get().vpcId()) : Optional.<Change>empty())
                .or(() -> blockage.leaving(subnetId, unrouted.destination())
                        .flatMap(packet -> routes.leadOn(
                                table.get(),
                                unrouted.route(),
                                packet.source(),
                                unrouted.destination(),
                                blockage.reply())))
                .map(change -> TraceRemedy.ofWay(change, subnetId));
    }

    private Optional<TraceRemedy> refusal(Blockage blockage, Obstacle.Refused refused) {
        String id = refused.componentId();
        return switch (refused.code()) {
            case ENI_SOURCE_DEST_CHECK_RESTRICTION ->
                gateways.disableSourceDestCheck(id).map(change -> TraceRemedy.ofWay(change, id));
            case BAD_STATE_ATTACHMENT ->
                blockage.lastRouteTableId()
                        .flatMap(table -> snapshot.find(RouteTable.class, table))
                        .flatMap(table -> attach(table.vpcId()));
            case NO_PATH -> snapshot.find(Vpc.class, id).flatMap(vpc -> attach(vpc.id()));
            default -> Optional.empty();
        };
    }

    private Optional<TraceRemedy> attach(String vpcId) {
        return gateways.attachInternetGateway(vpcId).map(change -> TraceRemedy.ofWay(change, vpcId));
    }
}
