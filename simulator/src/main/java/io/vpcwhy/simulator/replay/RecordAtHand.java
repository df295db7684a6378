package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.RecordValues;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.explain.ConnectionHash;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The record that is being read as its interface sees it: its direction, its near end and its far end. For one thread. */
final class RecordAtHand {

    private final RecordValues values;
    private @Nullable Station at;
    private boolean ingress;
    private int family;
    private long localHigh;
    private long localLow;
    private long remoteHigh;
    private long remoteLow;

    RecordAtHand(RecordValues values) {
        this.values = values;
    }

    /** Finds the direction and the two ends; returns false where that is not as simple as it mostly is. */
    boolean meet(Station station) {
        return turn(station) && isPlainAt(station);
    }

    /** Whether filters do not tell its near end from the interface's own addresses. */
    boolean isPlainAt(Station station) {
        boolean known = values.flowDirection() == 0
                && values.family(ingress ? RecordValues.PKT_DSTADDR : RecordValues.PKT_SRCADDR) == 0
                && station.simple();
        return known || !station.groups().references() || station.isOwn(family, localHigh, localLow);
    }

    /** Finds the direction and the two ends; returns false where the record does not tell them. */
    boolean turn(Station station) {
        at = station;
        int source = RecordValues.SRCADDR;
        int destination = RecordValues.DSTADDR;
        int sourceFamily = values.family(source);
        int destinationFamily = values.family(destination);
        if (sourceFamily == 0 || destinationFamily == 0) {
            return false;
        }
        int logged = values.flowDirection();
        if (logged != 0) {
            ingress = logged == 1;
        } else {
            boolean sends = station.holds(sourceFamily, values.high(source), values.low(source));
            boolean receives = station.holds(destinationFamily, values.high(destination), values.low(destination));
            if (sends == receives) {
                return false;
            }
            ingress = receives;
        }
        if (values.family(RecordValues.PKT_SRCADDR) != 0) {
            source = RecordValues.PKT_SRCADDR;
        }
        if (values.family(RecordValues.PKT_DSTADDR) != 0) {
            destination = RecordValues.PKT_DSTADDR;
        }
        int local = ingress ? destination : source;
        int remote = ingress ? source : destination;
        family = values.family(local);
        localHigh = values.high(local);
        localLow = values.low(local);
        remoteHigh = values.high(remote);
        remoteLow = values.low(remote);
        return family == values.family(remote) && (localLow != remoteLow || localHigh != remoteHigh);
    }

    Station station() {
        return Objects.requireNonNull(at);
    }

    boolean ingress() {
        return ingress;
    }

    boolean isIpv6() {
        return family == 6;
    }

    long localHigh() {
        return localHigh;
    }

    long localLow() {
        return localLow;
    }

    long remoteHigh() {
        return remoteHigh;
    }

    long remoteLow() {
        return remoteLow;
    }

    /** The class of the far end. */
    int remoteClass(AddressClasses classes) {
        return family == 4 ? classes.of4((int) remoteLow) : classes.of6(remoteHigh, remoteLow);
    }

    /** The cell of the far end. */
    int remoteCell(AddressCells cells) {
        return family == 4 ? cells.of4((int) remoteLow) : cells.of6(remoteHigh, remoteLow);
    }

    /** What is known of who has the far end. */
    int remoteHeld(HeldAddresses held) {
        return family == 4 ? held.of4((int) remoteLow) : held.of6(remoteHigh, remoteLow);
    }

    /** A hash of the far end. */
    long remoteHash() {
        return ConnectionHash.address(remoteHigh, remoteLow);
    }

    /** The connection of the record. */
    long connection() {
        return ConnectionHash.of(
                station().scope(),
                ConnectionHash.address(localHigh, localLow),
                ingress ? values.destinationPort() : values.sourcePort(),
                remoteHash(),
                ingress ? values.sourcePort() : values.destinationPort(),
                values.protocol());
    }

    /** Whether it goes from the lower to the higher end of its connection. */
    boolean forward() {
        int byHigh = Long.compareUnsigned(localHigh, remoteHigh);
        int byAddress = byHigh != 0 ? byHigh : Long.compareUnsigned(localLow, remoteLow);
        return byAddress == 0 ? values.sourcePort() <= values.destinationPort() : (byAddress < 0) != ingress;
    }

    NetworkInterface here() {
        return station().networkInterface();
    }

    Direction direction() {
        return ingress ? Direction.INGRESS : Direction.EGRESS;
    }

    Packet packet() {
        IpProtocol protocol = new IpProtocol(values.protocol());
        return new Packet(
                source(),
                destination(),
                Optional.of(protocol),
                port(protocol, values.sourcePort()),
                port(protocol, values.destinationPort()),
                Optional.empty());
    }

    private static OptionalInt port(IpProtocol protocol, int port) {
        return protocol.hasPorts() ? OptionalInt.of(port) : OptionalInt.empty();
    }

    private IpAddress source() {
        return ingress ? Station.address(family, remoteHigh, remoteLow) : Station.address(family, localHigh, localLow);
    }

    private IpAddress destination() {
        return ingress ? Station.address(family, localHigh, localLow) : Station.address(family, remoteHigh, remoteLow);
    }
}
