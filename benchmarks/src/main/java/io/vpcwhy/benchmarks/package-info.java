/** Benchmarks, and the generators of what they measure on. Not shipped. */
@NullMarked
package io.vpcwhy.benchmarks;

import org.jspecify.annotations.NullMarked;
