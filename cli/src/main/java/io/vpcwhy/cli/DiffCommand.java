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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    /** How the answer is told. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN
    }

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

    @Spec
    private @Nullable CommandSpec spec;

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

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Override
    public Integer call() throws Exception {
        if (failOn.size() > 1 && failOn.contains(FailOn.NONE)) {
            throw new CommandLine.ParameterException(line(), "--fail-on: none stands alone");
        }
        Path first = given(before);
        Path second = given(after);
        outputFile.requireOtherThan(first);
        outputFile.requireOtherThan(second);
        Snapshot then = SnapshotReader.read(first);
        Snapshot now = SnapshotReader.read(second);
        NetworkDiff diff = new NetworkDiffFinder(then, now).find();
        try (Writer out = outputFile.open(line().getOut())) {
            switch (format) {
                case TEXT -> new NetworkDiffText(out, colour.colours(outputFile.named()), then, now).write(diff);
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

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        return spec.commandLine();
    }

    private static Path given(@Nullable Path path) {
        if (path == null) {
            throw new IllegalStateException("picocli requires the option");
        }
        return path;
    }
}
