/**
 * One packet, walked through the network hop by hop, and its reply walked back.
 *
 * <p>A trace is data: hops, what each did, and what stands in the way. Words are made where it is printed.
 */
@NullMarked
package io.vpcwhy.simulator.trace;

import org.jspecify.annotations.NullMarked;
