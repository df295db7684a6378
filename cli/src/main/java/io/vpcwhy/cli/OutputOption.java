package io.vpcwhy.cli;

import io.vpcwhy.cli.render.Colours;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the answer goes and how it looks, for every command. */
final class OutputOption {

    /** The formats that every command has. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "Text for people, or JSON (explain: one object a line). Default: text.",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Mixin
    private OutputFile file = new OutputFile();

    @Mixin
    private ColourOption colour = new ColourOption();

    boolean json() {
        return format == Format.JSON;
    }

    Colours colours() {
        return colour.colours(file.named());
    }

    /** Refuses to write over what is to be read. */
    void requireOtherThan(Path input) {
        file.requireOtherThan(input);
    }

    /**
     * The file, made anew, or what the command was given for standard output.
     *
     * @param standard is flushed and left open when the answer is closed
     */
    Writer open(PrintWriter standard) {
        return file.open(standard);
    }
}
