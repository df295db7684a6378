package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One record of a flow log: a flow on one interface within one aggregation interval. A field that the format lacks and
 * one whose value is {@code -} are both absent. Every value has been checked, so no accessor throws.
 *
 * <p>Two records are equal when their formats and the texts of their values are.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records</a>
 */
public final class FlowLogRecord {

    /** Stands in {@code numbers} for no number. */
    static final long ABSENT = FieldValue.NO_NUMBER;

    private static final IpProtocol[] PROTOCOLS = protocols();

    private final FlowLogFormat format;
    private final String text;
    private final int[] bounds;
    private final long[] numbers;
    private final Optional<IpAddress> source;
    private final Optional<IpAddress> destination;
    private final Optional<IpAddress> packetSource;
    private final Optional<IpAddress> packetDestination;

    /** Only {@link RecordParser} makes records, so that none is made of values that were not checked. */
    FlowLogRecord(
            FlowLogFormat format,
            String text,
            int[] bounds,
            long[] numbers,
            Optional<IpAddress> source,
            Optional<IpAddress> destination,
            Optional<IpAddress> packetSource,
            Optional<IpAddress> packetDestination) {
        this.format = format;
        this.text = text;
        this.bounds = bounds;
        this.numbers = numbers;
        this.source = source;
        this.destination = destination;
        this.packetSource = packetSource;
        this.packetDestination = packetDestination;
    }

    /**
     * A record of these values, one for each column.
     *
     * @throws IllegalArgumentException where a value is not what its field holds, or the number of values is not that
     *     of the columns
     */
    public static FlowLogRecord of(FlowLogFormat format, List<String> values) {
        if (values.size() != format.columns().size()) {
            throw new IllegalArgumentException(
                    values.size() + " values for " + format.columns().size() + " columns");
        }
        LineTokens tokens = new LineTokens();
        tokens.join(values);
        try {
            return new RecordParser().parse(format, tokens);
        } catch (BadValueException e) {
            throw new IllegalArgumentException(e.problem(), e);
        }
    }

    public FlowLogFormat format() {
        return format;
    }

    /** The value as it stands in the log; empty where absent. */
    public Optional<String> raw(FlowLogField field) {
        int column = format.columnOf(field);
        if (column < 0 || FieldValue.isAbsent(text, start(column), end(column))) {
            return Optional.empty();
        }
        return Optional.of(value(column));
    }

    /** The values as they stand in the log, absent ones too, by the names and in the order of the columns. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < format.columns().size(); i++) {
            fields.putIfAbsent(format.columns().get(i).name(), value(i));
        }
        return fields;
    }

    /** 2 to 11: the highest version of the fields that the flow log was made with. */
    public OptionalInt version() {
        return integer(FlowLogField.VERSION);
    }

    /** The owner of the interface. No number: it may have leading zeros, or be {@code unknown}. */
    public Optional<String> accountId() {
        return raw(FlowLogField.ACCOUNT_ID);
    }

    /** Absent for the flows of a regional NAT gateway. */
    public Optional<String> interfaceId() {
        return raw(FlowLogField.INTERFACE_ID);
    }

    /** The sender; for egress the interface's own primary address, even if the packet bore another. */
    public Optional<IpAddress> sourceAddress() {
        return source;
    }

    /** The receiver; for ingress the interface's own primary private address, even if the packet bore another. */
    public Optional<IpAddress> destinationAddress() {
        return destination;
    }

    /** The source address that the packet bore. */
    public Optional<IpAddress> packetSourceAddress() {
        return packetSource;
    }

    /** The destination address that the packet bore. */
    public Optional<IpAddress> packetDestinationAddress() {
        return packetDestination;
    }

    /** 0 to 65535; 0 also for a protocol that has no ports. */
    public OptionalInt sourcePort() {
        return integer(FlowLogField.SRCPORT);
    }

    /** 0 to 65535; 0 also for a protocol that has no ports. */
    public OptionalInt destinationPort() {
        return integer(FlowLogField.DSTPORT);
    }

    public Optional<IpProtocol> protocol() {
        long number = at(FlowLogField.PROTOCOL);
        return number == ABSENT ? Optional.empty() : Optional.of(PROTOCOLS[(int) number]);
    }

    /** Number of packets in the interval. */
    public OptionalLong packets() {
        return number(FlowLogField.PACKETS);
    }

    /** Number of bytes in the interval. */
    public OptionalLong bytes() {
        return number(FlowLogField.BYTES);
    }

    /** Unix time, in seconds, of the first packet in the interval. */
    public OptionalLong start() {
        return number(FlowLogField.START);
    }

    /** Unix time, in seconds, of the last packet in the interval. */
    public OptionalLong end() {
        return number(FlowLogField.END);
    }

