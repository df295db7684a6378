package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import java.util.Optional;
import java.util.function.Function;

/** Says of places in a network which packets go from one to the other, and how each of them is traced. */
final class TrafficMaker {

    private final HeaderSpace packets;
    private final Universe universe;

    /** @param packets those that are looked at */
    TrafficMaker(HeaderSpace packets, Universe universe) {
        this.packets = packets;
        this.universe = universe;
    }

    /** @param to a station that the internet knows */
    Traffic fromInternet(Station to, int kind) {
        return fromOutside(
                packets.intersection(universe.aroundInternet(End.SOURCE)),
                to,
                kind,
                new Target(to.internetAddress().orElseThrow(), Optional.of(to.networkInterface())),
                Optional.empty(),
                packet -> new Origin.FromInternet(packet.source()));
    }

    /** @param vpcId the VPC that packets come into by a virtual private gateway */
    Traffic fromOnPremises(String gatewayId, Optional<String> vpcId, Station to, int kind) {
        return fromOutside(
                packets.intersection(universe.aroundOnPremises(End.SOURCE)),
                to,
                kind,
                new Target(to.address(), Optional.of(to.networkInterface())),
                Optional.of(gatewayId),
                packet -> new Origin.FromOnPremises(packet.source(), gatewayId, vpcId));
    }

    private Traffic fromOutside(
            HeaderSpace sent,
            Station to,
            int kind,
            Target target,
            Optional<String> gatewayId,
            Function<Packet, Origin> origin) {
        return new Traffic(
                new Sent(
                        sent,
                        Optional.of(universe.outside(End.SOURCE)),
                        Optional.empty(),
                        Optional.of(target.address())),
                Ends.to(to, kind),
                gatewayId,
                (tracer, packet, asked) -> tracer.ways(origin.apply(packet), target, packet, asked));
    }

    Traffic toOutside(Station from, int kind) {
        Origin origin = new Origin.FromInterface(from.networkInterface(), from.address());
        return new Traffic(
                new Sent(
                        packets.intersection(universe.aroundOnPremises(End.DESTINATION)),
                        Optional.of(universe.outside(End.DESTINATION)),
                        Optional.of(from.address()),
                        Optional.empty()),
                Ends.from(from, kind),
                Optional.empty(),
                (tracer, packet, asked) ->
                        tracer.ways(origin, new Target(packet.destination(), Optional.empty()), packet, asked));
    }

    Traffic between(Station from, int sourceKind, Station to, int destinationKind) {
        Origin origin = new Origin.FromInterface(from.networkInterface(), from.address());
        Target target = new Target(to.address(), Optional.of(to.networkInterface()));
        return new Traffic(
                new Sent(packets, Optional.empty(), Optional.of(from.address()), Optional.of(to.address())),
                new Ends(Optional.of(from), sourceKind, Optional.of(to), destinationKind),
                Optional.empty(),
                (tracer, packet, asked) -> tracer.ways(origin, target, packet, asked));
    }
}
