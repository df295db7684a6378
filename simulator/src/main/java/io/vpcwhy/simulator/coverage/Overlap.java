package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.flowlog.FlowLogAction;
import java.util.List;
import java.util.Set;

/**
 * Flow logs that each deliver a copy of the same records.
 *
 * @param actions of the records that are delivered more than once
 * @param interfaces at how many interfaces
 */
public record Overlap(List<String> flowLogIds, Set<FlowLogAction> actions, int interfaces) {

    public Overlap {
        flowLogIds = List.copyOf(flowLogIds);
        actions = Set.copyOf(actions);
    }
}
