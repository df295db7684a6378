package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which formats logs are in, by a look at the first records of their files. */
final class LogFormats {

    /** Files that are looked at: those of a folder are mostly of one flow log. */
    private static final int MOST_FILES = 200;

    /** Lines of a file that are looked at until one is a record. */
    private static final int MOST_LINES = 100;

    private LogFormats() {}

    /** The formats that were met; standard input is not looked at, as it can be read but once. */
    static List<FlowLogFormat> of(List<LogArgument> logs, FlowLogReadOptions reading) {
        Set<FlowLogFormat> formats = new LinkedHashSet<>();
        for (LogArgument log : logs) {
            log.files().stream()
                    .limit(MOST_FILES)
                    .forEach(file -> of(file, reading).ifPresent(formats::add));
        }
        return new ArrayList<>(formats);
    }

    /** A file that cannot be read has none: that it cannot is told by whoever reads all of it. */
    private static Optional<FlowLogFormat> of(Path file, FlowLogReadOptions reading) {
        try (FlowLogReader reader = FlowLogReader.open(file, reading)) {
            for (int i = 0; i < MOST_LINES && reader.hasNext(); i++) {
                if (reader.next() instanceof FlowLogLine.Record record) {
                    return Optional.of(record.record().format());
                }
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException | FlowLogFormatException e) {
            return Optional.empty();
        }
    }
}
