package io.vpcwhy.cli;

import io.vpcwhy.cli.report.CheckAnswer;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import io.vpcwhy.simulator.scope.ScopeAnalyzer;
import io.vpcwhy.simulator.scope.UnresolvedScopeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vpcwhy check}: Network Access Scopes over all packets. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Finds every way through the network that Network Access Scopes are about.",
        description = {
            "",
            "A scope says which paths must not be, in the JSON of AWS Network Access Analyzer. All packets are looked at, not",
            "samples: each finding is a way with exactly the packets that take it. Exit status 1 where there are findings.",
            "",
            "Examples:",
            "  vpcwhy check --snapshot aws/ no-ssh-from-internet.json",
            "  vpcwhy check --snapshot aws/ --scope internet-to-ssh-rdp --format json",
            "  vpcwhy check --snapshot aws/ no-ssh.json --report sarif=vpcwhy.sarif --report junit=vpcwhy.xml"
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Mixin
    private ScopeArguments scopeArguments = new ScopeArguments();

    @Override
    public Integer call() throws Exception {
        List<ScopeArguments.Asked> scopes = scopeArguments.read(options);
        Snapshot snapshot = options.snapshot();
        List<ScopeAnalysis> analyses = analyze(scopes, snapshot);
        PathGaps gaps = PathGaps.of(snapshot, scopes.stream().anyMatch(ScopeArguments.Asked::beyondAws));
        options.write(new CheckAnswer(snapshot, analyses, gaps));
        boolean found =
                analyses.stream().anyMatch(analysis -> !analysis.findings().isEmpty());
        boolean undecided = !gaps.isEmpty()
                || analyses.stream().anyMatch(analysis -> !analysis.undecided().isEmpty());
        return options.status(found, undecided);
    }

    private static List<ScopeAnalysis> analyze(List<ScopeArguments.Asked> scopes, Snapshot snapshot) {
        NetworkGraph network = NetworkGraph.of(snapshot);
        Map<Boolean, ScopeAnalyzer> analyzers = new HashMap<>();
        List<ScopeAnalysis> analyses = new ArrayList<>();
        List<String> unresolved = new ArrayList<>();
        for (ScopeArguments.Asked asked : scopes) {
            ScopeAnalyzer analyzer =
                    analyzers.computeIfAbsent(asked.beyondAws(), beyondAws -> new ScopeAnalyzer(network, beyondAws));
            try {
                analyses.add(analyzer.analyze(asked.scope()));
            } catch (UnresolvedScopeException unknown) {
                unknown.problems()
                        .forEach(problem -> unresolved.add(asked.scope().name() + ": " + problem));
            }
        }
        if (!unresolved.isEmpty()) {
            throw new InputException(unresolved);
        }
        return analyses;
    }
}
