/**
 * Intents: what must be reachable in a network, and what must not be, as a team writes it down.
 *
 * <p>What a file says, typed and checked. Nothing here knows a network: what an end of an intent stands for, and whether the
 * intent holds, is found out elsewhere.
 */
@NullMarked
package io.vpcwhy.model.intent;

import org.jspecify.annotations.NullMarked;
