package io.vpcwhy.cli;

import io.vpcwhy.cli.render.NetworkDiffJson;
import io.vpcwhy.cli.render.NetworkDiffText;
import io.vpcwhy.cli.report.NetworkDiffMarkdown;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotReader;
import io.vpcwhy.simulator.diff.Difference;
import io.vpcwhy.simulator.diff.NetworkDiff;
import io.vpcwhy.simulator.diff.NetworkDiffFinder;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vpcwhy diff}: what a change opens and closes. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        header = "Tells what a change of the configuration opens and closes.",
        description = {
            "",
            "Two snapshots are compared over all packets: what became reachable and what no longer is, between which",
            "interfaces, by which rule, route or attachment, and which edits open and close nothing. Exit status 1 where",
            "something opened from the internet.",
            "",
            "Examples:",
            "  vpcwhy diff --before aws-monday/ --after aws-tuesday/",
            "  vpcwhy diff --before main/ --after proposed/ --fail-on opened --format json"
        })
final class DiffCommand implements Callable<Integer> {

    /** What makes the exit status 1. */
    enum FailOn {
        /** Something opened from the internet. */
        INTERNET {
            @Override
            boolean isMet(Difference difference) {
                return difference.turn().opens() && difference.source().isInternet();
            }
        },
        /** Something opened from anywhere. */
        OPENED {
            @Override
            boolean isMet(Difference difference) {
                return difference.turn().opens();
            }
        },
        /** Something closed. */
        CLOSED {
            @Override
            boolean isMet(Difference difference) {
                return difference.turn().closes();
            }
        },
        /** Anything fares otherwise. */
        ANY {
            @Override
            boolean isMet(Difference difference) {
                return true;
            }
        },
        /** Nothing. */
        NONE {
            @Override
            boolean isMet(Difference difference) {
                return false;
            }
        };

        abstract boolean isMet(Difference difference);
    }

    @Option(
            names = "--before",
            paramLabel = "PATH",
            required = true,
            description = "The configuration before the change: a folder, file or archive as for --snapshot of other"
                    + " commands.")
    private @Nullable Path before;

    @Option(
            names = "--after",
            paramLabel = "PATH",
            required = true,
            description = "The configuration after the change.")
    private @Nullable Path after;

    @Option(
            names = "--fail-on",
            paramLabel = "internet|opened|closed|any|none",
            split = ",",
            description = "Exit status 1 where something opened from the internet, opened from anywhere, closed, where"
                    + " anything fares otherwise than before, or never; several with commas. Default: internet.",
            defaultValue = "internet")
    private List<FailOn> failOn = List.of(FailOn.INTERNET);

    @Option(
            names = "--strict",
            description = "Exit status 3 where it would be 0 and something that is not known could hide a difference.")
    private boolean strict;

    @Mixin
    private ChangeOptions options = new ChangeOptions();

    @Override
    public Integer call() throws Exception {
        options.requireAlone(FailOn.NONE, failOn);
        Path first = ChangeOptions.given(before);
        Path second = ChangeOptions.given(after);
        options.requireOtherThan(first);
        options.requireOtherThan(second);
        Snapshot then = SnapshotReader.read(first);
        Snapshot now = SnapshotReader.read(second);
        NetworkDiff diff = new NetworkDiffFinder(then, now).find();
        try (Writer out = options.open()) {
            switch (options.format()) {
                case TEXT -> new NetworkDiffText(out, options.colours(), then, now).write(diff);
                case JSON -> new NetworkDiffJson(out, then, now).write(diff);
                case MARKDOWN -> new NetworkDiffMarkdown(out, then, now).write(diff);
            }
        }
        boolean failed = diff.differences().stream()
                .anyMatch(difference -> failOn.stream().anyMatch(each -> each.isMet(difference)));
        boolean unknown = !diff.gaps().isEmpty()
                || diff.differences().stream()
                        .anyMatch(difference -> difference.turn().undecided());
        return failed ? ReportOptions.FINDINGS : strict && unknown ? ErrorReport.UNFINISHED : 0;
    }
}
