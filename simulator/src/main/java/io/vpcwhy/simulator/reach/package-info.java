/**
 * Sets of packets through the network: which of them get from a source to a destination, by which way.
 *
 * <p>The walk itself is {@code trace}'s, asked with one packet for all that fare alike; sets are {@code space}'s. What
 * AWS does to a packet is not told here again, and neither is what a scope asks for.
 */
@NullMarked
package io.vpcwhy.simulator.reach;

import org.jspecify.annotations.NullMarked;
