package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.LineBlock;
import java.io.IOException;
import java.util.Arrays;

/**
 * Lines with their causes, written one after the other. Some of the causes may turn on records that come later: they are
 * left out at first. For one thread at a time.
 */
final class AnnotatedLines {

    /** Bytes that may be written beyond what is meant. */
    private static final int MARGIN = Long.BYTES;

    private final AnnotationTexts texts;
    private final byte[] before;
    private byte[] bytes;
    private int length;
    private int[] holes = {};
    private int[] filling = {};
    private int left;
    private int filled;

    /** @param bytes where they are written, as long as there is room */
    AnnotatedLines(AnnotationTexts texts, byte[] bytes) {
        this.texts = texts;
        this.before = texts.form().before();
        this.bytes = bytes;
    }

    /** Where they are written; of no use to them any more when they are written elsewhere. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * Adds a line of a block.
     *
     * @param at where it begins there
     * @param cause a cause, or a choice among several, by its number
     */
    void add(LineBlock block, int at, int cause) {
        ensure(before.length + block.length() - at + MARGIN);
        put(before);
        int copied = block.copyPlain(at, bytes, length);
        if (copied < 0) {
            put(texts.form().line(block.line(at)));
        } else {
            length += copied;
        }
        putCause(cause);
    }

    /** Adds a line. */
    void add(String line, int cause) {
        put(before);
        put(texts.form().line(line));
        putCause(cause);
    }

    /** Adds a line that is no record. */
    void add(FlowLogLine.Malformed line) {
        put(before);
        put(texts.form().line(line.text()));
        put(texts.form().after(line));
    }

    private void putCause(int cause) {
        if (cause >= 0) {
            put(texts.of(cause));
            return;
        }
        if (left == holes.length) {
            holes = Arrays.copyOf(holes, Math.max(16, 2 * left));
            filling = Arrays.copyOf(filling, holes.length);
        }
        holes[left++] = length;
    }

    /** Says the cause of the first line of which it was left out. */
    void fill(int cause) {
        filling[filled++] = cause;
    }

    /** Whether a cause is still left out. */
    boolean hasHoles() {
        return filled < left;
    }

    private void put(byte[] text) {
        ensure(text.length + MARGIN);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /** Lines are short, and the end of a block is far: room is made for more than is likely to be needed. */
    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + bytes.length / 2));
        }
    }

    /** Takes bytes in their order. */
    interface Sink {
        void write(byte[] from, int offset, int count) throws IOException;
    }

    /** Writes all of them; none may be left out. */
    void writeTo(Sink sink) throws IOException {
        if (left == 0) {
            sink.write(bytes, 0, length);
            return;
        }
        int size = length;
        for (int i = 0; i < left; i++) {
            size += texts.of(filling[i]).length;
        }
        byte[] whole = new byte[size];
        int from = 0;
        int to = 0;
        for (int i = 0; i < left; i++) {
            System.arraycopy(bytes, from, whole, to, holes[i] - from);
            to += holes[i] - from;
            from = holes[i];
            byte[] text = texts.of(filling[i]);
            System.arraycopy(text, 0, whole, to, text.length);
            to += text.length;
        }
        System.arraycopy(bytes, from, whole, to, length - from);
        sink.write(whole, 0, size);
    }
}
