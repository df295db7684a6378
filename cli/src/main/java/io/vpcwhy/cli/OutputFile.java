package io.vpcwhy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    /** Refuses to write over what is to be read. */
    void requireOtherThan(Path input) {
        if (output != null && isSame(output, input)) {
            throw new InputException("--output " + output + ": is read too; name another file");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isRegularFile(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false; // one of them is not there
        }
    }

    /**
     * The file, made anew, or what the command was given for standard output.
     *
     * @param standard is flushed and left open when the answer is closed
     */
    Writer open(PrintWriter standard) {
        if (output == null) {
            return AnswerWriter.toStandardOutput(standard);
        }
        if (Files.isDirectory(output)) {
            throw new InputException("--output " + output + ": is a folder; name a file");
        }
        try {
            return AnswerWriter.toFile(Files.newBufferedWriter(output), output.toString());
        } catch (NoSuchFileException e) {
            throw new InputException("--output " + output + ": its folder does not exist; make it first");
        } catch (IOException e) {
            throw new InputException(
                    "--output " + output + ": cannot be written (" + reason(e) + "); name a file that can");
        }
    }

    private static String reason(IOException problem) {
        return problem instanceof AccessDeniedException ? "permission denied" : String.valueOf(problem.getMessage());
    }
}
