package io.vpcwhy.cli;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;
import io.vpcwhy.simulator.usage.RuleUsage;
import io.vpcwhy.simulator.usage.RuleUsageFinder;
import io.vpcwhy.simulator.usage.RuleWatch;
import java.util.List;
import java.util.Optional;

/** A look at how logs use the rules of a snapshot, or none. */
record RuleLook(Optional<Of> of) {

    /** Nobody asks. */
    static final RuleLook NONE = new RuleLook(Optional.empty());

    /** The look, and at what. */
    record Of(Snapshot snapshot, Watching<RuleWatch> watching) {}

    static RuleLook over(Snapshot snapshot) {
        return new RuleLook(Optional.of(new Of(snapshot, RuleWatch.over(snapshot))));
    }

    /** How a replay is to look. */
    List<Watching<?>> watchings() {
        return of.<List<Watching<?>>>map(look -> List.of(look.watching())).orElse(List.of());
    }

    /** What a replay saw that looked so. */
    Optional<RuleUsage> found(WatchedReplay replay) {
        return of.map(look -> new RuleUsageFinder(look.snapshot())
                .find(replay.seen(look.watching()), replay.report().complete()));
    }
}