    /** Absent without traffic, and always in the records of a transit gateway. */
    public Optional<FlowLogAction> action() {
        int column = format.columnOf(FlowLogField.ACTION);
        return column < 0 ? Optional.empty() : FieldValue.action(text, start(column), end(column));
    }

    public Optional<FlowLogStatus> logStatus() {
        int column = format.columnOf(FlowLogField.LOG_STATUS);
        return column < 0 ? Optional.empty() : FieldValue.logStatus(text, start(column), end(column));
    }

    public Optional<String> vpcId() {
        return raw(FlowLogField.VPC_ID);
    }

    public Optional<String> subnetId() {
        return raw(FlowLogField.SUBNET_ID);
    }

    /** Absent for an interface that a service manages. */
    public Optional<String> instanceId() {
        return raw(FlowLogField.INSTANCE_ID);
    }

    /** The TCP flags of all packets of the interval, or-ed: FIN 1, SYN 2, RST 4, and SYN-ACK as 18. */
    public OptionalInt tcpFlags() {
        return integer(FlowLogField.TCP_FLAGS);
    }

    /** {@code IPv4}, {@code IPv6} or {@code EFA}. */
    public Optional<String> type() {
        return raw(FlowLogField.TYPE);
    }

    /** The service whose published address range holds the packet's source: {@code S3}, {@code AMAZON}, ... */
    public Optional<String> pktSrcAwsService() {
        return raw(FlowLogField.PKT_SRC_AWS_SERVICE);
    }

    /** The service whose published address range holds the packet's destination. */
    public Optional<String> pktDstAwsService() {
        return raw(FlowLogField.PKT_DST_AWS_SERVICE);
    }

    /** Which way the flow went, seen from the interface. */
    public Optional<Direction> flowDirection() {
        int column = format.columnOf(FlowLogField.FLOW_DIRECTION);
        return column < 0 ? Optional.empty() : FieldValue.direction(text, start(column), end(column));
    }

    /** The path of egress traffic: 1 same VPC, 2 internet gateway or gateway endpoint, ... 8 internet gateway. */
    public OptionalInt trafficPath() {
        return integer(FlowLogField.TRAFFIC_PATH);
    }

    /** {@code TransitGateway} in the records of a transit gateway. */
    public Optional<String> resourceType() {
        return raw(FlowLogField.RESOURCE_TYPE);
    }

    /** Why else than by a security group or network ACL it was refused: {@code BPA} or {@code EC}. */
    public Optional<String> rejectReason() {
        return raw(FlowLogField.REJECT_REASON);
    }

    /** The regional NAT gateway that the flow belongs to. */
    public Optional<String> resourceId() {
        return raw(FlowLogField.RESOURCE_ID);
    }

    /** 0 not encrypted, 1 by Nitro, 2 by the application, 3 by both. */
    public OptionalInt encryptionStatus() {
        return integer(FlowLogField.ENCRYPTION_STATUS);
    }

    /** The kind of interface, where a service manages it: {@code nat_gateway}, {@code vpc_endpoint}, ... */
    public Optional<String> interfaceType() {
        return raw(FlowLogField.INTERFACE_TYPE);
    }

    /** The number of a field that is one, times in seconds; empty for any other field. */
    public OptionalLong number(FlowLogField field) {
        return switch (field.kind()) {
            case INTEGER, COUNT, PORT, PROTOCOL, TIME -> {
                long number = at(field);
                yield number == ABSENT ? OptionalLong.empty() : OptionalLong.of(number);
            }
            default -> OptionalLong.empty();
        };
    }

    private OptionalInt integer(FlowLogField field) {
        long number = at(field);
        return number == ABSENT ? OptionalInt.empty() : OptionalInt.of((int) number);
    }

    private long at(FlowLogField field) {
        int column = format.columnOf(field);
        return column < 0 ? ABSENT : numbers[column];
    }

    private String value(int column) {
        return text.substring(start(column), end(column));
    }

    private int start(int column) {
        return bounds[2 * column];
    }

    private int end(int column) {
        return bounds[2 * column + 1];
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof FlowLogRecord that) || !format.equals(that.format)) {
            return false;
        }
        for (int i = 0; i < format.columns().size(); i++) {
            if (!value(i).equals(that.value(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = format.hashCode();
        for (int i = 0; i < format.columns().size(); i++) {
            hash = 31 * hash + value(i).hashCode();
        }
        return hash;
    }

    /** The line of a log in this record's format. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < format.columns().size(); i++) {
            String value = value(i);
            line.append(i == 0 ? "" : " ").append(value.isEmpty() ? "-" : value);
        }
        return line.toString();
    }

    private static IpProtocol[] protocols() {
        IpProtocol[] protocols = new IpProtocol[256];
        for (int i = 0; i < protocols.length; i++) {
            protocols[i] = new IpProtocol(i);
        }
        return protocols;
    }
}
