package io.vpcwhy.simulator.trace;

import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.List;

/**
 * What would let a packet that does not arrive arrive.
 *
 * @param remedies changes that are needed together; none where nothing can be proposed
 * @param after the trace as it would be with all of them made; the trace itself where there are none
 */
public record TraceRemedies(List<TraceRemedy> remedies, Trace after) {

    public TraceRemedies {
        remedies = List.copyOf(remedies);
    }

    static TraceRemedies none(Trace trace) {
        return new TraceRemedies(List.of(), trace);
    }

    /** Whether the packet was walked again and is reachable with all changes made. */
    public boolean verified() {
        return !remedies.isEmpty() && after.disposition() == Disposition.REACHABLE;
    }

    /** The filters that deny and that the changes open. */
    public List<FilterStep> overtaken() {
        return remedies.stream().flatMap(remedy -> remedy.overtaken().stream()).toList();
    }

    /** What still stands in the way with all changes made; nothing where there are none. */
    public List<Obstacle> remaining() {
        return remedies.isEmpty() || verified() ? List.of() : after.obstacles();
    }
}
