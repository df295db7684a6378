package io.vpcwhy.cli;

import io.vpcwhy.cli.render.ExplanationJson;
import io.vpcwhy.cli.render.ExplanationLine;
import io.vpcwhy.cli.render.ExplanationText;
import io.vpcwhy.cli.render.ExplanationWriter;
import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.flowlog.FlowLogShape;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            "  zcat *.log.gz | vpcwhy explain --snapshot aws/ --log - --format json",
            "  vpcwhy explain --snapshot aws/ --log AWSLogs/ --since 2025-11-20T10:00 --until 2025-11-20T11:00"
                    + " --action reject",
            "  vpcwhy explain --snapshot aws/ --log auto --interface eni-0a1b2c3d --since 2025-11-20T10:00"
        })
final class ExplainCommand implements Callable<Integer> {

    /** For which rejects a fix is proposed. */
    enum Remedies {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Option(names = "--sample", description = "Explain the sample log of the sample network that comes with vpcwhy.")
    private boolean sample;

    @Mixin
    private LogOptions logOptions = new LogOptions();

    @Mixin
    private SelectionOptions selectionOptions = new SelectionOptions();

    @Option(
            names = "--remedies",
            paramLabel = "auto|always|never",
            description = "Propose a fix for a REJECT; auto does not where it looks like a scan. Default: auto.",
            defaultValue = "auto")
    private Remedies remedies = Remedies.AUTO;

    @Option(names = "--insights", description = "The same as --logs-insights.")
    private boolean insights;

    @Option(names = "--quiet", description = "One line a record.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Say on standard error what was read, and in which shape.")
    private boolean verbose;

    @Parameters(
            paramLabel = "RECORD",
            arity = "0..*",
            description = "A flow log record, quoted as one argument or not. More than one: one argument each.")
    private List<String> records = new ArrayList<>();

    private boolean someUnreadable;
    private long passedOver;

    @Override
    public Integer call() throws Exception {
        CommandLine line = options.commandLine();
        List<String> given = RecordArguments.join(records);
        checkUsage(line, given);
        if (insights) {
            logOptions.selectByInsights();
        }
        NamedLogs named = logOptions.find(options::requireOtherThan);
        logOptions.format();
        Snapshot snapshot = snapshot(line);
        FlowLogSelection selection = selectionOptions.selection(snapshot);
        Explainer explainer = new Explainer(snapshot, policy());
        FlowLogReadOptions reading = logOptions.reading(snapshot);
        long files = 0;
        long filesPassedOver = 0;
        try (FoundLogs found = named.find(snapshot, selection, line.getErr());
                Writer out = options.open();
                ExplanationWriter writer = writer(out, snapshot)) {
            for (int i = 0; i < given.size(); i++) {
                String name = given.size() == 1 ? "record" : "record " + (i + 1);
                FlowLogReader reader = FlowLogReader.ofText(name, given.get(i), reading);
                tell(name, reader.shape());
                explain(name, new ExplanationStream(explainer, reader), writer);
            }
            if (sample && given.isEmpty() && logOptions.logs().isEmpty()) {
                explainSample(explainer, reading, selection, writer);
            }
            for (LogArgument log : found.logs()) {
                LogArgument selected = log.selected(selection);
                files += log.files();
                filesPassedOver += log.files() - selected.files();
                try (LogLines lines = new LogLines(selected, reading, this::tell, this::tellUnreadable)) {
                    explain(log.name(), new ExplanationStream(explainer, lines, selection), writer);
                }
            }
        }
        if (!selection.isAll()) {
            line.getErr().println("vpcwhy: " + selectionOptions.passedOver(passedOver, filesPassedOver, files));
        }
        return someUnreadable ? ErrorReport.UNREADABLE : 0;
    }

    private void explainSample(
            Explainer explainer, FlowLogReadOptions reading, FlowLogSelection selection, ExplanationWriter writer)
            throws IOException {
        String name = SampleNetwork.flowLog().name();
        try (FlowLogReader reader =
                FlowLogReader.open(name, SampleNetwork.flowLog().open(), reading)) {
            tell(name, reader.shape());
            explain(name, new ExplanationStream(explainer, reader, selection), writer);
        }
    }

    private void checkUsage(CommandLine line, List<String> given) {
        if (!sample) {
            options.requireSnapshot();
        } else if (options.snapshotPath().isPresent()) {
            throw new CommandLine.ParameterException(line, "--sample has its own snapshot: drop --snapshot");
        }
        if (!sample && given.isEmpty() && logOptions.logs().isEmpty()) {
            throw new CommandLine.ParameterException(line, "give a RECORD, or --log FILE");
        }
        if (given.stream().anyMatch(String::isBlank)) {
            throw new CommandLine.ParameterException(line, "RECORD is blank; give a line of a flow log");
        }
    }

    private Snapshot snapshot(CommandLine line) throws SnapshotException, IOException {
        Snapshot snapshot = sample ? sampleSnapshot() : options.snapshot();
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

    private void explain(String name, ExplanationStream stream, ExplanationWriter writer) throws IOException {
        long explained = 0;
        try {
            while (stream.hasNext()) {
                writer.write(stream.next());
                explained++;
            }
        } catch (FlowLogFormatException | InputException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RecordException("record " + (explained + 1) + " of " + name, e);
        }
        passedOver += stream.passedOver();
    }

    private void tell(String name, FlowLogShape shape) {
        if (verbose) {
            options.commandLine().getErr().println("vpcwhy: " + name + ": " + shape.description());
        }
    }

    private void tellUnreadable(String problem) {
        someUnreadable = true;
        options.commandLine().getErr().println("vpcwhy: " + problem);
    }

    private ExplanationWriter writer(Writer out, Snapshot snapshot) {
        if (options.json()) {
            return new ExplanationJson(out, snapshot);
        }
        return quiet ? new ExplanationLine(out) : new ExplanationText(out, options.colours(), snapshot);
    }

    private RemedyPolicy policy() {
        return switch (remedies) {
            case AUTO -> RemedyPolicy.UNLESS_SCAN;
            case ALWAYS -> RemedyPolicy.ALWAYS;
            case NEVER -> RemedyPolicy.NEVER;
        };
    }
}
