/**
 * Why a flow log record says what it says: the record's place and part worked out, the filters simulated, the verdicts
 * compared, and the remedies proven.
 *
 * <p>Explanations are data; the words for people are made where they are printed.
 */
@NullMarked
package io.vpcwhy.simulator.explain;

import org.jspecify.annotations.NullMarked;
