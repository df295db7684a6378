package io.vpcwhy.model.ip;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The header of one packet as far as it is known. A flow log record may lack the protocol, the ports and always lacks
 * the ICMP type; what is absent here makes a rule that asks for it neither match nor fail, but unknown.
 *
 * @param source where it comes from
 * @param destination where it goes; of the same family as the source
 * @param protocol empty where it is not known
 * @param sourcePort 0 to 65535, empty where not known or the protocol has none
 * @param destinationPort 0 to 65535, empty where not known or the protocol has none
 * @param icmp type and code, empty where not known or the protocol is no ICMP
 */
public record Packet(
        IpAddress source,
        IpAddress destination,
        Optional<IpProtocol> protocol,
        OptionalInt sourcePort,
        OptionalInt destinationPort,
        Optional<IcmpType> icmp) {

    public Packet {
        if (source.family() != destination.family()) {
            throw new IllegalArgumentException(source + " and " + destination + " are of different families");
        }
        requirePort(sourcePort);
        requirePort(destinationPort);
    }

    /** A TCP packet. */
    public static Packet tcp(IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
        return withPorts(IpProtocol.TCP, source, sourcePort, destination, destinationPort);
    }

    /** A UDP packet. */
    public static Packet udp(IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
        return withPorts(IpProtocol.UDP, source, sourcePort, destination, destinationPort);
    }

    /** A packet of a protocol that has ports. */
    public static Packet withPorts(
            IpProtocol protocol, IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
        return new Packet(
                source,
                destination,
                Optional.of(protocol),
                OptionalInt.of(sourcePort),
                OptionalInt.of(destinationPort),
                Optional.empty());
    }

    /** An ICMP or ICMPv6 message, by the family of its addresses. */
    public static Packet icmp(IpAddress source, IpAddress destination, IcmpType type) {
        return new Packet(
                source,
                destination,
                Optional.of(source.family() == IpFamily.IPV4 ? IpProtocol.ICMP : IpProtocol.ICMPV6),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(type));
    }

    /** A packet of a protocol that has neither ports nor an ICMP type. */
    public static Packet of(IpProtocol protocol, IpAddress source, IpAddress destination) {
        return new Packet(
                source, destination, Optional.of(protocol), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    public IpFamily family() {
        return source.family();
    }

    /** This packet from another source. */
    public Packet withSource(IpAddress address, OptionalInt port) {
        return new Packet(address, destination, protocol, port, destinationPort, icmp);
    }

    /** This packet to another destination. */
    public Packet withDestination(IpAddress address, OptionalInt port) {
        return new Packet(source, address, protocol, sourcePort, port, icmp);
    }

    /**
     * The packet that would answer this one, or that this one answers: the ends changed over. The ICMP type becomes
     * unknown, save for echo, whose counterpart is known.
     */
    public Packet reversed() {
        return new Packet(
                destination, source, protocol, destinationPort, sourcePort, icmp.flatMap(Packet::counterpart));
    }

    private static Optional<IcmpType> counterpart(IcmpType type) {
        if (type.equals(IcmpType.ECHO_REQUEST)) {
            return Optional.of(IcmpType.ECHO_REPLY);
        }
        if (type.equals(IcmpType.ECHO_REPLY)) {
            return Optional.of(IcmpType.ECHO_REQUEST);
        }
        if (type.equals(IcmpType.ECHO_REQUEST_V6)) {
            return Optional.of(IcmpType.ECHO_REPLY_V6);
        }
        return type.equals(IcmpType.ECHO_REPLY_V6) ? Optional.of(IcmpType.ECHO_REQUEST_V6) : Optional.empty();
    }

    private static void requirePort(OptionalInt port) {
        if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > PortRange.MAX_PORT)) {
            throw new IllegalArgumentException("port " + port.getAsInt() + " is not between 0 and 65535");
        }
    }
}
