package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.Set;

/**
 * Which records are wanted.
 *
 * @param snapshot whose flow logs say how the records are written, and where
 * @param selection the records; AWS is asked for no fewer, and for as few more as can be
 * @param byInsights whether a query of CloudWatch Logs Insights selects them among events
 */
public record LogWish(Snapshot snapshot, FlowLogSelection selection, boolean byInsights) {

    /** The same, of these interfaces only. */
    LogWish ofInterfaces(Set<String> interfaces) {
        FlowLogSelection narrowed = new FlowLogSelection(
                selection.since(),
                selection.until(),
                interfaces,
                selection.vpcs(),
                selection.interfacesOfVpcs(),
                selection.actions());
        return new LogWish(snapshot, narrowed, byInsights);
    }
}
