package io.vpcwhy.cli;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.snapshot.SnapshotException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Says what went wrong in one line on standard error, or in a line for each mistake of an input, and gives the exit
 * status.
 */
final class ErrorReport {

    /** Wrong usage, or input that cannot be read. */
    static final int UNREADABLE = 2;

    /** The run could not be finished. */
    static final int UNFINISHED = 3;

    private ErrorReport() {}

    static int ofUsage(ParameterException problem, String[] args) {
        CommandLine line = problem.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        line.getErr().println("vpcwhy: " + oneLine(usage(problem)) + " (see " + command + " --help)");
        return UNREADABLE;
    }

    private static String usage(ParameterException problem) {
        String text = String.valueOf(problem.getMessage());
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return isBadEnum(problem) ? enumText(problem) : text;
        }
        CommandLine line = problem.getCommandLine();
        boolean noCommand = line.getParent() == null && !unmatched.isUnknownOption();
        String what =
                noCommand ? "there is no command '" + unmatched.getUnmatched().get(0) + "'" : text;
        if (!unmatched.getSuggestions().isEmpty()) {
            return what + "; did you mean " + unmatched.getSuggestions().get(0) + "?";
        }
        return noCommand
                ? what + "; there are "
                        + String.join(", ", line.getSubcommands().keySet())
                : what;
    }

    private static boolean isBadEnum(ParameterException problem) {
        return problem.getArgSpec() instanceof OptionSpec option
                && words(option).isEnum()
                && problem.getValue() != null;
    }

    /** What an option takes: one, or several with commas. */
    private static Class<?> words(OptionSpec option) {
        return option.auxiliaryTypes()[0];
    }

    private static String enumText(ParameterException problem) {
        OptionSpec option = (OptionSpec) problem.getArgSpec();
        List<String> expected = new ArrayList<>();
        for (Object value : words(option).getEnumConstants()) {
            expected.add(value.toString().toLowerCase(Locale.ROOT));
        }
        return option.longestName() + ": '" + problem.getValue() + "' is none of " + String.join(", ", expected);
    }

    static int ofRun(Exception thrown, CommandLine line, ParseResult parsed) {
        // What a writer of JSON meets in its file is wrapped by it.
        Exception problem =
                thrown instanceof JacksonIOException && thrown.getCause() instanceof IOException cause ? cause : thrown;
        if (problem instanceof AnswerWriter.ReaderGoneException) {
            return UNFINISHED; // nobody wants to hear more
        }
        if (DebugOption.given(line)) {
            problem.printStackTrace(line.getErr());
        }
        for (String message : problem instanceof InputException input ? input.mistakes() : List.of(message(problem))) {
            line.getErr().println("vpcwhy: " + oneLine(message));
        }
        return isInput(problem) ? UNREADABLE : UNFINISHED;
    }

    /** The machine has less memory than the input needs. */
    static int ofExhaustion(VirtualMachineError problem, PrintWriter err) {
        err.println(
                problem instanceof OutOfMemoryError
                        ? "vpcwhy: out of memory; give more, as with VPCWHY_JAVA_OPTS=-Xmx4g"
                        : "vpcwhy: the input is nested too deeply");
        return UNFINISHED;
    }

    private static boolean isInput(Exception problem) {
        return problem instanceof SnapshotException
                || problem instanceof FlowLogFormatException
                || problem instanceof InputException
                || (problem instanceof CollectException collecting && collecting.isWrongUsage());
    }

    private static String message(Exception problem) {
        String text = String.valueOf(problem.getMessage());
        if (isInput(problem) || problem instanceof IOException || problem instanceof CollectException) {
            return text;
        }
        if (problem instanceof UncheckedIOException && problem.getCause() != null) {
            return text + " (" + problem.getCause().getMessage() + ")";
        }
        String what = problem instanceof RecordException && problem.getCause() != null
                ? "internal error at " + text + ": " + problem.getCause()
                : "internal error: " + problem;
        return what + "; run again with --debug, and report what it prints";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
