package io.vpcwhy.benchmarks;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.intent.Expectation;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.intent.IntentEnd;
import io.vpcwhy.model.intent.IntentFile;
import io.vpcwhy.model.intent.WrittenEnd;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.intent.IntentChecker;
import io.vpcwhy.simulator.intent.UnresolvedIntentException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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

/** How long it takes to hold 300 intents of all sorts, most of which fail somewhere, from a snapshot that is loaded. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class IntentBenchmark {

    private static final int EACH = 60;

    @Param({"1000", "10000"})
    int interfaces;

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<Intent> intents = new ArrayList<>();
    private Snapshot snapshot = Snapshot.builder().build();

    /** Between groups, groups and subnets, single interfaces, and from and to the internet. */
    @Setup
    public void read() throws IOException, SnapshotException {
        snapshot = GeneratedSnapshot.read(ReachabilityBenchmark.shape(interfaces));
        List<NetworkInterface> all = snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> nic.type().equals("interface") && !nic.groupIds().isEmpty())
                .toList();
        for (int i = 0; i < EACH; i++) {
            NetworkInterface one = all.get(random.nextInt(all.size() - 1));
            NetworkInterface other = all.get(all.size() - 1);
            NetworkInterface third = all.get(random.nextInt(all.size()));
            add(group(one), group(third), 443);
            add(group(one), third.subnetId(), 5432);
            add(one.id(), other.id(), 8080);
            add("internet", i % 2 == 0 ? group(one) : third.subnetId(), 22);
            add(one.subnetId(), "internet", 443);
        }
    }

    private String group(NetworkInterface nic) {
        return nic.groupIds().get(random.nextInt(nic.groupIds().size()));
    }

    @Benchmark
    public CheckedIntents hold() throws UnresolvedIntentException {
        return new IntentChecker(NetworkGraph.of(snapshot)).check(new IntentFile("intents", intents));
    }

    private void add(String from, String to, int port) {
        intents.add(new Intent(
                Integer.toString(intents.size()),
                Optional.empty(),
                List.of(end(from)),
                List.of(end(to)),
                List.of(IpProtocol.TCP),
                List.of(PortRange.of(port)),
                random.nextBoolean() ? Expectation.REACHABLE : Expectation.BLOCKED,
                1));
    }

    private static WrittenEnd end(String text) {
        return new WrittenEnd(IntentEnd.parse(text), 1);
    }
}
