package io.vpcwhy.cli;

import io.vpcwhy.cli.render.SnapshotJson;
import io.vpcwhy.cli.render.SnapshotSummary;
import io.vpcwhy.cli.render.SnapshotText;
import io.vpcwhy.model.snapshot.Snapshot;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vpcwhy snapshot}: what was found in a snapshot, and the gaps. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        header = "What was found in a snapshot, and what is missing from it.",
        description = {
            "",
            "Counts the resources by account, Region, VPC and kind. Then the gaps: ids that are named and not there,"
                    + " kinds that were not collected, keys that this version does not read, and the aws commands that"
                    + " close them.",
            ""
        })
final class SnapshotCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Mixin
    private OutputOption outputOption = new OutputOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        CommandLine line = spec.commandLine();
        snapshotOption.path().ifPresent(outputOption::requireOtherThan);
        Optional<Snapshot> snapshot = snapshotOption.read();
        if (snapshot.isEmpty()) {
            throw new CommandLine.ParameterException(line, "--snapshot PATH is missing");
        }
        SnapshotSummary summary = SnapshotSummary.of(snapshot.get());
        try (Writer out = outputOption.open(line.getOut())) {
            if (outputOption.json()) {
                new SnapshotJson(out).write(snapshot.get().inventory(), summary);
            } else {
                new SnapshotText(out, outputOption.colours())
                        .write(snapshot.get().inventory(), summary);
            }
        }
        return 0;
    }
}
