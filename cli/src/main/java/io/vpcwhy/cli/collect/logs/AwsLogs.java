package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.AwsAccess;
import io.vpcwhy.cli.collect.AwsSession;
import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Finds the logs that are named where AWS keeps them. What is found can be read until this is closed. Nothing is asked
 * of AWS before something is looked for.
 */
public final class AwsLogs implements AutoCloseable {

    /** What is asked for at a time. */
    private static final int THREADS = 16;

    private final AwsSession own;
    private final Optional<String> role;
    private final Optional<String> region;
    private final Consumer<String> notes;
    private final LongConsumer progress;
    private final ExecutorService pool;
    private final Map<String, AwsClient> clients = new HashMap<>();
    private Optional<AwsSession> underRole = Optional.empty();

    /**
     * @param region where log groups and flow logs are, where it is said
     * @param role ARN of a role to assume, where one is to be
     * @param notes is told in a line what people should know of what is read
     * @param progress is told how many objects were found so far
     */
    public AwsLogs(
            AwsAccess access,
            Optional<String> region,
            Optional<String> role,
            Consumer<String> notes,
            LongConsumer progress) {
        this.own = AwsSession.open(access);
        this.region = region;
        this.role = role;
        this.notes = notes;
        this.progress = progress;
        this.pool = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "vpcwhy-aws-logs");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Finds what a name stands for.
     *
     * @throws CollectException where AWS does not tell, or there is nothing of that name
     */
    public List<AwsLogSource> find(AwsLogName name, LogWish wish) throws CollectException {
        if (name instanceof AwsLogName.Group group) {
            return List.of(group(group, wish, any -> true));
        }
        if (name instanceof AwsLogName.Bucket bucket) {
            return List.of(bucket(bucket, wish, any -> true, List.of(), List.of()));
        }
        return auto(wish);
    }

    private AwsLogSource group(AwsLogName.Group group, LogWish wish, Predicate<String> only) throws CollectException {
        GroupFormats everywhere = new GroupFormats(wish.snapshot(), group.group());
        Region where = region(group.region().or(() -> region).or(everywhere::region));
        GroupFormats formats = everywhere.in(where.id());
        CloudWatchLogsClient client =
                client("logs", where, session -> session.client(CloudWatchLogsClient.builder(), where));
        List<FlowLogFormat> elsewhere = formats.all().isEmpty() ? formatsInAws(group, where) : List.of();
        return new GroupSource(client, group, wish, only, formats, pool, notes).find(elsewhere);
    }

