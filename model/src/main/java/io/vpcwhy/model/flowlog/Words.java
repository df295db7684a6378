package io.vpcwhy.model.flowlog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of text at a time: a line looked at byte by byte costs twice as much. The first byte of the text is the
 * lowest of the word.
 */
final class Words {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    /** Eight times the digit 0. */
    static final long ZEROS = 0x30 * ONES;

    private static final long GATHER = 0x0102_0408_1020_4080L;

    private Words() {}

    static int fourAt(byte[] bytes, int index) {
        return (int) INTS.get(bytes, index);
    }

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    static void put(byte[] bytes, int index, long word) {
        LONGS.set(bytes, index, word);
    }

    /**
     * Has the highest bit of the first byte that is no printable ASCII, or a quote or a backslash; bits above it mean
     * nothing.
     */
    static long notPlain(long word) {
        long quotes = word ^ 0x22 * ONES;
        long backslashes = word ^ 0x5C * ONES;
        long deletes = word ^ 0x7F * ONES;
        long odd = (word - 0x20 * ONES)
                | ((quotes - ONES) & ~quotes)
                | ((backslashes - ONES) & ~backslashes)
                | ((deletes - ONES) & ~deletes)
                | word;
        return odd & HIGHS;
    }

    /** Has the highest bit of the first byte that is a blank or a control character; bits above it mean nothing. */
    static long ends(long word) {
        return (word - 0x21 * ONES) & ~word & HIGHS;
    }

    /** Whether a byte is not ASCII. */
    static boolean hasHigh(long word) {
        return (word & HIGHS) != 0;
    }

    /** Whether all eight bytes are digits. */
    static boolean areDigits(long word) {
        long high = word & 0xF0F0_F0F0_F0F0_F0F0L;
        long over = (word + 0x0606_0606_0606_0606L) & 0xF0F0_F0F0_F0F0_F0F0L;
        return ((high ^ 0x3030_3030_3030_3030L) | (over ^ 0x3030_3030_3030_3030L)) == 0;
    }

    /** A bit for each byte below the digits, such as a blank or a point, the first byte's the lowest; all must be ASCII. */
    static int belowDigits(long word) {
        return gather(~((word | HIGHS) - ZEROS));
    }

    /** Whether a byte is above the digits; all must be ASCII. */
    static boolean anyAboveDigits(long word) {
        return ((word + 0x46 * ONES) & HIGHS) != 0;
    }

    /** A bit for each byte above the digits, the first byte's the lowest; all must be ASCII. */
    static int aboveDigits(long word) {
        return gather(word + 0x46 * ONES);
    }

    /** The highest bits of the bytes, that of the first the lowest. */
    private static int gather(long word) {
        return (int) ((((word & HIGHS) >>> 7) * GATHER) >>> 56);
    }

    /** How many digits the text begins with, up to 8. */
    static int digits(long word) {
        long values = word ^ ZEROS;
        long others = ((values + 0x76 * ONES) | values) & HIGHS;
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    /** The number that the first 1 to 8 bytes are, which must be digits. */
    static int number(long word, int digits) {
        return ofValues((word ^ ZEROS) << (Long.SIZE - Byte.SIZE * digits));
    }

    /** The number that eight digits are. */
    static int number(long word) {
        return ofValues(word - ZEROS);
    }

    private static int ofValues(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        return (int) (((pairs & 0x0000_00FF_0000_00FFL) * 0x000F_4240_0000_0064L
                        + ((pairs >>> 16) & 0x0000_00FF_0000_00FFL) * 0x0000_2710_0000_0001L)
                >>> 32);
    }
}
