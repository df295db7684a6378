package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.Optional;

/** Traces single packets along ways that were found for sets of them. */
public final class WayTracer {

    private final Snapshot snapshot;
    private final Tracer tracer;

    public WayTracer(NetworkGraph network) {
        this.snapshot = network.snapshot();
        this.tracer = new Tracer(network);
    }

    /** The trace of a packet by which it comes to the end of a way; empty where it does not. */
    public Optional<Trace> trace(Way way, Packet packet) {
        return tracer.ways(origin(way, packet), target(way, packet), packet, inquiry -> {}).stream()
                .filter(trace -> trace.forward().arrives())
                .filter(trace -> trace.forward().end().equals(end(way)))
                .findFirst();
    }

    private Origin origin(Way way, Packet packet) {
        if (way.source() instanceof WayEnd.AtInterface at) {
            return new Origin.FromInterface(at.station().networkInterface(), packet.source());
        }
        if (way.source() instanceof WayEnd.OnPremises beyond) {
            Optional<String> vpcId = snapshot.find(VpnGateway.class, beyond.gatewayId()).stream()
                    .flatMap(gateway -> gateway.vpcIds().stream())
                    .findFirst();
            return new Origin.FromOnPremises(packet.source(), beyond.gatewayId(), vpcId);
        }
        return new Origin.FromInternet(packet.source());
    }

    /** Past a load balancer the packet is sent to a node, and not to the end. */
    private Target target(Way way, Packet packet) {
        IpAddress destination = packet.destination();
        Optional<NetworkInterface> meant = snapshot.interfaceWithPublicAddress(destination)
                .filter(nic -> way.source() instanceof WayEnd.Internet)
                .or(() -> Optional.of(way.destination())
                        .filter(WayEnd.AtInterface.class::isInstance)
                        .map(end -> ((WayEnd.AtInterface) end).station().networkInterface())
                        .filter(nic -> nic.holds(destination)));
        return new Target(destination, meant);
    }

    private static Optional<Place> end(Way way) {
        return way.trace()
                .forward()
                .end()
                .map(place -> way.destination() instanceof WayEnd.AtInterface at
                        ? new Place(
                                Place.Kind.INTERFACE,
                                at.station().networkInterface().id())
                        : place);
    }
}
