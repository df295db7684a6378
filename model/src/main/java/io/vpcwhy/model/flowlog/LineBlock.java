package io.vpcwhy.model.flowlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whole lines of a source as bytes, to be filled again and again. After the last of them the array has room for some
 * words more, so that words may be read at any of them.
 */
public final class LineBlock {

    /** Bytes that may be read, and mean nothing, after the last of the block. */
    static final int MARGIN = 64;

    private byte[] bytes;
    private int length;
    private long number;

    /** @param size bytes that it has room for at first; it grows with its longest line */
    public LineBlock(int size) {
        this.bytes = new byte[size + MARGIN];
    }

    byte[] bytes() {
        return bytes;
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }

    /** Number of the block in its source, from 0. */
    public long number() {
        return number;
    }

    /** The line that begins there, without what ends it. */
    public String line(int from) {
        int end = from;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        return new String(bytes, from, last - from, StandardCharsets.UTF_8);
    }

    /**
     * Copies the line that begins there, without what ends it, where it is of printable ASCII without quotes and
     * backslashes.
     *
     * @param into with room for all that is left of the block and a word more
     * @return how many bytes the line has, or below 0 where it is another
     */
    public int copyPlain(int from, byte[] into, int to) {
        int at = from;
        while (at < length) {
            long word = Words.at(bytes, at);
            Words.put(into, to + at - from, word);
            long odd = Words.notPlain(word);
            if (odd != 0) {
                at += Long.numberOfTrailingZeros(odd) >>> 3;
                break;
            }
            at += Long.BYTES;
        }
        if (at >= length) {
            return length - from;
        }
        boolean ended = bytes[at] == '\n' || (bytes[at] == '\r' && at + 1 < length && bytes[at + 1] == '\n');
        return ended ? at - from : -1;
    }

    int room() {
        return bytes.length - MARGIN;
    }

    void grow() {
        bytes = Arrays.copyOf(bytes, 2 * room() + MARGIN);
    }

    void fill(int newLength, long newNumber) {
        length = newLength;
        number = newNumber;
    }
}
