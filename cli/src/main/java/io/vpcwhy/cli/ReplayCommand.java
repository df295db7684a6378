package io.vpcwhy.cli;

import io.vpcwhy.cli.render.LogAnswers;
import io.vpcwhy.cli.render.ReplayCsv;
import io.vpcwhy.cli.render.ReplayJson;
import io.vpcwhy.cli.render.ReplayText;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vpcwhy replay}: whole logs, grouped by cause. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Streams whole flow logs, groups every record by its cause, and puts first what is broken.",
        description = {
            "",
            "Finds for every record the cause that explain finds, more than a million records a second. First come answers that a"
                    + " network ACL drops, rejected traffic between own interfaces and rejected outbound requests, then"
                    + " what contradicts the snapshot; refused scans come last, in a line an interface. Exit status 3"
                    + " where a log could not be read to its end. Ctrl-C ends it early and shows what was found so far.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  vpcwhy replay --snapshot aws/ --log vpc.log.gz --log other.log",
            "  vpcwhy replay --snapshot aws/ --log AWSLogs/ --since 2025-11-20 --action reject --format csv",
            "  vpcwhy replay --snapshot aws/ --log AWSLogs/ --insights --rules",
            "  vpcwhy replay --snapshot aws/ --log s3://my-flow-logs/AWSLogs/ --since 2025-11-20T10:00 --until 2025-11-20T12:00",
            "  vpcwhy replay --snapshot aws/ --log cloudwatch:/vpc/flow-logs --since 2025-11-20T10:00",
            "  zcat *.log.gz | vpcwhy replay --snapshot aws/ --log - --format json"
        })
final class ReplayCommand implements Callable<Integer> {

    /** What the answer looks like. */
    enum Format {
        TEXT,
        JSON,
        CSV
    }

    @Mixin
    private CalledCommand command = new CalledCommand();

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Mixin
    private LogOptions logOptions = new LogOptions();

    @Mixin
    private SelectionOptions selectionOptions = new SelectionOptions();

    @Option(
            names = "--format",
            paramLabel = "text|json|csv",
            description = "Text for people, JSON, or the groups as comma-separated values. Default: text.",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Mixin
    private OutputFile output = new OutputFile();

    @Mixin
    private ColourOption colour = new ColourOption();

    @Mixin
    private AnnotationOption annotation = new AnnotationOption();

    @Mixin
    private QuestionOptions questionOptions = new QuestionOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Override
    public Integer call() throws Exception {
        CommandLine line = command.line();
        requireOtherThan(snapshotOption.require(line));
        logOptions.requireAny(line);
        int count = threads.require(line);
        annotation.check(output.path());
        questionOptions.check(format != Format.CSV);
        NamedLogs named = logOptions.find(this::requireOtherThan);
        logOptions.format();
        Snapshot snapshot = snapshotOption.read(line);
        FlowLogSelection selection = selectionOptions.selection(snapshot);
        Questions questions = questionOptions.over(snapshot, selection);
        try (FoundLogs found = named.find(snapshot, selection, line.getErr());
                AnnotationTarget annotations = annotation.open()) {
            SelectedLogs logs = new SelectedLogs(found.logs(), selection);
            Replay replay =
                    annotations.replay(snapshot, logOptions.reading(snapshot), selection, count, questions.watchings());
            ReplayReport report = logs.read(
                            replay,
                            replay::watchAll,
                            seen -> {
                                annotations.finish(replay.isStopped());
                                write(seen.report(), snapshot, questions.answers(seen));
                                tell(seen.report(), annotations);
                            },
                            line.getErr())
                    .report();
            logs.passedOver(selectionOptions, report.passedOver()).ifPresent(command::tell);
            return report.complete() && annotations.isWhole() ? 0 : ErrorReport.UNFINISHED;
        }
    }

    private void tell(ReplayReport report, AnnotationTarget annotations) {
        report.damages().forEach(command::tell);
        annotations.problem().ifPresent(command::tell);
        if (report.read() > 0 && report.records().getOrDefault(Status.MALFORMED, 0L) == report.read()) {
            command.tell("no line is a flow log record; --log-format tells the fields of lines without a header line");
        }
    }

    /** Refuses to write over what is to be read. */
    private void requireOtherThan(Path input) {
        output.requireOtherThan(input);
        annotation.requireOtherThan(input);
    }

    private void write(ReplayReport report, Snapshot snapshot, LogAnswers beside) throws IOException {
        try (Writer out = output.open(command.line().getOut())) {
            switch (format) {
                case TEXT -> new ReplayText(out, colour.colours(output.named()), snapshot).write(report, beside);
                case JSON -> new ReplayJson(out, snapshot).write(report, beside);
                case CSV -> new ReplayCsv(out, snapshot).write(report);
            }
        }
    }
}
