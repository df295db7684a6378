/**
 * Baselines: the documents in which a team says which findings are known and accepted, why, by whom and until when.
 *
 * <p>What a baseline says, typed and checked. Nothing here knows a network: which findings there are, and which of
 * them are accepted, is found out elsewhere.
 */
@NullMarked
package io.vpcwhy.model.baseline;

import org.jspecify.annotations.NullMarked;
