package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.flowlog.RecordValues;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.ConnectionHash;
import io.vpcwhy.simulator.replay.RecordWatch;
import io.vpcwhy.simulator.replay.WatchedRecord;
import java.util.List;

/**
 * Counts what insights are made of. What comes out does not depend on the order of records nor on which threads see them.
 *
 * <p>Memory is bounded by {@value #MOST_CALLS} callers, {@value #MOST_EXCHANGES} exchanges, twice {@value #MOST_PAIRS}
 * pairs of ends and four times {@value #MOST_SAMPLED} records of samples, some 40 MB in all, and 100 bytes an interface of
 * the snapshot. It is taken as it is needed, by each thread and each log.
 */
public final class InsightWatch implements RecordWatch<InsightWatch> {

    /** Senders, by the interface and the port that they try. */
    private static final int MOST_CALLS = 1 << 17;

    /** Pairs of an interface and a far end that are counted exactly: far ends of the snapshot, and as many others. */
    private static final int MOST_PAIRS = 1 << 16;

    /** Pairs of interfaces, or of an interface and a kind of far end, by protocol. */
    private static final int MOST_EXCHANGES = 1 << 16;

    private static final int MOST_SAMPLED = 1 << 16;

    /** Kinds of exchanges: plain text of which the interface is the client, or the server. */
    static final int AS_CLIENT = 0;

    static final int AS_SERVER = 1;
    static final int UNUSUAL_PROTOCOL = 2;
    static final int NEVER_LOGGED = 3;

    private static final int TCP = IpProtocol.TCP.number();
    private static final int UDP = IpProtocol.UDP.number();
    private static final int ACCEPT = 1;
    private static final int REJECT = 2;
    private static final int NODATA = 2;
    private static final int SKIPDATA = 3;
    private static final int IPV4 = 4;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    /** What is counted of one way to log in. */
    static final class Logins {
        final PerInterface accepted;
        final PerInterface acceptedFromInternet;
        final PerInterface refused;
        final Distinct acceptedSources = new Distinct();
        final Distinct refusedSources = new Distinct();

        private Logins(int interfaces) {
            accepted = new PerInterface(interfaces);
            acceptedFromInternet = new PerInterface(interfaces);
            refused = new PerInterface(interfaces);
        }

        private void join(Logins other) {
            accepted.join(other.accepted);
            acceptedFromInternet.join(other.acceptedFromInternet);
            refused.join(other.refused);
            acceptedSources.join(other.acceptedSources);
            refusedSources.join(other.refusedSources);
        }
    }

    private final WatchedNetwork network;
    private final Callers callers = new Callers();
    private final PerInterface logged;
    private final PerInterface records;
    private final PerInterface bytes;
    private final PerInterface farRecords;
    private final PerInterface farBytes;
    private final Followed calls = new Followed(MOST_CALLS);
    private final PairSums pairsInside = new PairSums(MOST_PAIRS, MOST_SAMPLED);
    private final PairSums pairsOutside = new PairSums(MOST_PAIRS, MOST_SAMPLED);
    private final Followed exchanges = new Followed(MOST_EXCHANGES);
    private final SkippedWindows skipped = new SkippedWindows();
    private final Distinct refusedStrangers = new Distinct();
    private final List<Logins> logins;

    InsightWatch(WatchedNetwork network) {
        this.network = network;
        int interfaces = network.interfaces().size();
        this.logged = new PerInterface(interfaces);
        this.records = new PerInterface(interfaces);
        this.bytes = new PerInterface(interfaces);
        this.farRecords = new PerInterface(interfaces);
        this.farBytes = new PerInterface(interfaces);
        this.logins =
                LoginService.all().stream().map(any -> new Logins(interfaces)).toList();
    }

    @Override
    public void see(WatchedRecord record) {
        RecordValues values = record.values();
        int here = values.networkInterface();
        int status = values.logStatus();
        if (here >= 0) {
            logged.add(here, 1);
        }
        if (status == SKIPDATA) {
            skipped.add(here, values.start(), values.end());
        } else if (here >= 0 && status != NODATA) {
            records.add(here, 1);
            bytes.add(here, values.bytes());
            if (record.hasEnds()) {
                seeEnds(record, values, here);
            }
        }
    }

    private void seeEnds(WatchedRecord record, RecordValues values, int here) {
        int family = record.family();
        long high = record.remoteHigh();
        long low = family == IPV4 ? record.remoteLow() & 0xFFFF_FFFFL : record.remoteLow();
        int far = network.farEnds().of(here, family, high, low);
        if (far >= 0) {
            farRecords.add(far, 1);
            farBytes.add(far, values.bytes());
        }
        int protocol = Math.max(0, values.protocol());
        boolean hasPorts =
                (protocol == TCP || protocol == UDP) && values.sourcePort() >= 0 && values.destinationPort() >= 0;
        pair(record, values, here, far, high, low);
        if (hasPorts) {
            plainText(record, values, here, far);
            if (record.isIngress()) {
                call(record, values, here, far, high, low);
            }
        } else if (protocol != TCP && protocol != UDP && values.protocol() >= 0 && !isIcmp(protocol)) {
            exchange(UNUSUAL_PROTOCOL, far, CallKey.of(here, IPV4, protocol, CallKey.NO_PORT), values);
        }
        int never = network.neverLogged().of(record, here, far);
        if (never != NeverLogged.NONE) {
            exchange(NEVER_LOGGED, never, CallKey.of(here, IPV4, protocol, CallKey.NO_PORT), values);
        }
    }

