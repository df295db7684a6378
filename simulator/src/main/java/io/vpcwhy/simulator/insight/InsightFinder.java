package io.vpcwhy.simulator.insight;

import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.insight.Insight.PartlyFollowed;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes facts of what was counted, in the order in which a person should look at them. */
final class InsightFinder {

    private final InsightWatch seen;
    private final ReplayReport report;
    private final InsightThresholds thresholds;

    /**
     * @param seen by all threads
     * @param report of the same replay
     */
    InsightFinder(InsightWatch seen, ReplayReport report, InsightThresholds thresholds) {
        this.seen = seen;
        this.report = report;
        this.thresholds = thresholds;
    }

    /**
     * All that stands out.
     *
     * @param ofAll whether all records were asked for and read; else what has no record may have had one
     */
    List<Insight> find(boolean ofAll) {
        Naming naming = new Naming(seen.network());
        BlindSpotFinder blindSpots = new BlindSpotFinder(seen, naming);
        List<Insight> found = new ArrayList<>();
        found.addAll(new LoginFinder(seen, naming).find());
        found.addAll(new ScanFinder(seen, naming, thresholds).find());
        found.addAll(new ExchangeFinder(seen, naming).find());
        if (ofAll) {
            blindSpots.unlogged().ifPresent(found::add);
        }
        blindSpots.skipped().ifPresent(found::add);
        Insight.RejectShare rejects = rejects();
        if (rejects.all() > 0) {
            found.add(rejects);
        }
        found.addAll(new TalkerFinder(seen, naming).find());
        found.addAll(partlyFollowed());
        return List.copyOf(found);
    }

    private Insight.RejectShare rejects() {
        long fromElsewhere = 0;
        Map<Concern, Long> others = new EnumMap<>(Concern.class);
        for (ReplayReport.Group group : report.groups()) {
            Cause cause = group.cause();
            switch (cause.concern()) {
                case INBOUND_REJECTED -> fromElsewhere += group.records();
                case ANSWER_DROPPED, OWN_TRAFFIC_REJECTED, OUTBOUND_REJECTED ->
                    others.merge(cause.concern(), group.records(), Long::sum);
                case CONTRADICTED -> {
                    if (cause.action() == SimulatedAction.ACCEPT) {
                        others.merge(cause.concern(), group.records(), Long::sum);
                    }
                }
                case UNDECIDED, PERMITTED, NO_DATA, MALFORMED -> {}
            }
        }
        return new Insight.RejectShare(fromElsewhere, seen.refusedStrangers().count(), others);
    }

    private List<Insight> partlyFollowed() {
        List<Insight> found = new ArrayList<>();
        addUnlessWhole(found, PartlyFollowed.Part.CALLS, seen.calls());
        if (!seen.pairsInside().isWhole() || !seen.pairsOutside().isWhole()) {
            found.add(new PartlyFollowed(PartlyFollowed.Part.PAIRS, 1));
        }
        addUnlessWhole(found, PartlyFollowed.Part.EXCHANGES, seen.exchanges());
        if (seen.skipped().others() > 0) {
            found.add(new PartlyFollowed(
                    PartlyFollowed.Part.WINDOWS, seen.skipped().others()));
        }
        return found;
    }

    private static void addUnlessWhole(List<Insight> found, PartlyFollowed.Part part, Followed all) {
        if (!all.isWhole()) {
            found.add(new PartlyFollowed(part, all.oneIn()));
        }
    }
}
