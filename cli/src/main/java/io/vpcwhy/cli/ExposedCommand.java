package io.vpcwhy.cli;

import io.vpcwhy.cli.report.DatabasesAnswer;
import io.vpcwhy.cli.report.ExposedAnswer;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.BaselineComparison;
import io.vpcwhy.simulator.baseline.Comparison;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseExposureFinder;
import io.vpcwhy.simulator.exposure.DatabaseExposures;
import io.vpcwhy.simulator.exposure.ExposureFinder;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.exposure.Verdict;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.scope.PathGaps;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vpcwhy exposed}: what the internet reaches. */
@Command(
        name = "exposed",
        mixinStandardHelpOptions = true,
        header = "Lists what the internet reaches.",
        description = {
            "",
            "Every interface that any address of the internet reaches, by which protocol, at which ports and from",
            "where; all packets are looked at, not samples. Exit status 1 where something is reached.",
            "",
            "Examples:",
            "  vpcwhy exposed --snapshot aws/",
            "  vpcwhy exposed --databases --snapshot aws/ --format json",
            "  vpcwhy exposed --snapshot aws/ --report sarif=exposed.sarif --report markdown=comment.md",
            "  vpcwhy exposed --snapshot aws/ --baseline known.json"
        })
final class ExposedCommand implements Callable<Integer> {

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Option(names = "--databases", description = "Databases alone, with those that are not reached and why.")
    private boolean databases;

    @Override
    public Integer call() throws Exception {
        Snapshot snapshot = options.snapshot();
        BaselineComparison baseline = options.baseline().comparison(snapshot);
        NetworkGraph network = NetworkGraph.of(snapshot);
        return databases ? databases(network, baseline) : everything(network, baseline);
    }

    private int databases(NetworkGraph network, BaselineComparison baseline) throws IOException {
        Snapshot snapshot = network.snapshot();
        DatabaseExposureFinder finder = new DatabaseExposureFinder(network);
        DatabaseExposures exposures = finder.find();
        Comparison<DatabaseExposure> compared = baseline.databases(exposures, finder);
        options.baseline().write(baseline);
        PathGaps gaps = PathGaps.of(snapshot, true);
        options.write(new DatabasesAnswer(
                snapshot, exposures, compared, gaps, options.baseline().compared()));
        boolean unknown = !gaps.isEmpty()
                || !exposures.undecided().isEmpty()
                || exposures.databases().stream().anyMatch(exposure -> exposure.verdict() == Verdict.UNKNOWN);
        return options.status(
                compared.counting(true).stream().anyMatch(one -> one.found().verdict() == Verdict.REACHABLE),
                exposures.databases().stream().anyMatch(exposure -> exposure.verdict() == Verdict.REACHABLE),
                unknown);
    }

    private int everything(NetworkGraph network, BaselineComparison baseline) throws IOException {
        Snapshot snapshot = network.snapshot();
        ExposureFinder finder = new ExposureFinder(network);
        List<InterfaceExposure> exposures = finder.interfaces();
        Comparison<InterfaceExposure> compared = baseline.exposures(exposures, finder);
        options.baseline().write(baseline);
        PathGaps gaps = PathGaps.of(snapshot, false);
        options.write(new ExposedAnswer(
                snapshot, compared, finder.undecided(), gaps, options.baseline().compared()));
        return options.status(
                !compared.counting(true).isEmpty(),
                !exposures.isEmpty(),
                !gaps.isEmpty() || !finder.undecided().isEmpty());
    }
}
