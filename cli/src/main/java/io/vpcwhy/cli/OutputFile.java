package io.vpcwhy.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the answer goes. */
final class OutputFile {

    @Option(names = "--output", paramLabel = "FILE", description = "Write there and not to standard output.")
    private @Nullable Path output;

    /** Whether there is a file, and standard output is not written to. */
    boolean named() {
        return output != null;
    }

    /** The file, where there is one. */
    Optional<Path> path() {
        return Optional.ofNullable(output);
    }

    /** Refuses to write over what is to be read. */
    void requireOtherThan(Path input) {
        if (output != null) {
            named(output).requireOtherThan(input);
        }
    }

    /**
     * The file, made anew, or what the command was given for standard output.
     *
     * @param standard is flushed and left open when the answer is closed
     */
    Writer open(PrintWriter standard) {
        return output == null
                ? AnswerWriter.toStandardOutput(standard)
                : named(output).open();
    }

    private static NamedFile named(Path output) {
        return new NamedFile("--output " + output, output);
    }
}
