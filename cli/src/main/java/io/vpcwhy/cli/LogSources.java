package io.vpcwhy.cli;

import io.vpcwhy.cli.query.LogSource;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.snapshot.FlowLogPlaces;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses the flow log that a query is for. */
final class LogSources {

    private final Snapshot snapshot;
    private final QueryLanguage language;

    LogSources(Snapshot snapshot, QueryLanguage language) {
        this.snapshot = snapshot;
        this.language = language;
    }

    /**
     * The flow log of that id.
     *
     * @throws InputException where it is not there, or its records are elsewhere than the language looks
     */
    LogSource named(String id) {
        FlowLog log = snapshot.find(FlowLog.class, id)
                .orElseThrow(() -> new InputException("--flow-log " + id + ": is not in the snapshot; there are "
                        + ids(snapshot.all(FlowLog.class))));
        if (!fits(log)) {
            throw elsewhere(List.of(log));
        }
        return source(log);
    }

    /**
     * The flow log that has records of interfaces; empty where the snapshot has none of them.
     *
     * @param interfaces none for those of all
     * @throws InputException where there are several, or none whose records are where the language looks
     */
    Optional<LogSource> of(Collection<NetworkInterface> interfaces) {
        List<FlowLog> covering = new ArrayList<>();
        for (FlowLog log : snapshot.all(FlowLog.class)) {
            boolean covers = interfaces.stream().anyMatch(log::covers);
            if (covers || (interfaces.isEmpty() && !log.resourceId().startsWith("tgw"))) {
                covering.add(log);
            }
        }
        List<FlowLog> fitting = covering.stream().filter(this::fits).toList();
        if (fitting.isEmpty() && !covering.isEmpty()) {
            throw elsewhere(covering);
        }
        Set<LogSource> sources = new LinkedHashSet<>();
        fitting.forEach(log -> sources.add(source(log)));
        if (sources.size() > 1) {
            throw new InputException(
                    "several flow logs have such records; choose one with --flow-log: " + ids(fitting));
        }
        return sources.stream().findFirst();
    }

    private boolean fits(FlowLog log) {
        return log.destinationType().equals(language.destinationType());
    }

    private InputException elsewhere(List<FlowLog> logs) {
        FlowLog log = logs.get(0);
        String where = switch (log.destinationType()) {
            case "s3" -> "to S3, where Athena looks: vpcwhy query athena";
            case "cloud-watch-logs" ->
                "to CloudWatch Logs: vpcwhy query insights, metric-filter or contributor-insights";
            default ->
                "to " + log.destinationType() + ", of which it is not known where the records end up; give"
                        + " --location or --log-group and --log-format without --snapshot's flow log";
        };
        return new InputException("query " + language.word() + ": " + ids(logs) + " delivers " + where);
    }

    private static String ids(Collection<FlowLog> logs) {
        return logs.isEmpty() ? "none" : logs.stream().map(FlowLog::id).collect(Collectors.joining(", "));
    }

    private LogSource source(FlowLog log) {
        Optional<Provenance> where = FlowLogPlaces.provenance(snapshot, log);
        return new LogSource(
                format(log),
                log.destination()
                        .filter(any -> fits(log) && log.destinationType().equals("s3")),
                log.files().orElse(FlowLog.Files.DEFAULT),
                where.flatMap(Provenance::account),
                where.flatMap(Provenance::region),
                log.logGroup());
    }

    private static FlowLogFormat format(FlowLog log) {
        try {
            return log.logFormat().map(FlowLogFormat::parse).orElse(FlowLogFormat.DEFAULT);
        } catch (IllegalArgumentException e) {
            throw new InputException(log.id() + ": " + e.getMessage());
        }
    }
}
