package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import java.util.List;

/**
 * Where packets of a connection were seen last, or rejected.
 *
 * @param sighting what was seen there
 * @param fromLow whether the lower end of the connection sent them
 * @param answer whether they are answers
 */
record Spot(
        NetworkInterface networkInterface,
        Direction direction,
        FlowLogAction action,
        Sighting sighting,
        boolean fromLow,
        boolean answer) {

    private static final FlowLogFormat FORMAT = FlowLogFormat.of(
            FlowLogField.INTERFACE_ID,
            FlowLogField.SRCADDR,
            FlowLogField.DSTADDR,
            FlowLogField.SRCPORT,
            FlowLogField.DSTPORT,
            FlowLogField.PROTOCOL,
            FlowLogField.START,
            FlowLogField.END,
            FlowLogField.ACTION,
            FlowLogField.TCP_FLAGS,
            FlowLogField.PKT_SRCADDR,
            FlowLogField.PKT_DSTADDR,
            FlowLogField.FLOW_DIRECTION,
            FlowLogField.LOG_STATUS);

    private static final String SYN = "2";
    private static final String SYN_ACK = "18";
    private static final String ABSENT = "-";

    /** The records of these packets as one, in which flags tell which side it is. */
    FlowLogRecord record() {
        String source = sighting.address(fromLow).toString();
        String destination = sighting.address(!fromLow).toString();
        boolean tcp = sighting.protocol() == IpProtocol.TCP.number();
        return FlowLogRecord.of(
                FORMAT,
                List.of(
                        networkInterface.id(),
                        source,
                        destination,
                        String.valueOf(sighting.port(fromLow)),
                        String.valueOf(sighting.port(!fromLow)),
                        String.valueOf(sighting.protocol()),
                        seconds(fromLow ? sighting.firstForward() : sighting.firstBackward()),
                        sighting.last() == 0 ? ABSENT : seconds(sighting.last()),
                        action.name(),
                        !tcp ? ABSENT : answer ? SYN_ACK : SYN,
                        source,
                        destination,
                        direction.toString(),
                        "OK"));
    }

    private static String seconds(long time) {
        return time == SightingTable.NO_TIME ? ABSENT : String.valueOf(time);
    }
}
