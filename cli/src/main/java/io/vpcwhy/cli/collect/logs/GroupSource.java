package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.flowlog.LogStreamName;
import io.vpcwhy.simulator.replay.LogInput;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/**
 * The events of a log group. What the options ask for is asked of AWS as narrowly as it can be asked for: the time, and
 * the interfaces by their log streams or by a pattern. An event's time is that at which its record begins.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html">Publish flow logs to CloudWatch
 *     Logs</a>
 */
final class GroupSource {

    /** FilterLogEvents takes no more names of streams. */
    static final int MOST_STREAMS = 100;

    /** Seconds by which the times of events may lie beside those of records: no record is longer than ten minutes. */
    private static final long MARGIN = 30 * 60;

    /** A pattern may have 1,024 characters; a term of it for an interface has 25. */
    private static final int MOST_TERMS = 40;

    private final CloudWatchLogsClient client;
    private final AwsLogName.Group group;
    private final LogWish wish;
    private final Predicate<String> only;
    private final GroupFormats formats;
    private final ExecutorService pool;
    private final Consumer<String> notes;

    /** @param only which log streams of interfaces, by their names */
    GroupSource(
            CloudWatchLogsClient client,
            AwsLogName.Group group,
            LogWish wish,
            Predicate<String> only,
            GroupFormats formats,
            ExecutorService pool,
            Consumer<String> notes) {
        this.client = client;
        this.group = group;
        this.wish = wish;
        this.only = only;
        this.formats = formats;
        this.pool = pool;
        this.notes = notes;
    }

    /**
     * What there is to read: a stream of events for each format.
     *
     * @param elsewhere formats by what is known outside of the snapshot
     */
    AwsLogSource find(List<FlowLogFormat> elsewhere) throws CollectException {
        Optional<List<String>> streams = streams();
        if (streams.isPresent() && streams.get().isEmpty()) {
            notes.accept(
                    interfaces().isEmpty()
                            ? group + ": has no log streams; nothing was logged there"
                            : noStreamOf(String.join(", ", interfaces())));
            return new AwsLogSource(group.toString(), List.of());
        }
        List<LogInput> inputs = new ArrayList<>();
        for (Map.Entry<List<FlowLogFormat>, List<String>> each :
                byFormats(streams, elsewhere).entrySet()) {
            List<String> names = each.getValue();
            int from = 0;
            do {
                List<String> some = names.subList(from, Math.min(names.size(), from + MOST_STREAMS));
                inputs.add(input(some).withFormats(each.getKey()));
                from += MOST_STREAMS;
            } while (from < names.size());
        }
        return new AwsLogSource(group.toString(), inputs);
    }

    private String noStreamOf(String interfaceIds) {
        return group + ": has no log stream of " + interfaceIds + "; nothing was logged of it there";
    }

    private SortedSet<String> interfaces() {
        return new TreeSet<>(wish.selection().interfaces());
    }

