package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import picocli.CommandLine.Mixin;

/** What else is asked of logs beside the causes of their records. */
final class QuestionOptions {

    @Mixin
    private ConnectionsOption connections = new ConnectionsOption();

    @Mixin
    private InsightOptions insights = new InsightOptions();

    @Mixin
    private RulesOption rules = new RulesOption();

    /**
     * Refuses what cannot be told.
     *
     * @param isTold whether the form of the answer has a place for it
     */
    void check(boolean isTold) {
        connections.check(isTold);
        insights.check(isTold);
        rules.check(isTold);
    }

    /** The questions of one run. */
    Questions over(Snapshot snapshot, FlowLogSelection selection) {
        return new Questions(
                connections.look(snapshot, selection),
                insights.look(snapshot),
                rules.look(snapshot),
                selection.isAll());
    }
}
