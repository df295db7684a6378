/**
 * What a change of the configuration opens and closes: two snapshots compared edit by edit, what becomes reachable and
 * what no longer is, over all packets, and which edit did it.
 */
@NullMarked
package io.vpcwhy.simulator.diff;

import org.jspecify.annotations.NullMarked;
