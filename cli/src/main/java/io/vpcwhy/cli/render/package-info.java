/**
 * Words, JSON and layout for what the simulator found out.
 *
 * <p>Everything that a person or a program reads is written here; nothing here decides about a packet.
 */
@NullMarked
package io.vpcwhy.cli.render;

import org.jspecify.annotations.NullMarked;
