package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.flowlog.RecordCursor;
import io.vpcwhy.model.flowlog.RecordValues;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.Sighting;
import io.vpcwhy.simulator.explain.TcpFlags;
import io.vpcwhy.simulator.filter.AmazonService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the causes of the records of blocks, and counts them. A record is put into its kind by a few tables; the first of
 * a kind is asked about, and what was found holds for the others. For one thread.
 */
final class BlockReplay implements PacketAtHand {

    private static final int TCP = IpProtocol.TCP.number();
    private static final int DHCP_SERVER = AmazonService.DHCP.port().orElseThrow();
    private static final int SYN = 2;
    private static final int SYN_ACK = 18;

    /** How a record's own flags count. */
    private static final int NO_FLAGS = 0;

    private static final int OPENS = 1;
    private static final int ANSWERS = 2;
    private static final int WITHOUT_SYN = 3;

    private final Network network;
    private final Causes causes;
    private final RecordCursor cursor;
    private final RecordValues values;
    private final Counter counter;
    private final LogRun log;
    private final Asker asker;
    private final Supplier<FlowLogRecord> record;
    private final int noData;
    private final int skipData;
    private final boolean[] portsOf = new boolean[256];
    private BlockResult result = new BlockResult(false);
    private long positionOfBlock;

    // The record at hand.
    private int family;
    private long localHigh;
    private long localLow;
    private long remoteHigh;
    private long remoteLow;
    private boolean ingress;
    private @Nullable Station at;

    /** @param cursor goes over the records of each block */
    BlockReplay(Network network, RecordCursor cursor, Counter counter, LogRun log) {
        this.network = network;
        this.causes = network.causes();
        this.cursor = cursor;
        this.values = cursor.values();
        this.counter = counter;
        this.log = log;
        this.asker = new Asker(network, counter);
        this.record = cursor::record;
        this.noData = causes.table().number(Cause.noData(FlowLogStatus.NODATA));
        this.skipData = causes.table().number(Cause.noData(FlowLogStatus.SKIPDATA));
        for (int protocol = 0; protocol < portsOf.length; protocol++) {
            portsOf[protocol] = new IpProtocol(protocol).hasPorts();
        }
    }

    /**
     * Reads all that the cursor goes over.
     *
     * @param block number of the block in its log
     */
    BlockResult replay(long block) {
        result = new BlockResult(log.keepsCauses());
        positionOfBlock = log.position(block, 0);
        for (RecordCursor.Found found = cursor.next(); found != RecordCursor.Found.END; found = cursor.next()) {
            if (found == RecordCursor.Found.RECORD) {
                replayRecord();
            } else {
                replayOthers();
            }
        }
        result.lines(cursor.line());
        counter.counts().countRead(result.answered());
        return result;
    }

    private void replayOthers() {
        for (FlowLogLine line : cursor.others()) {
            if (line instanceof FlowLogLine.Record read) {
                ask(read.record());
            } else {
                result.answer(BlockResult.BROKEN, cursor.position());
                result.add(new BlockResult.Broken(cursor.line(), (FlowLogLine.Malformed) line));
            }
        }
    }

    private void replayRecord() {
        int status = values.logStatus();
        if (status > 1 && values.family(RecordValues.SRCADDR) == 0 && values.family(RecordValues.PKT_SRCADDR) == 0) {
            int cause = status == 2 ? noData : skipData;
            result.answer(cause, cursor.position());
            count(cause, Tally.NO_PORT, 0, -1);
            return;
        }
        int number = values.networkInterface();
        if (number < 0 || status > 1 || !isOfAKind(number)) {
            ask(cursor.record());
        }
    }

    /** Counts the record by its kind; returns false where it is not as simple as most are. */
    private boolean isOfAKind(int number) {
        Station station = network.stations().at(number);
        int protocol = values.protocol();
        int sourcePort = values.sourcePort();
        int destinationPort = values.destinationPort();
        return station.plain()
                && (protocol | sourcePort | destinationPort) >= 0
                && findEnds(station)
                && replayKind(station, number, protocol, sourcePort, destinationPort);
    }

    /** Finds the direction and the two ends; returns false where that is not as simple as it mostly is. */
    private boolean findEnds(Station station) {
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
        boolean known = logged == 0 && local <= RecordValues.DSTADDR && station.simple();
        return family == values.family(remote)
                && (localLow != remoteLow || localHigh != remoteHigh)
                && (known || !station.groups().references() || station.isOwn(family, localHigh, localLow));
    }

