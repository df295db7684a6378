package io.vpcwhy.benchmarks;

import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.fixtures.NetworkShape;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.TraceRemedies;
import io.vpcwhy.simulator.trace.TraceRemedyFinder;
import io.vpcwhy.simulator.trace.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How long the graph of a network takes to build as networks grow, how long a trace takes, and how long the remedies of
 * one that is blocked, each walked again on a changed snapshot.
 *
 * <pre>java -Xmx4g -cp benchmarks.jar io.vpcwhy.benchmarks.TraceSpeed [interfaces ...]</pre>
 */
public final class TraceSpeed {

    private static final int BUILDS = 5;
    private static final int WARM_UP = 20_000;
    private static final int TRACES = 20_000;
    private static final int REMEDY_WARM_UP = 200;
    private static final int REMEDIES = 500;
    private static final IpAddress OUTSIDE = IpAddress.parse("203.0.113.9");

    private TraceSpeed() {}

    /** Measures networks of {@code args} interfaces (1,000, 10,000 and 100,000). */
    public static void main(String[] args) throws IOException, SnapshotException {
        List<String> sizes = args.length > 0 ? List.of(args) : List.of("1000", "10000", "100000");
        for (String size : sizes) {
            Path folder = Files.createTempDirectory("trace-speed");
            try {
                new NetworkGenerator(NetworkShape.ofInterfaces(Integer.parseInt(size))).writeTo(folder);
                measure(SnapshotReader.read(folder));
            } finally {
                delete(folder);
            }
        }
    }

    private static void measure(Snapshot snapshot) {
        long[] builds = new long[BUILDS];
        NetworkGraph graph = NetworkGraph.of(snapshot);
        for (int i = 0; i < BUILDS; i++) {
            long start = System.nanoTime();
            graph = NetworkGraph.of(snapshot);
            graph.graph();
            builds[i] = System.nanoTime() - start;
        }
        Tracer tracer = new Tracer(graph);
        List<NetworkInterface> all = List.copyOf(snapshot.all(NetworkInterface.class));
        SplittableRandom random = new SplittableRandom(1);
        long reachable = 0;
        for (int i = 0; i < WARM_UP; i++) {
            reachable += isReachable(question(all, random), tracer);
        }
        long[] traces = new long[TRACES];
        for (int i = 0; i < TRACES; i++) {
            Optional<Question> question = question(all, random);
            long start = System.nanoTime();
            reachable += isReachable(question, tracer);
            traces[i] = System.nanoTime() - start;
        }
        Arrays.sort(builds);
        Arrays.sort(traces);
        System.out.printf(
                Locale.ROOT,
                "%d interfaces: graph %.1f ms (%d places, %d moves); trace median %.1f us, 99th percentile %.1f us; %d of"
                        + " %d reachable%n",
                all.size(),
                builds[BUILDS / 2] / 1e6,
                graph.graph().vertexSet().size(),
                graph.graph().edgeSet().size(),
                traces[TRACES / 2] / 1e3,
                traces[TRACES * 99 / 100] / 1e3,
                reachable,
                WARM_UP + TRACES);
        measureRemedies(snapshot, all);
    }

    /** How long remedies take where there are any, and how many of them were verified. */
    private static void measureRemedies(Snapshot snapshot, List<NetworkInterface> all) {
        Tracer tracer = new Tracer(NetworkGraph.of(snapshot));
        SplittableRandom random = new SplittableRandom(2);
        long[] times = new long[REMEDIES];
        int verified = 0;
        int mended = -REMEDY_WARM_UP;
        while (mended < REMEDIES) {
            Optional<Question> question = question(all, random);
            Optional<Trace> trace = question.map(asked -> asked.trace(tracer))
                    .filter(traced -> traced.disposition() == Trace.Disposition.NOT_REACHABLE);
            if (question.isPresent() && trace.isPresent()) {
                long start = System.nanoTime();
                TraceRemedies found = new TraceRemedyFinder(snapshot)
                        .find(question.get().origin(), question.get().target(), trace.get());
                long time = System.nanoTime() - start;
                if (found.remedies().isEmpty()) {
                    continue;
                }
                if (mended >= 0) {
                    times[mended] = time;
                    verified += found.verified() ? 1 : 0;
                }
                mended++;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "    remedies of a blocked trace that has some: median %.2f ms, 99th percentile %.2f ms; %d of %d verified%n",
                times[REMEDIES / 2] / 1e6,
                times[REMEDIES * 99 / 100] / 1e6,
                verified,
                REMEDIES);
    }

    private record Question(Origin origin, Target target, Packet packet) {
        Trace trace(Tracer tracer) {
            return tracer.trace(origin, target, packet);
        }
    }

    /** Every other packet goes to the internet. */
    private static Optional<Question> question(List<NetworkInterface> all, SplittableRandom random) {
        NetworkInterface from = all.get(random.nextInt(all.size()));
        NetworkInterface to = all.get(random.nextInt(all.size()));
        Optional<IpAddress> source = from.primaryAddress(IpFamily.IPV4);
        Optional<IpAddress> destination =
                random.nextBoolean() ? Optional.of(OUTSIDE) : to.primaryAddress(IpFamily.IPV4);
        if (source.isEmpty() || destination.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Question(
                new Origin.FromInterface(from, source.get()),
                new Target(destination.get(), Optional.empty()),
                Packet.tcp(source.get(), 50_000, destination.get(), 443)));
    }

    private static int isReachable(Optional<Question> question, Tracer tracer) {
        return question.map(asked -> asked.trace(tracer))
                        .filter(trace -> trace.disposition() == Trace.Disposition.REACHABLE)
                        .isPresent()
                ? 1
                : 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
