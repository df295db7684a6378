package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.Rewrite;
import io.vpcwhy.simulator.trace.Header;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.Optional;

/** Headers under way, told by the headers that the packets were sent with. */
public final class SentHeaders {

    private SentHeaders() {}

    /**
     * The packets, as they were sent, whose header is in a set by the time it has become another.
     *
     * @param header what became of one of them
     * @param underWay a set of headers as they are there
     */
    public static HeaderSpace of(Header header, HeaderSpace underWay) {
        Packet packet = header.packet();
        HeaderSpace space = underWay;
        if (header.sourceAddress().isEmpty()) {
            space = space.before(new Rewrite.Source(packet.source()));
        }
        if (header.destinationAddress().isEmpty()) {
            space = space.before(new Rewrite.Destination(packet.destination()));
        }
        if (header.sourcePort().isEmpty() && packet.sourcePort().isPresent()) {
            space = space.before(
                    new Rewrite.SourcePorts(PortRange.of(packet.sourcePort().getAsInt())));
        }
        if (header.destinationPort().isEmpty() && packet.destinationPort().isPresent()) {
            space = space.before(new Rewrite.DestinationPorts(
                    PortRange.of(packet.destinationPort().getAsInt())));
        }
        return turned(header) ? space.reversed() : space;
    }

    private static boolean turned(Header header) {
        return header.sourceAddress().equals(Optional.of(End.DESTINATION))
                || header.destinationAddress().equals(Optional.of(End.SOURCE))
                || header.sourcePort().equals(Optional.of(End.DESTINATION))
                || header.destinationPort().equals(Optional.of(End.SOURCE));
    }
}
