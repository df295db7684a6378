package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import java.util.List;
import java.util.Optional;

/**
 * Flow logs that one command makes.
 *
 * @param resourceIds what they are of; at least one
 * @param trafficType {@code ACCEPT}, {@code REJECT} or {@code ALL}; empty for transit gateways, which have none
 * @param like a flow log whose destination they share; empty where the snapshot has none there
 * @param format their fields; empty for AWS's own choice
 * @param interval the longest aggregation interval, in seconds: 60 or 600
 * @param replaces flow logs that are then to be deleted, whose records would be delivered twice
 * @param region where the snapshot is of several
 * @param reason what they are for
 */
public record ProposedFlowLogs(
        Reason reason,
        LogLevel level,
        List<String> resourceIds,
        Optional<String> trafficType,
        Optional<FlowLog> like,
        Optional<FlowLogFormat> format,
        int interval,
        List<String> replaces,
        Optional<String> region) {

    /** What flow logs are proposed for. */
    public enum Reason {
        NOT_COVERED,
        PARTLY_COVERED,
        FIELDS_MISSING,
        GATEWAY_NOT_COVERED
    }

    public ProposedFlowLogs {
        resourceIds = List.copyOf(resourceIds);
        replaces = List.copyOf(replaces);
    }
}
