package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of every command that reads flow logs. */
final class LogOptions {

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "A flow log, again and again; - is standard input, and a folder is searched to the bottom."
                    + " Text, .gz, Parquet, or the JSON of CloudWatch Logs, Insights, subscriptions and Firehose:"
                    + " what it is, is found out by looking. In AWS: cloudwatch:GROUP[:STREAM], s3://BUCKET/PREFIX, or"
                    + " auto for wherever the flow logs of the snapshot deliver the records of --interface.")
    private List<String> logs = new ArrayList<>();

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "The fields of lines that no header line precedes, as in '$${version} $${srcaddr} ...'."
                    + " Default: the LogFormat of the snapshot's flow logs where it fits, else AWS's default format.")
    private @Nullable String logFormat;

    /**
     * Makes sure that a log was named.
     *
     * @throws CommandLine.ParameterException where none was
     */
    void requireAny(CommandLine line) {
        if (logs.isEmpty()) {
            throw new CommandLine.ParameterException(line, "give a flow log with --log FILE");
        }
    }

    /** The logs as they were named. */
    List<String> logs() {
        return List.copyOf(logs);
    }

    @ArgGroup(exclusive = false, validate = false, heading = "%nFor logs in AWS:%n")
    private AwsLogOptions awsOptions = new AwsLogOptions();

    /**
     * What the names stand for. A name that is wrong is said now, and not when the logs before it have been read.
     *
     * @param input takes each file
     */
    NamedLogs find(Consumer<Path> input) {
        NamedLogs named = NamedLogs.of(logs, awsOptions);
        named.files().forEach(input);
        return named;
    }

    /** Lets a query of Logs Insights select, as {@code --logs-insights} does. */
    void selectByInsights() {
        awsOptions.selectByInsights();
    }

    /** The format that was given. */
    Optional<FlowLogFormat> format() {
        return Optional.ofNullable(logFormat).map(FlowLogFiles::requireFormat);
    }

    /** How the logs are read, by the format that was given or the flow logs of a snapshot. */
    FlowLogReadOptions reading(Snapshot snapshot) {
        return FlowLogFiles.reading(snapshot, format());
    }
}
