package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.simulator.replay.LogInput;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** Objects in AWS that are looked at: each takes its time. */
    private static final int MOST_ELSEWHERE = 4;

    private LogFormats() {}

    /** The formats that were met; what can be read but once is not looked at. */
    static List<FlowLogFormat> of(List<LogArgument> logs, FlowLogReadOptions reading) {
        Set<FlowLogFormat> formats = new LinkedHashSet<>();
        for (LogArgument log : logs) {
            log.inputs().stream()
                    .filter(LogFormats::isFile)
                    .limit(MOST_FILES)
                    .forEach(each -> of(each, reading).ifPresent(formats::add));
            log.inputs().stream().filter(each -> !isFile(each)).forEach(each -> formats.addAll(each.formats()));
            log.inputs().stream()
                    .filter(each -> !isFile(each) && each.again())
                    .limit(MOST_ELSEWHERE)
                    .forEach(each -> of(each, reading).ifPresent(formats::add));
        }
        return new ArrayList<>(formats);
    }

    private static boolean isFile(LogInput input) {
        return input.path().isPresent();
    }

    /** A file that cannot be read has none: that it cannot is told by whoever reads all of it. */
    private static Optional<FlowLogFormat> of(LogInput input, FlowLogReadOptions reading) {
        try (FlowLogReader reader = input.reader(reading)) {
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
