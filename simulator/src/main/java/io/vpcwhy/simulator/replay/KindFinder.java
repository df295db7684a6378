package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.RecordValues;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds the cause of the record at hand by a few tables: the first of a kind is asked about, and what was found holds for
 * the others. For one thread.
 */
final class KindFinder {

    /** Stands for a record that is of no kind, and is to be asked about. */
    static final int NO_KIND = Integer.MIN_VALUE;

    private final Network network;
    private final Causes causes;
    private final Decisions decisions;
    private final RecordValues values;
    private final RecordAtHand atHand;
    private final FiltersAtHand filters;
    private final boolean tellsReason;
    private final Supplier<FlowLogRecord> record;

    /**
     * @param tellsReason whether the format has why a record was rejected
     * @param record the one at hand with all its values
     */
    KindFinder(
            Network network,
            RecordValues values,
            RecordAtHand atHand,
            boolean tellsReason,
            Supplier<FlowLogRecord> record) {
        this.network = network;
        this.causes = network.causes();
        this.decisions = network.stations().decisions();
        this.values = values;
        this.atHand = atHand;
        this.filters = new FiltersAtHand(network, values, atHand);
        this.tellsReason = tellsReason;
        this.record = record;
    }

    /**
     * The cause, or a choice among several where the side is not known, or {@link #NO_KIND}.
     *
     * @param side which side the ports or a handshake tell
     * @param flags how the record's own flags count
     * @param hasPorts whether packets of the protocol have ports
     */
    int find(int side, int flags, boolean hasPorts) {
        int around = filters.around();
        if (around == FiltersAtHand.SPECIAL) {
            return NO_KIND;
        }
        filters.ask(hasPorts, side != PortKinds.TO_SERVICE);
        int protocol = values.protocol();
        int own = filters.own();
        int request = filters.request();
        int byAcl = filters.acl();
        long kind = ((long) around << 36)
                | ((long) decisions.outcome(own) << 31)
                | ((long) decisions.outcome(request) << 26)
                | ((long) decisions.outcome(byAcl) << 21)
                | ((long) openRules(own, false) << 19)
                | ((long) openRules(request, true) << 17)
                | ((long) protocol << 9)
                | ((long) flags << 7)
                | ((long) values.action() << 5)
                | ((atHand.ingress() ? 1 : 0) << 4)
                | ((filters.held() > 0 ? 1 : 0) << 3)
                | ((tellsReason ? 1 : 0) << 2)
                | (side == PortKinds.NOT_KNOWN ? 2 : 0)
                | (atHand.isIpv6() ? 1 : 0);
        return side == PortKinds.NOT_KNOWN
                ? ofAnySide(kind, own, request, byAcl)
                : causes.of(kind, Causes.side(side == PortKinds.TO_SERVICE), own, request, byAcl, record);
    }

    private int openRules(int decision, boolean reversed) {
        return decision == Decisions.NONE
                ? 0
                : decisions.openRules(decision, values.protocol(), atHand.isIpv6(), atHand, reversed);
    }

    private int ofAnySide(long kind, int own, int request, int acl) {
        Integer[] found = new Integer[Causes.SIDE_COUNT];
        for (int side = 0; side < found.length; side++) {
            found[side] = causes.of(kind, side, own, request, acl, record);
        }
        return causes.choice(List.of(found));
    }

    /** The number of the far end as its policies see it, from 1: what is the same for all that they do not tell apart. */
    int farEnd() {
        Station station = atHand.station();
        return network.farEnds()
                .number(
                        atHand.remoteClass(station.groups().addresses()),
                        atHand.remoteClass(station.acl().addresses()),
                        atHand.remoteClass(station.edge().addresses()),
                        atHand.remoteHeld(network.held()),
                        atHand.isIpv6());
    }
}
