/**
 * The network as a graph: vertices are places where a packet can be, edges are moves with a guard
 * (which packets) and a rewrite (what changes in their headers).
 *
 * <p>Made once from a snapshot, immutable. What may happen next is here; which of it happens to a packet is not.
 */
@NullMarked
package io.vpcwhy.simulator.graph;

import org.jspecify.annotations.NullMarked;
