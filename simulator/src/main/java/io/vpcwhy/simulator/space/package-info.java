/**
 * Sets of packets: what a list of rules admits, for all headers at once.
 *
 * <p>{@link io.vpcwhy.simulator.space.HeaderSpaces} makes the sets of one analysis, {@link
 * io.vpcwhy.simulator.space.HeaderSpace} is a set. Nothing here knows a filter or a graph.
 */
@NullMarked
package io.vpcwhy.simulator.space;

import org.jspecify.annotations.NullMarked;
