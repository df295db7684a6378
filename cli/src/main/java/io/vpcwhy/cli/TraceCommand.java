package io.vpcwhy.cli;

import io.vpcwhy.cli.render.TraceJson;
import io.vpcwhy.cli.render.TraceText;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.TraceRemedies;
import io.vpcwhy.simulator.trace.TraceRemedyFinder;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vpcwhy trace}: one packet, hop by hop, and its reply. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        header = "Whether a packet arrives, hop by hop, and whether its reply comes back.",
        description = {
            "",
            "Walks one packet through security groups, network ACLs, route tables and gateways, and its reply back. Where"
                    + " it does not arrive, everything that stands in the way is named, not the first alone, and the smallest"
                    + " changes that would mend it are proposed; they say whether walking again with them has proven"
                    + " them. What the snapshot does not hold makes the answer undecided.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  vpcwhy trace --snapshot aws/ --from i-0a1b2c3d --to orders --protocol tcp --port 5432",
            "  vpcwhy trace --snapshot aws/ --from internet --to eni-0a1b2c3d --protocol tcp --port 443"
        })
final class TraceCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Mixin
    private OutputOption outputOption = new OutputOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Mixin
    private TraceOptions traceOptions = new TraceOptions();

    @Override
    public Integer call() throws Exception {
        CommandLine line = spec().commandLine();
        snapshotOption.path().ifPresent(outputOption::requireOtherThan);
        Optional<Snapshot> snapshot = snapshotOption.read();
        if (snapshot.isEmpty()) {
            throw new CommandLine.ParameterException(line, "--snapshot PATH is missing");
        }
        TraceOptions.Answer answer = traceOptions.trace(line, NetworkGraph.of(snapshot.get()));
        TraceRemedies remedies = new TraceRemedyFinder(snapshot.get())
                .find(answer.ends().from(), answer.ends().to(), answer.trace());
        try (Writer out = outputOption.open(line.getOut())) {
            if (outputOption.json()) {
                new TraceJson(out, snapshot.get()).write(answer.trace(), remedies, answer.otherPorts());
            } else {
                new TraceText(out, outputOption.colours(), snapshot.get())
                        .write(answer.trace(), remedies, answer.otherPorts());
            }
        }
        return 0;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        return spec;
    }
}
