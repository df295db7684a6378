package io.vpcwhy.simulator.reach;

import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Trace;
import java.util.List;

/**
 * What becomes of a set of packets, all of which fare alike.
 *
 * @param others the fields of the packets but for the addresses of fixed ends, as they are sent
 * @param traces of one of them: one, and more where a load balancer stands at the end of the first
 */
record Fate(HeaderSpace others, List<Trace> traces) {
    Fate {
        traces = List.copyOf(traces);
    }
}
