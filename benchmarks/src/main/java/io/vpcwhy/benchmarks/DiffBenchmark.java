package io.vpcwhy.benchmarks;

import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.simulator.diff.NetworkDiff;
import io.vpcwhy.simulator.diff.NetworkDiffFinder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to tell what 20 edited rules open and close among 10,000 interfaces, from snapshots that are loaded. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 0)
@Measurement(iterations = 3)
public class DiffBenchmark {

    private static final int EDITS = 20;
    private static final List<String> PEERS =
            List.of("0.0.0.0/0", "10.0.48.0/20", "10.1.0.0/16", "203.0.113.7/32", "10.0.0.0/8");
    private static final List<Integer> PORTS = List.of(22, 5432, 3389, 8081, 9999);

    /** A network, and the same after somebody worked on its security groups. */
    @State(Scope.Benchmark)
    public static class Edited {

        private Snapshot before = Snapshot.builder().build();
        private Snapshot after = before;

        @Setup
        public void read() throws IOException, SnapshotException {
            before = GeneratedSnapshot.read(ReachabilityBenchmark.shape(10_000));
            after = before;
            int edits = 0;
            for (SecurityGroup group : before.all(SecurityGroup.class)) {
                if (edits < EDITS && !before.members(group.id()).isEmpty()) {
                    after = after.with(edited(group, edits++));
                }
            }
        }

        private static SecurityGroup edited(SecurityGroup group, int number) {
            List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
            if (number % 4 == 3) {
                rules.remove(rules.size() / 2);
            } else {
                rules.add(rule(group, number));
            }
            return new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags());
        }

        private static SecurityGroupRule rule(SecurityGroup group, int number) {
            return new SecurityGroupRule(
                    Optional.empty(),
                    group.id(),
                    number % 5 == 4 ? Direction.EGRESS : Direction.INGRESS,
                    TrafficClass.tcp(PortRange.of(PORTS.get(number % PORTS.size()))),
                    new RulePeer.CidrPeer(Cidr.parse(PEERS.get(number % PEERS.size()))),
                    Optional.empty());
        }
    }

    @Benchmark
    public NetworkDiff twentyRules(Edited network) {
        return new NetworkDiffFinder(network.before, network.after).find();
    }
}