    /** The streams that are wanted; empty for all. */
    private Optional<List<String>> streams() throws CollectException {
        LogStreams all = new LogStreams(client, group);
        if (group.stream().isPresent()) {
            all.requireThere(group.stream());
            return Optional.of(List.of(group.stream().get()));
        }
        if (interfaces().isEmpty() && formats.all().size() > 1) {
            return Optional.of(all.beginning(Optional.empty()));
        }
        if (interfaces().isEmpty()) {
            all.requireThere(Optional.empty());
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        for (String id : interfaces()) {
            found.addAll(all.beginning(Optional.of(id + "-")));
        }
        if (!found.isEmpty()) {
            interfaces().stream()
                    .filter(id -> found.stream().noneMatch(stream -> stream.startsWith(id + "-")))
                    .forEach(id -> notes.accept(noStreamOf(id)));
        }
        found.removeIf(stream -> !isOfAction(stream) || !only.test(stream));
        return found.isEmpty() && !all.areOfInterfaces() ? Optional.empty() : Optional.of(found);
    }

    private boolean isOfAction(String stream) {
        Optional<String> type = LogStreamName.parse(stream).map(LogStreamName::trafficType);
        return type.isEmpty()
                || type.get().equals("all")
                || wish.selection().actions().isEmpty()
                || wish.selection().actions().stream()
                        .anyMatch(action -> action.name().equalsIgnoreCase(type.get()));
    }

    /** What is read alike; no names of streams are all streams. */
    private Map<List<FlowLogFormat>, List<String>> byFormats(
            Optional<List<String>> streams, List<FlowLogFormat> elsewhere) {
        if (streams.isEmpty() || streams.get().isEmpty()) {
            return Map.of(formats.all().isEmpty() ? elsewhere : formats.all(), List.of());
        }
        Map<List<FlowLogFormat>, List<String>> alike = new LinkedHashMap<>();
        for (String stream : streams.get()) {
            List<FlowLogFormat> own = formats.of(stream);
            alike.computeIfAbsent(own.isEmpty() ? elsewhere : own, any -> new ArrayList<>())
                    .add(stream);
        }
        return alike;
    }

    private LogInput input(List<String> streams) throws CollectException {
        MessagePagesOpener pages = wish.byInsights() ? query(streams) : filter(streams);
        String name = streams.size() == 1 && group.stream().isEmpty() ? group + ":" + streams.get(0) : group.toString();
        // What is written meanwhile would be in a second answer and not in the first.
        return LogInput.once(name, () -> stream(pages));
    }

    private InputStream stream(MessagePagesOpener pages) {
        return new MessageStream(group.toString(), pages.open(), pool);
    }

    /** Begins to ask. */
    private interface MessagePagesOpener {
        MessagePages open();
    }

    private MessagePagesOpener filter(List<String> streams) {
        FilterLogEventsRequest.Builder request = FilterLogEventsRequest.builder();
        group.arn().ifPresentOrElse(request::logGroupIdentifier, () -> request.logGroupName(group.group()));
        FlowLogSelection selection = wish.selection();
        selection.since().ifPresent(time -> request.startTime(Math.max(0, time - MARGIN) * 1_000));
        selection.until().ifPresent(time -> request.endTime(Math.max(0, time + MARGIN) * 1_000));
        if (!streams.isEmpty()) {
            request.logStreamNames(streams);
        } else if (!interfaces().isEmpty() && interfaces().size() <= MOST_TERMS) {
            request.filterPattern(pattern());
        }
        FilterLogEventsRequest asked = request.build();
        return () -> new EventPages(client, asked, group.toString());
    }

    /**
     * Events that name any of the interfaces.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter patterns</a>
     */
    private String pattern() {
        List<String> terms = new ArrayList<>();
        interfaces().forEach(id -> terms.add(quoted(id)));
        return terms.size() == 1 ? terms.get(0) : "?" + String.join(" ?", terms);
    }

    private MessagePagesOpener query(List<String> streams) throws CollectException {
        OptionalLong since = wish.selection().since();
        if (since.isEmpty()) {
            throw CollectException.ofUsage(
                    "--logs-insights needs --since: a query of Logs Insights has a time, and its price is by what it scans");
        }
        long now = Instant.now().getEpochSecond();
        long until = wish.selection().until().orElse(now);
        long first = Math.max(0, since.getAsLong() - MARGIN);
        StartQueryRequest.Builder request = StartQueryRequest.builder()
                .startTime(first)
                .endTime(Math.max(first, Math.min(now, until) + MARGIN))
                .queryString(queryText(streams));
        group.arn().ifPresentOrElse(request::logGroupIdentifiers, () -> request.logGroupName(group.group()));
        StartQueryRequest asked = request.build();
        return () -> new QueryPages(client, asked, group.toString());
    }

    /**
     * The query. What it selects by are words of the message, so that it serves every format; records that have them
     * elsewhere are sorted out later.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">Query syntax of Logs
     *     Insights</a>
     */
    private String queryText(List<String> streams) {
        StringBuilder text = new StringBuilder("fields @timestamp, @message");
        if (!streams.isEmpty()) {
            text.append(" | filter @logStream in [")
                    .append(String.join(
                            ", ", streams.stream().map(GroupSource::quoted).toList()))
                    .append("]");
        } else if (!interfaces().isEmpty()) {
            text.append(" | filter ").append(anyOf(interfaces()));
        }
        if (!wish.selection().actions().isEmpty()) {
            text.append(" | filter ")
                    .append(anyOf(wish.selection().actions().stream()
                            .map(FlowLogAction::name)
                            .toList()));
        }
        return text.append(" | sort @timestamp asc | limit ")
                .append(QueryPages.MOST)
                .toString();
    }

    private static String anyOf(Iterable<String> words) {
        List<String> conditions = new ArrayList<>();
        words.forEach(word -> conditions.add("@message like " + quoted(word)));
        return String.join(" or ", conditions);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
