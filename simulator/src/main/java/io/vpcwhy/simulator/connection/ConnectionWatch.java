package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.RecordValues;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.ConnectionHash;
import io.vpcwhy.simulator.explain.TcpFlags;
import io.vpcwhy.simulator.replay.RecordWatch;
import io.vpcwhy.simulator.replay.WatchedRecord;
import io.vpcwhy.simulator.replay.Watching;
import java.util.BitSet;
import java.util.List;

/**
 * Remembers of each connection what was seen of it at each interface. Memory is bounded: some 30 MB for a thread (45 where all is IPv6), whatever
 * the length of the logs, as {@link SightingTable} has it; beyond half a million sightings a part of the connections is
 * followed, and {@link ConnectionReport.Followed} says which part.
 */
public final class ConnectionWatch implements RecordWatch<ConnectionWatch> {

    // As RecordValues numbers actions and log-statuses.
    private static final int ACCEPTED = 1;
    private static final int OK = 1;
    private static final int SKIPDATA = 3;

    /** What all threads share. */
    private record Ground(KeyAddresses keys, BitSet forwarding, int most) {

        static Ground of(Snapshot snapshot, int most) {
            List<NetworkInterface> interfaces = List.copyOf(snapshot.all(NetworkInterface.class));
            BitSet forwarding = new BitSet(interfaces.size());
            for (int i = 0; i < interfaces.size(); i++) {
                NetworkInterface nic = interfaces.get(i);
                forwarding.set(
                        i,
                        !nic.sourceDestCheck() || InterfaceOwner.of(nic).kind().forwardsPackets());
            }
            return new Ground(new KeyAddresses(snapshot), forwarding, most);
        }
    }

    private final Ground ground;
    private final SightingTable sightings;
    private final SkippedMinutes skipped = new SkippedMinutes();
    private final BitSet accepting = new BitSet();
    private final BitSet rejecting = new BitSet();
    private final BitSet idle = new BitSet();
    private long firstEnd = SightingTable.NO_TIME;
    private long lastEnd;
    private long unplaced;
    private long unjoined;

    private ConnectionWatch(Ground ground) {
        this.ground = ground;
        this.sightings = new SightingTable(ground.most());
    }

    /** Watches the connections of a replay over that snapshot. */
    public static Watching<ConnectionWatch> of(Snapshot snapshot) {
        return of(snapshot, SightingTable.MOST);
    }

    /** @param most how many sightings are remembered */
    static Watching<ConnectionWatch> of(Snapshot snapshot, int most) {
        Ground ground = Ground.of(snapshot, most);
        return new Watching<>(() -> new ConnectionWatch(ground));
    }

    @Override
    public void see(WatchedRecord record) {
        RecordValues values = record.values();
        int at = values.networkInterface();
        if (values.end() >= 0) {
            firstEnd = Math.min(firstEnd, values.end());
            lastEnd = Math.max(lastEnd, values.end());
        }
        if (at < 0) {
            unplaced++;
        } else if (values.logStatus() == SKIPDATA) {
            skipped.add(at, values.start(), values.end());
        } else if (values.logStatus() > OK) {
            idle.set(at);
        } else if (!record.hasEnds() || values.action() == 0 || values.protocol() < 0) {
            unplaced++;
        } else {
            (values.action() == ACCEPTED ? accepting : rejecting).set(at);
            boolean packetKnown =
                    values.family(RecordValues.PKT_SRCADDR) != 0 && values.family(RecordValues.PKT_DSTADDR) != 0;
            if (packetKnown || !ground.forwarding().get(at)) {
                add(record, values);
            } else {
                unjoined++;
            }
        }
    }

    private void add(WatchedRecord record, RecordValues values) {
        boolean v6 = record.family() == 6;
        long local = v6 ? record.localLow() : ground.keys().of4(record.localLow());
        long remote = v6 ? record.remoteLow() : ground.keys().of4(record.remoteLow());
        int localPort = Math.max(0, record.localPort());
        int remotePort = Math.max(0, record.remotePort());
        long connection = ConnectionHash.of(
                0,
                ConnectionHash.address(record.localHigh(), local),
                localPort,
                ConnectionHash.address(record.remoteHigh(), remote),
                remotePort,
                values.protocol());
        if (!sightings.follows(connection)) {
            return;
        }
        boolean localIsLow = isLower(record, local, remote, localPort, remotePort);
        boolean forward = localIsLow != record.isIngress();
        sightings.add(
                connection,
                values.networkInterface(),
                marks(record, values, forward),
                localIsLow ? record.localHigh() : record.remoteHigh(),
                localIsLow ? record.localLow() : record.remoteLow(),
                localIsLow ? record.remoteHigh() : record.localHigh(),
                localIsLow ? record.remoteLow() : record.localLow(),
                localIsLow ? localPort : remotePort,
                localIsLow ? remotePort : localPort,
                forward,
                values.start() < 0 ? SightingTable.NO_TIME : Math.min(values.start(), SightingTable.NO_TIME),
                Math.max(0, values.end()));
    }

    private static boolean isLower(WatchedRecord record, long local, long remote, int localPort, int remotePort) {
        int byHigh = Long.compareUnsigned(record.localHigh(), record.remoteHigh());
        int byAddress = byHigh != 0 ? byHigh : Long.compareUnsigned(local, remote);
        return byAddress == 0 ? localPort <= remotePort : byAddress < 0;
    }

    private static int marks(WatchedRecord record, RecordValues values, boolean forward) {
        int flags = values.protocol() == IpProtocol.TCP.number() ? values.tcpFlags() : RecordValues.ABSENT;
        boolean syn = flags >= 0 && TcpFlags.hasSyn(flags);
        int marks = Marks.of(forward, !record.isIngress(), values.action() == ACCEPTED, flags < 0 || syn);
        if (syn) {
            boolean opensForward = forward != TcpFlags.hasSynAck(flags);
            marks |= opensForward ? Marks.OPENED_FORWARD : Marks.OPENED_BACKWARD;
        }
        return marks | Marks.ofProtocol(values.protocol()) | (record.family() == 6 ? Marks.IPV6 : 0);
    }

    @Override
    public void join(ConnectionWatch other) {
        sightings.join(other.sightings);
        skipped.join(other.skipped);
        accepting.or(other.accepting);
        rejecting.or(other.rejecting);
        idle.or(other.idle);
        firstEnd = Math.min(firstEnd, other.firstEnd);
        lastEnd = Math.max(lastEnd, other.lastEnd);
        unplaced += other.unplaced;
        unjoined += other.unjoined;
    }

    SightingTable sightings() {
        return sightings;
    }

    SkippedMinutes skipped() {
        return skipped;
    }

    /** By the number of an interface, whether it has an accepted record. */
    BitSet accepting() {
        return accepting;
    }

    /** By the number of an interface, whether it has a rejected record. */
    BitSet rejecting() {
        return rejecting;
    }

    /** By the number of an interface, whether it has a record that it had no traffic. */
    BitSet idle() {
        return idle;
    }

    /** Unix seconds of the end of the record that ended first: what ended before is in no log at hand. */
    long firstEnd() {
        return firstEnd;
    }

    /** Unix seconds of the last packet of any record; 0 where that is not logged. */
    long lastEnd() {
        return lastEnd;
    }

    /** Records whose interface, ends, protocol or action is not known. */
    long unplaced() {
        return unplaced;
    }

    /** Records of interfaces that pass packets on, in a format that does not tell the addresses that packets bore. */
    long unjoined() {
        return unjoined;
    }
}
