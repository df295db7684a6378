package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogPlace;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpProtocol;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A record of a flow log, written in a few words. It has the fields of the default format, and those that are said
 * besides; every method changes and returns it.
 */
final class Logged {

    private final Map<FlowLogField, String> values = new EnumMap<>(FlowLogField.class);

    private Logged(int protocol, String source, int port) {
        values.put(FlowLogField.VERSION, "2");
        values.put(FlowLogField.ACCOUNT_ID, "123456789012");
        values.put(FlowLogField.INTERFACE_ID, "eni-web");
        values.put(FlowLogField.SRCADDR, source);
        values.put(FlowLogField.DSTADDR, "-");
        values.put(FlowLogField.SRCPORT, Integer.toString(port));
        values.put(FlowLogField.DSTPORT, "0");
        values.put(FlowLogField.PROTOCOL, Integer.toString(protocol));
        values.put(FlowLogField.PACKETS, "10");
        values.put(FlowLogField.BYTES, "400");
        values.put(FlowLogField.START, "1700000000");
        values.put(FlowLogField.END, "1700000010");
        values.put(FlowLogField.ACTION, "ACCEPT");
        values.put(FlowLogField.LOG_STATUS, "OK");
    }

    static Logged tcp(String source, int port) {
        return new Logged(IpProtocol.TCP.number(), source, port);
    }

    static Logged udp(String source, int port) {
        return new Logged(IpProtocol.UDP.number(), source, port);
    }

    static Logged icmp(String source) {
        return new Logged(IpProtocol.ICMP.number(), source, 0);
    }

    static Logged icmpv6(String source) {
        return new Logged(IpProtocol.ICMPV6.number(), source, 0);
    }

    static Logged protocol(int protocol, String source) {
        return new Logged(protocol, source, 0);
    }

    /** A record of an interval without traffic, or of one whose records were lost. */
    static Logged nothing(String logStatus) {
        Logged nothing = new Logged(0, "-", 0).with(FlowLogField.LOG_STATUS, logStatus);
        for (FlowLogField field : List.of(
                FlowLogField.SRCPORT,
                FlowLogField.DSTPORT,
                FlowLogField.PROTOCOL,
                FlowLogField.PACKETS,
                FlowLogField.BYTES,
                FlowLogField.ACTION)) {
            nothing.with(field, "-");
        }
        return nothing;
    }

    Logged to(String destination, int port) {
        return with(FlowLogField.DSTADDR, destination).with(FlowLogField.DSTPORT, port);
    }

    Logged to(String destination) {
        return to(destination, 0);
    }

    Logged at(String interfaceId) {
        return with(FlowLogField.INTERFACE_ID, interfaceId);
    }

    Logged accepted() {
        return with(FlowLogField.ACTION, "ACCEPT");
    }

    Logged rejected() {
        return with(FlowLogField.ACTION, "REJECT");
    }

    /** In seconds after some point of time. */
    Logged from(long start, long end) {
        return with(FlowLogField.START, 1_700_000_000 + start).with(FlowLogField.END, 1_700_000_000 + end);
    }

    Logged flags(int tcpFlags) {
        return with(FlowLogField.TCP_FLAGS, tcpFlags);
    }

    Logged packets(int packets) {
        return with(FlowLogField.PACKETS, packets);
    }

    Logged direction(String flowDirection) {
        return with(FlowLogField.FLOW_DIRECTION, flowDirection);
    }

    /** The addresses that the packet bore. */
    Logged packet(String source, String destination) {
        return with(FlowLogField.PKT_SRCADDR, source).with(FlowLogField.PKT_DSTADDR, destination);
    }

    Logged with(FlowLogField field, Object value) {
        values.put(field, value.toString());
        return this;
    }

    /** In a format that lacks these fields. */
    Logged without(FlowLogField... fields) {
        for (FlowLogField field : fields) {
            values.remove(field);
        }
        return this;
    }

    FlowLogRecord read() {
        return FlowLogRecord.of(
                FlowLogFormat.of(values.keySet().toArray(FlowLogField[]::new)), List.copyOf(values.values()));
    }

    Sighting sighting() {
        return Sighting.of(read()).orElseThrow();
    }

    FlowLogLine line() {
        return line(1);
    }

    FlowLogLine line(long number) {
        FlowLogRecord record = read();
        return new FlowLogLine.Record(new FlowLogPlace("test.log", number, ""), record.toString(), record, List.of());
    }
}
