package io.vpcwhy.cli;

import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.EndpointResolver;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.SourcePorts;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that name a packet, for every command that traces one. */
final class TraceOptions {

    private static final int SOURCE_PORT = 50_000;

    /**
     * A trace as it was asked for.
     *
     * @param ends where the packet comes from and is to go
     * @param otherPorts how other source ports fare, where none was named
     */
    record Answer(EndpointResolver.Ends ends, Trace trace, Optional<SourcePorts> otherPorts) {}

    @Option(
            names = "--from",
            required = true,
            paramLabel = "END",
            description = "An interface, instance, IP address, load balancer, database, VPC endpoint, or internet.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "END", description = "The same.")
    private String to = "";

    @Option(
            names = "--protocol",
            paramLabel = "tcp|udp|icmp|NUMBER",
            description = "Default: tcp. ICMP is an echo request unless --icmp-type says otherwise.",
            defaultValue = "tcp")
    private String protocol = "tcp";

    @Option(names = "--port", paramLabel = "PORT", description = "Destination port, 0 to 65535; TCP and UDP need it.")
    private @Nullable Integer port;

    @Option(
            names = "--source-port",
            paramLabel = "PORT",
            description =
                    "Source port, 0 to 65535. Default: 50000; the answer says where another ephemeral port (1024 to"
                            + " 65535) would fare otherwise.")
    private @Nullable Integer sourcePort;

    @Option(
            names = "--icmp-type",
            paramLabel = "TYPE[/CODE]",
            description = "Such as 8 or 3/4. Default: an echo request.")
    private @Nullable String icmpType;

    Answer trace(CommandLine line, NetworkGraph network) {
        EndpointResolver.Ends ends = ends(network.snapshot());
        Packet packet = packet(line, ends.from(), ends.to());
        Tracer tracer = new Tracer(network);
        Trace trace = tracer.trace(ends.from(), ends.to(), packet);
        Optional<SourcePorts> otherPorts =
                sourcePort == null && packet.sourcePort().isPresent()
                        ? Optional.of(SourcePorts.compare(tracer, ends.from(), ends.to(), trace))
                        : Optional.empty();
        return new Answer(ends, trace, otherPorts);
    }

    private EndpointResolver.Ends ends(Snapshot snapshot) {
        try {
            return new EndpointResolver(snapshot).resolve(from, to);
        } catch (IllegalArgumentException e) {
            throw new InputException("--from, --to: " + e.getMessage());
        }
    }

    private Packet packet(CommandLine line, Origin origin, Target target) {
        IpAddress source = origin.address();
        IpAddress destination = target.address();
        if (source.family() != destination.family()) {
            throw new CommandLine.ParameterException(
                    line, source + " and " + destination + " are of different families: give two of one");
        }
        IpProtocol number = protocol(line, source.family());
        if (number.isIcmp()) {
            return Packet.icmp(source, destination, icmpType(line, source.family()));
        }
        if (!number.hasPorts()) {
            return Packet.of(number, source, destination);
        }
        int destinationPort = requirePort(line, "--port", port);
        int from = sourcePort == null ? SOURCE_PORT : requirePort(line, "--source-port", sourcePort);
        return Packet.withPorts(number, source, from, destination, destinationPort);
    }

    private IpProtocol protocol(CommandLine line, IpFamily family) {
        IpProtocol parsed = IpProtocol.tryParse(protocol)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        line, "--protocol " + protocol + " is neither tcp, udp, icmp nor a number from 0 to 255"));
        return parsed.isIcmp() ? (family == IpFamily.IPV4 ? IpProtocol.ICMP : IpProtocol.ICMPV6) : parsed;
    }

    private IcmpType icmpType(CommandLine line, IpFamily family) {
        if (icmpType == null) {
            return family == IpFamily.IPV4 ? IcmpType.ECHO_REQUEST : IcmpType.ECHO_REQUEST_V6;
        }
        int slash = icmpType.indexOf('/');
        try {
            return new IcmpType(
                    Integer.parseInt(slash < 0 ? icmpType : icmpType.substring(0, slash)),
                    slash < 0 ? 0 : Integer.parseInt(icmpType.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    line, "--icmp-type " + icmpType + " is no TYPE or TYPE/CODE of numbers from 0 to 255", e);
        }
    }

    private static int requirePort(CommandLine line, String option, @Nullable Integer value) {
        if (value == null) {
            throw new CommandLine.ParameterException(line, option + " PORT is missing: tcp and udp have ports");
        }
        if (value < 0 || value > 65_535) {
            throw new CommandLine.ParameterException(line, option + " " + value + " is not between 0 and 65535");
        }
        return value;
    }
}
