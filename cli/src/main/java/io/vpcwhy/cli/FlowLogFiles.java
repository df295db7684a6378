package io.vpcwhy.cli;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The flow logs that a command is given. */
final class FlowLogFiles {

    static final String STANDARD_INPUT = "-";

    private FlowLogFiles() {}

    /**
     * A name that is wrong is said now, and not when the logs before it have been read.
     *
     * @param option by which logs are given
     * @param input takes each file
     */
    static void check(List<String> logs, String option, Consumer<Path> input) {
        for (String log : logs) {
            if (log.equals(STANDARD_INPUT)) {
                continue;
            }
            Path path = path(log);
            if (Files.notExists(path)) {
                throw new InputException(log + ": no such file; give a flow log, or - for standard input");
            }
            if (Files.isDirectory(path)) {
                throw new InputException(log + ": is a folder; give its files, each with " + option);
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

    static FlowLogReader open(String log, FlowLogReadOptions options) {
        try {
            return log.equals(STANDARD_INPUT)
                    ? FlowLogReader.open(STANDARD_INPUT, System.in, options)
                    : FlowLogReader.open(path(log), options);
        } catch (AccessDeniedException e) {
            throw new InputException(log + ": cannot be read (permission denied); give a file that can");
        } catch (IOException e) {
            throw new InputException(log + ": cannot be read (" + e.getMessage() + "); give a file that can");
        }
    }

    /** How lines are read that no header line precedes: as the user says, else as the snapshot's flow logs do. */
    static FlowLogReadOptions reading(Snapshot snapshot, Optional<FlowLogFormat> format) {
        FlowLogReadOptions fallbacks = FlowLogReadOptions.NONE.withFallbacks(formats(snapshot));
        return format.map(fallbacks::withFormat).orElse(fallbacks);
    }

    /** @throws InputException where the text of the option is no format */
    static FlowLogFormat requireFormat(String text) {
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
            log.logFormat().flatMap(FlowLogFiles::format).ifPresent(format -> {
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
