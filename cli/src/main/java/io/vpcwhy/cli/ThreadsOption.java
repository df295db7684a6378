package io.vpcwhy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How many threads read whole logs. */
final class ThreadsOption {

    @Option(names = "--threads", paramLabel = "N", description = "Threads that read and count. Default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /**
     * The threads, from 1.
     *
     * @throws CommandLine.ParameterException where there would be none
     */
    int require(CommandLine line) {
        if (threads < 1) {
            throw new CommandLine.ParameterException(line, "--threads: there has to be one at least");
        }
        return threads;
    }
}
