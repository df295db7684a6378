package io.vpcwhy.model.flowlog;

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
