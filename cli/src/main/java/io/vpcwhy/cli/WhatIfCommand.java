package io.vpcwhy.cli;

import io.vpcwhy.cli.render.WhatIfJson;
import io.vpcwhy.cli.render.WhatIfText;
import io.vpcwhy.cli.report.WhatIfMarkdown;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotReader;
import io.vpcwhy.simulator.replay.Change;
import io.vpcwhy.simulator.replay.Effect;
import io.vpcwhy.simulator.replay.WhatIf;
import io.vpcwhy.simulator.replay.WhatIfReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vpcwhy whatif}: logged traffic replayed against a change. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        header = "Replays logged traffic against a proposed configuration: what would break, what would open.",
        description = {
            "",
            "Every record is judged under today's snapshot and under the proposed one. What was accepted and would be"
                    + " rejected comes first, then what was rejected and would be accepted, each with the rule, counts and"
                    + " an example; what the log says other than today's snapshot is told apart. Exit status 1 where"
                    + " accepted traffic between own interfaces would break, 3 where a log could not be read to its end.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  vpcwhy whatif --snapshot aws/ --proposed aws-proposed/ --log last-week.log.gz",
            "  vpcwhy whatif --snapshot aws/ --proposed aws-proposed/ --log vpc.log --fail-on broken --format markdown"
        })
final class WhatIfCommand implements Callable<Integer> {

    /** How the answer is told. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN
    }

    /** What makes the exit status 1. */
    enum FailOn {
        /** Accepted traffic between own interfaces would break. */
        OWN {
            @Override
            boolean isMet(Change change) {
                return change.breaksOwn();
            }
        },
        /** Any accepted traffic would break. */
        BROKEN {
            @Override
            boolean isMet(Change change) {
                return change.effect() == Effect.BREAKS;
            }
        },
        /** Rejected traffic would be accepted. */
        OPENED {
            @Override
            boolean isMet(Change change) {
                return change.effect() == Effect.OPENS;
            }
        },
        /** An interface of the log is gone. */
        GONE {
            @Override
            boolean isMet(Change change) {
                return change.effect() == Effect.GONE;
            }
        },
        /** Any of these. */
        ANY {
            @Override
            boolean isMet(Change change) {
                return BROKEN.isMet(change) || OPENED.isMet(change) || GONE.isMet(change);
            }
        },
        /** Nothing. */
        NONE {
            @Override
            boolean isMet(Change change) {
                return false;
            }
        };

        abstract boolean isMet(Change change);
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Option(
            names = "--proposed",
            paramLabel = "PATH",
            required = true,
            description = "The proposed configuration, whole: a folder, file or archive as for --snapshot.")
    private @Nullable Path proposedPath;

    @Mixin
    private LogOptions logOptions = new LogOptions();

    @Mixin
    private SelectionOptions selectionOptions = new SelectionOptions();

    @Option(
            names = "--fail-on",
            paramLabel = "own|broken|opened|gone|any|none",
            split = ",",
            description = "Exit status 1 where accepted traffic between own interfaces would break, where any accepted"
                    + " traffic would, where rejected traffic would be accepted, where an interface of the log is gone,"
                    + " on any of these, or never; several with commas. Default: own.",
            defaultValue = "own")
    private List<FailOn> failOn = List.of(FailOn.OWN);

    @Option(
            names = "--strict",
            description = "Exit status 3 where it would be 0 and the proposed configuration leaves records undecided.")
    private boolean strict;

    @Option(
            names = "--format",
            paramLabel = "text|json|markdown",
            description = "Text for people, JSON, or Markdown for the comment of a pull request. Default: text.",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Mixin
    private OutputFile outputFile = new OutputFile();

    @Mixin
    private ColourOption colour = new ColourOption();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that read and count. Default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Override
    public Integer call() throws Exception {
        CommandLine line = line();
        Path now = snapshotOption.require(line);
        Path then = proposed();
        if (failOn.size() > 1 && failOn.contains(FailOn.NONE)) {
            throw new CommandLine.ParameterException(line, "--fail-on: none stands alone");
        }
        if (logOptions.logs().isEmpty()) {
            throw new CommandLine.ParameterException(line, "give a flow log with --log FILE");
        }
        outputFile.requireOtherThan(now);
        outputFile.requireOtherThan(then);
        if (threads < 1) {
            throw new CommandLine.ParameterException(line, "--threads: there has to be one at least");
        }
        List<LogArgument> found = logOptions.find(outputFile::requireOtherThan);
        logOptions.format();
        Snapshot today = SnapshotReader.read(now);
        Snapshot proposed = SnapshotReader.read(then);
        if (proposed.all(NetworkInterface.class).isEmpty()) {
            throw new InputException("--proposed " + then
                    + ": holds no network interfaces; give a whole snapshot, with what does not change too");
        }
        FlowLogSelection selection = selectionOptions.selection(today);
        List<LogArgument> logs =
                found.stream().map(log -> log.selected(selection)).toList();
        WhatIfReport report = compareAndWrite(
                today, proposed, new WhatIf(today, proposed, logOptions.reading(today), selection, threads), logs);
        report.damages().forEach(this::tell);
        if (!selection.isAll()) {
            long files = count(found);
            tell(selectionOptions.passedOver(report.passedOver(), files - count(logs), files));
        }
        return status(report);
    }

    private WhatIfReport compareAndWrite(Snapshot today, Snapshot proposed, WhatIf whatIf, List<LogArgument> logs)
            throws IOException {
        Interruption interruption = Interruption.endsEarly(whatIf::stop);
        try {
            WhatIfReport report;
            try (ReplayProgress progress = new ReplayProgress(whatIf, logs, line().getErr())) {
                progress.start();
                report = whatIf.run(logs.stream().map(LogArgument::sequence).toList());
            }
            write(report, today, proposed);
            if (whatIf.isStopped()) {
                tell("stopped before the end; the answer is that of a part");
            }
            return report;
        } finally {
            interruption.over();
        }
    }

    private void tell(String message) {
        line().getErr().println("vpcwhy: " + message);
    }

    private static long count(List<LogArgument> logs) {
        return logs.stream().mapToLong(log -> log.files().size()).sum();
    }

    private void write(WhatIfReport report, Snapshot today, Snapshot proposed) throws IOException {
        try (Writer out = outputFile.open(line().getOut())) {
            switch (format) {
                case TEXT -> new WhatIfText(out, colour.colours(outputFile.named()), today, proposed).write(report);
                case JSON -> new WhatIfJson(out, today, proposed).write(report);
                case MARKDOWN -> new WhatIfMarkdown(out, today, proposed).write(report);
            }
        }
    }

    /** What breaks is known, whatever was not read. */
    private int status(WhatIfReport report) {
        boolean failed = report.groups().stream()
                .anyMatch(group -> failOn.stream().anyMatch(each -> each.isMet(group.change())));
        if (!report.complete()) {
            return ErrorReport.UNFINISHED;
        }
        if (failed) {
            return ReportOptions.FINDINGS;
        }
        boolean leftOpen =
                report.groups().stream().anyMatch(group -> group.change().isLeftOpen());
        return strict && leftOpen ? ErrorReport.UNFINISHED : 0;
    }

    private Path proposed() {
        if (proposedPath == null) {
            throw new IllegalStateException("picocli requires the option");
        }
        return proposedPath;
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        return spec.commandLine();
    }
}
