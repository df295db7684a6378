package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.cli.render.ScopeAnalysisJson;
import io.vpcwhy.cli.render.ScopeAnalysisText;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.ScopeComparison;
import io.vpcwhy.simulator.scope.PathGaps;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * What scopes found.
 *
 * @param scopes no two by the same name
 * @param gaps what could hide a way
 * @param compared whether a baseline was given
 */
public record CheckAnswer(Snapshot snapshot, List<ScopeComparison> scopes, PathGaps gaps, boolean compared)
        implements Answer {

    public CheckAnswer {
        scopes = List.copyOf(scopes);
    }

    @Override
    public void writeText(Writer out, Colours colours) throws IOException {
        new ScopeAnalysisText(out, colours, snapshot, compared).write(scopes, gaps);
    }

    @Override
    public void writeJson(Writer out) {
        new ScopeAnalysisJson(out, snapshot, compared).write(scopes, gaps);
    }

    /** A case for each scope. */
    @Override
    public Report report(boolean strict) {
        ReportedItems items = new ReportedItems(snapshot);
        List<ReportedRule> rules = ScopeRules.of(
                scopes.stream().map(scope -> scope.analysis().scope()).toList());
        List<ReportedCase> cases = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            cases.add(reported(rules.get(i), scopes.get(i), items));
        }
        return new Report("check", cases, new ReportWords(snapshot).gaps(gaps), strict, compared);
    }

    private static ReportedCase reported(ReportedRule rule, ScopeComparison scope, ReportedItems items) {
        List<ReportedItem> told = new ArrayList<>();
        scope.findings().found().forEach(finding -> told.add(items.finding(rule, finding)));
        scope.analysis().undecided().forEach(way -> told.add(items.notKnown(rule, way)));
        scope.findings().removable().forEach(one -> told.add(items.removable(rule, one)));
        return new ReportedCase(rule.id(), rule, told);
    }
}
