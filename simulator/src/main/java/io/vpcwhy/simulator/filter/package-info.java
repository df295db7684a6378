/**
 * What a security group, a network ACL or VPC Block Public Access decides about a packet, and by which rule.
 *
 * <p>One filter at a time, three-valued. Nothing here knows a log, a path or words for people.
 */
@NullMarked
package io.vpcwhy.simulator.filter;

import org.jspecify.annotations.NullMarked;
