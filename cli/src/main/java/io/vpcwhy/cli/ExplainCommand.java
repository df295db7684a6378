package io.vpcwhy.cli;

import io.vpcwhy.cli.render.ExplanationJson;
import io.vpcwhy.cli.render.ExplanationLine;
import io.vpcwhy.cli.render.ExplanationText;
import io.vpcwhy.cli.render.ExplanationWriter;
import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vpcwhy explain}: why each record was accepted or rejected. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Why each flow log record was accepted or rejected, down to the rule.",
        description = {
            "",
            "Simulates the network ACL and the security groups at the record's interface and compares the verdict with"
                    + " the log. For a REJECT it names every filter that denies and the smallest change that would let"
                    + " the flow pass, proven by simulating it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  vpcwhy explain --sample",
            "  vpcwhy explain --snapshot aws/ '2 123456789012 eni-0a1b2c3d 203.0.113.9 10.0.1.10 50123 22 6 5 300"
                    + " 0 60 REJECT OK'",
            "  zcat *.log.gz | vpcwhy explain --snapshot aws/ --log - --format json"
        })
final class ExplainCommand implements Callable<Integer> {

    /** For which rejects a fix is proposed. */
    enum Remedies {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Mixin
    private OutputOption outputOption = new OutputOption();

    @Option(names = "--sample", description = "Explain the sample log of the sample network that comes with vpcwhy.")
    private boolean sample;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "A flow log, again and again; - is standard input. Text, .gz, or the JSON of CloudWatch Logs,"
                    + " Insights, subscriptions and Firehose: what it is, is found out by looking.")
    private List<String> logs = new ArrayList<>();

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "The fields of lines that no header line precedes, as in '$${version} $${srcaddr} ...'."
                    + " Default: the LogFormat of the snapshot's flow logs where it fits, else AWS's default format.")
    private @Nullable String logFormat;

    @Option(
            names = "--remedies",
            paramLabel = "auto|always|never",
            description = "Propose a fix for a REJECT; auto does not where it looks like a scan. Default: auto.",
            defaultValue = "auto")
    private Remedies remedies = Remedies.AUTO;

    @Option(names = "--quiet", description = "One line a record.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Say on standard error what was read, and in which shape.")
    private boolean verbose;

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Parameters(
            paramLabel = "RECORD",
            arity = "0..*",
            description = "A flow log record, quoted as one argument or not. More than one: one argument each.")
    private List<String> records = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        CommandLine line = spec().commandLine();
        List<String> given = RecordArguments.join(records);
        checkUsage(line, given);
        Snapshot snapshot = snapshot(line);
        Explainer explainer = new Explainer(snapshot, policy());
        FlowLogReadOptions options = options(snapshot);
        try (Writer out = outputOption.open(line.getOut());
                ExplanationWriter writer = writer(out, snapshot)) {
            for (String record : given) {
                explain("record", explainer, FlowLogReader.ofText("record", record, options), writer);
            }
            if (sample && given.isEmpty() && logs.isEmpty()) {
                explain(
                        SampleNetwork.flowLog().name(),
                        explainer,
                        FlowLogReader.open(
                                SampleNetwork.flowLog().name(),
                                SampleNetwork.flowLog().open(),
                                options),
                        writer);
            }
            for (String log : logs) {
                try (FlowLogReader reader = open(log, options)) {
                    explain(log, explainer, reader, writer);
                }
            }
        }
        return 0;
    }

    private void checkUsage(CommandLine line, List<String> given) {
        if (sample == snapshotOption.path().isPresent()) {
            throw new CommandLine.ParameterException(
                    line, sample ? "--sample has its own snapshot: drop --snapshot" : "--snapshot PATH is missing");
        }
        if (!sample && given.isEmpty() && logs.isEmpty()) {
            throw new CommandLine.ParameterException(line, "give a RECORD, or --log FILE");
        }
    }

    private Snapshot snapshot(CommandLine line) throws SnapshotException, IOException {
        Optional<Snapshot> named = snapshotOption.read();
        Snapshot snapshot = named.isPresent() ? named.get() : sampleSnapshot();
        if (verbose) {
            line.getErr()
                    .println("vpcwhy: snapshot: " + snapshot.inventory().documents() + " documents in "
                            + snapshot.inventory().files() + " files");
        }
        return snapshot;
    }

    private static Snapshot sampleSnapshot() throws SnapshotException {
        return SnapshotReader.read(List.copyOf(SampleNetwork.documents()));
    }

    private static FlowLogReader open(String log, FlowLogReadOptions options) {
        try {
            return log.equals("-")
                    ? FlowLogReader.open("-", System.in, options)
                    : FlowLogReader.open(Path.of(log), options);
        } catch (NoSuchFileException e) {
            throw new InputException(log + ": no such file; give a flow log, or - for standard input");
        } catch (IOException e) {
            throw new InputException(log + ": cannot be read (" + e.getMessage() + "); give a file that can");
        }
    }

    private void explain(String name, Explainer explainer, FlowLogReader reader, ExplanationWriter writer) {
        if (verbose) {
            spec().commandLine()
                    .getErr()
                    .println("vpcwhy: " + name + ": " + reader.shape().description());
        }
        ExplanationStream stream = new ExplanationStream(explainer, reader);
        while (stream.hasNext()) {
            writer.write(stream.next());
        }
    }

    private ExplanationWriter writer(Writer out, Snapshot snapshot) {
        if (outputOption.json()) {
            return new ExplanationJson(out, snapshot);
        }
        PrintWriter text = new PrintWriter(out);
        return quiet ? new ExplanationLine(text) : new ExplanationText(text, outputOption.colours(), snapshot);
    }

    private RemedyPolicy policy() {
        return switch (remedies) {
            case AUTO -> RemedyPolicy.UNLESS_SCAN;
            case ALWAYS -> RemedyPolicy.ALWAYS;
            case NEVER -> RemedyPolicy.NEVER;
        };
    }

    private FlowLogReadOptions options(Snapshot snapshot) {
        FlowLogReadOptions options = FlowLogReadOptions.NONE.withFallbacks(formats(snapshot));
        if (logFormat == null) {
            return options;
        }
        try {
            return options.withFormat(FlowLogFormat.parse(logFormat));
        } catch (IllegalArgumentException e) {
            throw new InputException("--log-format: " + e.getMessage());
        }
    }

    /** The formats of the snapshot's flow logs; one that cannot be read says nothing, and the lines must tell. */
    private static List<FlowLogFormat> formats(Snapshot snapshot) {
        List<FlowLogFormat> formats = new ArrayList<>();
        for (FlowLog log : snapshot.all(FlowLog.class)) {
            log.logFormat().flatMap(ExplainCommand::format).ifPresent(format -> {
                if (!formats.contains(format)) {
                    formats.add(format);
                }
            });
        }
        return formats;
    }

    private static Optional<FlowLogFormat> format(String text) {
        try {
            return Optional.of(FlowLogFormat.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        return spec;
    }
}
