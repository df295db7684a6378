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
import java.util.List;
import java.util.Optional;

/** Traces single packets along ways that were found for sets of them. */
public final class WayTracer {

    private final Snapshot snapshot;
    private final Tracer tracer;

    public WayTracer(NetworkGraph network) {
        this.snapshot = network.snapshot();
        this.tracer = new Tracer(network);
    }

    /**
     * The trace of a packet by which it comes from one end to another; empty where it does not.
     *
     * @param known the trace of a packet that takes the same way
     */
    public Optional<Trace> trace(WayEnd source, WayEnd destination, Trace known, Packet packet) {
        Origin origin = origin(source, known, packet);
        return tracer.ways(origin, target(source, destination, packet), packet, inquiry -> {}).stream()
                .filter(trace -> trace.forward().arrives())
                .filter(trace -> trace.forward().end().equals(end(destination, known)))
                .findFirst();
    }

    private Origin origin(WayEnd source, Trace known, Packet packet) {
        if (source instanceof WayEnd.AtInterface at) {
            return new Origin.FromInterface(at.station().networkInterface(), packet.source());
        }
        if (source instanceof WayEnd.OnPremises beyond) {
            return new Origin.FromOnPremises(packet.source(), beyond.gatewayId(), vpc(beyond, known));
        }
        return new Origin.FromInternet(packet.source());
    }

    /** Of the VPCs of a virtual private gateway, the one that the way enters: that of its first interface. */
    private Optional<String> vpc(WayEnd.OnPremises beyond, Trace known) {
        List<String> attached = snapshot.find(VpnGateway.class, beyond.gatewayId()).stream()
                .flatMap(gateway -> gateway.vpcIds().stream())
                .toList();
        return known.forward().components().stream()
                .flatMap(component -> snapshot.find(NetworkInterface.class, component.id()).stream())
                .map(NetworkInterface::vpcId)
                .filter(attached::contains)
                .findFirst();
    }

    /** Past a load balancer the packet is sent to a node, and not to the end. */
    private Target target(WayEnd source, WayEnd end, Packet packet) {
        IpAddress destination = packet.destination();
        Optional<NetworkInterface> meant = snapshot.interfaceWithPublicAddress(destination)
                .filter(nic -> source instanceof WayEnd.Internet)
                .or(() -> Optional.of(end)
                        .filter(WayEnd.AtInterface.class::isInstance)
                        .map(at -> ((WayEnd.AtInterface) at).station().networkInterface())
                        .filter(nic -> nic.holds(destination)));
        return new Target(destination, meant);
    }

    private static Optional<Place> end(WayEnd destination, Trace known) {
        return known.forward()
                .end()
                .map(place -> destination instanceof WayEnd.AtInterface at
                        ? new Place(
                                Place.Kind.INTERFACE,
                                at.station().networkInterface().id())
                        : place);
    }
}