    /** Counts the record by its kind; returns false where it is of none. */
    private boolean replayKind(Station station, int number, int protocol, int sourcePort, int destinationPort) {
        boolean hasPorts = portsOf[protocol];
        int flags = flags(protocol);
        boolean handshake = flags == OPENS || flags == ANSWERS;
        int clearly = hasPorts ? network.portKinds().clearly(sourcePort, destinationPort) : PortKinds.NOT_KNOWN;
        boolean doubtful = clearly == PortKinds.NOT_KNOWN;
        if (!doubtful && log.toldByFlags()) {
            doubtful = contradicts(protocol, sourcePort, destinationPort, handshake, flags, clearly);
        }
        int side = handshake ? flags : doubtful ? PortKinds.NOT_KNOWN : clearly;
        at = station;
        int around = around(station, sourcePort, destinationPort);
        if (around < 0) {
            return false;
        }
        int held = family == 4
                ? network.held().of4((int) remoteLow)
                : network.held().of6(remoteHigh, remoteLow);
        int source = network.ports().of(hasPorts ? sourcePort : 0);
        int destination = network.ports().of(hasPorts ? destinationPort : 0);
        int member = remoteClass(station.groups().addresses());
        GroupPolicy groups = station.groups();
        int own = groups.lookup(ingress).result(protocol, destination, member, held, this, false);
        int request = side == PortKinds.TO_SERVICE
                ? Decisions.NONE
                : groups.lookup(!ingress).result(protocol, source, member, held, this, true);
        AclPolicy acl = station.acl();
        int byAcl = acl.lookup(ingress).result(protocol, destination, remoteClass(acl.addresses()), 0, this, false);
        Decisions decisions = network.stations().decisions();
        long kind = ((long) around << 36)
                | ((long) decisions.outcome(own) << 31)
                | ((long) decisions.outcome(request) << 26)
                | ((long) decisions.outcome(byAcl) << 21)
                | ((long) decisions.openRules(own, protocol, family == 6, this, false) << 19)
                | ((long)
                                (request == Decisions.NONE
                                        ? 0
                                        : decisions.openRules(request, protocol, family == 6, this, true))
                        << 17)
                | ((long) protocol << 9)
                | ((long) flags << 7)
                | ((long) values.action() << 5)
                | ((ingress ? 1 : 0) << 4)
                | ((held > 0 ? 1 : 0) << 3)
                | ((log.tellsReason() ? 1 : 0) << 2)
                | (side == PortKinds.NOT_KNOWN ? 2 : 0)
                | (family == 4 ? 0 : 1);
        int cause = side == PortKinds.NOT_KNOWN
                ? ofAnySide(kind, own, request, byAcl)
                : causes.of(
                        kind,
                        side == PortKinds.TO_SERVICE ? Causes.REQUEST : Causes.RESPONSE,
                        own,
                        request,
                        byAcl,
                        record);
        int port = !hasPorts
                ? Tally.NO_PORT
                : toService(handshake, flags, sourcePort, destinationPort) ? destinationPort : sourcePort;
        long line = result.answer(cause, cursor.position());
        if (cause >= 0) {
            count(cause, port, Hashes.address(remoteHigh, remoteLow), number);
        }
        if (doubtful) {
            Optional<Asked> asked = cause >= 0 ? Optional.empty() : Optional.of(asked(cause, port, number));
            result.add(new BlockResult.Doubtful(line, sighting(protocol, sourcePort, destinationPort), asked));
        }
        return true;
    }

    private int ofAnySide(long kind, int own, int request, int acl) {
        Integer[] found = new Integer[Causes.SIDE_COUNT];
        for (int side = 0; side < found.length; side++) {
            found[side] = causes.of(kind, side, own, request, acl, record);
        }
        return causes.choice(List.of(found));
    }

    private int remoteClass(AddressClasses addresses) {
        return family == 4 ? addresses.of4((int) remoteLow) : addresses.of6(remoteHigh, remoteLow);
    }

    /** The number of what is around, or -1 where a service of Amazon's may be at the far end. */
    private int around(Station station, int sourcePort, int destinationPort) {
        EdgePolicy edge = station.edge();
        int found = edge.at(remoteClass(edge.addresses()), ingress, this);
        boolean special = (found & EdgePolicy.SERVICE) != 0
                || ((found & EdgePolicy.NEAR) != 0 && (isDhcp(sourcePort) || isDhcp(destinationPort)));
        return special ? -1 : EdgePolicy.number(found);
    }

    private static boolean isDhcp(int port) {
        return port == DHCP_SERVER || port == AmazonService.DHCP_CLIENT_PORT;
    }

    @Override
    public NetworkInterface here() {
        return Objects.requireNonNull(at).networkInterface();
    }

    @Override
    public Direction direction() {
        return ingress ? Direction.INGRESS : Direction.EGRESS;
    }

