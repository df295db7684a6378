/**
 * Changes of a configuration that let more pass, and what they open: each can be applied to a snapshot, so that whoever
 * proposes it can prove it first.
 */
@NullMarked
package io.vpcwhy.simulator.remedy;

import org.jspecify.annotations.NullMarked;
