package io.vpcwhy.cli;

import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The options of every command that answers from a snapshot in text or JSON. */
final class AnswerOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Mixin
    private OutputOption outputOption = new OutputOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    /** The command that was given the options. */
    CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        return spec.commandLine();
    }

    /** The path of the snapshot, where one was named. */
    Optional<Path> snapshotPath() {
        return snapshotOption.path();
    }

    /**
     * Makes sure that a snapshot was named, and that the answer will not be written over it.
     *
     * @throws CommandLine.ParameterException where none was named
     */
    void requireSnapshot() {
        requireOtherThan(snapshotOption.require(commandLine()));
    }

    /**
     * The snapshot.
     *
     * @throws CommandLine.ParameterException where none was named
     */
    Snapshot snapshot() throws SnapshotException {
        requireSnapshot();
        return snapshotOption.read(commandLine());
    }

    boolean json() {
        return outputOption.json();
    }

    Colours colours() {
        return outputOption.colours();
    }

    /** Refuses to write over what is to be read. */
    void requireOtherThan(Path input) {
        outputOption.requireOtherThan(input);
    }

    /** Where the answer goes: the file that was named, made anew, or standard output. */
    Writer open() {
        return outputOption.open(commandLine().getOut());
    }
}
