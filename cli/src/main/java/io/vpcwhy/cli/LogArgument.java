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
 * What one {@code --log} names: standard input, a file, or all files of a folder.
 *
 * @param name as the user gave it
 * @param files in the order in which they are read; empty for standard input
 * @param isFolder whether it names a folder
 */
record LogArgument(String name, List<Path> files, boolean isFolder) {

    /**
     * Finds the files.
     *
     * @throws InputException where there are none
     */
    static LogArgument of(String name) {
        if (name.equals(FlowLogFiles.STANDARD_INPUT)) {
            return new LogArgument(name, List.of(), false);
        }
        Path path = FlowLogFiles.path(name);
        if (Files.notExists(path)) {
            throw new InputException(
                    name + ": no such file; give a flow log, a folder of them, or - for standard input");
        }
        return Files.isDirectory(path)
                ? new LogArgument(name, filesUnder(name, path), true)
                : new LogArgument(name, List.of(path), false);
    }

    boolean isStandardInput() {
        return name.equals(FlowLogFiles.STANDARD_INPUT);
    }

    /** The log, as it is to be streamed. */
    LogSequence sequence() {
        return new LogSequence(
                isStandardInput()
                        ? List.of(LogInput.once(name, System.in))
                        : files.stream()
                                .map(file -> LogInput.of(file.toString(), file))
                                .toList());
    }

    /** The same without the files that their paths exclude. */
    LogArgument selected(FlowLogSelection selection) {
        List<Path> left = new ArrayList<>(files);
        left.removeIf(file -> !selection.mayBeIn(file));
        return new LogArgument(name, List.copyOf(left), isFolder);
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
