package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;
import java.util.List;

/** A look at the records of a replay for what stands out. */
public final class InsightLook {

    private final InsightThresholds thresholds;
    private final Watching<InsightWatch> watching;

    public InsightLook(Snapshot snapshot, InsightThresholds thresholds) {
        this.thresholds = thresholds;
        WatchedNetwork network = new WatchedNetwork(snapshot);
        this.watching = new Watching<>(() -> new InsightWatch(network));
    }

    /** What {@link Replay#watching} takes. */
    public Watching<InsightWatch> watching() {
        return watching;
    }

    /**
     * What stood out, in the order in which a person should look at it.
     *
     * @param ofAll whether all records were asked for and read; else what has no record may have had one
     */
    public List<Insight> found(WatchedReplay replay, boolean ofAll) {
        return new InsightFinder(replay.seen(watching), replay.report(), thresholds).find(ofAll);
    }
}
