/**
 * Network Access Scopes evaluated: which ways through the network match them, as findings.
 *
 * <p>Asks {@code reach} for ways and decides which of them a scope is about. What packets may do is not known here.
 */
@NullMarked
package io.vpcwhy.simulator.scope;

import org.jspecify.annotations.NullMarked;
