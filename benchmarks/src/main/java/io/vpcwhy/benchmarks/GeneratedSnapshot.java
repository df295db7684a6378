package io.vpcwhy.benchmarks;

import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.fixtures.NetworkShape;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Snapshots of generated networks, read as users' are. */
final class GeneratedSnapshot {

    private static final int VPCS = 12;

    private GeneratedSnapshot() {}

    /** At least twelve VPCs, for a network of one is nothing to trace through. */
    static NetworkShape shape(int interfaces) {
        NetworkShape shape = NetworkShape.ofInterfaces(interfaces);
        return shape.vpcs() < VPCS ? shape.withVpcs(VPCS).withGroups(10, 5) : shape;
    }

    static Snapshot read(int interfaces) throws IOException, SnapshotException {
        return read(shape(interfaces));
    }

    static Snapshot read(NetworkShape shape) throws IOException, SnapshotException {
        Path folder = Files.createTempDirectory("generated-snapshot");
        try {
            new NetworkGenerator(shape).writeTo(folder);
            return SnapshotReader.read(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
