package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogField;
import java.util.List;

/**
 * How an interface is logged.
 *
 * @param flowLogIds the flow logs that deliver records of it, those of the VPC first
 * @param brokenFlowLogIds those that cover it and deliver nothing
 * @param missing fields that none of the delivering ones has and that would tell more
 */
public record InterfaceCover(
        NetworkInterface networkInterface,
        Cover cover,
        List<String> flowLogIds,
        List<String> brokenFlowLogIds,
        List<FlowLogField> missing) {

    public InterfaceCover {
        flowLogIds = List.copyOf(flowLogIds);
        brokenFlowLogIds = List.copyOf(brokenFlowLogIds);
        missing = List.copyOf(missing);
    }
}
