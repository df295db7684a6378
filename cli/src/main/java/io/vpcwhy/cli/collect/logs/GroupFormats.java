package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.LogStreamName;
import io.vpcwhy.model.snapshot.FlowLogPlaces;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** In which formats the flow logs that write to a log group write there: its events have no header line that says so. */
final class GroupFormats {

    private final Snapshot snapshot;
    private final List<FlowLog> writers;

    GroupFormats(Snapshot snapshot, String group) {
        this(
                snapshot,
                snapshot.all(FlowLog.class).stream()
                        .filter(log -> log.logGroup().equals(Optional.of(group)))
                        .toList());
    }

    private GroupFormats(Snapshot snapshot, List<FlowLog> writers) {
        this.snapshot = snapshot;
        this.writers = writers;
    }

    /** Without those of other Regions, in which a group of the same name is another one. */
    GroupFormats in(String region) {
        return new GroupFormats(
                snapshot,
                writers.stream()
                        .filter(log -> FlowLogPlaces.region(snapshot, log)
                                .map(region::equals)
                                .orElse(true))
                        .toList());
    }

    /** Where the group is, where a flow log that writes to it tells. */
    Optional<String> region() {
        Set<String> regions = new LinkedHashSet<>();
        for (FlowLog log : writers) {
            FlowLogPlaces.region(snapshot, log).ifPresent(regions::add);
        }
        return regions.size() == 1 ? regions.stream().findFirst() : Optional.empty();
    }

    /** All of them; empty where the snapshot has no flow log that writes there. */
    List<FlowLogFormat> all() {
        return formats(writers);
    }

    /** Those of a log stream; all where its name does not tell. */
    List<FlowLogFormat> of(String stream) {
        List<FlowLog> here = new ArrayList<>();
        LogStreamName.parse(stream)
                .flatMap(named -> snapshot.find(NetworkInterface.class, named.interfaceId()))
                .ifPresent(nic -> writers.stream()
                        .filter(log -> log.covers(nic) && stream.endsWith("-" + trafficType(log)))
                        .forEach(here::add));
        return here.isEmpty() ? all() : formats(here);
    }

    /** As it ends the names of the flow log's streams. */
    static String trafficType(FlowLog log) {
        return log.trafficType().orElse("ALL").toLowerCase(Locale.ROOT);
    }

    private static List<FlowLogFormat> formats(List<FlowLog> logs) {
        return formatsOf(logs.stream().map(FlowLog::logFormat).toList());
    }

    /** The formats of flow logs; one that cannot be read says nothing, and the lines must tell. */
    static List<FlowLogFormat> formatsOf(List<Optional<String>> told) {
        Set<FlowLogFormat> formats = new LinkedHashSet<>();
        for (Optional<String> each : told) {
            try {
                formats.add(each.map(FlowLogFormat::parse).orElse(FlowLogFormat.DEFAULT));
            } catch (IllegalArgumentException e) {
                return List.of();
            }
        }
        return List.copyOf(formats);
    }
}
