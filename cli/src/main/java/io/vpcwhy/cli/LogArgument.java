package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogFolder;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.LogSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one {@code --log} names: standard input, a file, all files of a folder, or what AWS keeps under that name.
 *
 * @param name as the user gave it, or what it turned out to be
 * @param inputs what there is to read, in its order
 * @param isFolder whether each is a part that may be unreadable while the others are read
 */
record LogArgument(String name, List<LogInput> inputs, boolean isFolder) {

    LogArgument {
        inputs = List.copyOf(inputs);
    }

    /**
     * Finds the files.
     *
     * @throws InputException where there are none
     */
    static LogArgument of(String name) {
        if (name.equals(FlowLogFiles.STANDARD_INPUT)) {
            return new LogArgument(name, List.of(LogInput.once(name, System.in)), false);
        }
        Path path = FlowLogFiles.path(name);
        if (Files.notExists(path)) {
            throw new InputException(
                    name + ": no such file; give a flow log, a folder of them, or - for standard input");
        }
        return Files.isDirectory(path)
                ? new LogArgument(
                        name,
                        filesUnder(name, path).stream().map(LogArgument::input).toList(),
                        true)
                : new LogArgument(name, List.of(input(path)), false);
    }

    private static LogInput input(Path file) {
        return LogInput.of(file.toString(), file);
    }

    /** How many files it has; standard input and log groups have none. */
    long files() {
        return inputs.stream().filter(LogInput::again).count();
    }

    /** The log, as it is to be streamed. */
    LogSequence sequence() {
        return new LogSequence(inputs);
    }

    /** The same without the files that their paths exclude. */
    LogArgument selected(FlowLogSelection selection) {
        List<LogInput> left = new ArrayList<>(inputs);
        // The name of a log group is no path that tells of its events.
        left.removeIf(input -> input.again() && !selection.mayBeIn(input.name()));
        return new LogArgument(name, left, isFolder);
    }

    private static List<Path> filesUnder(String name, Path folder) {
        try {
            List<Path> files = FlowLogFolder.files(folder);
            if (files.isEmpty()) {
                throw new InputException(name + ": holds no files; give a folder of flow logs");
            }
            return files;
        } catch (IOException e) {
            throw new InputException(name + ": cannot be searched (" + e.getMessage() + "); give a folder that can");
        }
    }
}
