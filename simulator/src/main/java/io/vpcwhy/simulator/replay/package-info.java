/**
 * Whole logs, streamed: every record gets the cause that {@code explain} finds for it, and records are counted by cause.
 *
 * <p>Nothing here knows what a filter decides. Its tables only know which records
 * cannot have different causes, and asks once for each kind.
 */
@NullMarked
package io.vpcwhy.simulator.replay;

import org.jspecify.annotations.NullMarked;
