package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.flowlog.RecordCursor;
import io.vpcwhy.model.flowlog.RecordValues;
import java.util.BitSet;
import java.util.Set;

/** Which records are counted: what a selection says, told by their numbers where these tell. */
final class RecordFilter {

    private static final int ACCEPT = 1;
    private static final int REJECT = 2;

    private final FlowLogSelection selection;
    private final boolean all;
    private final BitSet interfaces;
    private final BitSet interfacesOfVpcs;
    private final boolean accepts;
    private final boolean rejects;

    RecordFilter(FlowLogSelection selection, Stations stations) {
        this.selection = selection;
        this.all = selection.isAll();
        this.interfaces = numbers(selection.interfaces(), stations);
        this.interfacesOfVpcs = numbers(selection.interfacesOfVpcs(), stations);
        this.accepts = selection.actions().contains(FlowLogAction.ACCEPT);
        this.rejects = selection.actions().contains(FlowLogAction.REJECT);
    }

    private static BitSet numbers(Set<String> ids, Stations stations) {
        BitSet numbers = new BitSet();
        for (String id : ids) {
            int number = stations.number(id);
            if (number >= 0) {
                numbers.set(number);
            }
        }
        return numbers;
    }

    /** Whether all records are counted. */
    boolean isAll() {
        return all;
    }

    boolean takes(FlowLogRecord record) {
        return all || selection.takes(record);
    }

    /**
     * Whether the record is counted that was read last.
     *
     * @param tellsVpc whether it may tell its VPC
     */
    boolean takes(RecordCursor cursor, boolean tellsVpc) {
        RecordValues values = cursor.values();
        if (!isInTime(values) || !isOfAction(values.action())) {
            return false;
        }
        int number = values.networkInterface();
        if (number < 0 || (tellsVpc && !selection.vpcs().isEmpty())) {
            boolean anywhere =
                    selection.interfaces().isEmpty() && selection.vpcs().isEmpty();
            return anywhere || selection.takes(cursor.record());
        }
        return (selection.interfaces().isEmpty() || interfaces.get(number))
                && (selection.vpcs().isEmpty() || interfacesOfVpcs.get(number));
    }

    private boolean isInTime(RecordValues values) {
        long start = values.start();
        long end = values.end();
        long last = end >= 0 ? end : start >= 0 ? start : Long.MAX_VALUE;
        long first = start >= 0 ? start : end >= 0 ? end : Long.MIN_VALUE;
        return (selection.since().isEmpty() || last >= selection.since().getAsLong())
                && (selection.until().isEmpty() || first < selection.until().getAsLong());
    }

    private boolean isOfAction(int action) {
        return selection.actions().isEmpty() || (action == ACCEPT && accepts) || (action == REJECT && rejects);
    }
}
