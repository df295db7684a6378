package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.reach.WayTracer;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Trace;
import java.util.Collections;
import java.util.List;

/** Makes sure of a finding: a packet of it is traced on its own, and has to arrive. */
final class FindingConfirmation {

    private final WayTracer tracer;

    FindingConfirmation(NetworkGraph network) {
        this.tracer = new WayTracer(network);
    }

    /**
     * The trace of a packet that takes a way.
     *
     * @throws IllegalStateException where it does not arrive, which would be a defect of this program
     */
    Trace confirm(Way way, HeaderSpace packets) {
        return confirm(way.source(), way.destination(), way.trace(), packets);
    }

    /**
     * A finding about some of its packets alone, with one of them traced.
     *
     * @throws IllegalStateException where it does not arrive, likewise
     */
    Finding narrowed(Finding finding, HeaderSpace packets) {
        Trace trace = confirm(finding.source(), finding.destination(), finding.trace(), packets);
        return new Finding(
                finding.id(),
                finding.source(),
                finding.destination(),
                packets,
                finding.answered().intersection(packets),
                finding.perhapsAnswered().intersection(packets),
                finding.doubts(),
                trace,
                sameStretch(finding, trace));
    }

    /** Of what another packet passes, that which is between the same two components. */
    private static List<Component> sameStretch(Finding finding, Trace trace) {
        List<Component> known = finding.trace().forward().components();
        int from = Collections.indexOfSubList(known, finding.components());
        int behind = known.size() - from - finding.components().size();
        List<Component> components = trace.forward().components();
        return components.subList(from, components.size() - behind);
    }

    private Trace confirm(WayEnd source, WayEnd destination, Trace known, HeaderSpace packets) {
        Packet packet = packets.example().orElseThrow();
        return tracer.trace(source, destination, known, packet)
                .orElseThrow(() -> new IllegalStateException("a packet of a finding from " + source.id() + " to "
                        + destination.id() + " does not arrive: " + packet));
    }
}
