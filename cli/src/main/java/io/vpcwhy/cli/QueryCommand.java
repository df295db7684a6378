package io.vpcwhy.cli;

import io.vpcwhy.cli.query.AthenaQuery;
import io.vpcwhy.cli.query.AthenaTable;
import io.vpcwhy.cli.query.ContributorRule;
import io.vpcwhy.cli.query.InsightsQuery;
import io.vpcwhy.cli.query.LogSource;
import io.vpcwhy.cli.query.MetricFilter;
import io.vpcwhy.cli.query.UnwritableQueryException;
import io.vpcwhy.cli.query.WrittenQuery;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.snapshot.Snapshot;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vpcwhy query}: queries for other tools that find the records of a cause. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        header =
                "Prints a query for Athena, Logs Insights, a metric filter or Contributor Insights that finds records.",
        description = {
            "",
            "Finds the records that have the cause of a RECORD, at its interface and service, or those of a group that"
                    + " replay counted, or those with given fields; in the flow log's own format, destination and"
                    + " partitions. What a language cannot say is told or refused.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  vpcwhy query athena --snapshot aws/ '2 123456789012 eni-0a1b2c3d 203.0.113.9 10.0.1.10 50123 22 6 5 300"
                    + " 0 60 REJECT OK' --since 2025-11-20",
            "  vpcwhy query insights --snapshot aws/ --from-replay replay.json --group 3",
            "  vpcwhy query metric-filter --action reject --dstport 22 --protocol tcp --log-group vpc"
        })
final class QueryCommand implements Callable<Integer> {

    private static final String DEFAULT_TABLE = "vpc_flow_logs";

    @Mixin
    private CalledCommand command = new CalledCommand();

    @Parameters(
            index = "0",
            paramLabel = "athena|insights|metric-filter|contributor-insights",
            description = "The tool that the query is for.")
    private String language = "";

    @Parameters(
            index = "1..*",
            paramLabel = "RECORD",
            arity = "0..*",
            description = "A flow log record: the query finds those of the same cause.")
    private List<String> record = new ArrayList<>();

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Option(
            names = "--from-replay",
            paramLabel = "FILE",
            description = "What replay --format json wrote; --group says which of its groups to find.")
    private @Nullable Path replayed;

    @Option(names = "--group", paramLabel = "N", description = "The place of the group in the JSON, from 1.")
    private @Nullable Integer group;

