package io.vpcwhy.cli;

import io.vpcwhy.cli.render.LogAnswers;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.insight.InsightLook;
import io.vpcwhy.simulator.insight.InsightThresholds;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;
import io.vpcwhy.simulator.usage.RuleUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What is asked of logs in one run beside the causes of their records, and answered in the same pass.
 *
 * @param ofAll whether all records are asked for
 */
record Questions(
        Optional<ConnectionLook> connections, Optional<InsightLook> insights, Optional<RuleLook> rules, boolean ofAll) {

    /** All that can be asked of records that were so selected. */
    static Questions all(Snapshot snapshot, FlowLogSelection selection) {
        boolean bothActions = selection.actions().isEmpty(); // a connection is told by what is accepted and rejected
        return new Questions(
                bothActions ? Optional.of(ConnectionLook.over(snapshot)) : Optional.empty(),
                Optional.of(new InsightLook(snapshot, InsightThresholds.DEFAULT)),
                Optional.of(RuleLook.over(snapshot)),
                selection.isAll());
    }

    /** How a replay is to look at records. */
    List<Watching<?>> watchings() {
        List<Watching<?>> all = new ArrayList<>();
        connections.map(ConnectionLook::watching).ifPresent(all::add);
        insights.map(InsightLook::watching).ifPresent(all::add);
        rules.map(RuleLook::watching).ifPresent(all::add);
        return all;
    }

    /** What a replay saw that looked so. Each answer takes a while, and none needs another. */
    LogAnswers answers(WatchedReplay replay) {
        boolean whole = ofAll && replay.report().complete();
        Optional<CompletableFuture<ConnectionReport>> broken =
                connections.map(look -> CompletableFuture.supplyAsync(() -> look.found(replay)));
        Optional<CompletableFuture<RuleUsage>> used =
                rules.map(look -> CompletableFuture.supplyAsync(() -> look.found(replay)));
        return new LogAnswers(
                broken.map(CompletableFuture::join),
                insights.map(look -> look.found(replay, whole)),
                used.map(CompletableFuture::join));
    }
}
