package io.vpcwhy.cli.graph;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.EndpointResolver;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;

/** Networks to be drawn. */
final class Pictured {

    private static final String[] OPEN = {"in all from 0.0.0.0/0", "out all to 0.0.0.0/0"};

    private Pictured() {}

    /** Two VPCs with a peering connection; the way back has no route unless a test says so. */
    static Snapshot peered(String name, String... routesBack) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .subnet("subnet-app", "10.0.2.0/24")
                .securityGroup("sg-1", OPEN)
                .networkInterface(
                        "eni-web",
                        "subnet-web",
                        nic -> nic.address("10.0.1.10", "198.51.100.7")
                                .securityGroups("sg-1")
                                .tag("Name", name))
                .networkInterface("eni-app", "subnet-app", "10.0.2.20", "sg-1")
                .natGateway("nat-1", "subnet-web", "eni-nat", "10.0.1.5", "198.51.100.5")
                .routeTable("rtb-web", java.util.List.of("subnet-web"), "0.0.0.0/0 igw-1")
                .routeTable("rtb-app", java.util.List.of("subnet-app"), "0.0.0.0/0 nat-1", "10.1.0.0/16 pcx-1")
                .internetGateway("igw-1")
                .peering("pcx-1", "vpc-2")
                .and(Network.vpc("vpc-2", "10.1.0.0/16")
                        .subnet("subnet-db", "10.1.1.0/24")
                        .securityGroup("sg-2", OPEN)
                        .networkInterface("eni-db", "subnet-db", "10.1.1.30", "sg-2")
                        .routeTable("rtb-db", java.util.List.of("subnet-db"), routesBack))
                .snapshot();
    }

    static Drawing network(Snapshot snapshot) {
        return new DrawingBuilder(NetworkGraph.of(snapshot), 200).network();
    }

    /** The way from {@code eni-app} to {@code eni-db}. */
    static Drawing path(Snapshot snapshot) {
        NetworkGraph network = NetworkGraph.of(snapshot);
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve("eni-app", "eni-db");
        Trace trace = new Tracer(network)
                .trace(
                        ends.from(),
                        ends.to(),
                        Packet.withPorts(
                                IpProtocol.TCP,
                                IpAddress.parse("10.0.2.20"),
                                50_000,
                                IpAddress.parse("10.1.1.30"),
                                5432));
        return new DrawingBuilder(network, 200).path(trace);
    }
}
