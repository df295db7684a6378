package io.vpcwhy.model.flowlog;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a file or a folder tells of the records in it. Known are the paths of flow logs in S3, with and without
 * partitions in the manner of Hive; what Firehose delivers; tables that are partitioned by a field; and the log streams that
 * CloudWatch Logs exports.
 *
 * <p>In S3 the file of a time holds what ended in the five minutes from then on, and folders are by the same time. A
 * record may have begun an aggregation interval of ten minutes before, and its times may be off by a minute; delivery is
 * said to take ten minutes, and nothing promises it. So a path is taken to tell times no closer than {@link #MARGIN}
 * seconds before and after. Firehose names by the time at which records reached it, in a time zone that can be chosen:
 * there it is {@link #FIREHOSE_MARGIN}.
 *
 * @param earliest Unix time, in seconds, before which no record of the file ends
 * @param latest Unix time, in seconds, after which none begins
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html">Flow log files</a>
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html">Names of what Firehose delivers</a>
 */
record FlowLogPath(
        OptionalLong earliest,
        OptionalLong latest,
        Optional<String> interfaceId,
        Optional<String> vpcId,
        Optional<FlowLogAction> action) {

    /** Seconds by which records may lie outside the time that a path tells. */
    static final long MARGIN = 30 * 60;

    /** Seconds by which they may lie outside the time that Firehose names: no time zone is further off. */
    static final long FIREHOSE_MARGIN = 24 * 3_600;

    /** A time as year, month, day, hour, minute: as many of them as are told, the year at least. */
    private record Told(List<String> parts, long seconds, long margin) {}

    private static final long FILE_SECONDS = 5 * 60;

    /** Firehose keeps what it has for so long at most. */
    private static final long FIREHOSE_SECONDS = 15 * 60;

    private static final List<String> TIMES = List.of("year", "month", "day", "hour");

    private static final Pattern FIREHOSE_NAME =
            Pattern.compile(".+-\\d+-(\\d{4})-(\\d{2})-(\\d{2})-(\\d{2})-(\\d{2})-\\d{2}-[0-9a-f]{8}-[0-9a-f-]{27}.*");

    private static final Pattern FIREHOSE_FOLDERS = Pattern.compile(".*/(\\d{4})/(\\d{2})/(\\d{2})/(\\d{2})/[^/]*");

    private static final Pattern FILE_NAME =
            Pattern.compile("[^_]+_vpcflowlogs_[^_]+_fl-[^_]+_(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})Z_.*");

    private static final Pattern FOLDERS =
            Pattern.compile(".*/vpcflowlogs/[^/]+/(\\d{4})/(?:(\\d{2})/)?(?:(\\d{2})/)?(?:(\\d{2})/)?[^/]*");

    /** @param path of a file, or of a folder and then with a slash at its end */
    static FlowLogPath of(String path) {
        String slashed = path.replace('\\', '/');
        Map<String, String> partitions = new HashMap<>();
        HivePartitions.of(slashed).values().forEach((name, value) -> partitions.put(key(name), value));
        Optional<long[]> times = told(slashed, partitions).flatMap(FlowLogPath::range);
        Optional<LogStreamName> stream = stream(slashed);
        return new FlowLogPath(
                times.map(range -> OptionalLong.of(range[0])).orElse(OptionalLong.empty()),
                times.map(range -> OptionalLong.of(range[1])).orElse(OptionalLong.empty()),
                Optional.ofNullable(partitions.get(FlowLogField.INTERFACE_ID.logName()))
                        .or(() -> stream.map(LogStreamName::interfaceId)),
                Optional.ofNullable(partitions.get(FlowLogField.VPC_ID.logName())),
                Optional.ofNullable(partitions.get(FlowLogField.ACTION.logName()))
                        .or(() -> stream.map(LogStreamName::trafficType))
                        .flatMap(action -> FieldValue.action(action, 0, action.length())));
    }

    /** AWS's name where it is a field's. */
    private static String key(String name) {
        return FlowLogField.byName(name).map(FlowLogField::logName).orElse(name);
    }

    /** The time as the narrowest part of the path tells it. */
    private static Optional<Told> told(String path, Map<String, String> partitions) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Matcher file = FILE_NAME.matcher(name);
        if (file.matches()) {
            return Optional.of(new Told(numbers(file), FILE_SECONDS, MARGIN));
        }
        Matcher delivered = FIREHOSE_NAME.matcher(name);
        if (delivered.matches()) {
            return Optional.of(new Told(numbers(delivered), FIREHOSE_SECONDS, FIREHOSE_MARGIN));
        }
        Matcher folders = FOLDERS.matcher("/" + path);
        if (folders.matches()) {
            return Optional.of(ofFolders(numbers(folders), MARGIN));
        }
        if ("vpcflowlogs".equals(partitions.get("aws-service"))) {
            List<String> parts = new ArrayList<>();
            TIMES.stream().map(partitions::get).takeWhile(Objects::nonNull).forEach(parts::add);
            return parts.isEmpty() ? Optional.empty() : Optional.of(ofFolders(parts, MARGIN));
        }
        Matcher hours = FIREHOSE_FOLDERS.matcher("/" + path);
        return hours.matches() ? Optional.of(ofFolders(numbers(hours), FIREHOSE_MARGIN)) : Optional.empty();
    }

    private static Told ofFolders(List<String> parts, long margin) {
        long seconds = switch (parts.size()) {
            case 1 -> 366 * 86_400L;
            case 2 -> 31 * 86_400L;
            case 3 -> 86_400L;
            default -> 3_600L;
        };
        return new Told(parts, seconds, margin);
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

    /** The seconds from and to which the records are; empty where the numbers are no time. */
    private static Optional<long[]> range(Told told) {
        try {
            List<String> parts = told.parts();
            int[] numbers = {0, 1, 1, 0, 0};
            for (int i = 0; i < parts.size(); i++) {
                numbers[i] = Integer.parseInt(parts.get(i));
            }
            long start = LocalDateTime.of(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
                    .toEpochSecond(ZoneOffset.UTC);
            return Optional.of(new long[] {start - told.margin(), start + told.seconds() + told.margin()});
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The folder of a file that is an exported log stream. */
    private static Optional<LogStreamName> stream(String path) {
        int end = path.lastIndexOf('/');
        return LogStreamName.parse(end < 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end));
    }
}
