package io.vpcwhy.cli;

import io.vpcwhy.cli.render.CoverageJson;
import io.vpcwhy.cli.render.CoverageText;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.coverage.Cover;
import io.vpcwhy.simulator.coverage.Coverage;
import io.vpcwhy.simulator.coverage.CoverageFinder;
import java.io.Writer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vpcwhy coverage}: which interfaces are logged, and what is not. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        header = "Which interfaces are logged by which flow log, and where you are blind.",
        description = {
            "",
            "Looks at the flow logs of VPCs, subnets, interfaces and transit gateways: what they cover, what is covered"
                    + " in part or twice, which do not deliver and why, which fields would tell more, and the commands"
                    + " that close the gaps. Exit status 1 where an interface is not covered.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  vpcwhy coverage --snapshot aws/",
            "  vpcwhy coverage --snapshot aws/ --format json --output coverage.json --strict"
        })
final class CoverageCommand implements Callable<Integer> {

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Option(
            names = "--strict",
            description =
                    "Exit status 3 where no interface is known not to be covered, and flow logs or interfaces were"
                            + " not collected.")
    private boolean strict;

    @Override
    public Integer call() throws Exception {
        Snapshot snapshot = options.snapshot();
        if (!snapshot.collected(ResourceKind.NETWORK_INTERFACE)) {
            throw new InputException(
                    "the snapshot has no network interfaces, and nothing can be said of them; add what "
                            + ResourceKind.NETWORK_INTERFACE.command() + " prints");
        }
        Coverage coverage = CoverageFinder.find(snapshot);
        try (Writer out = options.open()) {
            if (options.json()) {
                new CoverageJson(out).write(coverage);
            } else {
                new CoverageText(out, options.colours()).write(coverage);
            }
        }
        if (coverage.count(Cover.NONE) > 0) {
            return ReportOptions.FINDINGS;
        }
        return strict && !coverage.places().isEmpty() ? ErrorReport.UNFINISHED : 0;
    }
}
