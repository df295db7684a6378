/**
 * Which route a packet takes: the longest prefix, then AWS's priorities among equals.
 *
 * <p>One table at a time; nothing here follows a packet from place to place or knows a filter.
 */
@NullMarked
package io.vpcwhy.simulator.route;

import org.jspecify.annotations.NullMarked;
