package io.vpcwhy.cli;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.snapshot.Snapshot;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads flow logs. */
final class LogOptions {

    static final String STANDARD_INPUT = "-";

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "A flow log, again and again; - is standard input. Text, .gz, or the JSON of CloudWatch Logs,"
                    + " Insights, subscriptions and Firehose: what it is, is found out by looking.")
    private List<String> logs = new ArrayList<>();

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "The fields of lines that no header line precedes, as in '$${version} $${srcaddr} ...'."
                    + " Default: the LogFormat of the snapshot's flow logs where it fits, else AWS's default format.")
    private @Nullable String logFormat;

    /** The logs as they were named. */
    List<String> logs() {
        return List.copyOf(logs);
    }

    /**
     * Says that a name is wrong now, and not when the logs before it have been read.
     *
     * @param input takes each file
     */
    void check(Consumer<Path> input) {
        for (String log : logs) {
            if (log.equals(STANDARD_INPUT)) {
                continue;
            }
            Path path = path(log);
            if (Files.notExists(path)) {
                throw new InputException(log + ": no such file; give a flow log, or - for standard input");
            }
            if (Files.isDirectory(path)) {
                throw new InputException(log + ": is a folder; give its files, each with --log");
            }
            input.accept(path);
        }
    }

    /** The file of a name. */
    static Path path(String log) {
        try {
            return Path.of(log);
        } catch (InvalidPathException e) {
            throw new InputException(log + ": cannot be a file's name (" + e.getReason() + "); give a flow log");
        }
    }

    /** The format that was given. */
    Optional<FlowLogFormat> format() {
        return Optional.ofNullable(logFormat).map(LogOptions::requireFormat);
    }

    /** How the logs are read, by the format that was given or the flow logs of a snapshot. */
    FlowLogReadOptions reading(Snapshot snapshot) {
        FlowLogReadOptions fallbacks = FlowLogReadOptions.NONE.withFallbacks(formats(snapshot));
        return format().map(fallbacks::withFormat).orElse(fallbacks);
    }

    private static FlowLogFormat requireFormat(String text) {
        try {
            return FlowLogFormat.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InputException("--log-format: " + e.getMessage());
        }
    }

    /** The formats of the snapshot's flow logs; one that cannot be read says nothing, and the lines must tell. */
    private static List<FlowLogFormat> formats(Snapshot snapshot) {
        List<FlowLogFormat> formats = new ArrayList<>();
        for (FlowLog log : snapshot.all(FlowLog.class)) {
            log.logFormat().flatMap(LogOptions::format).ifPresent(format -> {
                if (!formats.contains(format)) {
                    formats.add(format);
                }
            });
        }
        return formats;
    }

    private static Optional<FlowLogFormat> format(String text) {
        try {
            return Optional.of(FlowLogFormat.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
