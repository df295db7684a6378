package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.cli.render.ExposureJson;
import io.vpcwhy.cli.render.ExposureText;
import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.BaselineComparison;
import io.vpcwhy.simulator.baseline.Comparison;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the internet reaches.
 *
 * @param undecided ways that may lead to more
 * @param gaps what could hide more
 * @param compared whether a baseline was given
 */
public record ExposedAnswer(
        Snapshot snapshot,
        Comparison<InterfaceExposure> exposures,
        List<UndecidedWay> undecided,
        PathGaps gaps,
        boolean compared)
        implements Answer {

    private static final ReportedRule RULE = new ReportedRule(
            BaselineComparison.EXPOSED,
            "The internet reaches an interface",
            "Each finding is an interface that addresses of the internet reach by a protocol, with the ports and the sources,"
                    + " and names the rule that lets packets pass nearest to the interface. If it is not meant to be"
                    + " reached, narrow that rule or take it out.");

    public ExposedAnswer {
        undecided = List.copyOf(undecided);
    }

    @Override
    public void writeText(Writer out, Colours colours) throws IOException {
        new ExposureText(out, colours, snapshot, compared).write(exposures, undecided, gaps);
    }

    @Override
    public void writeJson(Writer out) {
        new ExposureJson(out, snapshot, compared).write(exposures, undecided, gaps);
    }

    /** One case. */
    @Override
    public Report report(boolean strict) {
        ReportedItems items = new ReportedItems(snapshot);
        List<ReportedItem> told = new ArrayList<>();
        exposures.found().forEach(exposure -> told.add(items.exposure(RULE, exposure)));
        undecided.forEach(way -> told.add(items.notKnown(RULE, way)));
        exposures.removable().forEach(one -> told.add(items.removable(RULE, one)));
        return new Report(
                "exposed",
                List.of(new ReportedCase(RULE.id(), RULE, told)),
                new ReportWords(snapshot).gaps(gaps),
                strict,
                compared);
    }
}
