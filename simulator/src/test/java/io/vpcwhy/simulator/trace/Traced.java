package io.vpcwhy.simulator.trace;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Traces through a network that a test has written, each held against the graph, and tells of them in short words. */
final class Traced {

    private final Trace trace;

    private Traced(Trace trace) {
        this.trace = trace;
    }

    /** A TCP connection from port 50000. */
    static Traced tcp(Network network, String from, String to, int port) {
        return tcp(network.snapshot(), from, to, port);
    }

    static Traced tcp(Snapshot snapshot, String from, String to, int port) {
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve(from, to);
        Packet packet = Packet.tcp(ends.from().address(), 50_000, ends.to().address(), port);
        return of(snapshot, ends, packet);
    }

    static Traced udp(Network network, String from, String to, int port) {
        Snapshot snapshot = network.snapshot();
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve(from, to);
        Packet packet = Packet.udp(ends.from().address(), 50_000, ends.to().address(), port);
        return of(snapshot, ends, packet);
    }

    static Traced ping(Network network, String from, String to) {
        Snapshot snapshot = network.snapshot();
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve(from, to);
        IpAddress source = ends.from().address();
        IcmpType echo = source.family() == IpFamily.IPV4 ? IcmpType.ECHO_REQUEST : IcmpType.ECHO_REQUEST_V6;
        return of(snapshot, ends, Packet.icmp(source, ends.to().address(), echo));
    }

    static Traced of(Snapshot snapshot, EndpointResolver.Ends ends, Packet packet) {
        NetworkGraph network = NetworkGraph.of(snapshot);
        Trace trace = new Tracer(network).trace(ends.from(), ends.to(), packet);
        GraphPath.require(network, ends.from(), trace);
        return new Traced(trace);
    }

    Trace trace() {
        return trace;
    }

    Trace.Disposition disposition() {
        return trace.disposition();
    }

    /** The codes of what stands in the way of the packet itself. */
    List<ExplanationCode> there() {
        return trace.forward().obstacles().stream().map(Obstacle::code).toList();
    }

    /** The codes of what stands in the reply's way. */
    List<ExplanationCode> back() {
        return trace.reply().stream()
                .flatMap(leg -> leg.obstacles().stream())
                .map(Obstacle::code)
                .toList();
    }

    /** The ids of interfaces, gateways and tables that the packet meets, without filters. */
    List<String> way() {
        return way(trace.forward());
    }

    List<String> wayBack() {
        return trace.reply().map(Traced::way).orElse(List.of());
    }

    private static List<String> way(Leg leg) {
        List<String> ids = new ArrayList<>();
        for (Component component : leg.components()) {
            if (!(component instanceof Component.Filter)) {
                ids.add(component.id());
            }
        }
        return ids;
    }

    /** An attachment and the transit gateway route table that it is associated with. */
    static TransitGatewayAttachment attachment(String id, String type, String resourceId, String table) {
        return new TransitGatewayAttachment(
                id, "tgw-1", type, resourceId, "available", Optional.of(table), io.vpcwhy.model.aws.Tags.NONE);
    }

    /** A transit gateway route table; a route is a block and an attachment, or {@code blackhole}. */
    static TransitGatewayRouteTable table(String id, String... routes) {
        List<TransitGatewayRoute> parsed = new ArrayList<>();
        for (String route : routes) {
            String[] parts = route.split(" ", -1);
            boolean blackhole = parts[1].equals("blackhole");
            parsed.add(new TransitGatewayRoute(
                    new Route.Destination.CidrDestination(Cidr.parse(parts[0])),
                    TransitGatewayRoute.Type.STATIC,
                    blackhole,
                    blackhole ? Optional.empty() : Optional.of(parts[1]),
                    Optional.empty()));
        }
        return new TransitGatewayRouteTable(
                id, "tgw-1", "available", Optional.of(parsed), List.of(), io.vpcwhy.model.aws.Tags.NONE);
    }
}
