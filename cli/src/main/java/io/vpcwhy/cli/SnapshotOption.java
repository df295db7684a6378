package io.vpcwhy.cli;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the snapshot, for every command that takes one. */
final class SnapshotOption {

    @Option(
            names = "--snapshot",
            paramLabel = "PATH",
            description = "The account's configuration: a folder of AWS CLI JSON (aws ec2 describe-*), searched to the"
                    + " bottom, one such file, or a .zip or .tar.gz of them. File names do not matter.")
    private @Nullable Path path;

    /** The snapshot, where one was named. */
    Optional<Snapshot> read() throws SnapshotException {
        return path == null ? Optional.empty() : Optional.of(SnapshotReader.read(path));
    }

    /** The path as given. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }
}
