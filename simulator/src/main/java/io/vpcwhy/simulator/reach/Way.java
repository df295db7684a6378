package io.vpcwhy.simulator.reach;

import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Trace;

/**
 * A way through the network that packets take from one end to the other.
 *
 * @param packets that take it, with the header that they are sent with
 * @param trace of one packet that takes it; of another interface's where several are treated alike
 */
public record Way(WayEnd source, WayEnd destination, HeaderSpace packets, Trace trace) {}
