package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.cli.render.ScopeAnalysisJson;
import io.vpcwhy.cli.render.ScopeAnalysisText;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.ScopeComparison;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.scope.PathGaps;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What scopes found, and what became of intents.
 *
 * @param scopes no two by the same name
 * @param intents an entry for each file
 * @param gaps what could hide a way
 * @param compared whether a baseline was given
 */
public record CheckAnswer(
        Snapshot snapshot, List<ScopeComparison> scopes, List<CheckedIntents> intents, PathGaps gaps, boolean compared)
        implements Answer {

    public CheckAnswer {
        scopes = List.copyOf(scopes);
        intents = List.copyOf(intents);
    }

    @Override
    public void writeText(Writer out, Colours colours) throws IOException {
        new ScopeAnalysisText(out, colours, snapshot, compared).write(scopes, intents, gaps);
    }

    @Override
    public void writeJson(Writer out) {
        new ScopeAnalysisJson(out, snapshot, compared).write(scopes, intents, gaps);
    }

    /** A case for each scope, and for each intent. */
    @Override
    public Report report(boolean strict) {
        ReportedItems items = new ReportedItems(snapshot);
        List<ReportedRule> rules = ScopeRules.of(
                scopes.stream().map(scope -> scope.analysis().scope()).toList());
        List<ReportedCase> cases = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            cases.add(reported(rules.get(i), scopes.get(i), items));
        }
        addIntents(cases);
        return new Report("check", cases, new ReportWords(snapshot).gaps(gaps), strict, compared);
    }

    /** A file that is given twice is told by a number too. */
    private void addIntents(List<ReportedCase> cases) {
        ReportedIntents reported = new ReportedIntents(snapshot);
        ShortNames names =
                new ShortNames(intents.stream().map(CheckedIntents::file).toList(), ShortNames::last);
        Map<String, Integer> numbers = new HashMap<>();
        for (CheckedIntents checked : intents) {
            String name = names.of(checked.file());
            int number = numbers.merge(name, 1, Integer::sum);
            cases.addAll(reported.cases(number == 1 ? name : name + " (" + number + ")", checked));
        }
    }

    private static ReportedCase reported(ReportedRule rule, ScopeComparison scope, ReportedItems items) {
        List<ReportedItem> told = new ArrayList<>();
        scope.findings().found().forEach(finding -> told.add(items.finding(rule, finding)));
        scope.analysis().undecided().forEach(way -> told.add(items.notKnown(rule, way)));
        scope.findings().removable().forEach(one -> told.add(items.removable(rule, one)));
        return new ReportedCase(rule.id(), rule, told);
    }
}
