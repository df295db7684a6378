package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.ip.IpAddress;

/**
 * A connection as it was seen at one interface.
 *
 * @param networkInterface its place among all interfaces of the snapshot
 * @param marks what was seen, as {@link Marks} has it
 * @param lowHigh upper half of the address of the lower end
 * @param firstForward Unix seconds, or {@link SightingTable#NO_TIME}
 * @param last Unix seconds, or 0
 */
record Sighting(
        long connection,
        int networkInterface,
        int marks,
        long lowHigh,
        long lowLow,
        long highHigh,
        long highLow,
        int lowPort,
        int highPort,
        long records,
        long firstForward,
        long firstBackward,
        long last) {

    int protocol() {
        return Marks.protocol(marks);
    }

    /** The address of one end. */
    IpAddress address(boolean low) {
        if ((marks & Marks.IPV6) != 0) {
            return low ? IpAddress.ofIpv6(lowHigh, lowLow) : IpAddress.ofIpv6(highHigh, highLow);
        }
        return IpAddress.ofIpv4((int) (low ? lowLow : highLow));
    }

    int port(boolean low) {
        return low ? lowPort : highPort;
    }

    /** What was seen of what one end sends. */
    Cell cell(boolean fromLow, boolean egress) {
        return Marks.cell(marks, fromLow, egress);
    }

    /** When the first packet was seen; {@link SightingTable#NO_TIME} where that is not logged. */
    long first() {
        return Math.min(firstForward, firstBackward);
    }
}
