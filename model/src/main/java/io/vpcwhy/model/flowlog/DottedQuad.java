package io.vpcwhy.model.flowlog;

/**
 * Reads IPv4 addresses of a line without a branch for each digit: how long their octets are cannot be foreseen, and each
 * wrong guess of a processor takes as long as the reading of an octet.
 */
final class DottedQuad {

    /** Stands for what is none, or is not written as usual. */
    static final long NONE = -1;

    /** Bytes before the beginning of an address that are looked at. */
    static final int BEFORE = 4;

    private static final int LENGTH_BITS = 8;
    private static final int LONGEST = 16;
    private static final int[] MASKS = new int[LONGEST];

    /** The lowest value that is written with so many digits. */
    private static final int[] LOWEST = {
        1000, 0, 10, 100, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000
    };

    static {
        MASKS[1] = 0x0F00_0000;
        MASKS[2] = 0x0F0F_0000;
        MASKS[3] = 0x0F0F_0F00;
    }

    private DottedQuad() {}

    /**
     * The address and its length, for {@link #address} and {@link #length}; {@link #NONE} where it is not four octets
     * without leading zeros and a blank after them.
     */
    static long read(byte[] bytes, int from) {
        long first = Words.at(bytes, from);
        long second = Words.at(bytes, from + Long.BYTES);
        if (Words.hasHigh(first | second)) {
            return NONE;
        }
        int ends = Words.belowDigits(first) | Words.belowDigits(second) << Long.BYTES;
        int end0 = Integer.numberOfTrailingZeros(ends);
        ends &= ends - 1;
        int end1 = Integer.numberOfTrailingZeros(ends);
        ends &= ends - 1;
        int end2 = Integer.numberOfTrailingZeros(ends);
        ends &= ends - 1;
        int end3 = Integer.numberOfTrailingZeros(ends);
        if (ends == 0
                || bytes[from + end0] != '.'
                || bytes[from + end1] != '.'
                || bytes[from + end2] != '.'
                || bytes[from + end3] != ' '
                || (aboveDigits(first, second) & (1 << end3) - 1) != 0) {
            return NONE;
        }
        int length0 = end0;
        int length1 = end1 - end0 - 1;
        int length2 = end2 - end1 - 1;
        int length3 = end3 - end2 - 1;
        int octet0 = octet(bytes, from + end0, length0);
        int octet1 = octet(bytes, from + end1, length1);
        int octet2 = octet(bytes, from + end2, length2);
        int octet3 = octet(bytes, from + end3, length3);
        int wrong = wrong(octet0, length0) | wrong(octet1, length1) | wrong(octet2, length2) | wrong(octet3, length3);
        if (wrong < 0) {
            return NONE;
        }
        long address = (long) octet0 << 24 | octet1 << 16 | octet2 << 8 | octet3;
        return address << LENGTH_BITS | end3;
    }

    /** A bit for each byte above the digits, the first byte's the lowest. Mostly there is none, but for what may follow. */
    private static int aboveDigits(long first, long second) {
        return Words.anyAboveDigits(first) || Words.anyAboveDigits(second)
                ? Words.aboveDigits(first) | Words.aboveDigits(second) << Long.BYTES
                : 0;
    }

    static long address(long read) {
        return read >>> LENGTH_BITS;
    }

    static int length(long read) {
        return (int) read & (1 << LENGTH_BITS) - 1;
    }

    private static int octet(byte[] bytes, int end, int length) {
        int digits = Words.fourAt(bytes, end - 4) & MASKS[length];
        return (digits >>> 24) + 10 * (digits >>> 16 & 0xF) + 100 * (digits >>> 8 & 0xF);
    }

    /** Below 0 where so many digits do not write an octet so. */
    private static int wrong(int octet, int length) {
        return 255 - octet | octet - LOWEST[length];
    }
}
