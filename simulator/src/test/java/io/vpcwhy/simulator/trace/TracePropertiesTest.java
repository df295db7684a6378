package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What must hold of every trace, whatever the network. */
class TracePropertiesTest {

    private static List<Trace> traces(Snapshot snapshot) {
        Tracer tracer = new Tracer(NetworkGraph.of(snapshot));
        List<Trace> traces = new ArrayList<>();
        for (NetworkInterface from : snapshot.all(NetworkInterface.class)) {
            for (NetworkInterface to : snapshot.all(NetworkInterface.class)) {
                for (IpFamily family : IpFamily.values()) {
                    Optional<IpAddress> source = from.primaryAddress(family);
                    Optional<IpAddress> destination = to.primaryAddress(family);
                    if (!from.equals(to) && source.isPresent() && destination.isPresent()) {
                        for (int port : List.of(22, 80, 443)) {
                            traces.add(tracer.trace(
                                    new Origin.FromInterface(from, source.get()),
                                    new Target(destination.get(), Optional.of(to)),
                                    Packet.tcp(source.get(), 50_000, destination.get(), port)));
                        }
                    }
                }
            }
        }
        return traces;
    }

    @Property(tries = 40)
    void whatIsDeliveredIsAcceptedAtEachInterface(@ForAll @IntRange(max = 100_000) int seed) {
        Snapshot snapshot = RandomNetwork.of(seed).snapshot();
        InterfaceSimulator filters = new InterfaceSimulator(snapshot);
        for (Trace trace : traces(snapshot)) {
            boolean accepted = true;
            for (Leg.Crossing crossing : trace.forward().crossings()) {
                accepted &=
                        filters.simulate(crossing.networkInterface(), crossing.direction(), crossing.packet(), false)
                                        .action()
                                == SimulatedAction.ACCEPT;
            }
            if (trace.forward().arrives()) {
                assertThat(accepted).isTrue();
            }
            boolean routed = trace.forward().obstacles().stream().allMatch(Obstacle.Filtered.class::isInstance);
            if (accepted && routed && trace.forward().unknowns().isEmpty()) {
                assertThat(trace.forward().arrives()).isTrue();
            }
        }
    }

    @Property(tries = 40)
    void noPathVisitsAnInterfaceTwiceWithTheSamePacket(@ForAll @IntRange(max = 100_000) int seed) {
        for (Trace trace : traces(RandomNetwork.of(seed).snapshot())) {
            HashSet<String> seen = new HashSet<>();
            for (Leg.Crossing crossing : trace.forward().crossings()) {
                assertThat(seen.add(crossing.networkInterface().id() + crossing.direction() + crossing.packet()))
                        .isTrue();
            }
        }
    }

    /** Interfaces of one subnet whose groups say the same in both directions. */
    @Property(tries = 40)
    void inOneSubnetWithSymmetricRulesBothDirectionsFareAlike(@ForAll @IntRange(max = 100_000) int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network network = Network.vpc("vpc-1", "10.0.0.0/16").subnet("subnet-1", "10.0.1.0/24");
        for (int i = 0; i < 4; i++) {
            int port = random.nextInt(79, 82);
            String block = "10.0.1." + (random.nextInt(4) * 16) + "/28";
            network.securityGroup("sg-" + i, "in tcp " + port + " from " + block, "out tcp " + port + " to " + block)
                    .networkInterface("eni-" + i, "subnet-1", "10.0.1." + (16 * i + 5), "sg-" + i);
        }
        Snapshot snapshot = network.snapshot();
        List<Trace> traces = traces(snapshot);
        for (Trace trace : traces) {
            for (Trace other : traces) {
                boolean reversed = other.packet().source().equals(trace.packet().destination())
                        && other.packet().destination().equals(trace.packet().source())
                        && other.packet()
                                .destinationPort()
                                .equals(trace.packet().destinationPort());
                if (reversed) {
                    assertThat(other.disposition()).isEqualTo(trace.disposition());
                }
            }
        }
    }

    @Property(tries = 60)
    void aMoreSpecificBlackholeMakesNothingReachable(@ForAll @IntRange(max = 100_000) int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> routes = new ArrayList<>();
        String[] targets = {"igw-1", "pcx-1", "eni-box", "nat-1"};
        for (int i = 0; i < 4; i++) {
            routes.add(block(random, 8 + random.nextInt(9)) + " " + targets[random.nextInt(targets.length)]);
        }
        List<String> more = new ArrayList<>(routes);
        more.add(block(random, 17 + random.nextInt(8)) + " nat-gone blackhole");
        for (String to : List.of("10.2.1.10", "93.184.216.34", "10.1.1.20", "203.0.113.9")) {
            boolean before = reachable(routes, to);
            boolean after = reachable(more, to);
            assertThat(after && !before).isFalse();
        }
    }

    private static String block(SplittableRandom random, int length) {
        List<String> bases = List.of("10.2.1.10", "93.184.216.34", "203.0.113.9", "10.2.200.1");
        IpAddress base = IpAddress.parse(bases.get(random.nextInt(bases.size())));
        return io.vpcwhy.model.ip.Cidr.of(base, length).toString();
    }

    private static boolean reachable(List<String> routes, String to) {
        List<String> once = new ArrayList<>();
        for (String route : routes) {
            String destination = route.substring(0, route.indexOf(' '));
            if (once.stream().noneMatch(other -> other.startsWith(destination + " "))) {
                once.add(route);
            }
        }
        Network network = Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-1", "10.1.1.0/24")
                .subnet("subnet-2", "10.1.2.0/24")
                .securityGroup("sg-1", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .internetGateway("igw-1")
                .natGateway("nat-1", "subnet-2", "eni-nat", "10.1.2.5", "198.51.100.5")
                .networkInterface(
                        "eni-1",
                        "subnet-1",
                        nic -> nic.address("10.1.1.10", "198.51.100.1").securityGroups("sg-1"))
                .networkInterface("eni-2", "subnet-1", "10.1.1.20", "sg-1")
                .networkInterface(
                        "eni-box",
                        "subnet-2",
                        nic -> nic.address("10.1.2.6", "198.51.100.6")
                                .withoutSourceDestCheck()
                                .securityGroups("sg-1"))
                .routeTable("rtb-1", List.of("subnet-1"), once.toArray(String[]::new))
                .routeTable("rtb-2", List.of("subnet-2"), "0.0.0.0/0 igw-1", "10.2.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2")
                .and(Network.vpc("vpc-2", "10.2.0.0/16")
                        .subnet("subnet-3", "10.2.1.0/24")
                        .securityGroup("sg-2", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0")
                        .networkInterface("eni-3", "subnet-3", "10.2.1.10", "sg-2")
                        .mainRouteTable("rtb-3", "10.1.0.0/16 pcx-1"));
        return Traced.tcp(network, "eni-1", to, 443).disposition() == Disposition.REACHABLE;
    }
}
