package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.reach.WayTracer;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Trace;

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
        Packet packet = packets.example().orElseThrow();
        return tracer.trace(way, packet)
                .orElseThrow(() -> new IllegalStateException("a packet of a finding from "
                        + way.source().id() + " to " + way.destination().id() + " does not arrive: " + packet));
    }

    /** A finding about some of its packets alone, with one of them traced. */
    Finding narrowed(Finding finding, HeaderSpace packets) {
        Trace trace = packets.example()
                .flatMap(packet -> tracer.trace(finding.source(), finding.destination(), finding.trace(), packet))
                .orElse(finding.trace());
        return new Finding(
                finding.id(),
                finding.source(),
                finding.destination(),
                packets,
                finding.answered().intersection(packets),
                trace,
                trace.forward().components());
    }
}
