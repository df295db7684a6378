package io.vpcwhy.cli;

import io.vpcwhy.cli.render.Colours;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of commands that hold two configurations against each other: how the answer is told, and where. */
final class ChangeOptions {

    /** How the answer is told. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN
    }

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "text|json|markdown",
            description = "Text for people, JSON, or Markdown for the comment of a pull request. Default: text.",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Mixin
    private OutputFile outputFile = new OutputFile();

    @Mixin
    private ColourOption colour = new ColourOption();

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

    Format format() {
        return format;
    }

    Colours colours() {
        return colour.colours(outputFile.named());
    }

    /** Refuses to write over what is to be read. */
    void requireOtherThan(Path input) {
        outputFile.requireOtherThan(input);
    }

    /** Where the answer goes. */
    Writer open() {
        return outputFile.open(commandLine().getOut());
    }

    /** Refuses to fail on something and on nothing. */
    <T> void requireAlone(T none, List<T> failOn) {
        if (failOn.size() > 1 && failOn.contains(none)) {
            throw new CommandLine.ParameterException(commandLine(), "--fail-on: none stands alone");
        }
    }

    /** The path of an option that picocli requires. */
    static Path given(@Nullable Path path) {
        if (path == null) {
            throw new IllegalStateException("picocli requires the option");
        }
        return path;
    }
}