    @Mixin
    private RecordFieldOptions fields = new RecordFieldOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--flow-log", paramLabel = "fl-...", description = "The flow log, where there are several.")
    private @Nullable String flowLog;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "The fields of the log, as in '$${version} $${srcaddr} ...'. Default: those of the snapshot's"
                    + " flow log, else AWS's default format.")
    private @Nullable String logFormat;

    @Option(names = "--table", paramLabel = "NAME", description = "The table in Athena. Default: vpc_flow_logs.")
    private String table = DEFAULT_TABLE;

    @Option(
            names = "--location",
            paramLabel = "S3-URI",
            description = "The folder that holds the years, such as"
                    + " s3://bucket/AWSLogs/123456789012/vpcflowlogs/eu-west-1/. Default: the flow log's.")
    private @Nullable String location;

    @Option(names = "--no-table", description = "Without the statement that makes the table.")
    private boolean withoutTable;

    @Option(names = "--log-group", paramLabel = "NAME", description = "The log group. Default: the flow log's.")
    private @Nullable String logGroup;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Of the metric and its filter. Default: vpcwhy-records.")
    private String metric = "vpcwhy-records";

    @Mixin
    private OutputFile output = new OutputFile();

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Override
    public Integer call() throws Exception {
        QueryLanguage wanted = QueryLanguage.of(language)
                .orElseThrow(() ->
                        usage("'" + language + "' is none of athena, insights, metric-filter, contributor-insights"));
        List<String> records = RecordArguments.join(record);
        checkUsage(records);
        snapshotOption.path().ifPresent(output::requireOtherThan);
        Optional.ofNullable(replayed).ifPresent(output::requireOtherThan);
        Snapshot snapshot = snapshotOption.path().isPresent()
                ? snapshotOption.read(command.line())
                : Snapshot.builder().build();
        RecordsWanted asked = new RecordsWanted(snapshot, selection.selection(snapshot), fields, format());
        WrittenQuery query;
        try {
            RecordsWanted.Answer answer = replayed != null && group != null
                    ? asked.ofGroup(
                            new ReplayJsonFile(replayed).group(group),
                            interfaces -> source(snapshot, wanted, interfaces))
                    : records.isEmpty()
                            ? asked.byFields(interfaces -> source(snapshot, wanted, interfaces))
                            : asked.ofRecord(records.get(0), interfaces -> source(snapshot, wanted, interfaces));
            query = write(wanted, answer);
        } catch (UnwritableQueryException e) {
            throw new InputException("query " + wanted.word() + ": " + e.getMessage());
        }
        query.notes().forEach(note -> command.line().getErr().println("vpcwhy: " + note));
        try (Writer out = output.open(command.line().getOut())) {
            out.write(query.text());
        }
        return 0;
    }

    private void checkUsage(List<String> records) {
        if (records.size() > 1) {
            throw usage("give one RECORD");
        }
        if ((replayed == null) != (group == null)) {
            throw usage("--from-replay FILE and --group N go together");
        }
        boolean byCause = replayed != null || !records.isEmpty();
        if (replayed != null && !records.isEmpty()) {
            throw usage("give a RECORD or --from-replay, not both");
        }
        if (byCause && fields.given()) {
            throw usage("--protocol, --srcport, --dstport, --from, --to and --direction say which records to find"
                    + " without a RECORD or a group");
        }
        if (byCause) {
            snapshotOption.require(command.line());
        }
        if (!table.matches("[A-Za-z0-9_.]+")) {
            throw usage("--table " + table + ": letters, digits, _ and . make a name");
        }
        if (location != null && !location.matches("s3://[^'\\s]+")) {
            throw usage("--location " + location + ": is no s3://BUCKET/FOLDER/");
        }
        if (!metric.matches("[A-Za-z0-9_./#-]+")) {
            throw usage("--name " + metric + ": letters, digits and _ . / # - make a name");
        }
        if (logGroup != null && !logGroup.matches("[A-Za-z0-9_./#-]+")) {
            throw usage("--log-group " + logGroup + ": letters, digits and _ . / # - make a name");
        }
    }

    private Optional<FlowLogFormat> format() {
        return Optional.ofNullable(logFormat).map(FlowLogFiles::requireFormat);
    }

    private LogSource source(Snapshot snapshot, QueryLanguage wanted, List<NetworkInterface> interfaces) {
        LogSources sources = new LogSources(snapshot, wanted);
        LogSource found;
        if (flowLog != null) {
            found = sources.named(flowLog);
        } else {
            boolean told = wanted == QueryLanguage.ATHENA ? location != null : logGroup != null;
            found = (told && logFormat != null ? Optional.<LogSource>empty() : sources.of(interfaces))
                    .orElseGet(() -> new LogSource(
                            FlowLogFormat.DEFAULT,
                            Optional.empty(),
                            FlowLog.Files.DEFAULT,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
        return new LogSource(
                format().orElse(found.format()),
                found.bucket(),
                found.files(),
                found.account(),
                found.region(),
                Optional.ofNullable(logGroup).or(found::logGroup));
    }

    private WrittenQuery write(QueryLanguage wanted, RecordsWanted.Answer answer) {
        return switch (wanted) {
            case ATHENA ->
                new AthenaQuery(new AthenaTable(answer.source(), table, Optional.ofNullable(location)))
                        .write(answer.condition(), answer.time(), !withoutTable, answer.notes());
            case INSIGHTS ->
                new InsightsQuery(answer.source()).write(answer.condition(), answer.time(), answer.notes());
            case METRIC_FILTER ->
                new MetricFilter(answer.source(), metric).write(answer.condition(), answer.time(), answer.notes());
            case CONTRIBUTOR_INSIGHTS ->
                new ContributorRule(answer.source(), answer.direction())
                        .write(answer.condition(), answer.time(), answer.notes());
        };
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(command.line(), message);
    }
}
