package io.vpcwhy.model.flowlog;

/**
 * Reads the IPv6 addresses of a line as AWS writes them, without an object for each. What is written otherwise, as with
 * an IPv4 address at its end, is left to others. For one thread.
 */
final class HexGroups {

    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;
    private static final int LONGEST_GROUP = 4;

    private long high;
    private long low;

    /**
     * Reads the address from {@code from} to {@code end}; returns false where it is none, or is not written as usual. At
     * the end another character than of an address must follow.
     */
    boolean read(byte[] bytes, int from, int end) {
        high = 0;
        low = 0;
        int groups = 0;
        int gap = -1;
        int p = from;
        if (bytes[p] == ':') {
            if (bytes[p + 1] != ':') {
                return false;
            }
            gap = 0;
            p += 2;
        }
        while (p < end) {
            int start = p;
            int group = 0;
            for (int digit = hex(bytes[p]); digit >= 0; digit = hex(bytes[++p])) {
                group = (group << 4) | digit;
            }
            if (p == start || p - start > LONGEST_GROUP || groups == GROUPS) {
                return false;
            }
            append(group);
            groups++;
            if (p == end) {
                break;
            }
            if (bytes[p++] != ':' || p == end) {
                return false;
            }
            if (bytes[p] == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = groups;
                p++;
            }
        }
        return gap < 0 ? groups == GROUPS : groups < GROUPS - 1 && spread(GROUPS - gap - (groups - gap), groups - gap);
    }

    private void append(int group) {
        high = (high << GROUP_BITS) | (low >>> (Long.SIZE - GROUP_BITS));
        low = (low << GROUP_BITS) | group;
    }

    /** Moves all groups but the last up, to leave a gap of so many groups of zeros before the last. */
    private boolean spread(int gap, int last) {
        long lastHigh = high & maskHigh(last);
        long lastLow = low & maskLow(last);
        long firstHigh = high & ~maskHigh(last);
        long firstLow = low & ~maskLow(last);
        for (int i = 0; i < gap; i++) {
            firstHigh = (firstHigh << GROUP_BITS) | (firstLow >>> (Long.SIZE - GROUP_BITS));
            firstLow <<= GROUP_BITS;
        }
        high = firstHigh | lastHigh;
        low = firstLow | lastLow;
        return true;
    }

    /** The bits of the upper half that the last groups take up. */
    private static long maskHigh(int last) {
        return last <= 4 ? 0 : -1L >>> (Long.SIZE - GROUP_BITS * (last - 4));
    }

    private static long maskLow(int last) {
        return last == 0 ? 0 : last >= 4 ? -1L : -1L >>> (Long.SIZE - GROUP_BITS * last);
    }

    private static int hex(byte digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        int lower = digit | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** The upper half of the address that was read last. */
    long high() {
        return high;
    }

    long low() {
        return low;
    }
}
