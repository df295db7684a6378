package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.snapshot.FlowLogPlaces;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.s3.S3Client;

/** Finds what there is to read of a log group or a bucket. */
final class LogFinder {

    private final LogClients clients;
    private final Optional<String> region;
    private final ExecutorService pool;
    private final Consumer<String> notes;
    private final LongConsumer progress;

    /**
     * @param region where log groups are, where it is said
     * @param pool by which AWS is asked
     * @param notes is told in a line what people should know of what is read
     * @param progress is told how many objects were found so far
     */
    LogFinder(
            LogClients clients,
            Optional<String> region,
            ExecutorService pool,
            Consumer<String> notes,
            LongConsumer progress) {
        this.clients = clients;
        this.region = region;
        this.pool = pool;
        this.notes = notes;
        this.progress = progress;
    }

    /**
     * The events of a log group.
     *
     * @param only which log streams of interfaces, by their names
     */
    AwsLogSource group(AwsLogName.Group group, LogWish wish, Predicate<String> only) throws CollectException {
        GroupFormats everywhere = new GroupFormats(wish.snapshot(), group.group());
        Region where = clients.region(group.region().or(() -> region).or(everywhere::region));
        GroupFormats formats = everywhere.in(where.id());
        CloudWatchLogsClient client =
                clients.of("logs", where, session -> session.client(CloudWatchLogsClient.builder(), where));
        List<FlowLogFormat> elsewhere = formats.all().isEmpty() ? formatsInAws(group, where) : List.of();
        return new GroupSource(client, group, wish, only, formats, pool, notes).find(elsewhere);
    }

    /** Of a group of which the snapshot tells nothing; empty where AWS does not tell either, and the lines must. */
    private List<FlowLogFormat> formatsInAws(AwsLogName.Group group, Region where) throws CollectException {
        Ec2Client client = clients.of("ec2", where, session -> session.client(Ec2Client.builder(), where));
        Filter filter =
                Filter.builder().name("log-group-name").values(group.group()).build();
        try {
            return AwsAnswer.to(
                    () -> GroupFormats.formatsOf(
                            client.describeFlowLogs(asked -> asked.filter(filter)).flowLogs().stream()
                                    .map(log -> Optional.ofNullable(log.logFormat()))
                                    .toList()),
                    group.toString(),
                    LogAction.DESCRIBE_FLOW_LOGS);
        } catch (CollectException untold) {
            if (untold.isOfCredentials()) {
                throw untold;
            }
            notes.accept(untold.getMessage() + "; the format is found out by the lines");
            return List.of();
        }
    }

    /**
     * The objects of a bucket.
     *
     * @param only which objects, by their keys
     * @param formats of the flow logs that write there, where they are known
     * @param flowLogs ids of those whose objects they are; none where the bucket was named
     */
    AwsLogSource bucket(
            AwsLogName.Bucket place,
            LogWish wish,
            Predicate<String> only,
            List<FlowLogFormat> formats,
            List<String> flowLogs)
            throws CollectException {
        Region where = bucketRegion(wish.snapshot());
        S3Client client = clients.of(
                "s3",
                where,
                session -> session.client(
                        S3Client.builder()
                                .forcePathStyle(session.isElsewhere())
                                .crossRegionAccessEnabled(!session.isElsewhere()),
                        where));
        return new BucketSource(client, pool, notes, progress).find(place, wish, only, formats, flowLogs);
    }

    /**
     * S3 is asked from any Region of the partition, and says where a bucket is. One that the snapshot tells is known at once;
     * the usual one may be asked of an instance that is none.
     */
    private Region bucketRegion(Snapshot snapshot) {
        try {
            return clients.region(region.or(() -> FlowLogPlaces.anyRegion(snapshot)));
        } catch (CollectException none) {
            return Region.US_EAST_1;
        }
    }
}
