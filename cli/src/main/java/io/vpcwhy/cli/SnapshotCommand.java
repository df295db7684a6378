package io.vpcwhy.cli;

import io.vpcwhy.cli.render.SnapshotJson;
import io.vpcwhy.cli.render.SnapshotSummary;
import io.vpcwhy.cli.render.SnapshotText;
import io.vpcwhy.model.snapshot.Snapshot;
import java.io.Writer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Override
    public Integer call() throws Exception {
        Snapshot snapshot = options.snapshot();
        SnapshotSummary summary = SnapshotSummary.of(snapshot);
        try (Writer out = options.open()) {
            if (options.json()) {
                new SnapshotJson(out).write(snapshot.inventory(), summary);
            } else {
                new SnapshotText(out, options.colours()).write(snapshot.inventory(), summary);
            }
        }
        return 0;
    }
}
