package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.InternetAddresses;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries one packet from the internet, to tell why it does not get through. */
final class InternetProbe {

    private static final int CLIENT_PORT = 50000;

    private final Tracer tracer;
    private final InternetAddresses internet;

    InternetProbe(NetworkGraph network) {
        this.internet = new InternetAddresses(network.snapshot());
        this.tracer = new Tracer(network);
    }

    /** The traces of a TCP packet to an interface, one for each family of which it has an address. */
    List<Trace> traces(NetworkInterface nic, int port) {
        List<Trace> traces = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            nic.primaryAddress(family).ifPresent(own -> traces.add(trace(nic, own, port)));
        }
        return traces;
    }

    private Trace trace(NetworkInterface nic, IpAddress own, int port) {
        IpAddress from = internet.somewhere(own.family());
        IpAddress to = nic.publicAddressOf(own).orElse(own);
        return tracer.trace(
                new Origin.FromInternet(from),
                new Target(to, Optional.of(nic)),
                Packet.tcp(from, CLIENT_PORT, to, port));
    }
}
