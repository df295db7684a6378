package io.vpcwhy.cli;

import io.vpcwhy.cli.report.CheckAnswer;
import io.vpcwhy.cli.report.ScopeRules;
import io.vpcwhy.model.intent.IntentEnd;
import io.vpcwhy.model.intent.IntentFile;
import io.vpcwhy.simulator.baseline.BaselineComparison;
import io.vpcwhy.simulator.baseline.ScopeComparison;
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
            "A scope says which paths must not be, in the JSON of AWS Network Access Analyzer. All packets are",
            "looked at, not samples: each finding is a way with exactly the packets that take it. An intent says",
            "what must be reachable, or blocked. Exit status 1 where there are findings, and where an intent does",
            "not hold for certain.",
            "",
            "Examples:",
            "  vpcwhy check --snapshot aws/ no-ssh-from-internet.json",
            "  vpcwhy check --snapshot aws/ --scope internet-to-ssh-rdp --format json",
            "  vpcwhy check --snapshot aws/ --intents intents.yaml",
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
        BaselineComparison baseline = options.baseline().comparison(network.snapshot());
        List<ScopeComparison> found = analyze(scopes, network, baseline);
        List<CheckedIntents> intents = check(files, network);
        options.baseline().write(baseline);
        boolean databases = scopes.stream().anyMatch(ScopeArguments.Asked::beyondAws)
                || files.stream().anyMatch(CheckCommand::asksForDatabases);
        PathGaps gaps = PathGaps.of(network.snapshot(), databases);
        options.write(new CheckAnswer(
                network.snapshot(), found, intents, gaps, options.baseline().compared()));
        return status(found, intents, gaps);
    }

    /** No baseline accepts an intent that does not hold. */
    private int status(List<ScopeComparison> found, List<CheckedIntents> intents, PathGaps gaps) {
        boolean failing = !intents.stream().allMatch(CheckedIntents::hold);
        boolean counting = found.stream()
                .anyMatch(scope -> !scope.findings().counting(true).isEmpty());
        boolean any =
                found.stream().anyMatch(scope -> !scope.analysis().findings().isEmpty());
        boolean undecided = !gaps.isEmpty()
                || found.stream()
                        .anyMatch(scope -> !scope.analysis().undecided().isEmpty());
        return options.status(counting || failing, any || failing, undecided);
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

    private List<ScopeComparison> analyze(
            List<ScopeArguments.Asked> scopes, NetworkGraph network, BaselineComparison baseline) {
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
