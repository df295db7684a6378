package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.flowlog.FlowLogAction;
import java.util.Set;

/** How much of the traffic of an interface flow logs deliver. */
public enum Cover {
    /** No flow log delivers any of it. */
    NONE,
    /** What is rejected, and nothing of what is accepted. */
    REJECT_ONLY,
    /** What is accepted, and nothing of what is rejected. */
    ACCEPT_ONLY,
    FULL,
    /** Flow logs that may cover it were not collected. */
    UNDECIDED;

    /** Whether a part of the traffic is logged, and a part is known not to be. */
    public boolean isPartial() {
        return this == REJECT_ONLY || this == ACCEPT_ONLY;
    }

    /** Of what the actions are that are logged. */
    static Cover of(Set<FlowLogAction> logged) {
        if (logged.size() == FlowLogAction.values().length) {
            return FULL;
        }
        return logged.isEmpty() ? NONE : logged.contains(FlowLogAction.REJECT) ? REJECT_ONLY : ACCEPT_ONLY;
    }
}
