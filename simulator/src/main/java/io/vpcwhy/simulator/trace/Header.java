package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import java.util.Optional;

/**
 * A packet's header under way, with each field traced back to the packet as it was sent: a translation puts a value of
 * its own into a field, and a reply has the ends the other way round.
 *
 * @param packet the header as it is here
 * @param sourceAddress the end of the sent packet whose address the source is; empty where a translation put it there
 * @param destinationAddress likewise of the destination
 * @param sourcePort likewise of the source port
 * @param destinationPort likewise of the destination port
 */
public record Header(
        Packet packet,
        Optional<End> sourceAddress,
        Optional<End> destinationAddress,
        Optional<End> sourcePort,
        Optional<End> destinationPort) {

    /** An end of a packet. */
    public enum End {
        SOURCE,
        DESTINATION
    }

    /** The header of a packet as it is sent. */
    static Header sent(Packet packet) {
        return new Header(
                packet,
                Optional.of(End.SOURCE),
                Optional.of(End.DESTINATION),
                Optional.of(End.SOURCE),
                Optional.of(End.DESTINATION));
    }

    /** The same header with the addresses of other ends. */
    public Header with(IpAddress source, IpAddress destination) {
        Packet other = new Packet(
                source, destination, packet.protocol(), packet.sourcePort(), packet.destinationPort(), packet.icmp());
        return new Header(other, sourceAddress, destinationAddress, sourcePort, destinationPort);
    }

    /** Whether nothing put another value into it: it is the header that was sent, or that of the answer. */
    public boolean isAsSent() {
        boolean ports = packet.sourcePort().isEmpty() || (sourcePort.isPresent() && destinationPort.isPresent());
        return ports && sourceAddress.isPresent() && destinationAddress.isPresent();
    }

    /** The header of the answer. */
    Header reversed() {
        return new Header(packet.reversed(), destinationAddress, sourceAddress, destinationPort, sourcePort);
    }

    /** The header with other values: the fields that differ are put there. */
    Header becoming(Packet after) {
        return new Header(
                after,
                sourceAddress.filter(end -> after.source().equals(packet.source())),
                destinationAddress.filter(end -> after.destination().equals(packet.destination())),
                sourcePort.filter(end -> after.sourcePort().equals(packet.sourcePort())),
                destinationPort.filter(end -> after.destinationPort().equals(packet.destinationPort())));
    }
}
