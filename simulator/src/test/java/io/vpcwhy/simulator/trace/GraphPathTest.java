package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Whatever a trace goes through, there and back, is a walk along moves of the graph. The traces of the other tests are held
 * to it by {@link Traced}.
 */
class GraphPathTest {

    private static final List<String> OUTSIDE =
            List.of("internet", "203.0.113.9", "192.168.7.7", "2606:4700::1", "198.51.100.61", "169.254.169.253");

    private static List<String> ends(Snapshot snapshot) {
        List<String> ends = new ArrayList<>(OUTSIDE);
        snapshot.all(NetworkInterface.class)
                .forEach(nic ->
                        nic.addresses().forEach(own -> ends.add(own.address().toString())));
        return ends;
    }

    /** Traces between all ends; what each way was is told in the ids that it met. */
    private static Set<String> hold(Snapshot snapshot) {
        NetworkGraph network = NetworkGraph.of(snapshot);
        Tracer tracer = new Tracer(network);
        Set<String> met = new TreeSet<>();
        for (String from : ends(snapshot)) {
            for (String to : ends(snapshot)) {
                if (from.equals(to) || from.contains(":") != to.contains(":")) {
                    continue;
                }
                EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve(from, to);
                if (ends.from().address().family() == ends.to().address().family()) {
                    Packet packet =
                            Packet.tcp(ends.from().address(), 50_000, ends.to().address(), 443);
                    Trace trace = tracer.trace(ends.from(), ends.to(), packet);
                    GraphPath.require(network, ends.from(), trace);
                    trace.forward().components().forEach(component -> met.add(component.id()));
                }
            }
        }
        return met;
    }

    @Property(tries = 60)
    void tracesWalkAlongTheMovesOfTheGraph(@ForAll @IntRange(max = 1_000_000) int seed) {
        hold(RandomTopology.of(seed));
    }

    @Property(tries = 10)
    void tracesPastRandomFiltersDoToo(@ForAll @IntRange(max = 100_000) int seed) {
        hold(RandomNetwork.of(seed).snapshot());
    }

    @Test
    void theRandomNetworksLeadThroughGatewaysOfAllKinds() {
        Set<String> met = new TreeSet<>();
        for (int seed = 0; seed < 20; seed++) {
            met.addAll(hold(RandomTopology.of(seed)));
        }
        assertThat(met)
                .contains("igw-1", "nat-1", "nat-r1", "nat-r2", "eigw-1", "vgw-1", "pcx-12", "pcx-23")
                .contains("tgw-1", "att-1", "att-vpn", "eni-box1", "vpce-fw1", "rtb-edge1", "rtb-r2");
    }

    private static Network peered(String route) {
        return Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-1", "10.1.1.0/24")
                .networkInterface("eni-1", "subnet-1", "10.1.1.10")
                .routeTable("rtb-1", List.of("subnet-1"), route)
                .internetGateway("igw-1")
                .peering("pcx-1", "vpc-2")
                .and(Network.vpc("vpc-2", "10.2.0.0/16")
                        .subnet("subnet-2", "10.2.1.0/24")
                        .networkInterface("eni-2", "subnet-2", "10.2.1.10"));
    }

    @Test
    void aTraceThroughAnotherNetworkIsNoWalk() {
        Snapshot snapshot = peered("10.2.0.0/16 pcx-1").snapshot();
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve("eni-1", "eni-2");
        Trace trace = new Tracer(NetworkGraph.of(snapshot))
                .trace(
                        ends.from(),
                        ends.to(),
                        Packet.tcp(ends.from().address(), 50_000, ends.to().address(), 443));
        NetworkGraph other = NetworkGraph.of(peered("10.2.0.0/16 igw-1").snapshot());
        assertThatThrownBy(() -> GraphPath.require(other, ends.from(), trace))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to [] on the packet's way [eni-1, ");
    }
}
