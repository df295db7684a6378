package io.vpcwhy.benchmarks;

import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.fixtures.NetworkShape;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How long a large snapshot takes to load, against Jackson's bare token stream over the same files in the same run, and
 * how much heap it needs.
 *
 * <pre>java -Xmx2g -cp benchmarks.jar io.vpcwhy.benchmarks.SnapshotLoad [interfaces]</pre>
 */
public final class SnapshotLoad {

    private static final int ROUNDS = 7;

    private SnapshotLoad() {}

    /** Writes a snapshot of {@code args[0]} interfaces (100,000), and loads it. */
    public static void main(String[] args) throws IOException, SnapshotException {
        int interfaces = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        Path folder = Files.createTempDirectory("snapshot-load");
        try {
            new NetworkGenerator(NetworkShape.ofInterfaces(interfaces)).writeTo(folder);
            System.out.printf(Locale.ROOT, "%d interfaces, %d MB%n", interfaces, size(folder) / 1_000_000);
            measure(folder);
        } finally {
            delete(folder);
        }
    }

    private static void measure(Path folder) throws IOException, SnapshotException {
        double[] ratios = new double[ROUNDS];
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            long tokens = tokens(folder);
            long middle = System.nanoTime();
            Snapshot snapshot = SnapshotReader.read(folder);
            long end = System.nanoTime();
            double ratio = (double) (end - middle) / (middle - start);
            ratios[round - 1] = ratio;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %d tokens in %d ms, %d interfaces in %d ms, ratio %.2f, heap %d MB%n",
                    round,
                    tokens,
                    (middle - start) / 1_000_000,
                    snapshot.all(NetworkInterface.class).size(),
                    (end - middle) / 1_000_000,
                    ratio,
                    usedHeap(snapshot));
        }
        // The best would only tell how idle the machine was for a moment.
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "ratio: median %.2f, from %.2f to %.2f, on %d processors%n",
                ratios[ROUNDS / 2],
                ratios[0],
                ratios[ROUNDS - 1],
                Runtime.getRuntime().availableProcessors());
    }

    private static long usedHeap(Snapshot alive) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
        return alive.inventory().files() > 0 ? used : 0;
    }

    private static long tokens(Path folder) throws IOException {
        JsonFactory factory = new JsonFactory();
        long tokens = 0;
        for (Path file : files(folder)) {
            try (InputStream in = Files.newInputStream(file);
                    JsonParser parser = factory.createParser(ObjectReadContext.empty(), in)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        return tokens;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        for (Path file : files(folder)) {
            size += Files.size(file);
        }
        return size;
    }
}
