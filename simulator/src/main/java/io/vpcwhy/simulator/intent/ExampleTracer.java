package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.trace.EndpointResolver;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.Optional;

/** Traces one packet of an intent. */
final class ExampleTracer {

    private final Tracer tracer;
    private final EndpointResolver endpoints;

    ExampleTracer(NetworkGraph network) {
        this.tracer = new Tracer(network);
        this.endpoints = new EndpointResolver(network.snapshot());
    }

    /**
     * What becomes of a packet.
     *
     * @param from empty where it comes from outside
     * @param to empty where it goes outside
     */
    Trace trace(Packet packet, Optional<NetworkInterface> from, Optional<NetworkInterface> to) {
        Origin origin = from.<Origin>map(nic -> new Origin.FromInterface(nic, packet.source()))
                .orElseGet(() -> fromOutside(packet.source(), to.orElseThrow()));
        return tracer.trace(origin, new Target(packet.destination(), to), packet);
    }

    /** Where packets of an address outside come from. */
    Origin fromOutside(IpAddress source, NetworkInterface to) {
        return AddressScope.isPrivate(source)
                ? endpoints.resolve(source.toString(), to.id()).from()
                : new Origin.FromInternet(source);
    }
}
