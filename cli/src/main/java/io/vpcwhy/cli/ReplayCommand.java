package io.vpcwhy.cli;

import io.vpcwhy.cli.render.ReplayJson;
import io.vpcwhy.cli.render.ReplayText;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
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
            "Finds for every record the cause that explain finds, millions of records a second. First come answers that a"
                    + " network ACL drops, rejected traffic between own interfaces and rejected outbound requests, then"
                    + " what contradicts the snapshot; refused scans come last, in a line an interface. Exit status 3"
                    + " where a log could not be read to its end.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  vpcwhy replay --snapshot aws/ --log vpc.log.gz --log other.log",
            "  zcat *.log.gz | vpcwhy replay --snapshot aws/ --log - --format json"
        })
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Mixin
    private LogOptions logOptions = new LogOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that read and count. Default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        CommandLine line = options.commandLine();
        options.requireSnapshot();
        if (logOptions.logs().isEmpty()) {
            throw new CommandLine.ParameterException(line, "give a flow log with --log FILE");
        }
        if (threads < 1) {
            throw new CommandLine.ParameterException(line, "--threads: there has to be one at least");
        }
        logOptions.check(options::requireOtherThan);
        logOptions.format();
        Snapshot snapshot = options.snapshot();
        Replay replay = new Replay(snapshot, logOptions.reading(snapshot), threads);
        ReplayProgress progress = new ReplayProgress(replay::recordsSoFar, line.getErr());
        List<LogInput> inputs = logOptions.logs().stream().map(progress::input).toList();
        Interruption interruption = Interruption.endsEarly(replay::stop);
        try {
            ReplayReport report;
            try (progress) {
                report = replay.run(inputs);
            }
            write(report);
            report.damages().forEach(damage -> line.getErr().println("vpcwhy: " + damage));
            return report.complete() ? 0 : ErrorReport.UNFINISHED;
        } finally {
            interruption.over();
        }
    }

    private void write(ReplayReport report) throws IOException {
        try (Writer out = options.open()) {
            if (options.json()) {
                new ReplayJson(out).write(report);
            } else {
                new ReplayText(out, options.colours()).write(report);
            }
        }
    }
}
