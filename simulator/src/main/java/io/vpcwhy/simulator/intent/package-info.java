/**
 * Whether intents hold: what their ends stand for in a network, whether all or none of their packets get through, and
 * drafts of intents from what was accepted.
 *
 * <p>Asks {@code reach} for all packets at once and {@code trace} for the one that is shown. How packets travel is known there.
 */
@NullMarked
package io.vpcwhy.simulator.intent;

import org.jspecify.annotations.NullMarked;
