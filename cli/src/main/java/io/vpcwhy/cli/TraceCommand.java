package io.vpcwhy.cli;

import io.vpcwhy.cli.render.TraceJson;
import io.vpcwhy.cli.render.TraceText;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.TraceRemedies;
import io.vpcwhy.simulator.trace.TraceRemedyFinder;
import java.io.Writer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Mixin
    private TraceOptions traceOptions = new TraceOptions();

    @Override
    public Integer call() throws Exception {
        Snapshot snapshot = options.snapshot();
        TraceOptions.Answer answer = traceOptions.trace(options.commandLine(), NetworkGraph.of(snapshot));
        TraceRemedies remedies = new TraceRemedyFinder(snapshot)
                .find(answer.ends().from(), answer.ends().to(), answer.trace());
        try (Writer out = options.open()) {
            if (options.json()) {
                new TraceJson(out, snapshot).write(answer.trace(), remedies, answer.otherPorts());
            } else {
                new TraceText(out, options.colours(), snapshot).write(answer.trace(), remedies, answer.otherPorts());
            }
        }
        return 0;
    }
}
