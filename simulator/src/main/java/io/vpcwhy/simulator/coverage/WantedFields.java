package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.flowlog.FlowLogColumn;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields that explaining a record needs or profits from.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records</a>
 */
public final class WantedFields {

    /** Without these a record cannot be explained, or not counted. */
    private static final List<FlowLogField> NEEDED = Arrays.stream(FlowLogField.values())
            .filter(FlowLogFormat.DEFAULT::has)
            .filter(field -> field != FlowLogField.VERSION && field != FlowLogField.ACCOUNT_ID)
            .toList();

    /** These tell what must be guessed else. */
    private static final List<FlowLogField> HELPFUL = List.of(
            FlowLogField.TCP_FLAGS,
            FlowLogField.PKT_SRCADDR,
            FlowLogField.PKT_DSTADDR,
            FlowLogField.FLOW_DIRECTION,
            FlowLogField.TRAFFIC_PATH,
            FlowLogField.REJECT_REASON);

    private WantedFields() {}

    /** Whether explaining a record cannot do without the field. */
    public static boolean isNeeded(FlowLogField field) {
        return NEEDED.contains(field);
    }

    /** Whether the field tells the address of a packet that an interface passes on. */
    public static boolean tellsPacketAddress(FlowLogField field) {
        return field == FlowLogField.PKT_SRCADDR || field == FlowLogField.PKT_DSTADDR;
    }

    /**
     * Those that a format lacks, the needed ones first.
     *
     * @param regionalNat whether records of regional NAT gateways are to be expected, which have no interface
     */
    static List<FlowLogField> missing(FlowLogFormat format, boolean regionalNat) {
        List<FlowLogField> missing = new ArrayList<>();
        for (FlowLogField field : all(regionalNat)) {
            if (!format.has(field)) {
                missing.add(field);
            }
        }
        return missing;
    }

    /** All of them. */
    static List<FlowLogField> all(boolean regionalNat) {
        List<FlowLogField> all = new ArrayList<>(NEEDED);
        all.addAll(HELPFUL);
        if (regionalNat) {
            all.add(FlowLogField.RESOURCE_ID);
        }
        return all;
    }

    /** A format with all of its columns and what it lacks. */
    static FlowLogFormat completed(FlowLogFormat format, boolean regionalNat) {
        List<FlowLogColumn> columns = new ArrayList<>(format.columns());
        missing(format, regionalNat).forEach(field -> columns.add(FlowLogColumn.of(field)));
        return FlowLogFormat.of(columns);
    }
}