    private static boolean isIcmp(int protocol) {
        return protocol == IpProtocol.ICMP.number() || protocol == IpProtocol.ICMPV6.number();
    }

    private void pair(WatchedRecord record, RecordValues values, int here, int far, long high, long low) {
        long ends = CallKey.of(here, record.family(), 0, CallKey.NO_PORT);
        PairSums pairs = far >= 0 ? pairsInside : pairsOutside;
        pairs.add(rank(record, values, high, low, ends), high, low, ends, values.bytes());
    }

    /** A hash of all that tells a record from others, and of nothing else: not of where it is in a log. */
    private static long rank(WatchedRecord record, RecordValues values, long high, long low, long ends) {
        long address = ConnectionHash.address(high, low) + ends * GOLDEN;
        long ports = ((long) values.sourcePort() << Integer.SIZE) ^ ((long) values.destinationPort() << 8);
        long times = values.start() * GOLDEN + values.end();
        long traffic = ConnectionHash.mix(values.bytes() + times) + (record.isIngress() ? 1 : 0);
        return ConnectionHash.mix(address ^ ConnectionHash.mix(traffic ^ ports ^ values.protocol()) ^ values.action());
    }

    private void plainText(WatchedRecord record, RecordValues values, int here, int far) {
        int protocol = values.protocol();
        boolean toService = PlainTextProtocol.isAt(protocol, values.destinationPort());
        if (values.action() == REJECT || (!toService && !PlainTextProtocol.isAt(protocol, values.sourcePort()))) {
            return;
        }
        boolean asServer = toService == record.isIngress();
        int port = toService ? values.destinationPort() : values.sourcePort();
        exchange(asServer ? AS_SERVER : AS_CLIENT, far, CallKey.of(here, IPV4, protocol, port), values);
    }

    private void exchange(int kind, int with, long what, RecordValues values) {
        exchanges.add(kind, with, what, values.action(), values.bytes(), values.start(), values.end());
    }

    private void call(WatchedRecord record, RecordValues values, int here, int far, long high, long low) {
        int port = values.destinationPort();
        int login = LoginService.at(values.protocol(), port);
        boolean stranger = far == FarEnds.INTERNET;
        boolean refused = values.action() == REJECT;
        if ((!refused && !stranger && login == LoginService.NONE) || !callers.calls(record)) {
            return;
        }
        long what = CallKey.of(here, record.family(), values.protocol(), port);
        calls.add(high, low, what, values.action(), values.bytes(), values.start(), values.end());
        long sender = ConnectionHash.address(high, low);
        if (refused && stranger) {
            refusedStrangers.add(sender);
        }
        if (login != LoginService.NONE) {
            login(logins.get(login), values.action(), here, stranger, sender);
        }
    }

    private static void login(Logins counted, int action, int here, boolean stranger, long sender) {
        if (action == REJECT) {
            counted.refused.add(here, 1);
            counted.refusedSources.add(sender);
        } else if (action == ACCEPT) {
            counted.accepted.add(here, 1);
            counted.acceptedFromInternet.add(here, stranger ? 1 : 0);
            counted.acceptedSources.add(sender);
        }
    }

    @Override
    public void join(InsightWatch other) {
        logged.join(other.logged);
        records.join(other.records);
        bytes.join(other.bytes);
        farRecords.join(other.farRecords);
        farBytes.join(other.farBytes);
        calls.join(other.calls);
        pairsInside.join(other.pairsInside);
        pairsOutside.join(other.pairsOutside);
        exchanges.join(other.exchanges);
        skipped.join(other.skipped);
        refusedStrangers.join(other.refusedStrangers);
        for (int service = 0; service < logins.size(); service++) {
            logins.get(service).join(other.logins.get(service));
        }
    }

    /** What it was made for. */
    WatchedNetwork network() {
        return network;
    }

    /** Records of any kind at an interface. */
    PerInterface logged() {
        return logged;
    }

    /** Records of traffic at an interface. */
    PerInterface records() {
        return records;
    }

    PerInterface bytes() {
        return bytes;
    }

    /** Records whose far end is an interface. */
    PerInterface farRecords() {
        return farRecords;
    }

    PerInterface farBytes() {
        return farBytes;
    }

    /** Who called: by the address, and the interface and the port that it tried. */
    Followed calls() {
        return calls;
    }

    /** Interfaces and interfaces of the snapshot that they speak with, by their addresses. */
    PairSums pairsInside() {
        return pairsInside;
    }

    /** Interfaces and others, by their addresses. */
    PairSums pairsOutside() {
        return pairsOutside;
    }

    /** By one of the kinds above, whom with, and interface, protocol and port. */
    Followed exchanges() {
        return exchanges;
    }

    SkippedWindows skipped() {
        return skipped;
    }

    /** Addresses of the internet whose calls were refused. */
    Distinct refusedStrangers() {
        return refusedStrangers;
    }

    Logins logins(LoginService service) {
        return logins.get(LoginService.all().indexOf(service));
    }
}
