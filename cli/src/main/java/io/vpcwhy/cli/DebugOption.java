package io.vpcwhy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that shows the stack trace of an error, for every command. */
final class DebugOption {

    private static final String NAME = "--debug";

    @Option(names = NAME, description = "Show the stack trace of an error.")
    @SuppressWarnings("UnusedVariable") // picocli keeps whether it was given; the handler of errors asks for that
    private boolean debug;

    /** Whether the option was given to a command that was run. */
    static boolean given(CommandLine line) {
        return line.getParseResult().hasMatchedOption(NAME);
    }
}
