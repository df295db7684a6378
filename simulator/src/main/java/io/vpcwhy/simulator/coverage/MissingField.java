package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.flowlog.FlowLogField;
import java.util.List;

/**
 * A field that would tell more.
 *
 * @param flowLogIds the flow logs that lack it, of interfaces of which no other has it
 * @param interfaces how many interfaces those are
 * @param forwarding how many of them take or pass on packets of other addresses than their primary one: NAT gateways,
 *     transit gateways, load balancers, middleboxes, and interfaces with several addresses
 */
public record MissingField(FlowLogField field, List<String> flowLogIds, int interfaces, int forwarding) {

    public MissingField {
        flowLogIds = List.copyOf(flowLogIds);
    }
}
