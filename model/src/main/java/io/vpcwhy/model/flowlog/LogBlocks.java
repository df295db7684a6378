package io.vpcwhy.model.flowlog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

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
    private final InputStream in;
    private final byte[] head;
    private final FlowLogReadOptions options;
    private final boolean parquet;
    private final boolean gzip;
    private final Optional<LineLayout> layout;
    private byte[] rest;
    private long number;
    private long delivered;
    private boolean ended;
    private boolean lineTooLong;
    private Optional<LogDamage> damage = Optional.empty();

    private LogBlocks(
            String source, OpenSource.Decompressed opened, FlowLogReadOptions options, Optional<LineLayout> known)
            throws IOException {
        this.source = source;
        this.in = opened.in();
        this.options = options;
        this.gzip = opened.gzip();
        this.parquet = OpenSource.isParquet(opened.head());
        this.head = parquet ? opened.in().head(HEAD) : beginning(opened.in());
        this.layout = parquet ? Optional.empty() : LineLayout.find(source, head, options, known);
        this.rest = parquet ? new byte[0] : head;
    }

    /**
     * Looks at the beginning of a stream, which is closed with this.
     *
     * @param source what messages call it, {@code -} for standard input
     * @param known the layout of a source before it, which is taken where this one has the same
     * @throws IOException where it cannot be read
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    public static LogBlocks open(String source, InputStream raw, FlowLogReadOptions options, Optional<LineLayout> known)
            throws IOException {
        try {
            return new LogBlocks(source, OpenSource.decompress(source, raw), options, known);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** Numbers the blocks from there on; from 0 where it is not said. */
    public void numberFrom(long first) {
        number = first;
    }

    /** What messages call the source. */
    public String source() {
        return source;
    }

    /** Whether it is Parquet, not compressed as a whole. */
    public boolean isParquet() {
        return parquet && !gzip;
    }

    /** How its lines are read; empty where it is to be read by {@link #reader}. */
    public Optional<LineLayout> layout() {
        return layout;
    }

    /**
     * The columns of a source that {@link #isParquet}, of which a copy is kept until that is closed; empty where it has to
     * be read row by row. Nothing more can be read of this.
     *
     * @throws IOException where the source cannot be read, or no copy be made
     */
    public Optional<ParquetLog> columns() throws IOException {
        try (this) {
            return ParquetLog.open(source, in);
        }
    }

    /** A reader of the whole source, of which no block may have been taken. It closes the source. */
    public FlowLogReader reader() throws IOException {
        InputStream all = parquet ? in : new SequenceInputStream(new ByteArrayInputStream(head), in);
        return FlowLogReader.open(source, all, options);
    }

    /**
     * Fills a block with the lines that follow. Where the source breaks off, so do the blocks, and {@link #damage} says
     * why.
     *
     * @return false after the last line that is whole
     */
    public boolean next(LineBlock block) {
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
            lines = ended && damage.map(LogDamage::allRead).orElse(true)
                    ? length
                    : afterLastLine(block.bytes(), length);
            if (lines > 0) {
                break;
            }
            if (!ended && block.room() > MOST) {
                lineTooLong = true;
                ended = true;
                damage = Optional.of(
                        LogDamage.of("a line has more than " + MOST + " bytes at byte " + delivered + " of the text"));
            } else {
                block.grow();
            }
        }
        rest = Arrays.copyOfRange(block.bytes(), lines, length);
        delivered += lines;
        block.fill(lines, number++);
        return lines > 0;
    }

    /** Whether the last line that is whole was in a block. */
    public boolean ended() {
        return ended;
    }

    /** Why the source breaks off after its last whole line, or cannot be trusted; empty where it does not, or not yet. */
    public Optional<LogDamage> damage() {
        return damage;
    }

    /** Whether it breaks off for a line that no block can hold, and a reader would go on. */
    public boolean isLineTooLong() {
        return lineTooLong;
    }

    /** What is left of the line in which the source breaks off: its beginning. */
    public String brokenLine() {
        return new String(rest, 0, Math.min(rest.length, PhysicalLines.MAX_LENGTH), StandardCharsets.UTF_8);
    }

    private int readOn(LineBlock block, int from) {
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
            ended = true;
            damage = Optional.of(e.damage());
        } catch (IOException e) {
            ended = true;
            long bytes = delivered + length;
            damage = Optional.of(
                    LogDamage.of("it cannot be read on after byte " + bytes + " of the text (" + e.getMessage() + ")"));
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
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
            // So it does upon what fails; what is there is read first.
        }
        return length == HEAD ? head : Arrays.copyOf(head, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