    @Override
    public Packet packet() {
        IpAddress local = Station.address(family, localHigh, localLow);
        IpAddress remote = Station.address(family, remoteHigh, remoteLow);
        IpProtocol protocol = new IpProtocol(values.protocol());
        return new Packet(
                ingress ? remote : local,
                ingress ? local : remote,
                Optional.of(protocol),
                port(protocol, values.sourcePort()),
                port(protocol, values.destinationPort()),
                Optional.empty());
    }

    private static OptionalInt port(IpProtocol protocol, int port) {
        return protocol.hasPorts() ? OptionalInt.of(port) : OptionalInt.empty();
    }

    private boolean toService(boolean handshake, int flags, int sourcePort, int destinationPort) {
        return handshake
                ? flags == OPENS
                : network.portKinds().probably(sourcePort, destinationPort) != PortKinds.FROM_SERVICE;
    }

    /** Notes a handshake that says other than the ports do; returns whether the record is of such a connection. */
    private boolean contradicts(
            int protocol, int sourcePort, int destinationPort, boolean handshake, int flags, int clearly) {
        if (protocol != TCP) {
            return false;
        }
        boolean contrary = handshake && flags != clearly;
        if (!contrary && !log.hasContrary()) {
            return false;
        }
        long connection = Contrary.key(
                values.networkInterface(),
                Hashes.address(localHigh, localLow),
                ingress ? destinationPort : sourcePort,
                Hashes.address(remoteHigh, remoteLow),
                ingress ? sourcePort : destinationPort);
        if (contrary) {
            log.contrary(connection);
        }
        return log.isContrary(connection);
    }

    private int flags(int protocol) {
        int flags = values.tcpFlags();
        if (protocol != TCP || flags < 0) {
            return NO_FLAGS;
        }
        if ((flags & SYN) == 0) {
            return WITHOUT_SYN;
        }
        return (flags & SYN_ACK) == SYN_ACK ? ANSWERS : OPENS;
    }

    private void count(int cause, int port, long peer, int networkInterface) {
        Tally.Group group =
                counter.add(cause, port, values.bytes(), values.start(), values.end(), peer, networkInterface);
        long position = positionOfBlock + cursor.position();
        if (!group.hasExampleBefore(position)) {
            group.example(position, cursor.text());
        }
    }

    private Asked asked(int choice, int port, int networkInterface) {
        return new Asked(
                choice,
                port,
                values.bytes(),
                values.start(),
                values.end(),
                Hashes.address(remoteHigh, remoteLow),
                networkInterface,
                positionOfBlock + cursor.position(),
                cursor.text());
    }

    private Sighting sighting(int protocol, int sourcePort, int destinationPort) {
        IpAddress local = Station.address(family, localHigh, localLow);
        IpAddress remote = Station.address(family, remoteHigh, remoteLow);
        int flags = protocol == TCP ? values.tcpFlags() : -1;
        int action = values.action();
        return new Sighting(
                network.stations().networkInterface(values.networkInterface()).id(),
                ingress ? remote : local,
                OptionalInt.of(sourcePort),
                ingress ? local : remote,
                OptionalInt.of(destinationPort),
                protocol,
                time(values.start()),
                time(values.end()),
                action == 0 ? Optional.empty() : Optional.of(action == 1 ? FlowLogAction.ACCEPT : FlowLogAction.REJECT),
                new TcpFlags(flags < 0 ? OptionalInt.empty() : OptionalInt.of(flags)));
    }

    private static OptionalLong time(long time) {
        return time < 0 ? OptionalLong.empty() : OptionalLong.of(time);
    }

    /** Answers a record by itself. */
    private void ask(FlowLogRecord record) {
        Asker.Answer answer = asker.ask(record, positionOfBlock + cursor.position(), this::isContrary);
        long line = result.answer(answer.cause(), cursor.position());
        answer.doubt().ifPresent(doubt -> result.add(new BlockResult.Doubtful(line, doubt.sighting(), doubt.asked())));
    }

    private boolean isContrary(Sighting sighting) {
        if (!log.toldByFlags() || sighting.protocol() != TCP) {
            return false;
        }
        long connection = Contrary.key(
                network.stations().number(sighting.scope()),
                Hashes.address(sighting.source().high(), sighting.source().low()),
                sighting.sourcePort().orElse(0),
                Hashes.address(
                        sighting.destination().high(), sighting.destination().low()),
                sighting.destinationPort().orElse(0));
        Optional<FlowFinding> byPorts = sighting.sideByPorts();
        boolean contrary = sighting.sideByHandshake()
                .filter(side ->
                        byPorts.isPresent() && side.flow() != byPorts.get().flow())
                .isPresent();
        if (contrary) {
            log.contrary(connection);
        }
        return log.isContrary(connection);
    }
}
