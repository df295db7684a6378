package io.vpcwhy.benchmarks;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.simulator.graph.Move;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jgrapht.Graph;
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

/** How long the graph of a network takes to build, as networks grow. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class GraphBenchmark {

    @Param({"1000", "10000", "100000"})
    int interfaces;

    private Snapshot snapshot = Snapshot.builder().build();

    @Setup
    public void read() throws IOException, SnapshotException {
        snapshot = GeneratedSnapshot.read(interfaces);
    }

    /** The index and the graph. */
    @Benchmark
    public Graph<Place, Move> build() {
        return NetworkGraph.of(snapshot).graph();
    }

    /** The index alone, which is what a trace waits for. */
    @Benchmark
    public NetworkGraph index() {
        return NetworkGraph.of(snapshot);
    }
}
