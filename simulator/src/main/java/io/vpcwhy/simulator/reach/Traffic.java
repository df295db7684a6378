package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.trace.Inquiry;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All packets from one place to another.
 *
 * @param sent packets of one family
 * @param ends where they are sent from and to
 * @param gatewayId of the gateway by which packets come in, where it is known
 */
record Traffic(Sent sent, Ends ends, Optional<String> gatewayId, Tracing tracing) {

    /** Places between which packets go the same ways, but for what filters say. */
    record Line(Optional<String> gatewayId, int source, int destination) {}

    Line line() {
        return new Line(gatewayId, ends.sourceKind(), ends.destinationKind());
    }

    /** Traces one packet, and tells what the network asked of it. */
    @FunctionalInterface
    interface Tracing {
        List<Trace> trace(Tracer tracer, Packet packet, Consumer<Inquiry> asked);
    }
}
