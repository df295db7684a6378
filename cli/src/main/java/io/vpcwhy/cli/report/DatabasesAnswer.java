package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.cli.render.DatabaseExposureJson;
import io.vpcwhy.cli.render.DatabaseExposureText;
import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.BaselineComparison;
import io.vpcwhy.simulator.baseline.Compared;
import io.vpcwhy.simulator.baseline.Comparison;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseExposures;
import io.vpcwhy.simulator.scope.PathGaps;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which databases the internet reaches.
 *
 * @param databases those of the exposures, by what the baseline says of them
 * @param gaps what could hide more
 * @param compared whether a baseline was given
 */
public record DatabasesAnswer(
        Snapshot snapshot,
        DatabaseExposures exposures,
        Comparison<DatabaseExposure> databases,
        PathGaps gaps,
        boolean compared)
        implements Answer {

    private static final ReportedRule DATABASE = new ReportedRule(
            BaselineComparison.DATABASE_EXPOSED,
            "The internet reaches a database",
            "Each finding is a database with a port to which a connection can be made from an address of the internet, and"
                    + " names the rule that lets packets pass nearest to it. Narrow that rule or take it out, or move the"
                    + " database into a subnet without a route to an internet gateway.");

    private static final ReportedRule LIKELY = new ReportedRule(
            "likely-database-exposed",
            "The internet reaches a port of databases on an instance",
            "A guess by the port alone: look at what listens there.");

    @Override
    public void writeText(Writer out, Colours colours) throws IOException {
        new DatabaseExposureText(out, colours, snapshot).write(exposures, databases, gaps);
    }

    @Override
    public void writeJson(Writer out) {
        new DatabaseExposureJson(out, snapshot, compared).write(exposures, databases, gaps);
    }

    /** A case for each database, one for ways that may lead to any of them, and one for guesses where there are some. */
    @Override
    public Report report(boolean strict) {
        ReportedItems items = new ReportedItems(snapshot);
        List<ReportedCase> cases = new ArrayList<>();
        byId().forEach((id, parts) -> cases.add(new ReportedCase(
                id,
                DATABASE,
                parts.stream().flatMap(part -> reported(part, items).stream()).toList())));
        cases.add(new ReportedCase(
                "ways that may lead to databases",
                DATABASE,
                exposures.undecided().stream()
                        .map(way -> items.notKnown(DATABASE, way))
                        .toList()));
        if (!exposures.likely().isEmpty()) {
            cases.add(new ReportedCase(
                    "ports of databases on instances",
                    LIKELY,
                    exposures.likely().stream()
                            .map(database -> items.likely(LIKELY, database))
                            .toList()));
        }
        if (!databases.removable().isEmpty()) {
            cases.add(new ReportedCase(
                    "entries of the baseline",
                    DATABASE,
                    databases.removable().stream()
                            .map(one -> items.removable(DATABASE, one))
                            .toList()));
        }
        return new Report("exposed --databases", cases, new ReportWords(snapshot).gaps(gaps), strict, compared);
    }

    private Map<String, List<Compared<DatabaseExposure>>> byId() {
        return databases.found().stream()
                .collect(Collectors.groupingBy(
                        part -> part.found().subject().id(), LinkedHashMap::new, Collectors.toList()));
    }

    private static List<ReportedItem> reported(Compared<DatabaseExposure> database, ReportedItems items) {
        return switch (database.found().verdict()) {
            case REACHABLE -> List.of(items.reached(DATABASE, database));
            case NOT_REACHABLE -> List.of();
            case UNKNOWN -> List.of(items.notKnown(DATABASE, database.found()));
        };
    }
}
