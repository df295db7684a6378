package io.vpcwhy.model.flowlog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one source of flow log records, line by line. What it is, is found out by looking at it, never by its name: text
 * with or without header lines, comma-separated values, the JSON of CloudWatch Logs, Logs Insights, subscriptions and
 * Firehose, and Parquet; each also compressed with gzip.
 *
 * <p>Every line that is neither blank nor a header line gives one {@link FlowLogLine}, in order; a JSON text gives one
 * for each of its events, Parquet one for each row. A line that cannot be read is {@link FlowLogLine.Malformed} and the next is read all the same.
 * Where the source breaks off, the last line says so. Memory does not grow with the source.
 *
 * <p>{@link #hasNext} and {@link #next} throw {@link FlowLogFormatException} where the source as a whole turns out not to
 * be readable, and {@link UncheckedIOException} where the file system fails. Not safe for use by several threads.
 */
public final class FlowLogReader implements Iterator<FlowLogLine>, AutoCloseable {

    /** Enough lines to tell formats apart, few enough to keep. */
    private static final int SAMPLE = 20;

    private final String source;
    private final OpenSource opened;
    private final EntryReader entries;
    private final Deque<Entry> ahead = new ArrayDeque<>();
    private @Nullable FlowLogLine next;
    private boolean sampled;

    /** What the file system said when entries were sampled; it is thrown when they are read. */
    private @Nullable IOException failure;

    private boolean ended;
    private final List<String> losses = new ArrayList<>();

    private FlowLogReader(String source, OpenSource opened, FlowLogReadOptions options) {
        this.source = source;
        this.opened = opened;
        this.entries = new EntryReader(options);
    }

    /**
     * Opens a file and reads its first line.
     *
     * @throws IOException where it is not there or cannot be read
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    public static FlowLogReader open(Path file, FlowLogReadOptions options) throws IOException {
        return open(file.toString(), file, options);
    }

    /**
     * Opens a file and reads its first line.
     *
     * @param source what messages call it
     * @throws IOException where it is not there or cannot be read
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    public static FlowLogReader open(String source, Path file, FlowLogReadOptions options) throws IOException {
        return open(source, Files.newInputStream(file), Optional.of(file), options);
    }

    /**
     * Reads the first line of a stream, which the reader then owns and closes. Of Parquet, which is found by its end, all
     * of it is read, into a file that is deleted when the reader is closed.
     *
     * @param source what messages call it, {@code -} for standard input
     * @throws IOException where it cannot be read
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    public static FlowLogReader open(String source, InputStream in, FlowLogReadOptions options) throws IOException {
        return open(source, in, Optional.empty(), options);
    }

    private static FlowLogReader open(String source, InputStream in, Optional<Path> file, FlowLogReadOptions options)
            throws IOException {
        OpenSource opened;
        try {
            opened = OpenSource.of(source, in, file);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
        try {
            FlowLogReader reader = new FlowLogReader(source, opened, options);
            reader.next = reader.advance();
            return reader;
        } catch (UncheckedIOException e) {
            opened.in().close();
            throw e.getCause();
        } catch (RuntimeException e) {
            opened.in().close();
            throw e;
        }
    }

    /**
     * Reads text that is at hand, such as a line that was given as an argument.
     *
     * @param source what messages call it
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    public static FlowLogReader ofText(String source, String text, FlowLogReadOptions options) {
        try {
            return open(source, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the source turned out to be so far; the format may change with any header line. */
    public FlowLogShape shape() {
        return new FlowLogShape(opened.gzip(), entries.container(), entries.origin());
    }

    /** Number of control messages of CloudWatch Logs subscriptions that were passed over so far. */
    public long controlMessages() {
        return opened.container().controlMessages();
    }

    /** Where the source broke off or a part of it was lost so far, and why; a line that is no record is no such loss. */
    public List<String> losses() {
        return List.copyOf(losses);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = advance();
        }
        return next != null;
    }

    /** The next line; the one after it is not waited for, so that a pipe can be followed. */
    @Override
    public FlowLogLine next() {
        FlowLogLine line = next == null ? advance() : next;
        if (line == null) {
            throw new NoSuchElementException("no more lines in " + source);
        }
        next = null;
        return line;
    }

    private @Nullable FlowLogLine advance() {
        try {
            while (!ended) {
                Entry entry = nextEntry();
                if (entry instanceof Entry.Lost lost) {
                    losses.add(lost.place() + ": " + lost.problem());
                }
                FlowLogLine line = entry == null ? null : entries.read(entry);
                ended = entry == null;
                if (line != null) {
                    return line;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(source + " cannot be read", e);
        }
    }

    private @Nullable Entry nextEntry() throws IOException {
        if (!sampled && entries.needsSample()) {
            sampled = true;
            sample();
        }
        Entry sample = ahead.poll();
        if (sample == null && failure != null) {
            throw failure;
        }
        return sample == null ? opened.container().next() : sample;
    }

    /** Reads the first entries, as many as there are before the source ends or fails. */
    private void sample() {
        try {
            Entry entry = opened.container().next();
            while (entry != null) {
                ahead.add(entry);
                entry = ahead.size() < SAMPLE ? opened.container().next() : null;
            }
        } catch (IOException e) {
            failure = e;
        }
        entries.sample(ahead);
    }

    @Override
    public void close() throws IOException {
        opened.in().close();
    }
}
