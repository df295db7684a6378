package io.vpcwhy.cli;

import io.vpcwhy.model.intent.IntentException;
import io.vpcwhy.model.intent.IntentFile;
import io.vpcwhy.model.intent.IntentReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The files of intents that a command is given. */
final class IntentArguments {

    @Option(
            names = "--intents",
            paramLabel = "FILE",
            description = "What must be reachable and what must not, in YAML or JSON; again and again.")
    private List<Path> files = new ArrayList<>();

    boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * Reads all of them.
     *
     * @throws InputException where any has a mistake, with all mistakes of all of them
     */
    List<IntentFile> read(ReportOptions options) {
        List<IntentFile> read = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (Path file : files) {
            options.requireOtherThan(file);
            try {
                read.add(IntentReader.read(file));
            } catch (IntentException mistaken) {
                mistaken.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new InputException(mistakes);
        }
        return read;
    }
}
