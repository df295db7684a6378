package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.cli.render.DatabaseExposureJson;
import io.vpcwhy.cli.render.DatabaseExposureText;
import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseExposures;
import io.vpcwhy.simulator.scope.PathGaps;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Which databases the internet reaches.
 *
 * @param gaps what could hide more
 */
public record DatabasesAnswer(Snapshot snapshot, DatabaseExposures exposures, PathGaps gaps) implements Answer {

    private static final ReportedRule DATABASE = new ReportedRule(
            "database-exposed",
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
        new DatabaseExposureText(out, colours, snapshot).write(exposures, gaps);
    }

    @Override
    public void writeJson(Writer out) {
        new DatabaseExposureJson(out, snapshot).write(exposures, gaps);
    }

    /** A case for each database, one for ways that may lead to any of them, and one for guesses where there are some. */
    @Override
    public Report report(boolean strict) {
        ReportedItems items = new ReportedItems(snapshot);
        List<ReportedCase> cases = new ArrayList<>();
        exposures.databases().forEach(exposure -> cases.add(reported(exposure, items)));
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
        return new Report("exposed --databases", cases, new ReportWords(snapshot).gaps(gaps), strict, false);
    }

    private static ReportedCase reported(DatabaseExposure exposure, ReportedItems items) {
        List<ReportedItem> told = switch (exposure.verdict()) {
            case REACHABLE -> List.of(items.reached(DATABASE, exposure));
            case NOT_REACHABLE -> List.of();
            case UNKNOWN -> List.of(items.notKnown(DATABASE, exposure));
        };
        return new ReportedCase(exposure.subject().id(), DATABASE, told);
    }
}
