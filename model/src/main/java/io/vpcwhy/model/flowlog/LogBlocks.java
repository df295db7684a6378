package io.vpcwhy.model.flowlog;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source of flow log records in blocks of lines, to be read by {@link RecordScanner}s, several at a time. What the
 * source is, and which columns its lines have, is found out by {@link FlowLogReader} from its beginning; of anything but
 * lines of text there are no blocks, and {@link #reader} reads it.
 *
 * <p>Not safe for use by several threads; the blocks are.
 */
public final class LogBlocks implements AutoCloseable {

    /** Bytes at the beginning by which a source is known. */
    private static final int HEAD = 1 << 16;

    /** Bytes of a block in which a line must have ended. */
    private static final int MOST = 1 << 23;

    private final String source;
    private final Remembering in;
    private final byte[] head;
    private final FlowLogReadOptions options;
    private final Optional<LineLayout> layout;
    private byte[] rest;
    private long number;
    private boolean ended;

    /** A stream that remembers where it broke off, whoever read it. */
    private static final class Remembering extends FilterInputStream {

        private @Nullable GzipDamageException damage;

        Remembering(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (GzipDamageException e) {
                damage = e;
                throw e;
            }
        }
    }

    private LogBlocks(
            String source, Remembering in, byte[] head, FlowLogReadOptions options, Optional<LineLayout> layout) {
        this.source = source;
        this.in = in;
        this.head = head;
        this.options = options;
        this.layout = layout;
        this.rest = head;
    }

    /**
     * Looks at the beginning of a stream, which is closed with this.
     *
     * @param source what messages call it, {@code -} for standard input
     * @throws IOException where it cannot be read
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    public static LogBlocks open(String source, InputStream raw, FlowLogReadOptions options) throws IOException {
        try {
            Remembering in = new Remembering(OpenSource.decompress(source, raw).in());
            byte[] head = beginning(in);
            Optional<LineLayout> layout =
                    OpenSource.isParquet(head) ? Optional.empty() : LineLayout.find(source, head, options);
            return new LogBlocks(source, in, head, options, layout);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** What messages call the source. */
    public String source() {
        return source;
    }

    /** How its lines are read; empty where it is to be read by {@link #reader}. */
    public Optional<LineLayout> layout() {
        return layout;
    }

    /** A reader of the whole source, of which no block may have been taken. */
    public FlowLogReader reader() throws IOException {
        return FlowLogReader.open(source, new SequenceInputStream(new ByteArrayInputStream(head), in), options);
    }

    /**
     * Fills a block with the lines that follow.
     *
     * @return false after the last line that is whole
     */
    public boolean next(LineBlock block) throws IOException {
        if (ended) {
            return false;
        }
        int length = rest.length;
        while (block.room() < length) {
            block.grow();
        }
        System.arraycopy(rest, 0, block.bytes(), 0, length);
        int lines = 0;
        while (!ended) {
            length = readOn(block, length);
            lines = ended ? length : afterLastLine(block.bytes(), length);
            if (lines > 0) {
                break;
            }
            if (block.room() > MOST) {
                throw new IOException("a line has more than " + MOST + " bytes");
            }
            block.grow();
        }
        if (in.damage != null) {
            lines = afterLastLine(block.bytes(), length);
        }
        rest = Arrays.copyOfRange(block.bytes(), lines, length);
        block.fill(lines, number++);
        return lines > 0;
    }

    /** Whether the block that was filled last is the last. */
    public boolean ended() {
        return ended;
    }

    /** Why the source breaks off after its last whole line; empty where it does not. */
    public Optional<String> damage() {
        return Optional.ofNullable(in.damage).map(GzipDamageException::problem);
    }

    /** What is left of the line in which the source breaks off. */
    public String brokenLine() {
        return new String(rest, StandardCharsets.UTF_8);
    }

    private int readOn(LineBlock block, int from) throws IOException {
        int length = from;
        try {
            while (length < block.room()) {
                int count = in.read(block.bytes(), length, block.room() - length);
                if (count < 0) {
                    ended = true;
                    break;
                }
                length += count;
            }
        } catch (GzipDamageException e) {
            ended = true; // and why is remembered
        }
        return length;
    }

    private static int afterLastLine(byte[] bytes, int length) {
        int at = length;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private static byte[] beginning(InputStream in) throws IOException {
        byte[] head = new byte[HEAD];
        int length = 0;
        try {
            while (length < HEAD) {
                int count = in.read(head, length, HEAD - length);
                if (count < 0) {
                    break;
                }
                length += count;
            }
        } catch (GzipDamageException e) {
            // The next read comes upon the damage again.
        }
        return Arrays.copyOf(head, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
