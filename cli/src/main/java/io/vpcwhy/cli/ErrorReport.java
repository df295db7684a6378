package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.snapshot.SnapshotException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one line on standard error, and gives the exit status. */
final class ErrorReport {

    /** Wrong usage, or input that cannot be read. */
    static final int UNREADABLE = 2;

    /** The run could not be finished. */
    static final int UNFINISHED = 3;

    private ErrorReport() {}

    static int ofUsage(ParameterException problem, String[] args) {
        CommandLine line = problem.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        line.getErr()
                .println("vpcwhy: " + oneLine(String.valueOf(problem.getMessage())) + meant(problem) + " (see "
                        + command + " --help)");
        return UNREADABLE;
    }

    private static String meant(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "; did you mean " + unmatched.getSuggestions().get(0) + "?";
        }
        return "";
    }

    static int ofRun(Exception problem, CommandLine line, ParseResult parsed) {
        if (DebugOption.given(line)) {
            problem.printStackTrace(line.getErr());
        }
        line.getErr().println("vpcwhy: " + oneLine(message(problem)));
        boolean input = problem instanceof SnapshotException
                || problem instanceof FlowLogFormatException
                || problem instanceof InputException;
        return input ? UNREADABLE : UNFINISHED;
    }

    private static String message(Exception problem) {
        if (problem instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return message(wrapped.getCause());
        }
        String text = problem.getMessage();
        boolean own = problem instanceof SnapshotException
                || problem instanceof FlowLogFormatException
                || problem instanceof InputException
                || problem instanceof IOException;
        return own && text != null ? text : "internal error: " + problem + "; run again with --debug and report it";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
