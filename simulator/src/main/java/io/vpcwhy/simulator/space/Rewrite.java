package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.PortRange;

/**
 * What a gateway writes over in a packet. A packet that lacks the field, such as the port of an ICMP message or the IPv4
 * address of an IPv6 packet, is left as it is.
 */
public sealed interface Rewrite {

    /** Another source. */
    record Source(IpAddress address) implements Rewrite {}

    /** Another destination. */
    record Destination(IpAddress address) implements Rewrite {}

    /** Any source port of a range, as a NAT gateway chooses it. */
    record SourcePorts(PortRange range) implements Rewrite {}

    /** Any destination port of a range. */
    record DestinationPorts(PortRange range) implements Rewrite {}
}
