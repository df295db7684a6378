package io.vpcwhy.benchmarks;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.TraceRemedies;
import io.vpcwhy.simulator.trace.TraceRemedyFinder;
import io.vpcwhy.simulator.trace.Tracer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/**
 * How long one trace takes there and back, between instances at random, in one VPC or several, or to the internet; and how
 * long it takes to find what would mend one that does not arrive.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class TraceBenchmark {

    private static final IpAddress OUTSIDE = IpAddress.parse("203.0.113.9");

    @Param({"1000", "100000"})
    int interfaces;

    /** As many blocked traces as are found in this many between interfaces at random. */
    private static final int TRIES = 2_000;

    private Snapshot snapshot = Snapshot.builder().build();
    private Tracer tracer = new Tracer(NetworkGraph.of(Snapshot.builder().build()));
    private List<NetworkInterface> all = List.of();
    private List<Blocked> blocked = List.of();
    private final SplittableRandom random = new SplittableRandom(1);

    @Setup
    public void read() throws IOException, SnapshotException {
        snapshot = GeneratedSnapshot.read(interfaces);
        NetworkGraph graph = NetworkGraph.of(snapshot);
        tracer = new Tracer(graph);
        all = snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> nic.primaryAddress(IpFamily.IPV4).isPresent())
                .toList();
        blocked = Stream.generate(this::between)
                .limit(TRIES)
                .filter(b -> b.trace().disposition() == Trace.Disposition.NOT_REACHABLE)
                .toList();
    }

    /** A question whose answer is that the packet is not reachable. */
    private record Blocked(Origin origin, Target target, Trace trace) {}

    private Blocked between() {
        NetworkInterface from = one();
        NetworkInterface to = one();
        IpAddress source = address(from);
        IpAddress destination = address(to);
        Origin origin = new Origin.FromInterface(from, source);
        Target target = new Target(destination, Optional.of(to));
        return new Blocked(origin, target, tracer.trace(origin, target, Packet.tcp(source, 50_000, destination, 443)));
    }

    /** What would mend a blocked trace, each change made and walked again; the trace itself is not counted. */
    @Benchmark
    public TraceRemedies remedies() {
        Blocked one = blocked.get(random.nextInt(blocked.size()));
        return new TraceRemedyFinder(snapshot).find(one.origin(), one.target(), one.trace());
    }

    @Benchmark
    public Trace betweenInterfaces() {
        return trace(one(), address(one()));
    }

    @Benchmark
    public Trace toTheInternet() {
        return trace(one(), OUTSIDE);
    }

    private NetworkInterface one() {
        return all.get(random.nextInt(all.size()));
    }

    private static IpAddress address(NetworkInterface nic) {
        return nic.primaryAddress(IpFamily.IPV4).orElseThrow();
    }

    private Trace trace(NetworkInterface from, IpAddress destination) {
        IpAddress source = address(from);
        return tracer.trace(
                new Origin.FromInterface(from, source),
                new Target(destination, Optional.empty()),
                Packet.tcp(source, 50_000, destination, 443));
    }
}
