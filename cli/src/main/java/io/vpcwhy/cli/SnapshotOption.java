package io.vpcwhy.cli;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that names the snapshot, for every command that takes one. */
final class SnapshotOption {

    @Option(
            names = "--snapshot",
            paramLabel = "PATH",
            description = "The account's configuration: a folder of AWS CLI JSON (aws ec2 describe-*), searched to the"
                    + " bottom, one such file, or a .zip or .tar.gz of them. File names do not matter.")
    private @Nullable Path path;

    /**
     * The path as given.
     *
     * @param line the command that needs it
     * @throws CommandLine.ParameterException where none was
     */
    Path require(CommandLine line) {
        if (path == null) {
            throw new CommandLine.ParameterException(line, "--snapshot PATH is missing");
        }
        return path;
    }

    /** The snapshot, which must have been named. */
    Snapshot read(CommandLine line) throws SnapshotException {
        return SnapshotReader.read(require(line));
    }

    /** The path as given. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }
}
