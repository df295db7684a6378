/**
 * An account's resources, read from JSON documents and indexed, with what is missing from them.
 *
 * <p>The one door by which configuration comes in. Nothing here decides about a packet.
 */
@NullMarked
package io.vpcwhy.model.snapshot;

import org.jspecify.annotations.NullMarked;
