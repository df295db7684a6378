package io.vpcwhy.benchmarks;

import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a generated network for the benchmarks that start the program: {@code WriteNetwork INTERFACES FOLDER}. */
public final class WriteNetwork {

    private WriteNetwork() {}

    /** Prints the ids of two instances to trace between, of different VPCs. */
    public static void main(String[] args) throws IOException, SnapshotException {
        Path folder = Path.of(args[1]);
        new NetworkGenerator(GeneratedSnapshot.shape(Integer.parseInt(args[0]))).writeTo(folder);
        List<Instance> instances = List.copyOf(SnapshotReader.read(folder).all(Instance.class));
        Instance first = instances.get(0);
        Instance other = instances.stream()
                .filter(instance -> !instance.vpcId().equals(first.vpcId()))
                .reduce(first, (before, last) -> last);
        System.out.println(first.id() + " " + other.id());
    }
}
