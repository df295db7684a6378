package io.vpcwhy.simulator.connection;

import java.util.Arrays;

/**
 * Connections by the interfaces at which they were seen, as numbers: 48 bytes each in the table and 8 in the index to
 * it, 32 more for IPv6. At most {@link #MOST} are kept, some 30 MB, or 45 of IPv6; where there would be more, only those
 * connections are followed whose hash begins with a zero bit, then with two, and so on. Which those are does not depend on the order
 * of records or on how tables are joined, and of a connection that is followed every record counts. For one thread.
 */
final class SightingTable {

    /** A connection at an interface; several connections at several interfaces are as many sightings. */
    static final int MOST = 1 << 19;

    /** Stands for a time that is not logged. */
    static final long NO_TIME = 0xFFFF_FFFFL;

    private static final int WIDTH = 6;
    private static final int CONNECTION = 0;
    private static final int ADDRESSES = 1;
    private static final int PLACE = 2;
    private static final int SEEN = 3;
    private static final int FIRSTS = 4;
    private static final int LAST = 5;

    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int WIDE = 4;
    private static final int FIRST_SIZE = 1 << 10;
    private static final long LOW = 0xFFFF_FFFFL;

    private final int most;
    private int[] index = new int[2 * FIRST_SIZE];
    private long[][] chunks = new long[0][];
    private long[] wide = new long[0];
    private int wides;
    private int size;
    private int level;

    SightingTable(int most) {
        this.most = most;
    }

    /** How many sightings there are. */
    int size() {
        return size;
    }

    /** One in how many connections is followed: a power of two. */
    long oneIn() {
        return 1L << level;
    }

    boolean follows(long connection) {
        return Long.numberOfLeadingZeros(connection) >= level;
    }

    /**
     * Adds a record of a connection that is followed. Addresses are those of the lower and the higher end as they stand in
     * the record.
     *
     * @param start Unix seconds of its first packet, or {@link #NO_TIME}
     * @param end Unix seconds of its last packet, or 0
     */
    void add(
            long connection,
            int networkInterface,
            int marks,
            long lowHigh,
            long lowLow,
            long highHigh,
            long highLow,
            int lowPort,
            int highPort,
            boolean forward,
            long start,
            long end) {
        int at = find(connection, networkInterface);
        if (at < 0) {
            at = insert(connection, networkInterface, lowPort, highPort);
            long[] chunk = chunk(at);
            int offset = offset(at);
            if ((marks & Marks.IPV6) == 0) {
                chunk[offset + ADDRESSES] = (lowLow << 32) | (highLow & LOW);
            } else {
                chunk[offset + ADDRESSES] = addWide(lowHigh, lowLow, highHigh, highLow);
            }
        }
        long firsts = forward ? (start << 32) | NO_TIME : (NO_TIME << 32) | start;
        if ((marks & Marks.IPV6) == 0) {
            keepLowest(at, (lowLow << 32) | (highLow & LOW));
        }
        merge(at, marks, 1, firsts, end);
        if (size > most) {
            narrow();
        }
    }

    /** Takes over what another table has. */
    void join(SightingTable other) {
        if (other.level > level) {
            level = other.level;
            keepFollowed();
        }
        for (int i = 0; i < other.size; i++) {
            long[] from = other.chunk(i);
            int source = offset(i);
            if (!follows(from[source])) {
                continue;
            }
            int networkInterface = (int) from[source + PLACE];
            int at = find(from[source], networkInterface);
            if (at < 0) {
                at = copy(other, i);
            }
            if (!isWide(at)) {
                keepLowest(at, from[source + ADDRESSES]);
            }
            merge(
                    at,
                    (int) from[source + SEEN],
                    from[source + SEEN] >>> 32,
                    from[source + FIRSTS],
                    from[source + LAST]);
            if (size > most) {
                narrow();
            }
        }
    }

    /** An end may be logged by several of its addresses: which one is kept does not depend on the order of records. */
    private void keepLowest(int at, long addresses) {
        long[] chunk = chunk(at);
        int place = offset(at) + ADDRESSES;
        if (Long.compareUnsigned(addresses, chunk[place]) < 0) {
            chunk[place] = addresses;
        }
    }

    private void merge(int at, int marks, long records, long firsts, long end) {
        long[] chunk = chunk(at);
        int offset = offset(at);
        long seen = chunk[offset + SEEN];
        long count = Math.min((seen >>> 32) + records, Integer.MAX_VALUE);
        chunk[offset + SEEN] = (count << 32) | ((seen | marks) & LOW);
        long known = chunk[offset + FIRSTS];
        long forward = Math.min(known >>> 32, firsts >>> 32);
        chunk[offset + FIRSTS] = (forward << 32) | Math.min(known & LOW, firsts & LOW);
        chunk[offset + LAST] = Math.max(chunk[offset + LAST], end);
    }

    /** Halves as often as it takes. */
    private void narrow() {
        while (size > most) {
            halve();
        }
    }

