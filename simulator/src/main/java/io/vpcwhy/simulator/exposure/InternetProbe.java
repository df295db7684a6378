package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.EndpointResolver;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.Optional;

/** Tries one packet from the internet, to tell why it does not get through. */
final class InternetProbe {

    private static final int CLIENT_PORT = 50000;

    private final Tracer tracer;

    InternetProbe(NetworkGraph network) {
        this.tracer = new Tracer(network);
    }

    /** The trace of a TCP packet to an interface; empty where it has no address. */
    Optional<Trace> trace(NetworkInterface nic, int port) {
        IpFamily family = nic.primaryAddress(IpFamily.IPV4).isPresent() ? IpFamily.IPV4 : IpFamily.IPV6;
        Optional<IpAddress> inside = nic.primaryAddress(family);
        return inside.map(own -> {
            IpAddress from = EndpointResolver.somewhere(family);
            IpAddress to = nic.publicAddressOf(own).orElse(own);
            return tracer.trace(
                    new Origin.FromInternet(from),
                    new Target(to, Optional.of(nic)),
                    Packet.tcp(from, CLIENT_PORT, to, port));
        });
    }
}
