package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.ConnectionHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The traffic that a rule was seen to permit: the far end's address, the protocol and the port of each request. Where
 * there are more of them than a limit, addresses are held by the longest prefixes of a few lengths of which there are not,
 * and if there are too many of the shortest, ports are not held either. What is held does not depend on the order in
 * which records are seen.
 */
final class SeenTraffic {

    private static final int[] PREFIXES_4 = {32, 28, 24, 20, 16, 12, 8, 4, 0};
    private static final int[] PREFIXES_6 = {128, 64, 60, 56, 52, 48, 40, 32, 0};

    /** The last step, at which ports are not held: beyond those of the prefixes. */
    private static final int WITHOUT_PORTS = PREFIXES_4.length;

    /** A limit holds at least all protocols of both families. */
    static final int LEAST = 512;

    private static final int WIDTH = 3;
    private static final long TAKEN = 1L << 63;
    private static final long IS_IPV6 = 1L << 40;
    private static final long IPV4_BITS = 0xFFFF_FFFFL;
    private static final int PORT_BITS = 17;
    private static final int NO_PORT = 1 << 16;

    /**
     * Traffic that was seen, or all that it was part of.
     *
     * @param port empty where the protocol has none, or ports are not held
     */
    record Entry(Cidr remote, IpProtocol protocol, OptionalInt port) {

        private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::protocol)
                .thenComparingInt(entry -> entry.port().orElse(-1))
                .thenComparing(Entry::remote);
    }

    private final int limit;
    private long[] table = new long[WIDTH * 16];
    private int size;
    private int step;

    /** @param limit how many are held, from {@link #LEAST} */
    SeenTraffic(int limit) {
        this.limit = limit;
    }

    /**
     * Adds what was seen.
     *
     * @param family 4 or 6
     * @param port 0 to 65,535; not looked at where packets of the protocol have none
     */
    void add(int family, long high, long low, int protocol, int port) {
        long what = TAKEN
                | (family == 6 ? IS_IPV6 : 0)
                | ((long) protocol << PORT_BITS)
                | (port == NO_PORT || step == WITHOUT_PORTS || !hasPorts(protocol) ? NO_PORT : port);
        boolean ipv6 = family == 6;
        int prefix = prefix(ipv6);
        put(high(ipv6, prefix, high), low(ipv6, prefix, low), what);
        coarsen();
    }

    private static boolean hasPorts(int protocol) {
        return protocol == IpProtocol.TCP.number() || protocol == IpProtocol.UDP.number();
    }

    private int prefix(boolean ipv6) {
        int last = Math.min(step, WITHOUT_PORTS - 1);
        return ipv6 ? PREFIXES_6[last] : PREFIXES_4[last];
    }

    /** The upper half of an address, of which a prefix is left. */
    private static long high(boolean ipv6, int prefix, long bits) {
        return ipv6 ? top(bits, prefix) : 0;
    }

    /** The lower half, which of IPv4 is all of it. */
    private static long low(boolean ipv6, int prefix, long bits) {
        return ipv6 ? top(bits, prefix - Long.SIZE) : bits & IPV4_BITS & (-1L << (Integer.SIZE - prefix));
    }

    private static long top(long bits, int left) {
        return left <= 0 ? 0 : left >= Long.SIZE ? bits : bits & (-1L << (Long.SIZE - left));
    }

    private void put(long high, long low, long what) {
        if (insert(table, high, low, what)) {
            size++;
            if (2 * WIDTH * size > table.length) {
                long[] larger = new long[2 * table.length];
                move(larger);
                table = larger;
            }
        }
    }

    private int move(long[] to) {
        int moved = 0;
        for (int i = 0; i < table.length; i += WIDTH) {
            if (table[i + 2] != 0) {
                moved += insert(to, table[i], table[i + 1], table[i + 2]) ? 1 : 0;
            }
        }
        return moved;
    }

    private static boolean insert(long[] all, long high, long low, long what) {
        int slots = all.length / WIDTH;
        int at = (int) (ConnectionHash.mix(ConnectionHash.mix(high) ^ ConnectionHash.mix(low ^ what)) & (slots - 1));
        for (int slot = WIDTH * at; all[slot + 2] != 0; slot = WIDTH * at) {
            if (all[slot + 2] == what && all[slot + 1] == low && all[slot] == high) {
                return false;
            }
            at = (at + 1) & (slots - 1);
        }
        all[WIDTH * at] = high;
        all[WIDTH * at + 1] = low;
        all[WIDTH * at + 2] = what;
        return true;
    }

    private void coarsen() {
        while (size > limit && step < WITHOUT_PORTS) {
            coarsenTo(step + 1);
        }
    }

    private void coarsenTo(int next) {
        step = next;
        long[] coarser = new long[table.length];
        int left = 0;
        for (int i = 0; i < table.length; i += WIDTH) {
            long what = table[i + 2];
            if (what != 0) {
                boolean ipv6 = (what & IS_IPV6) != 0;
                int prefix = prefix(ipv6);
                long kept = step == WITHOUT_PORTS ? (what & -(1L << PORT_BITS)) | NO_PORT : what;
                long high = high(ipv6, prefix, table[i]);
                long low = low(ipv6, prefix, table[i + 1]);
                left += insert(coarser, high, low, kept) ? 1 : 0;
            }
        }
        table = coarser;
        size = left;
    }

    /** Takes over what another holds, which has the same limit. */
    void join(SeenTraffic other) {
        if (other.step > step) {
            coarsenTo(other.step);
        }
        for (int i = 0; i < other.table.length; i += WIDTH) {
            long what = other.table[i + 2];
            if (what != 0) {
                int port = (int) (what & ((1 << PORT_BITS) - 1));
                int protocol = (int) (what >>> PORT_BITS) & 0xFF;
                int family = (what & IS_IPV6) != 0 ? 6 : 4;
                add(family, other.table[i], other.table[i + 1], protocol, port);
            }
        }
    }

    /** Whether every address is held by itself. */
    boolean isExact() {
        return step == 0;
    }

    /** Whether ports are held. */
    boolean hasPorts() {
        return step < WITHOUT_PORTS;
    }

    /** All that is held, in an order that does not depend on how it was seen. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < table.length; i += WIDTH) {
            long what = table[i + 2];
            if (what != 0) {
                boolean ipv6 = (what & IS_IPV6) != 0;
                IpAddress address =
                        ipv6 ? IpAddress.ofIpv6(table[i], table[i + 1]) : IpAddress.ofIpv4((int) table[i + 1]);
                int port = (int) (what & ((1 << PORT_BITS) - 1));
                entries.add(new Entry(
                        Cidr.of(address, prefix(ipv6)),
                        new IpProtocol((int) (what >>> PORT_BITS) & 0xFF),
                        port == NO_PORT ? OptionalInt.empty() : OptionalInt.of(port)));
            }
        }
        entries.sort(Entry.ORDER);
        return entries;
    }
}
