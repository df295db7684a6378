package io.vpcwhy.simulator.coverage;

import java.util.List;

/**
 * How a gateway is logged that has flow logs of its own and no interface that an account sees: a transit gateway, or a
 * regional NAT gateway.
 *
 * @param flowLogIds the flow logs that deliver records of it or, of a transit gateway, of its attachments
 */
public record GatewayCover(String gatewayId, LogLevel level, Cover cover, List<String> flowLogIds) {

    public GatewayCover {
        flowLogIds = List.copyOf(flowLogIds);
    }
}
