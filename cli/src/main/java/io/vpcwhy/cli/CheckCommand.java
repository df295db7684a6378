package io.vpcwhy.cli;

import io.vpcwhy.cli.render.ScopeAnalysisJson;
import io.vpcwhy.cli.render.ScopeAnalysisText;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import io.vpcwhy.simulator.scope.ScopeAnalyzer;
import io.vpcwhy.simulator.scope.UnresolvedScopeException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "  vpcwhy check --snapshot aws/ --scope internet-to-ssh-rdp --format json"
        })
final class CheckCommand implements Callable<Integer> {

    /** There are findings. */
    static final int FINDINGS = 1;

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Mixin
    private ScopeArguments scopeArguments = new ScopeArguments();

    @Option(
            names = "--strict",
            description = "Exit status 3 where no finding is certain and something that is not known could hide one.")
    private boolean strict;

    @Override
    public Integer call() throws Exception {
        List<ScopeArguments.Asked> scopes = scopeArguments.read(options);
        Snapshot snapshot = options.snapshot();
        List<ScopeAnalysis> analyses = analyze(scopes, snapshot);
        PathGaps gaps = PathGaps.of(snapshot, scopes.stream().anyMatch(ScopeArguments.Asked::beyondAws));
        try (Writer out = options.open()) {
            if (options.json()) {
                new ScopeAnalysisJson(out, snapshot).write(analyses, gaps);
            } else {
                new ScopeAnalysisText(out, options.colours(), snapshot).write(analyses, gaps);
            }
        }
        boolean found =
                analyses.stream().anyMatch(analysis -> !analysis.findings().isEmpty());
        boolean undecided = !gaps.isEmpty()
                || analyses.stream().anyMatch(analysis -> !analysis.undecided().isEmpty());
        return found ? FINDINGS : strict && undecided ? ErrorReport.UNFINISHED : 0;
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
