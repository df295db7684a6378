package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.flowlog.RecordCursor;
import io.vpcwhy.model.flowlog.RecordValues;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.Glimpse;
import io.vpcwhy.simulator.explain.Sighting;
import io.vpcwhy.simulator.explain.TcpFlags;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the causes of the records of blocks, and counts them: by the kinds that were met lately, else by
 * {@link KindFinder}, else by asking about the record. For one thread.
 */
final class BlockReplay {

    private static final int TCP = IpProtocol.TCP.number();

    /** How a record's own flags count. */
    private static final int NO_FLAGS = 0;

    private static final int OPENS = 1;
    private static final int ANSWERS = 2;
    private static final int WITHOUT_SYN = 3;

    /** By which of its ports a kind is counted. */
    private static final int BY_NONE = 0;

    private static final int BY_SOURCE = 1;
    private static final int BY_DESTINATION = 2;
    private static final int BY_BITS = 2;
    private static final int REFUSED = 1 << BY_BITS;

    /** The cause is not known, but among which it is. */
    private static final int CHOICE = 2 << BY_BITS;

    private static final int CAUSE_SHIFT = BY_BITS + 2;

    private final Network network;
    private final PortKinds portKinds;
    private final PortCells portCells;
    private final AddressCells cells;
    private final RecordCursor cursor;
    private final RecordValues values;
    private final RecordAtHand atHand;
    private final KindFinder finder;
    private final KnownKinds known;
    private final Counter counter;
    private final LogRun log;
    private final RecordFilter filter;
    private final boolean toldByFlags;
    private final boolean tellsReason;
    private final Asker asker;
    private final int noData;
    private final int skipData;
    private final boolean[] portsOf;
    private final Supplier<String> text;
    private final WatchParts watches;
    private final boolean watched;
    private final WatchedRecord record;
    private BlockResult result = new BlockResult(false);
    private long positionOfBlock;
    private boolean taken = true;

