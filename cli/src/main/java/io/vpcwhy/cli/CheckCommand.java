package io.vpcwhy.cli;

import io.vpcwhy.cli.report.CheckAnswer;
import io.vpcwhy.model.intent.IntentEnd;
import io.vpcwhy.model.intent.IntentFile;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.intent.IntentChecker;
import io.vpcwhy.simulator.intent.UnresolvedIntentException;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import io.vpcwhy.simulator.scope.ScopeAnalyzer;
import io.vpcwhy.simulator.scope.UnresolvedScopeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vpcwhy check}: Network Access Scopes over all packets. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Finds every way through the network that Network Access Scopes are about, and holds intents.",
        description = {
            "",
            "A scope says which paths must not be, in the JSON of AWS Network Access Analyzer. All packets are looked at, not",
            "samples: each finding is a way with exactly the packets that take it. An intent says what must be reachable, or",
            "blocked. Exit status 1 where there are findings, and where an intent does not hold for certain.",
            "",
            "Examples:",
            "  vpcwhy check --snapshot aws/ no-ssh-from-internet.json",
            "  vpcwhy check --snapshot aws/ --scope internet-to-ssh-rdp --format json",
            "  vpcwhy check --snapshot aws/ --intents intents.yaml",
            "  vpcwhy check --snapshot aws/ no-ssh.json --report sarif=vpcwhy.sarif --report junit=vpcwhy.xml"
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Mixin
    private ScopeArguments scopeArguments = new ScopeArguments();

    @Mixin
    private IntentArguments intentArguments = new IntentArguments();

    @Override
    public Integer call() throws Exception {
        if (scopeArguments.isEmpty() && intentArguments.isEmpty()) {
            throw new CommandLine.ParameterException(
                    options.commandLine(),
                    "no scope was given and no intents: a scope document, --scope NAME or --intents FILE is expected");
        }
        List<ScopeArguments.Asked> scopes = scopeArguments.read(options);
        List<IntentFile> files = intentArguments.read(options);
        NetworkGraph network = NetworkGraph.of(options.snapshot());
        List<ScopeAnalysis> analyses = analyze(scopes, network);
        List<CheckedIntents> intents = check(files, network);
        boolean databases = scopes.stream().anyMatch(ScopeArguments.Asked::beyondAws)
                || files.stream().anyMatch(CheckCommand::asksForDatabases);
        PathGaps gaps = PathGaps.of(network.snapshot(), databases);
        options.write(new CheckAnswer(network.snapshot(), analyses, intents, gaps));
        boolean found =
                analyses.stream().anyMatch(analysis -> !analysis.findings().isEmpty())
                        || !intents.stream().allMatch(CheckedIntents::hold);
        boolean undecided = !gaps.isEmpty()
                || analyses.stream().anyMatch(analysis -> !analysis.undecided().isEmpty());
        return options.status(found, undecided);
    }

    private static boolean asksForDatabases(IntentFile file) {
        return file.intents().stream()
                .flatMap(intent -> Stream.concat(intent.from().stream(), intent.to().stream()))
                .anyMatch(written -> written.end() instanceof IntentEnd.Databases);
    }

    private static List<CheckedIntents> check(List<IntentFile> files, NetworkGraph network) {
        List<CheckedIntents> checked = new ArrayList<>();
        List<String> unresolved = new ArrayList<>();
        IntentChecker checker = new IntentChecker(network);
        for (IntentFile file : files) {
            try {
                checked.add(checker.check(file));
            } catch (UnresolvedIntentException unknown) {
                unknown.mistakes().forEach(mistake -> unresolved.add(mistake.toString()));
            }
        }
        if (!unresolved.isEmpty()) {
            throw new InputException(unresolved);
        }
        return checked;
    }

    private static List<ScopeAnalysis> analyze(List<ScopeArguments.Asked> scopes, NetworkGraph network) {
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
