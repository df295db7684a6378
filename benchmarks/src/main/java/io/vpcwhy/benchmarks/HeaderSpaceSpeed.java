package io.vpcwhy.benchmarks;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.space.Rewrite;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * How long sets of packets take: to begin with, to join the rules of policies, and to work with a large set. Times are
 * those of the thread on a processor, which tell the same on a busy machine.
 *
 * <pre>java -Xmx2g -cp benchmarks.jar io.vpcwhy.benchmarks.HeaderSpaceSpeed [policies]</pre>
 */
public final class HeaderSpaceSpeed {

    private static final int ROUNDS = 5;
    private static final int RULES = 40;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private HeaderSpaceSpeed() {}

    /** Measures {@code args[0]} policies (2,000) of 40 random rules. */
    public static void main(String[] args) {
        int policies = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        timed("first maker", HeaderSpaces::new);
        timed(
                "first rule, described",
                () -> rule(new HeaderSpaces(), new SplittableRandom(1)).describe());
        for (int round = 0; round < ROUNDS; round++) {
            timed(policies + " policies", () -> policies(policies));
        }
        for (int rules : new int[] {RULES, 5 * RULES, 25 * RULES}) {
            large(rules);
        }
    }

    private static List<HeaderSpace> policies(int count) {
        HeaderSpaces spaces = new HeaderSpaces();
        SplittableRandom random = new SplittableRandom(1);
        List<HeaderSpace> policies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<HeaderSpace> rules = new ArrayList<>();
            for (int rule = 0; rule < RULES; rule++) {
                rules.add(rule(spaces, random));
            }
            policies.add(spaces.union(rules));
        }
        return policies;
    }

    private static void large(int rules) {
        HeaderSpaces spaces = new HeaderSpaces();
        SplittableRandom random = new SplittableRandom(2);
        List<HeaderSpace> products = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            products.add(rule(spaces, random).intersection(spaces.destinationIn(block(random, 16))));
        }
        HeaderSpace all = timed(rules + " rules, joined", () -> spaces.union(products));
        timed(rules + " rules, reversed", all::reversed);
        timed(rules + " rules, described", all::describe);
        timed(rules + " rules, example", all::example);
        timed(rules + " rules, sources", all::sources);
        timed(rules + " rules, source rewritten", () -> all.after(new Rewrite.Source(IpAddress.ofIpv4(1))));
    }

    private static HeaderSpace rule(HeaderSpaces spaces, SplittableRandom random) {
        int from = random.nextInt(PortRange.MAX_PORT + 1);
        int to = random.nextInt(3) == 0 ? Math.min(PortRange.MAX_PORT, from + random.nextInt(2_000)) : from;
        return spaces.sourceIn(block(random, 8))
                .intersection(spaces.protocol(random.nextInt(4) == 0 ? IpProtocol.UDP : IpProtocol.TCP))
                .intersection(spaces.destinationPorts(new PortRange(from, to)));
    }

    private static Cidr block(SplittableRandom random, int shortest) {
        return Cidr.of(IpAddress.ofIpv4(random.nextInt()), shortest + random.nextInt(33 - shortest));
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = THREADS.getCurrentThreadCpuTime();
        T result = work.get();
        System.out.printf(Locale.ROOT, "%s: %.1f ms%n", what, (THREADS.getCurrentThreadCpuTime() - start) / 1e6);
        return result;
    }
}
