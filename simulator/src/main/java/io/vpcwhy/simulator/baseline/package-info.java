/**
 * Findings held against a baseline: which are new, which have grown, which are known, and what is accepted and found
 * no more.
 *
 * <p>Packets are compared as sets, so that nothing but what was accepted is known, and exactly the rest is told.
 */
@NullMarked
package io.vpcwhy.simulator.baseline;

import org.jspecify.annotations.NullMarked;
