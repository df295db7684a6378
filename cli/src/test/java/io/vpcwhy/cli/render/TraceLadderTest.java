package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.EndpointResolver;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ladder of a trace: whatever stops the packet is a marked line of it. */
class TraceLadderTest {

    private static Network network(String... routes) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .subnet("subnet-nat", "10.0.9.0/24")
                .securityGroup("sg-1", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1")
                .internetGateway("igw-1")
                .natGateway("nat-1", "subnet-nat", "eni-nat", "10.0.9.5", "198.51.100.5")
                .routeTable("rtb-1", List.of("subnet-1"), routes);
    }

    @Test
    void reply_that_nobody_needs_is_not_said_to_come_back() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .subnet("subnet-2", "10.0.2.0/24")
                .securityGroup("sg-1", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .networkAcl("acl-2", List.of("subnet-2"), "in 100 allow all from 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1")
                .networkInterface("eni-2", "subnet-2", "10.0.2.10", "sg-1");
        Snapshot snapshot = network.snapshot();
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve("eni-1", "eni-2");
        Packet packet = Packet.udp(ends.from().address(), 50_000, ends.to().address(), 514);
        Trace trace = new Tracer(NetworkGraph.of(snapshot)).trace(ends.from(), ends.to(), packet);

        assertThat(TraceWords.summary(trace))
                .isEqualTo("udp 10.0.1.10:50000 -> 10.0.2.10:514 arrives; a reply would not come back.");
    }

    /** The lines of the way there that are marked. */
    private static List<String> marked(Network network, String to) throws IOException {
        Snapshot snapshot = network.snapshot();
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve("eni-1", to);
        Packet packet = Packet.tcp(ends.from().address(), 50_000, ends.to().address(), 443);
        Trace trace = new Tracer(NetworkGraph.of(snapshot)).trace(ends.from(), ends.to(), packet);
        StringWriter out = new StringWriter();
        new TraceText(out, Colours.OFF, snapshot).write(trace, Optional.empty());
        return out.toString()
                .lines()
                .dropWhile(line -> !line.equals("There"))
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith("  X "))
                .map(line -> line.substring(4))
                .toList();
    }

    @Test
    void missing_route_is_the_last_line() throws IOException {
        assertThat(marked(network(), "203.0.113.9"))
                .containsExactly("route table rtb-1 of subnet-1 has no route to 203.0.113.9");
    }

    @Test
    void blackhole_is_marked_where_it_is_selected() throws IOException {
        assertThat(marked(network("0.0.0.0/0 nat-gone blackhole"), "203.0.113.9"))
                .containsExactly("rtb-1  0.0.0.0/0 to nat-gone: a blackhole");
    }

    @Test
    void gateway_that_refuses_is_marked_with_its_reason() throws IOException {
        assertThat(marked(network("0.0.0.0/0 igw-1"), "203.0.113.9"))
                .containsExactly("igw-1: the source has no public address for the internet gateway to translate to"
                        + " (10.0.1.10)");
    }

    @Test
    void nat_gateway_holds_its_address_and_takes_no_connections() throws IOException {
        assertThat(marked(network(), "nat-1"))
                .containsExactly("nat-1: it takes no connections, and passes on only what others ask for (10.0.9.5)");
    }
}