    /** Follows half of the connections. */
    void halve() {
        level++;
        keepFollowed();
    }

    private void keepFollowed() {
        int before = size;
        long[] wideBefore = wide;
        size = 0;
        wide = new long[0];
        wides = 0;
        Arrays.fill(index, 0);
        for (int i = 0; i < before; i++) {
            long[] from = chunk(i);
            int source = offset(i);
            if (follows(from[source])) {
                int at = size++;
                System.arraycopy(from, source, chunk(at), offset(at), WIDTH); // never behind what is read next
                keepWide(at, wideBefore);
                index[slot(chunk(at)[offset(at)], (int) chunk(at)[offset(at) + PLACE])] = at + 1;
            }
        }
    }

    private void keepWide(int at, long[] wideBefore) {
        if (isWide(at)) {
            int from = (int) chunk(at)[offset(at) + ADDRESSES];
            chunk(at)[offset(at) + ADDRESSES] =
                    addWide(wideBefore[from], wideBefore[from + 1], wideBefore[from + 2], wideBefore[from + 3]);
        }
    }

    private int copy(SightingTable other, int i) {
        long[] from = other.chunk(i);
        int source = offset(i);
        int at = insert(from[source], (int) from[source + PLACE], 0, 0);
        long[] to = chunk(at);
        int target = offset(at);
        to[target + PLACE] = from[source + PLACE];
        to[target + ADDRESSES] = from[source + ADDRESSES];
        to[target + SEEN] = from[source + SEEN] & Marks.IPV6;
        keepWide(at, other.wide);
        return at;
    }

    private long addWide(long lowHigh, long lowLow, long highHigh, long highLow) {
        if (wides + WIDE > wide.length) {
            wide = Arrays.copyOf(wide, Math.max(WIDE * FIRST_SIZE, 2 * wide.length));
        }
        wide[wides] = lowHigh;
        wide[wides + 1] = lowLow;
        wide[wides + 2] = highHigh;
        wide[wides + 3] = highLow;
        int at = wides;
        wides += WIDE;
        return at;
    }

    private int find(long connection, int networkInterface) {
        return index[slot(connection, networkInterface)] - 1;
    }

    private int insert(long connection, int networkInterface, int lowPort, int highPort) {
        int at = size++;
        if (at >>> CHUNK_BITS == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = new long[CHUNK * WIDTH];
        }
        long[] chunk = chunk(at);
        int offset = offset(at);
        chunk[offset + CONNECTION] = connection;
        chunk[offset + PLACE] = ((long) lowPort << 48) | ((long) highPort << 32) | (networkInterface & LOW);
        chunk[offset + SEEN] = 0;
        chunk[offset + FIRSTS] = -1L;
        chunk[offset + LAST] = 0;
        if (2 * size > index.length) {
            index = new int[2 * index.length];
            for (int i = 0; i < size; i++) {
                index[slot(chunk(i)[offset(i)], (int) chunk(i)[offset(i) + PLACE])] = i + 1;
            }
        } else {
            index[slot(connection, networkInterface)] = at + 1;
        }
        return at;
    }

    /** Where a sighting is in the index, or would be. */
    private int slot(long connection, int networkInterface) {
        int mask = index.length - 1;
        int slot = ((int) connection + networkInterface * 0x9E37_79B9) & mask;
        while (index[slot] != 0 && !is(index[slot] - 1, connection, networkInterface)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean is(int at, long connection, int networkInterface) {
        long[] chunk = chunk(at);
        int offset = offset(at);
        return chunk[offset] == connection && (int) chunk[offset + PLACE] == networkInterface;
    }

    private long[] chunk(int at) {
        return chunks[at >>> CHUNK_BITS];
    }

    private static int offset(int at) {
        return (at & (CHUNK - 1)) * WIDTH;
    }

    private boolean isWide(int at) {
        return (chunk(at)[offset(at) + SEEN] & Marks.IPV6) != 0;
    }

    /** The connection of a sighting. */
    long connection(int at) {
        return chunk(at)[offset(at) + CONNECTION];
    }

    /** A sighting as an object. */
    Sighting sighting(int at) {
        long[] chunk = chunk(at);
        int offset = offset(at);
        long place = chunk[offset + PLACE];
        long addresses = chunk[offset + ADDRESSES];
        int from = (int) addresses;
        boolean v6 = isWide(at);
        return new Sighting(
                chunk[offset + CONNECTION],
                (int) place,
                (int) chunk[offset + SEEN],
                v6 ? wide[from] : 0,
                v6 ? wide[from + 1] : addresses >>> 32,
                v6 ? wide[from + 2] : 0,
                v6 ? wide[from + 3] : addresses & LOW,
                (int) (place >>> 48),
                (int) (place >>> 32) & 0xFFFF,
                chunk[offset + SEEN] >>> 32,
                chunk[offset + FIRSTS] >>> 32,
                chunk[offset + FIRSTS] & LOW,
                chunk[offset + LAST]);
    }
}
