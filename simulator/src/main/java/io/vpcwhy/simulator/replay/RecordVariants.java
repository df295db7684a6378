package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.replay.AlikeRecords.Handshake;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that differ from one in where they were logged, with whom the traffic was and by which ports. */
final class RecordVariants {

    private static final String ABSENT = "-";

    private final FlowLogFormat format;
    private final List<String> values;
    private final Map<FlowLogField, Integer> columns = new EnumMap<>(FlowLogField.class);
    private final Direction direction;

    RecordVariants(FlowLogRecord record, Direction direction) {
        this.format = record.format();
        this.values = List.copyOf(record.fields().values());
        this.direction = direction;
        for (int i = 0; i < format.columns().size(); i++) {
            int column = i;
            format.columns().get(i).field().ifPresent(field -> columns.putIfAbsent(field, column));
        }
    }

    /** Whether the records tell ports. */
    boolean hasPorts() {
        return format.has(FlowLogField.SRCPORT) && format.has(FlowLogField.DSTPORT);
    }

    /** What flags can tell of records of a protocol. */
    List<Handshake> handshakes(IpProtocol protocol) {
        return protocol.equals(IpProtocol.TCP) && format.has(FlowLogField.TCP_FLAGS)
                ? List.of(Handshake.values())
                : List.of(Handshake.NOT_LOGGED);
    }

    /** A record; empty where the interface has no address of the far end's family. */
    Optional<FlowLogRecord> at(
            NetworkInterface here,
            IpAddress remote,
            IpProtocol protocol,
            Handshake handshake,
            int sourcePort,
            int destinationPort) {
        Optional<IpAddress> local = here.primaryAddress(remote.family());
        if (local.isEmpty()) {
            return Optional.empty();
        }
        boolean ingress = direction == Direction.INGRESS;
        List<String> varied = new ArrayList<>(values);
        String source = (ingress ? remote : local.get()).toString();
        String destination = (ingress ? local.get() : remote).toString();
        set(varied, FlowLogField.INTERFACE_ID, here.id());
        set(varied, FlowLogField.SRCADDR, source);
        set(varied, FlowLogField.DSTADDR, destination);
        set(varied, FlowLogField.PKT_SRCADDR, source);
        set(varied, FlowLogField.PKT_DSTADDR, destination);
        set(varied, FlowLogField.SRCPORT, Integer.toString(sourcePort));
        set(varied, FlowLogField.DSTPORT, Integer.toString(destinationPort));
        set(varied, FlowLogField.PROTOCOL, Integer.toString(protocol.number()));
        set(varied, FlowLogField.TCP_FLAGS, flags(handshake));
        set(varied, FlowLogField.FLOW_DIRECTION, direction.toString());
        return Optional.of(FlowLogRecord.of(format, varied));
    }

    private static String flags(Handshake handshake) {
        return switch (handshake) {
            case NOT_LOGGED -> ABSENT;
            case NONE -> "0";
            case SYN -> "2";
            case SYN_ACK -> "18";
        };
    }

    private void set(List<String> varied, FlowLogField field, String value) {
        Integer column = columns.get(field);
        if (column != null) {
            varied.set(column, value);
        }
    }
}
