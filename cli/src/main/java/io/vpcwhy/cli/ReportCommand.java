package io.vpcwhy.cli;

import io.vpcwhy.cli.page.ExampleExplainer;
import io.vpcwhy.cli.page.LogPage;
import io.vpcwhy.cli.page.PageContent;
import io.vpcwhy.cli.render.LogAnswers;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.Examples;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.ReplayReport;
import io.vpcwhy.simulator.replay.TimeSeries;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vpcwhy report}: what whole logs say, as a page to send. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        header = "Writes what whole flow logs say as one HTML page that can be sent to somebody.",
        description = {
            "",
            "The page says what is broken first, shows accepted and rejected traffic over time, and has a page for each"
                    + " cause: the rule, an example as explain tells it, and the change that would let it pass. Then come"
                    + " broken connections, what stands out, how rules were used, who is logged, and what was not"
                    + " known. It needs no network, and no program but a browser. Exit status 3 where a log could not be read to its end. Ctrl-C ends it early and writes what was found so far.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  vpcwhy report --snapshot aws/ --log vpc.log.gz --output report.html",
            "  vpcwhy report --snapshot aws/ --log AWSLogs/ --since 2025-11-17 --until 2025-11-24 --output week.html"
        })
final class ReportCommand implements Callable<Integer> {

    @Mixin
    private CalledCommand command = new CalledCommand();

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Mixin
    private LogOptions logOptions = new LogOptions();

    @Mixin
    private SelectionOptions selectionOptions = new SelectionOptions();

    @Mixin
    private OutputFile output = new OutputFile();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    private final Watching<TimeSeries> times = new Watching<>(TimeSeries::new);
    private final Watching<Examples> examples = new Watching<>(Examples::new);

    @Override
    public Integer call() throws Exception {
        CommandLine line = command.line();
        output.requireOtherThan(snapshotOption.require(line));
        logOptions.requireAny(line);
        int count = threads.require(line);
        NamedLogs named = logOptions.find(output::requireOtherThan);
        logOptions.format();
        Snapshot snapshot = snapshotOption.read(line);
        FlowLogSelection selection = selectionOptions.selection(snapshot);
        try (FoundLogs found = named.find(snapshot, selection, line.getErr())) {
            return report(found, snapshot, selection, count);
        }
    }

    private int report(FoundLogs found, Snapshot snapshot, FlowLogSelection selection, int count) throws IOException {
        SelectedLogs logs = new SelectedLogs(found.logs(), selection);
        FlowLogReadOptions reading = logOptions.reading(snapshot);
        ExampleExplainer explainer = new ExampleExplainer(snapshot, reading, LogFormats.of(found.logs(), reading));
        Questions questions = Questions.all(snapshot, selection);
        Replay replay = Replay.watching(snapshot, reading, selection, count, watchings(questions));
        ReplayReport report = logs.read(
                        replay,
                        replay::watchAll,
                        seen -> answer(seen, questions.answers(seen), logs, snapshot, explainer),
                        command.line().getErr())
                .report();
        logs.passedOver(selectionOptions, report.passedOver()).ifPresent(command::tell);
        return report.complete() ? 0 : ErrorReport.UNFINISHED;
    }

    private List<Watching<?>> watchings(Questions questions) {
        List<Watching<?>> all = new ArrayList<>(questions.watchings());
        all.add(times);
        all.add(examples);
        return all;
    }

    private void answer(
            WatchedReplay watched, LogAnswers beside, SelectedLogs logs, Snapshot snapshot, ExampleExplainer explainer)
            throws IOException {
        ReplayReport report = watched.report();
        PageContent content = new PageContent(
                report,
                beside,
                watched.seen(times),
                watched.seen(examples),
                snapshot,
                logOptions.logs(),
                logs.passedOver(selectionOptions, report.passedOver()),
                explainer);
        String page = new LogPage(content).write();
        try (Writer out = output.open(command.line().getOut())) {
            out.write(page);
        }
        report.damages().forEach(command::tell);
    }
}
