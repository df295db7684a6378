package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Traces packets and their replies through a network. Immutable, and safe to share between threads. */
public final class Tracer {

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final LoadBalancerCrossing loadBalancers;

    public Tracer(NetworkGraph network) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.loadBalancers = new LoadBalancerCrossing(network);
    }

    /** Walks a packet from its origin to its target, and the reply back. */
    public Trace trace(Origin origin, Target target, Packet packet) {
        return loadBalancers.goOn(toEnd(origin, target, packet, inquiry -> {}));
    }

    /**
     * As {@link #trace}, by every way that a load balancer at the end may take, and to the load balancer itself, which
     * comes first.
     *
     * @param asked is told everything that the network asked of the packet, of its replies, and of what load balancers
     *     made of them, up to the first obstacle of each
     */
    public List<Trace> ways(Origin origin, Target target, Packet packet, Consumer<Inquiry> asked) {
        Trace trace = toEnd(origin, target, packet, asked);
        List<Trace> onward = trace.forward().arrives() ? loadBalancers.everyWay(trace, asked) : List.of(trace);
        return onward.equals(List.of(trace))
                ? onward
                : Stream.concat(Stream.of(trace), onward.stream()).toList();
    }

    private Trace toEnd(Origin origin, Target target, Packet packet, Consumer<Inquiry> asked) {
        Connection connection = new Connection();
        Passage there = new Passage(Header.sent(packet), asked);
        send(origin, target, new Walker(network, connection, false), there);
        target.networkInterface().ifPresent(meant -> there.requireEnd(new Place(Kind.INTERFACE, meant.id())));
        Leg forward = there.leg();
        // Where none comes, nobody asks how a reply would fare: it is traced for people.
        Consumer<Inquiry> askedBack = forward.blocked() || isUnanswered(packet) ? inquiry -> {} : asked;
        return new Trace(
                packet, forward, forward.end().map(end -> reply(origin, packet, end, there, connection, askedBack)));
    }

    private static boolean isUnanswered(Packet packet) {
        return packet.icmp().isPresent() && packet.reversed().icmp().isEmpty();
    }

    private void send(Origin origin, Target target, Walker walker, Passage passage) {
        if (origin instanceof Origin.FromInterface from) {
            if (from.networkInterface().type().equals("vpc_endpoint")) {
                passage.blocked(Obstacle.Refused.of(
                        ExplanationCode.VPCE_INTRA_VPC_TRAFFIC,
                        from.networkInterface().id()));
            }
            walker.leave(from.networkInterface(), passage);
        } else if (origin instanceof Origin.FromInternet) {
            sendFromInternet(target, walker, passage);
        } else if (origin instanceof Origin.FromOnPremises from) {
            sendFromOnPremises(from, walker, passage);
        } else if (origin instanceof Origin.FromUnplaced from) {
            sendFromUnplaced(from, passage);
        }
    }

    private static void sendFromInternet(Target target, Walker walker, Passage passage) {
        if (target.networkInterface().isPresent()) {
            walker.internet().fromInternet(target.networkInterface().get(), passage);
        } else {
            walker.internet().fromInternet(passage);
        }
    }

    private void sendFromOnPremises(Origin.FromOnPremises from, Walker walker, Passage passage) {
        if (from.vpcId().isPresent()) {
            passage.through(from.gatewayId());
            walker.refuseSpoofed(from.gatewayId(), from.vpcId().get(), passage);
            walker.comeIn(from.gatewayId(), from.vpcId().get(), passage);
            return;
        }
        Optional<String> gateway = snapshot.find(TransitGatewayAttachment.class, from.gatewayId())
                .map(TransitGatewayAttachment::transitGatewayId);
        if (gateway.isPresent()) {
            walker.transitGateways().enter(from.gatewayId(), gateway.get(), Optional.empty(), passage);
        } else {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, from.gatewayId()));
        }
    }

    private static void sendFromUnplaced(Origin.FromUnplaced from, Passage passage) {
        from.perhaps().forEach(unknown -> passage.unknown(unknown.reason(), unknown.componentId()));
        if (from.perhaps().isEmpty()) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, "on-premises"));
        }
    }

    private Leg reply(
            Origin origin, Packet sent, Place from, Passage there, Connection connection, Consumer<Inquiry> asked) {
        Passage back = new Passage(there.header().reversed(), asked, Inquiry.Stage.BACK);
        if (there.isLost()) {
            back.lost();
        }
        Walker walker = new Walker(network, connection, true);
        switch (from.kind()) {
            case INTERFACE ->
                snapshot.find(NetworkInterface.class, from.id()).ifPresent(nic -> walker.leave(nic, back));
            case INTERNET -> answerFromInternet(walker, back);
            case ON_PREMISES -> answerFromOnPremises(from, walker, back);
            case VPC_ENDPOINT -> answerFromEndpoint(from, walker, back);
            default -> walker.deliver(from.id(), back);
        }
        requireReturn(origin, sent, back);
        return back.leg();
    }

    private void answerFromInternet(Walker walker, Passage back) {
        if (!walker.nat().regionalReply(back)) {
            walker.internet().fromInternet(back);
        }
    }

    private void answerFromOnPremises(Place from, Walker walker, Passage back) {
        Optional<TransitGatewayAttachment> attachment = snapshot.find(TransitGatewayAttachment.class, from.id());
        if (attachment.isPresent()) {
            walker.transitGateways().enter(from.id(), attachment.get().transitGatewayId(), Optional.empty(), back);
            return;
        }
        back.through(from.id());
        snapshot.find(VpnGateway.class, from.id()).stream()
                .flatMap(gateway -> gateway.vpcIds().stream())
                .findFirst()
                .ifPresent(vpcId -> walker.comeIn(from.id(), vpcId, back));
    }

    /** A gateway endpoint's service answers by the endpoint, to whichever interface of the VPC asked. */
    private void answerFromEndpoint(Place from, Walker walker, Passage back) {
        back.through(from.id());
        snapshot.find(VpcEndpoint.class, from.id()).ifPresent(endpoint -> walker.deliver(endpoint.vpcId(), back));
    }

    /** The reply must come to whoever asked, and from the address that was asked. */
    private static void requireReturn(Origin origin, Packet sent, Passage back) {
        Optional<Place> end = back.end();
        if (end.isEmpty()) {
            return;
        }
        Place asked = origin instanceof Origin.FromInterface from
                ? new Place(Kind.INTERFACE, from.networkInterface().id())
                : origin instanceof Origin.FromOnPremises from
                        ? new Place(Kind.ON_PREMISES, from.gatewayId())
                        : Place.INTERNET;
        boolean samePlace = end.get().equals(asked)
                || (asked.kind() == Kind.ON_PREMISES && end.get().kind() == Kind.ON_PREMISES);
        boolean sameEnds = back.packet().source().equals(sent.destination())
                && back.packet().destination().equals(sent.source());
        if (!samePlace || !sameEnds) {
            back.blocked(Obstacle.Refused.of(
                    ExplanationCode.NO_PATH, end.get().id(), back.packet().destination()));
        }
    }
}
