package io.vpcwhy.simulator.filter;

/** The parts of a packet, or of its place, that a rule asks for. */
public enum RuleField {
    /** The destination port. */
    PORT,
    /** The address family: rules for IPv4 say nothing of IPv6. */
    FAMILY,
    /** Whether the other end carries the security group that a rule names. */
    MEMBERSHIP,
    /** The address of the other end. */
    ADDRESS,
    PROTOCOL,
    ICMP_TYPE,
    /** Inbound or outbound. */
    DIRECTION
}
