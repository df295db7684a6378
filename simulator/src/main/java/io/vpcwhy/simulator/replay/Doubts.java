package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.RecordCursor;
import io.vpcwhy.simulator.explain.Glimpse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records of a block whose sides the records beside them tell, or that tell theirs: they have to wait until all blocks
 * before are known. As numbers side by side, for every third record may be one.
 */
final class Doubts {

    /** Stands for a record that only tells the side of others. */
    static final int NOT_ASKED = 0;

    private static final int FIRST_SIZE = 256;
    private static final int TEXT_OF_ONE = 128;

    private int[] lines = new int[FIRST_SIZE];
    private long[] connections = new long[FIRST_SIZE];
    private int[] bits = new int[FIRST_SIZE];
    private long[] starts = new long[FIRST_SIZE];
    private long[] ends = new long[FIRST_SIZE];
    private int[] choices = new int[FIRST_SIZE];
    private int[] ports = new int[FIRST_SIZE];
    private long[] bytes = new long[FIRST_SIZE];
    private long[] peers = new long[FIRST_SIZE];
    private int[] networkInterfaces = new int[FIRST_SIZE];
    private long[] positions = new long[FIRST_SIZE];
    private int[] textEnds = new int[FIRST_SIZE];
    private byte[] texts = new byte[FIRST_SIZE * TEXT_OF_ONE];
    private int textLength;
    private int size;

    /**
     * Adds a record that only tells the side of others.
     *
     * @param line number among the block's lines that are answered, from 0
     */
    void add(long line, long connection, Glimpse glimpse) {
        if (size == lines.length) {
            grow();
        }
        lines[size] = (int) line;
        connections[size] = connection;
        bits[size] = glimpse.bits();
        starts[size] = glimpse.start();
        ends[size] = glimpse.end();
        choices[size] = NOT_ASKED;
        textEnds[size] = textLength;
        size++;
    }

    /** Says that the record which was added last asks for its side. */
    void ask(int choice, int port, long bytesOfIt, long peer, int networkInterface, long position) {
        int at = size - 1;
        choices[at] = choice;
        ports[at] = port;
        bytes[at] = bytesOfIt;
        peers[at] = peer;
        networkInterfaces[at] = networkInterface;
        positions[at] = position;
    }

    /** Adds a record that was looked at by itself. */
    void add(long line, Asker.Doubt doubt) {
        add(line, doubt.sighting().connection(), doubt.sighting().glimpse());
        doubt.asked().ifPresent(this::ask);
    }

    /** Says that the record which was added last asks for its side. */
    void ask(Asked asked) {
        ask(asked.choice(), asked.port(), asked.bytes(), asked.peer(), asked.networkInterface(), asked.position());
        text(asked.line());
    }

    /** Says how the record is written which was added last. */
    void text(RecordCursor cursor) {
        int length = cursor.copyText(texts, textLength);
        if (textLength + length > texts.length) {
            texts = Arrays.copyOf(texts, 2 * (textLength + length));
            cursor.copyText(texts, textLength);
        }
        textLength += length;
        textEnds[size - 1] = textLength;
    }

    private void text(String line) {
        byte[] written = line.getBytes(StandardCharsets.UTF_8);
        if (textLength + written.length > texts.length) {
            texts = Arrays.copyOf(texts, 2 * (textLength + written.length));
        }
        System.arraycopy(written, 0, texts, textLength, written.length);
        textLength += written.length;
        textEnds[size - 1] = textLength;
    }

    private void grow() {
        int larger = 2 * size;
        lines = Arrays.copyOf(lines, larger);
        connections = Arrays.copyOf(connections, larger);
        bits = Arrays.copyOf(bits, larger);
        starts = Arrays.copyOf(starts, larger);
        ends = Arrays.copyOf(ends, larger);
        choices = Arrays.copyOf(choices, larger);
        ports = Arrays.copyOf(ports, larger);
        bytes = Arrays.copyOf(bytes, larger);
        peers = Arrays.copyOf(peers, larger);
        networkInterfaces = Arrays.copyOf(networkInterfaces, larger);
        positions = Arrays.copyOf(positions, larger);
        textEnds = Arrays.copyOf(textEnds, larger);
    }

    int size() {
        return size;
    }

    int line(int at) {
        return lines[at];
    }

    long connection(int at) {
        return connections[at];
    }

    int bits(int at) {
        return bits[at];
    }

    long start(int at) {
        return starts[at];
    }

    long end(int at) {
        return ends[at];
    }

    boolean isAsked(int at) {
        return choices[at] != NOT_ASKED;
    }

    /** What the cause is among, a number of {@link CauseTable} below 0. */
    int choice(int at) {
        return choices[at];
    }

    /** The port of the service by what the record alone tells, or {@link Tally#NO_PORT}. */
    int port(int at) {
        return ports[at];
    }

    long bytes(int at) {
        return bytes[at];
    }

    /** Hash of the far end's address. */
    long peer(int at) {
        return peers[at];
    }

    /** Number of the interface, or below 0. */
    int networkInterface(int at) {
        return networkInterfaces[at];
    }

    /** Where the line is among all. */
    long position(int at) {
        return positions[at];
    }

    String text(int at) {
        int from = at == 0 ? 0 : textEnds[at - 1];
        return new String(texts, from, textEnds[at] - from, StandardCharsets.UTF_8);
    }
}
