package io.vpcwhy.benchmarks;

import io.vpcwhy.fixtures.NetworkShape;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Journeys;
import io.vpcwhy.simulator.reach.Reachability;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to find all ways of all packets, from a snapshot that is loaded. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 0)
@Measurement(iterations = 3)
public class ReachabilityBenchmark {

    /** With each subnet's ACL and route table, 100 policies a VPC: 2,000 in the 20 VPCs of 100,000 interfaces. */
    private static final int GROUP_SETS = 13;

    static NetworkShape shape(int interfaces) {
        return NetworkShape.ofInterfaces(interfaces).withGroupSetsPerVpc(GROUP_SETS);
    }

    /** What comes from the internet to all interfaces of many VPCs. */
    @State(Scope.Benchmark)
    public static class ManyVpcs {

        @Param({"10000", "100000"})
        int interfaces;

        private Snapshot snapshot = Snapshot.builder().build();

        @Setup
        public void read() throws IOException, SnapshotException {
            snapshot = GeneratedSnapshot.read(shape(interfaces));
        }
    }

    /** All pairs of policies of one VPC. */
    @State(Scope.Benchmark)
    public static class OneVpc {

        private Snapshot snapshot = Snapshot.builder().build();

        @Setup
        public void read() throws IOException, SnapshotException {
            snapshot = GeneratedSnapshot.read(shape(1_000));
        }
    }

    @Benchmark
    public List<Way> fromTheInternet(ManyVpcs network) {
        return arriving(reachability(network.snapshot).fromInternet(network.snapshot.all(NetworkInterface.class)));
    }

    /** What becomes of all packets. */
    @Benchmark
    public List<Journeys> fatesBetweenAll(OneVpc network) {
        return betweenAll(network.snapshot);
    }

    /** Likewise, and the ways of each pair of interfaces. */
    @Benchmark
    public List<Way> waysBetweenAll(OneVpc network) {
        return arriving(betweenAll(network.snapshot));
    }

    private static List<Journeys> betweenAll(Snapshot snapshot) {
        List<NetworkInterface> all = List.copyOf(snapshot.all(NetworkInterface.class));
        return reachability(snapshot).between(all, all);
    }

    private static Reachability reachability(Snapshot snapshot) {
        HeaderSpaces spaces = new HeaderSpaces();
        return new Reachability(NetworkGraph.of(snapshot), spaces, IpFamily.IPV4, spaces.everything());
    }

    private static List<Way> arriving(List<Journeys> journeys) {
        List<Way> ways = new ArrayList<>();
        journeys.forEach(journey -> ways.addAll(journey.arriving()));
        return ways;
    }
}
