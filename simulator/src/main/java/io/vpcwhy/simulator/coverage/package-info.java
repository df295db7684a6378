/**
 * Who is logged: which flow log covers which interface, what it delivers, what that leaves unknown, and which further flow
 * logs would close the gaps.
 */
@NullMarked
package io.vpcwhy.simulator.coverage;

import org.jspecify.annotations.NullMarked;
