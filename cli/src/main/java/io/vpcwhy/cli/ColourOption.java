package io.vpcwhy.cli;

import io.vpcwhy.cli.render.Colours;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether text is coloured, for every command that prints some. */
final class ColourOption {

    /** Set by the launcher: newer JDKs have a console where there is no terminal, and 17 cannot tell. */
    private static final String TERMINAL = "vpcwhy.terminal";

    /** When text is coloured. */
    enum ColourPolicy {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            description = "Colour text; auto colours on a terminal unless NO_COLOR is set. Default: auto.",
            defaultValue = "auto")
    private ColourPolicy colour = ColourPolicy.AUTO;

    /** @param toFile whether standard output is not written to */
    Colours colours(boolean toFile) {
        boolean terminal = !toFile && Boolean.getBoolean(TERMINAL);
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
}
