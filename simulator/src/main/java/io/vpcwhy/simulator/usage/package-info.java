/**
 * Which rules of security groups and network ACLs the records of logs used, which nothing used, which cannot have any
 * effect, and how narrow wide ones could be.
 */
@NullMarked
package io.vpcwhy.simulator.usage;

import org.jspecify.annotations.NullMarked;
