package io.vpcwhy.simulator.trace;

import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.remedy.Change;
import java.util.Optional;

/**
 * One of the changes that a traced packet needs.
 *
 * @param componentId of the interface whose filters it changes, or of the subnet, VPC or interface that lacked a way on
 * @param overtaken the filter that denies and that the change opens, where it opens one
 */
public record TraceRemedy(Change change, String componentId, Optional<FilterStep> overtaken) {

    static TraceRemedy ofFilter(Change change, String networkInterfaceId, FilterStep overtaken) {
        return new TraceRemedy(change, networkInterfaceId, Optional.of(overtaken));
    }

    static TraceRemedy ofWay(Change change, String componentId) {
        return new TraceRemedy(change, componentId, Optional.empty());
    }
}
