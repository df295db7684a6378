package io.vpcwhy.cli;

import io.vpcwhy.cli.report.CheckAnswer;
import io.vpcwhy.cli.report.ScopeRules;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.BaselineComparison;
import io.vpcwhy.simulator.baseline.ScopeComparison;
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
            "  vpcwhy check --snapshot aws/ no-ssh.json --report sarif=vpcwhy.sarif --report junit=vpcwhy.xml",
            "  vpcwhy check --snapshot aws/ no-ssh.json --baseline known.json",
            "  vpcwhy check --snapshot aws/ no-ssh.json --write-baseline known.json --reason 'moves in spring'",
            "    --owner net-team --expires 2027-02-28"
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
        BaselineComparison baseline = options.baseline().comparison(snapshot);
        List<ScopeComparison> found = analyze(scopes, snapshot, baseline);
        options.baseline().write(baseline);
        PathGaps gaps = PathGaps.of(snapshot, scopes.stream().anyMatch(ScopeArguments.Asked::beyondAws));
        options.write(new CheckAnswer(snapshot, found, gaps, options.baseline().compared()));
        boolean counting = found.stream()
                .anyMatch(scope -> !scope.findings().counting(true).isEmpty());
        boolean any =
                found.stream().anyMatch(scope -> !scope.analysis().findings().isEmpty());
        boolean undecided = !gaps.isEmpty()
                || found.stream()
                        .anyMatch(scope -> !scope.analysis().undecided().isEmpty());
        return options.status(counting, any, undecided);
    }

    private List<ScopeComparison> analyze(
            List<ScopeArguments.Asked> scopes, Snapshot snapshot, BaselineComparison baseline) {
        NetworkGraph network = NetworkGraph.of(snapshot);
        List<String> ids = ids(scopes);
        Map<Boolean, ScopeAnalyzer> analyzers = new HashMap<>();
        List<ScopeComparison> found = new ArrayList<>();
        List<String> unresolved = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            ScopeArguments.Asked asked = scopes.get(i);
            ScopeAnalyzer analyzer =
                    analyzers.computeIfAbsent(asked.beyondAws(), beyondAws -> new ScopeAnalyzer(network, beyondAws));
            try {
                ScopeAnalysis analysis = analyzer.analyze(asked.scope());
                found.add(new ScopeComparison(analysis, baseline.findings(ids.get(i), analysis, analyzer)));
            } catch (UnresolvedScopeException unknown) {
                unknown.problems()
                        .forEach(problem -> unresolved.add(asked.scope().name() + ": " + problem));
            }
        }
        if (!unresolved.isEmpty()) {
            throw new InputException(unresolved);
        }
        return found;
    }

    /** By these names baselines know the scopes. */
    private List<String> ids(List<ScopeArguments.Asked> scopes) {
        List<String> ids =
                ScopeRules.ids(scopes.stream().map(ScopeArguments.Asked::scope).toList());
        for (String taken : List.of(BaselineComparison.EXPOSED, BaselineComparison.DATABASE_EXPOSED)) {
            if (options.baseline().used() && ids.contains(taken)) {
                throw new InputException("the scope " + taken
                        + " has the name by which baselines know what vpcwhy exposed finds; rename its file");
            }
        }
        return ids;
    }
}
