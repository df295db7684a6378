package io.vpcwhy.model.flowlog;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a file tells of the records in it. Known are the paths of flow logs in S3, with and without partitions
 * in the manner of Hive; tables that are partitioned by a field; and the log streams that CloudWatch Logs exports.
 *
 * <p>In S3 the file of a time holds what ended in the five minutes from then on, and folders are by the same time. A
 * record may have begun an aggregation interval of ten minutes before, and its times may be off by a minute; delivery is
 * said to take ten minutes, and nothing promises it. So a path is taken to tell times no closer than {@link #MARGIN}
 * seconds before and after.
 *
 * @param earliest Unix time, in seconds, before which no record of the file ends
 * @param latest Unix time, in seconds, after which none begins
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html">Flow log files</a>
 */
record FlowLogPath(
        OptionalLong earliest,
        OptionalLong latest,
        Optional<String> interfaceId,
        Optional<String> vpcId,
        Optional<FlowLogAction> action) {

    /** Seconds by which records may lie outside the time that a path tells. */
    static final long MARGIN = 30 * 60;

    private static final long FILE_SECONDS = 5 * 60;

    private static final Pattern FILE_NAME =
            Pattern.compile("[^_]+_vpcflowlogs_[^_]+_fl-[^_]+_(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})Z_.*");

    private static final Pattern FOLDERS =
            Pattern.compile(".*/vpcflowlogs/[^/]+/(\\d{4})/(\\d{2})/(\\d{2})/(?:(\\d{2})/)?[^/]*");

    private static final Pattern STREAM = Pattern.compile("(eni-[0-9a-f]+)-(all|accept|reject)");

    static FlowLogPath of(Path file) {
        Map<String, String> partitions = new HashMap<>();
        HivePartitions.of(file).values().forEach((name, value) -> partitions.put(key(name), value));
        Optional<long[]> times = times(file, partitions);
        Optional<Matcher> stream = stream(file);
        return new FlowLogPath(
                times.map(range -> OptionalLong.of(range[0] - MARGIN)).orElse(OptionalLong.empty()),
                times.map(range -> OptionalLong.of(range[1] + MARGIN)).orElse(OptionalLong.empty()),
                Optional.ofNullable(partitions.get(FlowLogField.INTERFACE_ID.logName()))
                        .or(() -> stream.map(name -> name.group(1))),
                Optional.ofNullable(partitions.get(FlowLogField.VPC_ID.logName())),
                Optional.ofNullable(partitions.get(FlowLogField.ACTION.logName()))
                        .or(() -> stream.map(name -> name.group(2)))
                        .flatMap(action -> FieldValue.action(action, 0, action.length())));
    }

    /** AWS's name where it is a field's. */
    private static String key(String name) {
        return FlowLogField.byName(name).map(FlowLogField::logName).orElse(name);
    }

    /** The seconds from and to which the records are, as the narrowest part of the path tells them. */
    private static Optional<long[]> times(Path file, Map<String, String> partitions) {
        Path name = file.getFileName();
        Matcher named = FILE_NAME.matcher(name == null ? "" : name.toString());
        if (named.matches()) {
            return from(numbers(named), FILE_SECONDS);
        }
        Matcher folders = FOLDERS.matcher("/" + file.toString().replace('\\', '/'));
        if (folders.matches()) {
            return ofPartitions(numbers(folders));
        }
        if (!"vpcflowlogs".equals(partitions.get("aws-service"))) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        for (String part : List.of("year", "month", "day", "hour")) {
            String value = partitions.get(part);
            if (value == null) {
                break;
            }
            found.add(value);
        }
        return found.size() < 3 ? Optional.empty() : ofPartitions(found);
    }

    private static Optional<long[]> ofPartitions(List<String> dayAndHour) {
        return from(dayAndHour, dayAndHour.size() > 3 ? 3_600 : 86_400);
    }

    private static List<String> numbers(Matcher matched) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= matched.groupCount(); i++) {
            if (matched.group(i) != null) {
                numbers.add(matched.group(i));
            }
        }
        return numbers;
    }

    /** A range from year, month, day, and perhaps hour and minute; empty where they are none. */
    private static Optional<long[]> from(List<String> parts, long seconds) {
        try {
            int hour = parts.size() > 3 ? Integer.parseInt(parts.get(3)) : 0;
            int minute = parts.size() > 4 ? Integer.parseInt(parts.get(4)) : 0;
            long start = LocalDateTime.of(
                            Integer.parseInt(parts.get(0)),
                            Integer.parseInt(parts.get(1)),
                            Integer.parseInt(parts.get(2)),
                            hour,
                            minute)
                    .toEpochSecond(ZoneOffset.UTC);
            return Optional.of(new long[] {start, start + seconds});
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Matcher> stream(Path file) {
        Path folder = file.getParent();
        Path name = folder == null ? null : folder.getFileName();
        Matcher stream = STREAM.matcher(name == null ? "" : name.toString());
        return stream.matches() ? Optional.of(stream) : Optional.empty();
    }
}
