/**
 * What the internet reaches: interfaces by their ports, and databases.
 *
 * <p>Asks {@code reach} for ways from the internet and tells what stands at their end. How packets travel, and whose an
 * interface is, is known elsewhere.
 */
@NullMarked
package io.vpcwhy.simulator.exposure;

import org.jspecify.annotations.NullMarked;
