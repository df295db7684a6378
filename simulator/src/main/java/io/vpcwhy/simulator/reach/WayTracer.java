package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Traces single packets along ways that were found for sets of them. */
public final class WayTracer {

    private final Snapshot snapshot;
    private final Tracer tracer;

    public WayTracer(NetworkGraph network) {
        this.snapshot = network.snapshot();
        this.tracer = new Tracer(network);
    }

    /**
     * The trace of a packet that takes a way; empty where it does not.
     *
     * @param known the trace of another packet that takes the same way, whether it arrives or nobody knows where
     */
    public Optional<Trace> trace(WayEnd source, WayEnd destination, Trace known, Packet packet) {
        return traces(source, destination, known, packet).findFirst();
    }

    /** The trace that tells for all ways of a packet from the source of a way how it fares. */
    public Trace toldTrace(WayEnd source, WayEnd destination, Trace known, Packet packet) {
        return tracer.trace(origin(source, destination, known, packet), target(source, destination, packet), packet);
    }

    /** Each trace of a packet that takes a way: its reply may come back by several. */
    public Stream<Trace> traces(WayEnd source, WayEnd destination, Trace known, Packet packet) {
        Origin origin = origin(source, destination, known, packet);
        return tracer.ways(origin, target(source, destination, packet), packet, inquiry -> {}).stream()
                .filter(trace -> trace.forward().arrives() == known.forward().arrives()
                        && trace.forward().blocked() == known.forward().blocked())
                .filter(trace -> trace.forward().end().equals(end(destination, known)));
    }

    private Origin origin(WayEnd source, WayEnd destination, Trace known, Packet packet) {
        if (source instanceof WayEnd.AtInterface at) {
            return new Origin.FromInterface(at.station().networkInterface(), packet.source());
        }
        if (source instanceof WayEnd.OnPremises beyond) {
            return new Origin.FromOnPremises(packet.source(), beyond.gatewayId(), vpc(beyond, destination, known));
        }
        return new Origin.FromInternet(packet.source());
    }

    /** Of the VPCs of a virtual private gateway, the one that the way enters: that of its first interface, else of its end. */
    private Optional<String> vpc(WayEnd.OnPremises beyond, WayEnd destination, Trace known) {
        List<String> attached = snapshot.find(VpnGateway.class, beyond.gatewayId()).stream()
                .flatMap(gateway -> gateway.vpcIds().stream())
                .toList();
        return Stream.concat(known.forward().components().stream().map(Component::id), Stream.of(destination.id()))
                .flatMap(id -> snapshot.find(NetworkInterface.class, id).stream())
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
                .map(place -> destination instanceof WayEnd.AtInterface at && place.kind() == Place.Kind.INTERFACE
                        ? new Place(
                                Place.Kind.INTERFACE,
                                at.station().networkInterface().id())
                        : place);
    }
}
