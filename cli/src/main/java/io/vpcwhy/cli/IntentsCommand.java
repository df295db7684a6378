package io.vpcwhy.cli;

import io.vpcwhy.cli.render.IntentJson;
import io.vpcwhy.cli.render.IntentYaml;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.intent.AcceptedTraffic;
import io.vpcwhy.simulator.intent.IntentDraft;
import io.vpcwhy.simulator.intent.IntentDrafter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vpcwhy intents}: a draft of what must be reachable, from what was accepted. */
@Command(
        name = "intents",
        mixinStandardHelpOptions = true,
        header = "Drafts intents from accepted traffic, so that a team starts with what is true today.",
        description = {
            "",
            "Reads flow logs as explain does, takes the accepted requests between interfaces of the snapshot, and prints",
            "intents that all hold on it, in YAML (--format text) or as one JSON document (--format json); what does not",
            "hold is counted in a comment, or on standard error. vpcwhy check --intents FILE holds them against a later snapshot.",
            "",
            "Example:",
            "  vpcwhy intents --snapshot aws/ --from-log logs/today.gz --output intents.yaml"
        })
final class IntentsCommand implements Callable<Integer> {

    private static final String FROM_LOG = "--from-log";

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Option(
            names = FROM_LOG,
            paramLabel = "FILE",
            arity = "1..*",
            required = true,
            description = "Flow logs; - is standard input. In any shape that explain reads.")
    private List<String> logs = new ArrayList<>();

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "The fields of lines that no header line precedes, as explain takes it.")
    private @Nullable String logFormat;

    @Override
    public Integer call() throws Exception {
        FlowLogFiles.check(logs, FROM_LOG, options::requireOtherThan);
        Optional<FlowLogFormat> format = Optional.ofNullable(logFormat).map(FlowLogFiles::requireFormat);
        Snapshot snapshot = options.snapshot();
        FlowLogReadOptions reading = FlowLogFiles.reading(snapshot, format);
        AcceptedTraffic traffic = new AcceptedTraffic();
        Explainer explainer = new Explainer(snapshot, RemedyPolicy.NEVER);
        for (String log : logs) {
            try (FlowLogReader reader = FlowLogFiles.open(log, reading)) {
                new ExplanationStream(explainer, reader).forEachRemaining(traffic::add);
            }
        }
        IntentDraft draft = new IntentDrafter(NetworkGraph.of(snapshot)).draft(traffic);
        if (draft.intents().isEmpty()) {
            throw new InputException(String.join(", ", logs)
                    + ": no accepted traffic between interfaces of the snapshot" + " that holds on it ("
                    + IntentYaml.counted(draft) + "); logs of the snapshot's network are expected");
        }
        write(draft);
        return 0;
    }

    private void write(IntentDraft draft) throws IOException {
        try (Writer out = options.open()) {
            if (options.json()) {
                IntentJson.writeFile(out, draft.intents());
                options.commandLine().getErr().println("vpcwhy: " + IntentYaml.counted(draft));
            } else {
                IntentYaml.write(out, draft);
            }
        }
    }
}
