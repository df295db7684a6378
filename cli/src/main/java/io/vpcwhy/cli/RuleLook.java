package io.vpcwhy.cli;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;
import io.vpcwhy.simulator.usage.RuleUsage;
import io.vpcwhy.simulator.usage.RuleUsageFinder;
import io.vpcwhy.simulator.usage.RuleWatch;

/** A look at how logs use the rules of a snapshot. */
record RuleLook(Snapshot snapshot, Watching<RuleWatch> watching) {

    static RuleLook over(Snapshot snapshot) {
        return new RuleLook(snapshot, RuleWatch.over(snapshot));
    }

    /** What a replay saw that looked so. */
    RuleUsage found(WatchedReplay replay) {
        return new RuleUsageFinder(snapshot)
                .find(replay.seen(watching), replay.report().complete());
    }
}
