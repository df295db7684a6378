package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.cli.render.ScopeAnalysisJson;
import io.vpcwhy.cli.render.ScopeAnalysisText;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What scopes found, and what became of intents.
 *
 * @param intents an entry for each file
 * @param gaps what could hide a way
 */
public record CheckAnswer(Snapshot snapshot, List<ScopeAnalysis> analyses, List<CheckedIntents> intents, PathGaps gaps)
        implements Answer {

    public CheckAnswer {
        analyses = List.copyOf(analyses);
        intents = List.copyOf(intents);
    }

    @Override
    public void writeText(Writer out, Colours colours) throws IOException {
        new ScopeAnalysisText(out, colours, snapshot).write(analyses, intents, gaps);
    }

    @Override
    public void writeJson(Writer out) {
        new ScopeAnalysisJson(out, snapshot).write(analyses, intents, gaps);
    }

    /** A case for each scope, and for each intent. */
    @Override
    public Report report(boolean strict) {
        ReportedItems items = new ReportedItems(snapshot);
        List<ReportedRule> rules =
                ScopeRules.of(analyses.stream().map(ScopeAnalysis::scope).toList());
        List<ReportedCase> cases = new ArrayList<>();
        for (int i = 0; i < analyses.size(); i++) {
            cases.add(reported(rules.get(i), analyses.get(i), items));
        }
        addIntents(cases);
        return new Report("check", cases, new ReportWords(snapshot).gaps(gaps), strict, false);
    }

    /** Files are told by their names without folders, as far as no other has the same. */
    private void addIntents(List<ReportedCase> cases) {
        ReportedIntents reported = new ReportedIntents(snapshot);
        Map<String, Integer> names = new HashMap<>();
        for (CheckedIntents checked : intents) {
            String name = String.valueOf(Path.of(checked.file()).getFileName());
            int number = names.merge(name, 1, Integer::sum);
            cases.addAll(reported.cases(number == 1 ? name : name + " (" + number + ")", checked));
        }
    }

    private static ReportedCase reported(ReportedRule rule, ScopeAnalysis analysis, ReportedItems items) {
        List<ReportedItem> told = new ArrayList<>();
        analysis.findings().forEach(finding -> told.add(items.finding(rule, finding)));
        analysis.undecided().forEach(way -> told.add(items.notKnown(rule, way)));
        return new ReportedCase(rule.id(), rule, told);
    }
}
