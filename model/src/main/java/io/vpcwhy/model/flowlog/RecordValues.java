package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What a {@link RecordCursor} found in a record, as numbers. They are those of the last record, and hold until the next.
 * Not safe for use by several threads.
 */
public final class RecordValues {

    /** Stands for a number that the format lacks, or that is absent. */
    public static final int ABSENT = -1;

    /** Stands for an interface that is not among the names. */
    public static final int UNKNOWN = -1;

    /** The number of the address {@code srcaddr}. */
    public static final int SRCADDR = 0;

    /** The number of the address {@code dstaddr}. */
    public static final int DSTADDR = 1;

    /** The number of the address {@code pkt-srcaddr}. */
    public static final int PKT_SRCADDR = 2;

    /** The number of the address {@code pkt-dstaddr}. */
    public static final int PKT_DSTADDR = 3;

    private static final int ADDRESSES = 4;

    final long[] lows = new long[ADDRESSES];
    final long[] highs = new long[ADDRESSES];
    final byte[] families = new byte[ADDRESSES];
    int networkInterface = UNKNOWN;
    int sourcePort = ABSENT;
    int destinationPort = ABSENT;
    int protocol = ABSENT;
    int tcpFlags = ABSENT;
    long bytes = ABSENT;
    long start = ABSENT;
    long end = ABSENT;
    byte action;
    byte logStatus;
    byte flowDirection;

    RecordValues() {}

    /**
     * The values of a record that was read as an object.
     *
     * @param interfaces the number of an interface by its id, or {@link #UNKNOWN}
     */
    public static RecordValues of(FlowLogRecord record, ToIntFunction<String> interfaces) {
        RecordValues values = new RecordValues();
        values.networkInterface =
                record.interfaceId().map(interfaces::applyAsInt).orElse(UNKNOWN);
        values.address(SRCADDR, record.sourceAddress());
        values.address(DSTADDR, record.destinationAddress());
        values.address(PKT_SRCADDR, record.packetSourceAddress());
        values.address(PKT_DSTADDR, record.packetDestinationAddress());
        values.sourcePort = record.sourcePort().orElse(ABSENT);
        values.destinationPort = record.destinationPort().orElse(ABSENT);
        values.protocol = record.protocol().map(IpProtocol::number).orElse(ABSENT);
        values.tcpFlags = record.tcpFlags().orElse(ABSENT);
        values.bytes = record.bytes().orElse(ABSENT);
        values.start = record.start().orElse(ABSENT);
        values.end = record.end().orElse(ABSENT);
        values.action = numbered(record.action());
        values.logStatus = numbered(record.logStatus());
        values.flowDirection = numbered(record.flowDirection());
        return values;
    }

    private void address(int address, Optional<IpAddress> read) {
        if (read.isPresent()) {
            families[address] = (byte) (read.get().family() == IpFamily.IPV4 ? 4 : 6);
            highs[address] = read.get().high();
            lows[address] = read.get().low();
        }
    }

    /** The place of a value among those that there are, from 1; 0 where absent. */
    @SuppressWarnings("EnumOrdinal") // the number that the scanners of lines and columns give them too
    private static byte numbered(Optional<? extends Enum<?>> value) {
        return (byte) value.map(any -> any.ordinal() + 1).orElse(0).intValue();
    }

    /** Number of the record's interface among the names, or {@link #UNKNOWN}. */
    public int networkInterface() {
        return networkInterface;
    }

    /** The family of an address, by its number above: 4, 6, or 0 where absent. */
    public int family(int address) {
        return families[address];
    }

    /** The lower 64 bits of an address. */
    public long low(int address) {
        return lows[address];
    }

    /** The upper 64 bits of an address; 0 for IPv4. */
    public long high(int address) {
        return highs[address];
    }

    /** 0 to 65,535, or {@link #ABSENT}. */
    public int sourcePort() {
        return sourcePort;
    }

    /** 0 to 65,535, or {@link #ABSENT}. */
    public int destinationPort() {
        return destinationPort;
    }

    /** 0 to 255, or {@link #ABSENT}. */
    public int protocol() {
        return protocol;
    }

    /** From 0, or {@link #ABSENT}. */
    public int tcpFlags() {
        return tcpFlags;
    }

    /** From 0, or {@link #ABSENT}. */
    public long bytes() {
        return bytes;
    }

    /** Unix seconds, or {@link #ABSENT}. */
    public long start() {
        return start;
    }

    /** Unix seconds, or {@link #ABSENT}. */
    public long end() {
        return end;
    }

    /** 0 where absent, 1 for ACCEPT, 2 for REJECT. */
    public int action() {
        return action;
    }

    /** 0 where absent, 1 for OK, 2 for NODATA, 3 for SKIPDATA. */
    public int logStatus() {
        return logStatus;
    }

    /** 0 where absent, 1 for ingress, 2 for egress. */
    public int flowDirection() {
        return flowDirection;
    }
}
