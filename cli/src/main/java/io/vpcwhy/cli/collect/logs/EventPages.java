package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.TokenTrail;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * What FilterLogEvents finds, page after page. A page without events is none without more: AWS answers after it has looked
 * through so much.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a>
 */
final class EventPages implements MessagePages {

    private final CloudWatchLogsClient client;
    private final FilterLogEventsRequest request;
    private final String name;
    private final TokenTrail trail = new TokenTrail();
    private @Nullable String token;
    private boolean over;

    /** @param name what messages call the log */
    EventPages(CloudWatchLogsClient client, FilterLogEventsRequest request, String name) {
        this.client = client;
        this.request = request;
        this.name = name;
    }

    @Override
    public Optional<List<String>> next() throws CollectException {
        if (over) {
            return Optional.empty();
        }
        String from = token;
        FilterLogEventsResponse page = AwsAnswer.to(
                () -> client.filterLogEvents(request.toBuilder().nextToken(from).build()),
                name,
                LogAction.FILTER_LOG_EVENTS);
        token = page.nextToken();
        over = token == null;
        if (token != null && !trail.goesOn(token)) {
            throw new CollectException(
                    name + ": the pages of " + LogAction.FILTER_LOG_EVENTS + " go round in a circle");
        }
        return Optional.of(page.events().stream()
                .map(FilteredLogEvent::message)
                .filter(Objects::nonNull)
                .toList());
    }
}
