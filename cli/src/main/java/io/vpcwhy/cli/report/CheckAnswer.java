package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.cli.render.ScopeAnalysisJson;
import io.vpcwhy.cli.render.ScopeAnalysisText;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * What scopes found.
 *
 * @param gaps what could hide a way
 */
public record CheckAnswer(Snapshot snapshot, List<ScopeAnalysis> analyses, PathGaps gaps) implements Answer {

    public CheckAnswer {
        analyses = List.copyOf(analyses);
    }

    @Override
    public void writeText(Writer out, Colours colours) throws IOException {
        new ScopeAnalysisText(out, colours, snapshot).write(analyses, gaps);
    }

    @Override
    public void writeJson(Writer out) {
        new ScopeAnalysisJson(out, snapshot).write(analyses, gaps);
    }

    /** A case for each scope. */
    @Override
    public Report report(boolean strict) {
        ReportedItems items = new ReportedItems(snapshot);
        List<ReportedRule> rules =
                ScopeRules.of(analyses.stream().map(ScopeAnalysis::scope).toList());
        List<ReportedCase> cases = new ArrayList<>();
        for (int i = 0; i < analyses.size(); i++) {
            cases.add(reported(rules.get(i), analyses.get(i), items));
        }
        return new Report("check", cases, new ReportWords(snapshot).gaps(gaps), strict, false);
    }

    private static ReportedCase reported(ReportedRule rule, ScopeAnalysis analysis, ReportedItems items) {
        List<ReportedItem> told = new ArrayList<>();
        analysis.findings().forEach(finding -> told.add(items.finding(rule, finding)));
        analysis.undecided().forEach(way -> told.add(items.notKnown(rule, way)));
        return new ReportedCase(rule.id(), rule, told);
    }
}
