package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.LogStreamName;
import io.vpcwhy.model.snapshot.FlowLogPlaces;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/** Finds where the flow logs of the snapshot deliver the records of interfaces. */
final class DeliveredLogs {

    private final LogFinder finder;
    private final LogClients clients;
    private final Consumer<String> notes;

    /** @param notes is told in a line which flow logs are read, and which not */
    DeliveredLogs(LogFinder finder, LogClients clients, Consumer<String> notes) {
        this.finder = finder;
        this.clients = clients;
        this.notes = notes;
    }

    /** Where the flow logs of the interfaces deliver to. Several may deliver to one place, which is read once for all. */
    List<AwsLogSource> find(LogWish wish) throws CollectException {
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
            Region where = clients.region(FlowLogPlaces.region(snapshot, log));
            FirehoseClient client =
                    clients.of("firehose", where, session -> session.client(FirehoseClient.builder(), where));
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
        return finder.group(
                (AwsLogName.Group) place,
                wish.ofInterfaces(ofThem),
                stream -> LogStreamName.parse(stream).isEmpty() || streams.contains(stream));
    }

    /** Of a bucket to which others may deliver as well: S3's names of objects tell whose they are. */
    private AwsLogSource delivered(AwsLogName.Bucket place, List<FlowLog> logs, LogWish wish) throws CollectException {
        List<Optional<String>> formats = logs.stream()
                .filter(DeliveredLogs::isByFirehose)
                .map(FlowLog::logFormat)
                .toList();
        return finder.bucket(
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
}
