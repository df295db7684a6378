package io.vpcwhy.cli;

import io.vpcwhy.cli.render.Colours;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private OutputFile file = new OutputFile();

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
        boolean terminal = !file.named() && Boolean.getBoolean(TERMINAL);
        return coloured(colour, terminal, System.getenv("NO_COLOR")) ? Colours.ON : Colours.OFF;
    }

    /**
     * Whether text is coloured.
     *
     * @param noColour the environment's NO_COLOR, which counts where it is not empty
     * @see <a href="https://no-color.org">NO_COLOR</a>
     */
    static boolean coloured(ColourPolicy policy, boolean terminal, @Nullable String noColour) {
        return switch (policy) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal && (noColour == null || noColour.isEmpty());
        };
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
