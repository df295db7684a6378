package io.vpcwhy.cli;

import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.cli.report.Answer;
import io.vpcwhy.cli.report.ReportForm;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of commands that look for something in a snapshot and gate by it. */
final class ReportOptions {

    /** There are findings. */
    private static final int FINDINGS = 1;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif|junit|markdown",
            description =
                    "Text for people, JSON, SARIF for code scanning, JUnit XML for test reports, or Markdown for the"
                            + " comment of a pull request. Default: text.",
            defaultValue = "text")
    private ReportForm format = ReportForm.TEXT;

    @Option(
            names = "--report",
            paramLabel = "FORM=FILE",
            converter = ReportFile.Converter.class,
            description = "Write the answer to a file in one of these forms too; again and again.")
    private List<ReportFile> reports = new ArrayList<>();

    @Mixin
    private OutputFile outputFile = new OutputFile();

    @Mixin
    private ColourOption colour = new ColourOption();

    @Option(
            names = "--strict",
            description = "Exit status 3 where nothing is found for certain and something that is not known could be a"
                    + " finding.")
    private boolean strict;

    @Mixin
    private BaselineOptions baselineOptions = new BaselineOptions(Clock.systemUTC());

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    /** The command that was given the options. */
    CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        return spec.commandLine();
    }

    /**
     * The snapshot.
     *
     * @throws CommandLine.ParameterException where none was named
     * @throws InputException where what is to be written would be written over it, or twice to one file
     */
    Snapshot snapshot() throws SnapshotException {
        requireOtherThan(snapshotOption.require(commandLine()));
        baselineOptions.requireSense(commandLine());
        requireEachOnce();
        return snapshotOption.read(commandLine());
    }

    private void requireEachOnce() {
        Set<Path> files = new HashSet<>();
        outputFile.path().ifPresent(path -> files.add(real(path)));
        for (NamedFile file : filesBesides()) {
            baselineOptions.input().filter(input -> !isNewBaseline(file)).ifPresent(file::requireOtherThan);
            if (!files.add(real(file.path()))) {
                throw new InputException(file.option() + ": is written already; name another file");
            }
        }
        baselineOptions.input().ifPresent(outputFile::requireOtherThan);
    }

    /** All that is written beside the answer. */
    private List<NamedFile> filesBesides() {
        List<NamedFile> files = new ArrayList<>();
        reports.forEach(report -> files.add(report.file()));
        baselineOptions.output().ifPresent(files::add);
        return files;
    }

    private boolean isNewBaseline(NamedFile file) {
        return baselineOptions.output().filter(file::equals).isPresent();
    }

    private static Path real(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Refuses to write over what is to be read. */
    void requireOtherThan(Path input) {
        outputFile.requireOtherThan(input);
        filesBesides().forEach(file -> file.requireOtherThan(input));
    }

    /** Which findings are known and accepted. */
    BaselineOptions baseline() {
        return baselineOptions;
    }

    /** Writes an answer in every form that was asked for: files first, for whoever reads standard output may stop reading. */
    void write(Answer answer) throws IOException {
        for (ReportFile report : reports) {
            try (Writer out = report.file().open()) {
                write(report.form(), answer, Colours.OFF, out);
            }
        }
        try (Writer out = outputFile.open(commandLine().getOut())) {
            write(format, answer, colour.colours(outputFile.named()), out);
        }
    }

    private void write(ReportForm form, Answer answer, Colours colours, Writer out) throws IOException {
        ReportForm.Setting setting =
                new ReportForm.Setting(colours, strict, snapshotOption.require(commandLine()), Path.of(""));
        form.write(answer, setting, out)
                .ifPresent(remark -> commandLine().getErr().println("vpcwhy: warning: " + remark));
    }

    /**
     * The exit status.
     *
     * @param counting whether there is a finding that nobody accepts
     * @param any whether there is a finding
     * @param open whether something that is not known could be one
     */
    int status(boolean counting, boolean any, boolean open) {
        if (baselineOptions.fails(counting, any)) {
            return FINDINGS;
        }
        return strict && open ? ErrorReport.UNFINISHED : 0;
    }
}
