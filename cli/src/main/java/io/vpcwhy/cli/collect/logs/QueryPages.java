package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/**
 * What a query of CloudWatch Logs Insights selects. One query gives {@value #MOST} events at most, so a time that has as
 * many is halved until its parts have fewer. Events have times in milliseconds and queries in seconds, the last of which is
 * asked for, too: so that none falls between two halves, the second begins with the second at which the first ends. An
 * event that both give is known by its {@code @ptr}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html">StartQuery</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html">GetQueryResults</a>
 */
final class QueryPages implements MessagePages {

    static final int MOST = 10_000;

    private static final String MESSAGE = "@message";

    /** Names an event; results have it unasked. */
    private static final String POINTER = "@ptr";

    /** Milliseconds from one look at the results to the next, at first and at most. */
    private static final long FIRST_PAUSE = 100;

    private static final long LONGEST_PAUSE = 2_000;

    /**
     * Seconds that are asked for.
     *
     * @param from the first
     * @param to the last
     */
    private record Period(long from, long to) {}

    private final CloudWatchLogsClient client;
    private final StartQueryRequest request;
    private final String name;
    private final Deque<Period> left = new ArrayDeque<>();

    /** Of the events of the period before, which may come again. */
    private Set<String> pointers = Set.of();

    /**
     * @param request with its first and last second
     * @param name what messages call the log
     */
    QueryPages(CloudWatchLogsClient client, StartQueryRequest request, String name) {
        this.client = client;
        this.request = request;
        this.name = name;
        left.push(new Period(request.startTime(), request.endTime()));
    }

    @Override
    public Optional<List<String>> next() throws CollectException {
        Period period = left.poll();
        if (period == null) {
            return Optional.empty();
        }
        Optional<String> query = start(period);
        if (query.isEmpty()) {
            return Optional.of(List.of());
        }
        List<List<ResultField>> events = results(query.get());
        if (events.size() < MOST) {
            return Optional.of(messages(events));
        }
        if (period.to() - period.from() <= 1) {
            throw new CollectException(name + ": a second has the " + MOST
                    + " events that a query of Logs Insights gives at most, or more; read it without --logs-insights");
        }
        long middle = period.from() + (period.to() - period.from()) / 2;
        left.push(new Period(middle, period.to()));
        left.push(new Period(period.from(), middle));
        return Optional.of(List.of());
    }

    /**
     * Starts a query. AWS takes one for malformed whose time ends before the log group was made or before what it keeps; a
     * part of a time that was taken can have nothing else against it, and has no events.
     */
    private Optional<String> start(Period period) throws CollectException {
        StartQueryRequest asked = request.toBuilder()
                .startTime(period.from())
                .endTime(period.to())
                .build();
        boolean ends = period.to() == request.endTime();
        return AwsAnswer.to(
                () -> {
                    try {
                        return Optional.of(client.startQuery(asked).queryId());
                    } catch (MalformedQueryException early) {
                        if (ends) {
                            throw early;
                        }
                        return Optional.empty();
                    }
                },
                name,
                LogAction.START_QUERY);
    }

    private List<List<ResultField>> results(String query) throws CollectException {
        long pause = FIRST_PAUSE;
        while (true) {
            GetQueryResultsResponse answer = AwsAnswer.to(
                    () -> client.getQueryResults(asked -> asked.queryId(query)), name, LogAction.GET_QUERY_RESULTS);
            if (answer.status() == QueryStatus.COMPLETE) {
                return answer.results();
            }
            if (answer.status() != QueryStatus.RUNNING && answer.status() != QueryStatus.SCHEDULED) {
                throw new CollectException(name + ": the query of Logs Insights ended as " + answer.statusAsString());
            }
            pause(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    private void pause(long milliseconds) throws CollectException {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectException(name + ": interrupted");
        }
    }

    private List<String> messages(List<List<ResultField>> events) {
        List<String> messages = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (List<ResultField> event : events) {
            Optional<String> pointer = value(event, POINTER);
            pointer.ifPresent(given::add);
            if (pointer.isEmpty() || !pointers.contains(pointer.get())) {
                value(event, MESSAGE).ifPresent(messages::add);
            }
        }
        pointers = given;
        return messages;
    }

    private static Optional<String> value(List<ResultField> event, String name) {
        return event.stream()
                .filter(field -> name.equals(field.field()))
                .findFirst()
                .map(ResultField::value);
    }
}
