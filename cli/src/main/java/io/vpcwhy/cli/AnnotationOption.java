package io.vpcwhy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where every record goes with its cause. */
final class AnnotationOption {

    @Option(
            names = "--annotate",
            paramLabel = "FILE",
            description =
                    "Write every record with its cause there as well, in the order of the logs: a .ndjson or .jsonl"
                            + " file, an object a line.")
    private @Nullable Path path;

    /**
     * Refuses a form that is not written, and the file of the answer.
     *
     * @param output where the answer goes
     */
    void check(Optional<Path> output) {
        if (path != null) {
            check(path, output);
        }
    }

    private static void check(Path path, Optional<Path> output) {
        if (output.map(AnnotationOption::real).equals(Optional.of(real(path)))) {
            throw new InputException("--annotate " + path + ": is where the answer goes; name another file");
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        boolean isDevice = Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
        if (!isDevice && !name.endsWith(".ndjson") && !name.endsWith(".jsonl")) {
            throw new InputException(
                    "--annotate " + path + ": only JSON lines are written; name a .ndjson or .jsonl file"
                            + (name.endsWith(".parquet") ? ", of which DuckDB and others make Parquet" : ""));
        }
    }

    private static Path real(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** Refuses to write over what is to be read. */
    void requireOtherThan(Path input) {
        if (path != null) {
            named(path).requireOtherThan(input);
        }
    }

    private static NamedFile named(Path file) {
        return new NamedFile("--annotate " + file, file);
    }

    /** Makes the file, where one is named. */
    AnnotationTarget open() {
        return path == null ? AnnotationTarget.none() : AnnotationTarget.of(named(path));
    }
}
