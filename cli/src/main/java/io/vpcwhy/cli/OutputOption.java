package io.vpcwhy.cli;

import io.vpcwhy.cli.render.Colours;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the answer goes and how it looks, for every command. */
final class OutputOption {

    /** Set by the launcher: newer JDKs have a console where there is no terminal, and 17 cannot tell. */
    private static final String TERMINAL = "vpcwhy.terminal";

    /** The formats that every command has. */
    enum Format {
        TEXT,
        JSON
    }

    /** When text is coloured. */
    enum ColourPolicy {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "Text for people, or JSON, one object a line. Default: text.",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "Write there and not to standard output.")
    private @Nullable Path output;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            description = "Colour text; auto colours on a terminal unless NO_COLOR is set. Default: auto.",
            defaultValue = "auto")
    private ColourPolicy colour = ColourPolicy.AUTO;

    boolean json() {
        return format == Format.JSON;
    }

    Colours colours() {
        boolean terminal = output == null && Boolean.getBoolean(TERMINAL);
        String noColour = System.getenv("NO_COLOR");
        boolean wanted = colour == ColourPolicy.ALWAYS
                || (colour == ColourPolicy.AUTO && terminal && (noColour == null || noColour.isEmpty()));
        return wanted ? Colours.ON : Colours.OFF;
    }

    /**
     * The file, made anew, or what the command was given for standard output.
     *
     * @param standard is flushed and left open when the answer is closed
     */
    Writer open(PrintWriter standard) throws IOException {
        if (output == null) {
            return new FilterWriter(standard) {
                @Override
                public void close() {
                    standard.flush();
                }
            };
        }
        return Files.newBufferedWriter(output);
    }
}
