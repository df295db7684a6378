package io.vpcwhy.cli;

import io.vpcwhy.cli.render.WhatIfJson;
import io.vpcwhy.cli.render.WhatIfText;
import io.vpcwhy.cli.report.WhatIfMarkdown;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
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
import picocli.CommandLine.Option;

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
            description =
                    "Exit status 3 where it would be 0 and the proposed configuration leaves records undecided, or"
                            + " interfaces without the security groups that they have today.")
    private boolean strict;

    @Mixin
    private ChangeOptions options = new ChangeOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Override
    public Integer call() throws Exception {
        CommandLine line = options.commandLine();
        Path now = snapshotOption.require(line);
        Path then = ChangeOptions.given(proposedPath);
        options.requireAlone(FailOn.NONE, failOn);
        logOptions.requireAny(line);
        options.requireOtherThan(now);
        options.requireOtherThan(then);
        int count = threads.require(line);
        NamedLogs named = logOptions.find(options::requireOtherThan);
        logOptions.format();
        Snapshot today = SnapshotReader.read(now);
        Snapshot proposed = proposed(then);
        FlowLogSelection selection = selectionOptions.selection(today);
        try (FoundLogs found = named.find(today, selection, line.getErr())) {
            SelectedLogs logs = new SelectedLogs(found.logs(), selection);
            WhatIf whatIf = new WhatIf(today, proposed, logOptions.reading(today), selection, count);
            WhatIfReport report = logs.read(whatIf, whatIf::run, all -> write(all, today, proposed), line.getErr());
            logs.passedOver(selectionOptions, report.passedOver()).ifPresent(this::tell);
            return status(report);
        }
    }

    private static Snapshot proposed(Path path) throws SnapshotException, IOException {
        Snapshot proposed = SnapshotReader.read(path);
        if (proposed.all(NetworkInterface.class).isEmpty()) {
            throw new InputException("--proposed " + path
                    + ": holds no network interfaces; give a whole snapshot, with what does not change too");
        }
        return proposed;
    }

    private void tell(String message) {
        options.commandLine().getErr().println("vpcwhy: " + message);
    }

    private void write(WhatIfReport report, Snapshot today, Snapshot proposed) throws IOException {
        try (Writer out = options.open()) {
            switch (options.format()) {
                case TEXT -> new WhatIfText(out, options.colours(), today, proposed).write(report);
                case JSON -> new WhatIfJson(out, today, proposed).write(report);
                case MARKDOWN -> new WhatIfMarkdown(out, today, proposed).write(report);
            }
        }
        report.damages().forEach(this::tell);
    }

    /** Of a part it is not said that something would break, nor that nothing would. */
    private int status(WhatIfReport report) {
        if (!report.complete()) {
            return ErrorReport.UNFINISHED;
        }
        boolean failed = report.groups().stream()
                .anyMatch(group -> failOn.stream().anyMatch(each -> each.isMet(group.change())));
        if (failed) {
            return ReportOptions.FINDINGS;
        }
        return strict && report.leavesOpen() ? ErrorReport.UNFINISHED : 0;
    }
}