    /** Of a group of which the snapshot tells nothing; empty where AWS does not tell either, and the lines must. */
    private List<FlowLogFormat> formatsInAws(AwsLogName.Group group, Region where) throws CollectException {
        Ec2Client client = client("ec2", where, session -> session.client(Ec2Client.builder(), where));
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

    private AwsLogSource bucket(
            AwsLogName.Bucket place,
            LogWish wish,
            Predicate<String> only,
            List<FlowLogFormat> formats,
            List<String> flowLogs)
            throws CollectException {
        Region where = bucketRegion(wish.snapshot());
        S3Client client = client(
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
            return region(region.or(() -> FlowLogPlaces.anyRegion(snapshot)));
        } catch (CollectException none) {
            return Region.US_EAST_1;
        }
    }

    /** Where the flow logs of the interfaces deliver to. Several may deliver to one place, which is read once for all. */
    private List<AwsLogSource> auto(LogWish wish) throws CollectException {
        if (wish.selection().interfaces().isEmpty()) {
            throw CollectException.ofUsage("--log auto needs --interface: whose records are to be found");
        }
        Map<FlowLog, SortedSet<String>> logs = new InterfaceLogs(wish.snapshot(), notes)
                .of(new TreeSet<>(wish.selection().interfaces()));
        Map<AwsLogName, List<FlowLog>> places = new LinkedHashMap<>();
        for (FlowLog log : logs.keySet()) {
            places.computeIfAbsent(place(log, wish.snapshot()), any -> new ArrayList<>())
                    .add(log);
        }
        List<AwsLogSource> sources = new ArrayList<>();
        for (Map.Entry<AwsLogName, List<FlowLog>> each : places.entrySet()) {
            sources.add(delivered(each.getKey(), each.getValue(), logs, wish));
        }
        return sources;
    }

    /** Where a flow log delivers to; of a log group with its Region, for several Regions may have one of that name. */
    private AwsLogName place(FlowLog log, Snapshot snapshot) throws CollectException {
        Optional<String> destination = log.destination();
        if (log.logGroup().isPresent()) {
            return new AwsLogName.Group(
                    log.logGroup().get(),
                    Optional.empty(),
                    destination
                            .filter(any -> log.deliverCrossAccountRole().isPresent())
                            .map(arn -> arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn),
                    FlowLogPlaces.region(snapshot, log));
        }
        if (destination.isPresent() && log.destinationType().equals("s3")) {
            return folder(snapshot, log, destination.get());
        }
        if (destination.isPresent() && isByFirehose(log)) {
            Region where = region(FlowLogPlaces.region(snapshot, log));
            FirehoseClient client =
                    client("firehose", where, session -> session.client(FirehoseClient.builder(), where));
            return new DeliveryStreams(client).bucket(destination.get());
        }
        throw CollectException.ofUsage("--log auto: the snapshot does not say where " + log.id() + " delivers to");
    }

    private static boolean isByFirehose(FlowLog log) {
        return log.destinationType().equals("kinesis-data-firehose");
    }

    private AwsLogSource delivered(
            AwsLogName place, List<FlowLog> here, Map<FlowLog, SortedSet<String>> interfaces, LogWish wish)
            throws CollectException {
        if (place instanceof AwsLogName.Bucket bucket) {
            return delivered(bucket, here, wish);
        }
        Set<String> streams = new HashSet<>();
        SortedSet<String> ofThem = new TreeSet<>();
        for (FlowLog log : here) {
            for (String id : interfaces.getOrDefault(log, new TreeSet<>())) {
                ofThem.add(id);
                streams.add(id + "-" + GroupFormats.trafficType(log));
            }
        }
        // Another flow log of the interfaces may write the same records to streams of its own beside these.
        return group(
                (AwsLogName.Group) place,
                wish.ofInterfaces(ofThem),
                stream -> LogStreams.named(stream).isEmpty() || streams.contains(stream));
    }

    /** Of a bucket to which others may deliver as well: S3's names of objects tell whose they are. */
    private AwsLogSource delivered(AwsLogName.Bucket place, List<FlowLog> logs, LogWish wish) throws CollectException {
        List<Optional<String>> formats = logs.stream()
                .filter(AwsLogs::isByFirehose)
                .map(FlowLog::logFormat)
                .toList();
        return bucket(
                place,
                wish,
                key -> logs.stream().anyMatch(log -> isByFirehose(log) || key.contains("_" + log.id() + "_")),
                GroupFormats.formatsOf(formats),
                logs.stream().map(FlowLog::id).toList());
    }

    private static AwsLogName.Bucket folder(Snapshot snapshot, FlowLog log, String destination) {
        Optional<Provenance> where = FlowLogPlaces.provenance(snapshot, log);
        Optional<String> account = where.flatMap(Provenance::account);
        Optional<String> region = where.flatMap(Provenance::region);
        FlowLog.Files files = log.files().orElse(FlowLog.Files.DEFAULT);
        String root = files.root(destination, account.orElse("?"), region.orElse("?"));
        int unknown = root.indexOf('?');
        return (AwsLogName.Bucket) AwsLogName.parse(unknown < 0 ? root : root.substring(0, unknown));
    }

    private Region region(Optional<String> known) throws CollectException {
        return known.isPresent() ? Region.of(known.get()) : own.usualRegion();
    }

    private AwsSession session(Region where) {
        if (role.isEmpty()) {
            return own;
        }
        if (underRole.isEmpty()) {
            underRole = Optional.of(own.under(role.get(), where));
        }
        return underRole.get();
    }

    /** Makes a client. */
    private interface Opener<C> {
        C open(AwsSession session);
    }

    /** The client of a service in a Region, made when it is first wanted. */
    @SuppressWarnings("unchecked") // a name stands for one type
    private <C extends AwsClient> C client(String service, Region where, Opener<C> opener) {
        return (C) clients.computeIfAbsent(service + " " + where, any -> opener.open(session(where)));
    }

    @Override
    public void close() {
        pool.shutdownNow();
        clients.values().forEach(AwsClient::close);
        underRole.ifPresent(AwsSession::close);
        own.close();
    }
}
