/**
 * Connections as logs tell of them: requests and answers are paired across records, intervals and interfaces, and what of
 * them is missing or rejected says where a connection dies.
 *
 * <p>{@link io.vpcwhy.simulator.connection.ConnectionWatch} looks at the records of a replay, in bounded memory;
 * {@link io.vpcwhy.simulator.connection.ConnectionFinder} says what they come to.
 */
@NullMarked
package io.vpcwhy.simulator.connection;

import org.jspecify.annotations.NullMarked;
