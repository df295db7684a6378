/**
 * Addresses, ranges, protocols and packets: the vocabulary in which every rule is written.
 *
 * <p>Plain values over the JDK. Nothing here knows AWS, JSON or a log.
 */
@NullMarked
package io.vpcwhy.model.ip;

import org.jspecify.annotations.NullMarked;
