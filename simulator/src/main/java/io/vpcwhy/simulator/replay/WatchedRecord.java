package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.RecordCursor;
import io.vpcwhy.model.flowlog.RecordValues;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.filter.RulesMet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record as a {@link RecordWatch} sees it: its values, which of its ends is the interface's own, and its cause. Not safe
 * for use by several threads.
 */
public final class WatchedRecord {

    private final Network network;
    private final Stations stations;
    private final CauseTable table;
    private final RecordValues values;
    private final RecordAtHand atHand;
    private final Supplier<String> text;
    private final Optional<KnownKinds> known;
    private @Nullable RulesAtHand rules;
    private boolean turned;
    private int cause;
    private long position;

    private WatchedRecord(Network network, RecordValues values, Supplier<String> text, Optional<KnownKinds> known) {
        this.network = network;
        this.known = known;
        this.stations = network.stations();
        this.table = network.causes().table();
        this.values = values;
        this.atHand = new RecordAtHand(values);
        this.text = text;
    }

    /**
     * The record that a cursor is at, each time that it is told to {@link #look}.
     *
     * @param known kinds that the same thread has met in this network
     */
    static WatchedRecord of(RecordCursor cursor, Network network, KnownKinds known) {
        return new WatchedRecord(network, cursor.values(), cursor::text, Optional.of(known));
    }

    /** A record that was read as an object. */
    static WatchedRecord of(FlowLogRecord record, Network network) {
        return new WatchedRecord(
                network, RecordValues.of(record, network.stations()::number), record::toString, Optional.empty());
    }

    /**
     * Takes what is there now.
     *
     * @param found its cause, or a choice among several
     * @param where position of its line among all
     */
    WatchedRecord look(int found, long where) {
        cause = found;
        position = where;
        int number = values.networkInterface();
        turned = number >= 0 && values.logStatus() <= 1 && atHand.turn(stations.at(number));
        return this;
    }

    /** What is written in it. The interface's number is its place among all interfaces of the snapshot, from 0. */
    public RecordValues values() {
        return values;
    }

    /**
     * Whether it is known which of its ends is the interface's own: it tells of traffic, its interface is in the snapshot,
     * and either flow-direction or one of its addresses tells. What follows is only known then.
     */
    public boolean hasEnds() {
        return turned;
    }

    /** Whether it comes to the interface; else it leaves it. */
    public boolean isIngress() {
        return atHand.ingress();
    }

    /** The family of the interface's own end and of the far one: 4 or 6. */
    public int family() {
        return atHand.isIpv6() ? 6 : 4;
    }

    /** The upper 64 bits of the interface's own end; 0 for IPv4. */
    public long localHigh() {
        return atHand.localHigh();
    }

    /** The lower 64 bits of the interface's own end. */
    public long localLow() {
        return atHand.localLow();
    }

    /** The upper 64 bits of the far end; 0 for IPv4. */
    public long remoteHigh() {
        return atHand.remoteHigh();
    }

    /** The lower 64 bits of the far end. */
    public long remoteLow() {
        return atHand.remoteLow();
    }

    /** The interface's own end. */
    public IpAddress local() {
        return Station.address(family(), localHigh(), localLow());
    }

    /** The far end. */
    public IpAddress remote() {
        return Station.address(family(), remoteHigh(), remoteLow());
    }

    /** 0 to 65,535, or {@link RecordValues#ABSENT}. */
    public int localPort() {
        return atHand.ingress() ? values.destinationPort() : values.sourcePort();
    }

    /** 0 to 65,535, or {@link RecordValues#ABSENT}. */
    public int remotePort() {
        return atHand.ingress() ? values.sourcePort() : values.destinationPort();
    }

    /**
     * The number of its cause, or below 0 that of a choice among several, of which the records beside it tell. Records of
     * one number have the same {@link #causes}, in all parts of one run.
     */
    public int cause() {
        return cause;
    }

    /** Its cause, or those that it may have. */
    public List<Cause> causes() {
        return causes(cause);
    }

    /** The cause of a number, or those that a choice is among. */
    public List<Cause> causes(int number) {
        return number >= 0
                ? List.of(table.cause(number))
                : Arrays.stream(table.among(number))
                        .distinct()
                        .mapToObj(table::cause)
                        .toList();
    }

    /**
     * The number of the rules that it meets, or below 0 where it does not tell protocol or ports. Records of one number
     * meet the same {@link #rulesMet(int)}, in all parts of one run. Known only where {@link #hasEnds} is true.
     */
    public int rulesMet() {
        if (rules == null) {
            rules = new RulesAtHand(network, values, atHand, known);
        }
        return rules.find();
    }

    /** The rules of a number. */
    public RulesMet rulesMet(int number) {
        return network.rulesMet().at(number);
    }

    /** The line, as {@code explain} takes it. */
    public String text() {
        return text.get();
    }

    /** Where it is among the records of all logs: a number that grows along them, whichever thread reads them. */
    public long position() {
        return position;
    }
}
