package io.vpcwhy.cli;

import io.vpcwhy.cli.render.DatabaseExposureJson;
import io.vpcwhy.cli.render.DatabaseExposureText;
import io.vpcwhy.cli.render.ExposureJson;
import io.vpcwhy.cli.render.ExposureText;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.exposure.DatabaseExposureFinder;
import io.vpcwhy.simulator.exposure.DatabaseExposures;
import io.vpcwhy.simulator.exposure.ExposureFinder;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.exposure.Verdict;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.scope.PathGaps;
import java.io.IOException;
import java.io.Writer;
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
            "Every interface that any address of the internet reaches, by which protocol, at which ports and from where; all",
            "packets are looked at, not samples. Exit status 1 where something is reached.",
            "",
            "Examples:",
            "  vpcwhy exposed --snapshot aws/",
            "  vpcwhy exposed --databases --snapshot aws/ --format json"
        })
final class ExposedCommand implements Callable<Integer> {

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Option(names = "--databases", description = "Databases alone, with those that are not reached and why.")
    private boolean databases;

    @Option(
            names = "--strict",
            description =
                    "Exit status 3 where nothing is reached for certain and something that is not known could be.")
    private boolean strict;

    @Override
    public Integer call() throws Exception {
        Snapshot snapshot = options.snapshot();
        NetworkGraph network = NetworkGraph.of(snapshot);
        return databases ? databases(network) : everything(network);
    }

    private int databases(NetworkGraph network) throws IOException {
        Snapshot snapshot = network.snapshot();
        DatabaseExposures exposures = new DatabaseExposureFinder(network).find();
        PathGaps gaps = PathGaps.of(snapshot, true);
        try (Writer out = options.open()) {
            if (options.json()) {
                new DatabaseExposureJson(out, snapshot).write(exposures, gaps);
            } else {
                new DatabaseExposureText(out, options.colours(), snapshot).write(exposures, gaps);
            }
        }
        boolean reached = exposures.databases().stream().anyMatch(exposure -> exposure.verdict() == Verdict.REACHABLE);
        boolean unknown = !gaps.isEmpty()
                || !exposures.undecided().isEmpty()
                || exposures.databases().stream().anyMatch(exposure -> exposure.verdict() == Verdict.UNKNOWN);
        return status(reached, unknown);
    }

    private int everything(NetworkGraph network) throws IOException {
        Snapshot snapshot = network.snapshot();
        ExposureFinder finder = new ExposureFinder(network);
        List<InterfaceExposure> exposures = finder.interfaces();
        PathGaps gaps = PathGaps.of(snapshot, false);
        try (Writer out = options.open()) {
            if (options.json()) {
                new ExposureJson(out, snapshot).write(exposures, finder.undecided(), gaps);
            } else {
                new ExposureText(out, options.colours(), snapshot).write(exposures, finder.undecided(), gaps);
            }
        }
        return status(
                !exposures.isEmpty(), !gaps.isEmpty() || !finder.undecided().isEmpty());
    }

    private int status(boolean reached, boolean unknown) {
        return reached ? CheckCommand.FINDINGS : strict && unknown ? ErrorReport.UNFINISHED : 0;
    }
}
