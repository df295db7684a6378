package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.TokenTrail;
import io.vpcwhy.model.flowlog.LogStreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;

/** The log streams of a log group. A flow log writes one for each interface, by its {@link LogStreamName}. */
final class LogStreams {

    private final CloudWatchLogsClient client;
    private final AwsLogName.Group group;

    LogStreams(CloudWatchLogsClient client, AwsLogName.Group group) {
        this.client = client;
        this.group = group;
    }

    /** Whether flow logs write to the group, by one page of its streams. */
    boolean areOfInterfaces() throws CollectException {
        DescribeLogStreamsResponse page = page(request(Optional.empty()), null);
        return page.logStreams().stream()
                .anyMatch(stream -> LogStreamName.parse(stream.logStreamName()).isPresent());
    }

    /**
     * Makes sure that the group is there, and the stream where one is named, so that a wrong name is said before anything is
     * read. Who may read events and not list streams reads all the same.
     *
     * @throws CollectException where it is not there
     */
    void requireThere(Optional<String> stream) throws CollectException {
        try {
            if (stream.isEmpty()) {
                page(request(stream), null);
            } else if (!beginning(stream).contains(stream.get())) {
                throw CollectException.ofUsage(group + ": the log group has no log stream of that name");
            }
        } catch (CollectException untold) {
            if (untold.isWrongUsage() || untold.isOfCredentials()) {
                throw untold;
            }
        }
    }

    /** All that begin so, in the order of their names. */
    List<String> beginning(Optional<String> prefix) throws CollectException {
        List<String> names = new ArrayList<>();
        TokenTrail trail = new TokenTrail();
        String token = null;
        do {
            DescribeLogStreamsResponse page = page(request(prefix), token);
            page.logStreams().forEach(stream -> names.add(stream.logStreamName()));
            token = page.nextToken();
            if (token != null && !trail.goesOn(token)) {
                throw new CollectException(
                        group + ": the pages of " + LogAction.DESCRIBE_LOG_STREAMS + " go round in a circle");
            }
        } while (token != null);
        names.sort(null);
        return names;
    }

    private DescribeLogStreamsResponse page(DescribeLogStreamsRequest request, @Nullable String token)
            throws CollectException {
        DescribeLogStreamsRequest asked = request.toBuilder().nextToken(token).build();
        return AwsAnswer.to(() -> client.describeLogStreams(asked), group.toString(), LogAction.DESCRIBE_LOG_STREAMS);
    }

    private DescribeLogStreamsRequest request(Optional<String> prefix) {
        DescribeLogStreamsRequest.Builder request = DescribeLogStreamsRequest.builder();
        group.arn().ifPresentOrElse(request::logGroupIdentifier, () -> request.logGroupName(group.group()));
        prefix.ifPresent(request::logStreamNamePrefix);
        return request.build();
    }
}
