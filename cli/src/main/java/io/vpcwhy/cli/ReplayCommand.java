package io.vpcwhy.cli;

import io.vpcwhy.cli.render.InsightText;
import io.vpcwhy.cli.render.ReplayCsv;
import io.vpcwhy.cli.render.ReplayJson;
import io.vpcwhy.cli.render.ReplayText;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.insight.Insight;
import io.vpcwhy.simulator.insight.InsightLook;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.ReplayReport;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;
import java.io.IOException;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vpcwhy replay}: whole logs, grouped by cause. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Streams whole flow logs, groups every record by its cause, and puts first what is broken.",
        description = {
            "",
            "Finds for every record the cause that explain finds, millions of records a second. First come answers that a"
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
            "  vpcwhy replay --snapshot aws/ --log AWSLogs/ --insights",
            "  zcat *.log.gz | vpcwhy replay --snapshot aws/ --log - --format json"
        })
final class ReplayCommand implements Callable<Integer> {

    /** Writes what was found. */
    private interface Writing {
        void write(WatchedReplay replay) throws IOException;
    }

    /** What the answer looks like. */
    enum Format {
        TEXT,
        JSON,
        CSV
    }

    @Spec
    private @Nullable CommandSpec spec;

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
    private InsightOptions insightOptions = new InsightOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that read and count. Default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Override
    public Integer call() throws Exception {
        CommandLine line = commandLine();
        requireOtherThan(snapshotOption.require(line));
        if (logOptions.logs().isEmpty()) {
            throw new CommandLine.ParameterException(line, "give a flow log with --log FILE");
        }
        if (threads < 1) {
            throw new CommandLine.ParameterException(line, "--threads: there has to be one at least");
        }
        annotation.check(output.path());
        insightOptions.check(format != Format.CSV);
        List<LogArgument> found = logOptions.find(this::requireOtherThan);
        logOptions.format();
        Snapshot snapshot = snapshotOption.read(line);
        FlowLogSelection selection = selectionOptions.selection(snapshot);
        List<LogArgument> logs =
                found.stream().map(log -> log.selected(selection)).toList();
        Optional<InsightLook> look = insightOptions.look(snapshot);
        List<Watching<?>> watchings = new ArrayList<>();
        look.map(InsightLook::watching).ifPresent(watchings::add);
        try (AnnotationTarget annotations = annotation.open()) {
            Replay replay = annotations.replay(snapshot, logOptions.reading(snapshot), selection, threads, watchings);
            ReplayReport report = answer(replay, annotations, logs, seen -> write(seen, snapshot, look, selection));
            if (!selection.isAll()) {
                long files = count(found);
                tell(selectionOptions.passedOver(report.passedOver(), files - count(logs), files));
            }
            return report.complete() && annotations.isWhole() ? 0 : ErrorReport.UNFINISHED;
        }
    }

    /** Answers, also where the replay is made to end early. */
    private ReplayReport answer(Replay replay, AnnotationTarget annotations, List<LogArgument> logs, Writing writing)
            throws IOException {
        Interruption interruption = Interruption.endsEarly(replay::stop);
        try {
            WatchedReplay watched = run(replay, logs);
            ReplayReport report = watched.report();
            annotations.finish(replay.isStopped());
            writing.write(watched);
            report.damages().forEach(this::tell);
            annotations.problem().ifPresent(this::tell);
            if (report.read() > 0 && report.records().getOrDefault(Status.MALFORMED, 0L) == report.read()) {
                tell("no line is a flow log record; --log-format tells the fields of lines without a header line");
            }
            if (replay.isStopped()) {
                tell("stopped before the end; the answer is that of a part");
            }
            return report;
        } finally {
            interruption.over();
        }
    }

    /** Refuses to write over what is to be read. */
    private void requireOtherThan(Path input) {
        output.requireOtherThan(input);
        annotation.requireOtherThan(input);
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        return spec.commandLine();
    }

    private void tell(String message) {
        commandLine().getErr().println("vpcwhy: " + message);
    }

    private WatchedReplay run(Replay replay, List<LogArgument> logs) {
        try (ReplayProgress progress =
                new ReplayProgress(replay, logs, commandLine().getErr())) {
            progress.start();
            return replay.watchAll(logs.stream().map(LogArgument::sequence).toList());
        }
    }

    private static long count(List<LogArgument> logs) {
        return logs.stream().mapToLong(log -> log.files().size()).sum();
    }

    private void write(WatchedReplay replay, Snapshot snapshot, Optional<InsightLook> look, FlowLogSelection selection)
            throws IOException {
        ReplayReport report = replay.report();
        Optional<List<Insight>> insights = look.map(each -> each.found(replay, selection.isAll()));
        try (Writer out = output.open(commandLine().getOut())) {
            switch (format) {
                case TEXT -> {
                    new ReplayText(out, colour.colours(output.named())).write(report);
                    if (insights.isPresent()) {
                        new InsightText(out, colour.colours(output.named()), snapshot).write(insights.get());
                    }
                }
                case JSON -> new ReplayJson(out).write(report, insights.orElse(List.of()), snapshot);
                case CSV -> new ReplayCsv(out).write(report);
            }
        }
    }
}
