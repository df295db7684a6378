package io.vpcwhy.simulator.trace;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.remedy.Change;
import java.util.List;

/** The remedies of a trace through a network that a test has written, in short words. */
record Mended(TraceRemedies remedies) {

    /** A TCP connection from port 50000. */
    static Mended tcp(Network network, String from, String to, int port) {
        Snapshot snapshot = network.snapshot();
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve(from, to);
        return of(
                snapshot,
                ends,
                Packet.tcp(ends.from().address(), 50_000, ends.to().address(), port));
    }

    static Mended udp(Network network, String from, String to, int port) {
        Snapshot snapshot = network.snapshot();
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve(from, to);
        return of(
                snapshot,
                ends,
                Packet.udp(ends.from().address(), 50_000, ends.to().address(), port));
    }

    private static Mended of(Snapshot snapshot, EndpointResolver.Ends ends, Packet packet) {
        Trace trace = new Tracer(NetworkGraph.of(snapshot)).trace(ends.from(), ends.to(), packet);
        return new Mended(new TraceRemedyFinder(snapshot).find(ends.from(), ends.to(), trace));
    }

    boolean verified() {
        return remedies.verified();
    }

    List<ExplanationCode> remaining() {
        return remedies.remaining().stream().map(Obstacle::code).distinct().toList();
    }

    /** Each change with the interface that it is for and how many others it opens. */
    List<String> changes() {
        return remedies.remedies().stream()
                .map(remedy -> remedy.componentId() + ": " + words(remedy.change())
                        + (remedy.change().otherInterfaces() == 0
                                ? ""
                                : ", and for " + remedy.change().otherInterfaces() + " more"))
                .toList();
    }

    private static String words(Change change) {
        if (change instanceof Change.AuthorizeSecurityGroup authorize) {
            return authorize.rule().groupId() + " " + authorize.rule().direction() + " "
                    + traffic(authorize.rule().traffic()) + " "
                    + authorize.rule().peer();
        }
        if (change instanceof Change.CreateNetworkAclEntry create) {
            return create.networkAclId() + " " + create.entry().direction() + " "
                    + create.entry().number() + " " + traffic(create.entry().traffic()) + " "
                    + create.entry().cidr() + (create.reply() ? " for replies" : "");
        }
        if (change instanceof Change.SetRoute set) {
            return set.routeTableId() + " " + (set.replaces() ? "replaces " : "")
                    + set.route().destination() + " to " + set.route().target().id();
        }
        if (change instanceof Change.AttachInternetGateway attach) {
            return "attaches " + attach.internetGatewayId() + " to " + attach.vpcId();
        }
        return change.toString();
    }

    private static String traffic(TrafficClass traffic) {
        TrafficClass.Ports ports = (TrafficClass.Ports) traffic;
        return ports.protocol() + " " + ports.range();
    }
}
