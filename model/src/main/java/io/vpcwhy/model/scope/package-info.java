/**
 * Network Access Scopes: the documents in which AWS Network Access Analyzer is told which paths are looked for.
 *
 * <p>What a scope says, typed and checked. Nothing here knows a network: whether what a scope names exists, and which
 * paths match, is found out elsewhere.
 */
@NullMarked
package io.vpcwhy.model.scope;

import org.jspecify.annotations.NullMarked;