    /**
     * @param cursor goes over the records of each block
     * @param known kinds that the same thread has met in this network
     * @param filter says which records are counted
     */
    BlockReplay(
            Network network, RecordCursor cursor, KnownKinds known, Counter counter, LogRun log, RecordFilter filter) {
        this.network = network;
        this.portKinds = network.portKinds();
        this.portCells = network.portCells();
        this.cells = network.stations().cells();
        this.cursor = cursor;
        this.values = cursor.values();
        this.known = known;
        this.counter = counter;
        this.log = log;
        this.filter = filter;
        this.toldByFlags = log.toldByFlags();
        this.tellsReason = log.tellsReason();
        this.atHand = new RecordAtHand(values);
        this.finder = new KindFinder(network, values, atHand, tellsReason, cursor::record);
        this.asker = new Asker(network, counter);
        this.noData = network.causes().table().number(Cause.noData(FlowLogStatus.NODATA));
        this.skipData = network.causes().table().number(Cause.noData(FlowLogStatus.SKIPDATA));
        this.portsOf = network.protocolsWithPorts();
        this.text = cursor::text;
        this.watches = counter.counts().watches();
        this.watched = !watches.isEmpty();
        this.record = WatchedRecord.of(cursor, network);
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
                taken = filter.isAll() || filter.takes(cursor, log.tellsVpc());
                replayRecord();
                if (watched && taken) {
                    watches.see(record.look(result.latest(), positionOfBlock + cursor.position()));
                }
            } else {
                replayOthers();
            }
        }
        result.lines(cursor.line());
        counter.counts().countRead(result.answered() - result.passedOver());
        counter.counts().countPassedOver(result.passedOver());
        return result;
    }

    private void replayOthers() {
        for (FlowLogLine line : cursor.others()) {
            if (line instanceof FlowLogLine.Record read) {
                taken = filter.takes(read.record());
                ask(read.record());
                watchOther(read.record());
            } else {
                result.answer(BlockResult.BROKEN, cursor.position());
                result.add(new BlockResult.Broken(cursor.line(), (FlowLogLine.Malformed) line));
            }
        }
    }

    /** Lets a record be seen that the cursor does not have the values of. */
    private void watchOther(FlowLogRecord other) {
        if (watched && taken) {
            watches.see(WatchedRecord.of(other, network).look(result.latest(), positionOfBlock + cursor.position()));
        }
    }

    private void replayRecord() {
        int status = values.logStatus();
        if (status > 1 && values.family(RecordValues.SRCADDR) == 0 && values.family(RecordValues.PKT_SRCADDR) == 0) {
            int cause = status == 2 ? noData : skipData;
            result.answer(cause, cursor.position());
            if (taken) {
                count(cause, Tally.NO_PORT, 0);
            } else {
                result.passOver();
            }
            return;
        }
        int number = values.networkInterface();
        if (number < 0 || status > 1 || !isOfAKind(network.stations().at(number))) {
            ask(cursor.record());
        }
    }

    /** Counts the record by its kind; returns false where it is not as simple as most are. */
    private boolean isOfAKind(Station station) {
        int protocol = values.protocol();
        int sourcePort = values.sourcePort();
        int destinationPort = values.destinationPort();
        if (!station.plain() || (protocol | sourcePort | destinationPort) < 0 || !atHand.meet(station)) {
            return false;
        }
        int flags = flags(protocol);
        boolean hasPorts = portsOf[protocol];
        int clearly = hasPorts ? portKinds.clearly(sourcePort, destinationPort) : PortKinds.NOT_KNOWN;
        boolean doubtful = clearly == PortKinds.NOT_KNOWN;
        if (!doubtful && toldByFlags && contradicts(protocol, flags, clearly)) {
            return replayNew(PortKinds.NOT_KNOWN, flags, hasPorts, true) >= 0;
        }
        int farEnd = station.profile() == Station.NO_PROFILE ? KnownKinds.NO_END : farEnd(station.profile());
        if (farEnd == KnownKinds.NO_END) {
            return replayNew(clearly, flags, hasPorts, doubtful) >= 0;
        }
        long key = (1L << 62)
                | ((long) farEnd << 36)
                | ((long) station.profile() << 14)
                | (protocol << 6)
                | (values.action() << 4)
                | (flags << 2)
                | (atHand.ingress() ? 2 : 0)
                | (tellsReason ? 1 : 0);
        int ports = hasPorts ? ports(station.ports(), sourcePort, destinationPort) : 0;
        int what = known.find(key, ports);
        if (what != KnownKinds.UNKNOWN) {
            replayKnown(what, doubtful);
            return true;
        }
        int found = replayNew(clearly, flags, hasPorts, doubtful);
        if (found >= 0) {
            known.put(key, ports, found);
        }
        return found >= 0;
    }

    private int ports(PortView view, int sourcePort, int destinationPort) {
        return (view.of(portCells.of(sourcePort)) << Short.SIZE) | view.of(portCells.of(destinationPort));
    }

    private int farEnd(int profile) {
        int cell = atHand.remoteCell(cells);
        int number = known.farEnd(profile, cell);
        if (number == KnownKinds.NO_END) {
            number = finder.farEnd();
            if (number >= KnownKinds.MOST) {
                return KnownKinds.NO_END;
            }
            known.farEnd(profile, cell, number);
        }
        return number;
    }

    /** Counts a record whose kind was met lately. */
    private void replayKnown(int what, boolean doubtful) {
        int number = what >>> CAUSE_SHIFT;
        int by = what & ((1 << BY_BITS) - 1);
        int port = by == BY_NONE ? Tally.NO_PORT : by == BY_SOURCE ? values.sourcePort() : values.destinationPort();
        boolean isChoice = (what & CHOICE) != 0;
        long line = result.answer(isChoice ? -1 - number : number, cursor.position());
        if (!taken) {
            result.passOver();
        } else if (!isChoice) {
            countKnown(number, port, (what & REFUSED) != 0);
        }
        if (doubtful) {
            doubt(line, isChoice && taken ? -1 - number : Doubts.NOT_ASKED, port);
        }
    }

    private void countKnown(int cause, int port, boolean refused) {
        long peer = atHand.remoteHash();
        long bytes = values.bytes();
        long start = values.start();
        long end = values.end();
        int group = counter.add(cause, port, bytes, start, end, peer);
        if (refused) {
            counter.refuse(values.networkInterface(), bytes, start, end, peer);
        }
        exemplify(group);
    }

    /**
     * Counts a record whose kind is new; returns what {@link #replayKnown} takes, or below 0 if it is of no kind.
     *
     * @param byPorts which side the ports tell
     * @param doubtful whether the records beside it may tell its side
     */
    private int replayNew(int byPorts, int flags, boolean hasPorts, boolean doubtful) {
        int cause = finder.find(isHandshake(flags) ? flags : byPorts, flags, hasPorts);
        if (cause == KindFinder.NO_KIND) {
            return -1;
        }
        boolean toService = toService(flags);
        int port = !hasPorts ? Tally.NO_PORT : toService ? values.destinationPort() : values.sourcePort();
        long line = result.answer(cause, cursor.position());
        if (!taken) {
            result.passOver();
        } else if (cause >= 0) {
            count(cause, port, atHand.remoteHash());
        }
        if (doubtful) {
            doubt(line, cause >= 0 || !taken ? Doubts.NOT_ASKED : cause, port);
        }
        boolean counted = cause < 0 ? hasPorts : counter.counts(cause, port);
        int by = !counted ? BY_NONE : toService ? BY_DESTINATION : BY_SOURCE;
        return cause < 0
                ? ((-1 - cause) << CAUSE_SHIFT) | CHOICE | by
                : (cause << CAUSE_SHIFT) | (counter.isRefused(cause) ? REFUSED : 0) | by;
    }

    /** Notes a record whose side the records beside it may tell. */
    private void doubt(long line, int choice, int port) {
        boolean hasPorts = portsOf[values.protocol()];
        int sourcePort = values.sourcePort();
        int destinationPort = values.destinationPort();
        int bits = Glimpse.bits(
                atHand.forward(),
                values.protocol(),
                values.action(),
                handshake(flags(values.protocol())),
                hasPorts ? portKinds.clearly(sourcePort, destinationPort) : PortKinds.NOT_KNOWN,
                hasPorts ? portKinds.probably(sourcePort, destinationPort) : PortKinds.NOT_KNOWN);
        long start = values.start() < 0 ? Glimpse.NO_TIME : values.start();
        long end = values.end() < 0 ? Glimpse.NO_TIME : values.end();
        Doubts doubts = result.doubts();
        doubts.add(line, atHand.connection(), new Glimpse(start, end, bits));
        if (choice != Doubts.NOT_ASKED) {
            doubts.ask(
                    choice,
                    port,
                    values.bytes(),
                    atHand.remoteHash(),
                    values.networkInterface(),
                    positionOfBlock + cursor.position());
            doubts.text(cursor);
        }
    }

    private static int handshake(int flags) {
        return isHandshake(flags) ? flags : Glimpse.UNKNOWN;
    }

    private boolean toService(int flags) {
        return isHandshake(flags)
                ? flags == OPENS
                : portKinds.probably(values.sourcePort(), values.destinationPort()) != PortKinds.FROM_SERVICE;
    }

    private static boolean isHandshake(int flags) {
        return flags == OPENS || flags == ANSWERS;
    }

    /** Notes a handshake that says other than the ports do; returns whether the record is of such a connection. */
    private boolean contradicts(int protocol, int flags, int clearly) {
        if (protocol != TCP) {
            return false;
        }
        boolean contrary = isHandshake(flags) && flags != clearly;
        if (!contrary && !log.hasContrary()) {
            return false;
        }
        long connection = atHand.connection();
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
        if (!TcpFlags.hasSyn(flags)) {
            return WITHOUT_SYN;
        }
        return TcpFlags.hasSynAck(flags) ? ANSWERS : OPENS;
    }

    private void count(int cause, int port, long peer) {
        int at = peer == 0 ? -1 : values.networkInterface();
        exemplify(counter.add(cause, port, values.bytes(), values.start(), values.end(), peer, at));
    }

    private void exemplify(int group) {
        counter.exemplify(group, positionOfBlock + cursor.position(), text);
    }

    /** Answers a record by itself. */
    private void ask(FlowLogRecord record) {
        Asker.Answer answer = asker.ask(record, taken, positionOfBlock + cursor.position(), this::isContrary);
        long line = result.answer(answer.cause(), cursor.position());
        if (!taken) {
            result.passOver();
        }
        answer.doubt().ifPresent(doubt -> result.doubts().add(line, doubt));
    }

    private boolean isContrary(Sighting sighting) {
        if (!toldByFlags || sighting.protocol() != TCP) {
            return false;
        }
        long connection = sighting.connection();
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
