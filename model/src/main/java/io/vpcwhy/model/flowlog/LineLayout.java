package io.vpcwhy.model.flowlog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the lines of a source of text are read: their columns, and how these are known. */
public final class LineLayout {

    /** Lines within which the first record must be. */
    private static final int FIRST_LINES = 100;

    private final String source;
    private final FlowLogFormat format;
    private final FlowLogShape.Origin origin;
    private final FlowLogReadOptions options;
    private final byte[] header;

    private LineLayout(
            String source,
            FlowLogFormat format,
            FlowLogShape.Origin origin,
            FlowLogReadOptions options,
            byte[] header) {
        this.source = source;
        this.format = format;
        this.origin = origin;
        this.options = options;
        this.header = header;
    }

    /**
     * The layout by the beginning of a source; empty where the source is no plain text, has no record at its beginning, or
     * lacks columns without which no scan is worth its while.
     *
     * @param known the layout of another source, which is taken where this one begins with the same header line
     */
    static Optional<LineLayout> find(String source, byte[] head, FlowLogReadOptions options, Optional<LineLayout> known)
            throws IOException {
        if (known.isPresent() && known.get().heads(head)) {
            return known;
        }
        if (!isScanned(head)) {
            return Optional.empty();
        }
        try (FlowLogReader reader = FlowLogReader.open(source, new ByteArrayInputStream(head), options)) {
            for (int i = 0; i < FIRST_LINES && reader.hasNext(); i++) {
                FlowLogLine line = reader.next();
                if (reader.shape().container() != FlowLogShape.Container.TEXT) {
                    return Optional.empty();
                }
                if (line instanceof FlowLogLine.Record first) {
                    FlowLogFormat format = first.record().format();
                    return isScanned(format)
                            ? Optional.of(new LineLayout(
                                    source, format, reader.shape().origin(), options, header(head, reader, first)))
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The header line at the beginning; empty where the first line is none. */
    private static byte[] header(byte[] head, FlowLogReader reader, FlowLogLine.Record first) {
        boolean above = reader.shape().origin() == FlowLogShape.Origin.HEADER && first.line() == 2;
        int end = 0;
        while (above && head[end++] != '\n') {
            // the line ends there
        }
        return Arrays.copyOf(head, end);
    }

    private boolean heads(byte[] head) {
        return header.length > 0
                && head.length >= header.length
                && Arrays.equals(header, 0, header.length, head, 0, header.length);
    }

    private static boolean isScanned(byte[] head) {
        for (byte each : head) {
            if (each == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Whether there are the columns without which no scan is worth its while. */
    static boolean isScanned(FlowLogFormat format) {
        return format.has(FlowLogField.INTERFACE_ID)
                && format.has(FlowLogField.SRCADDR)
                && format.has(FlowLogField.DSTADDR)
                && format.has(FlowLogField.SRCPORT)
                && format.has(FlowLogField.DSTPORT)
                && format.has(FlowLogField.PROTOCOL)
                && !format.has(FlowLogField.TGW_ID);
    }

    /** The columns. */
    public FlowLogFormat format() {
        return format;
    }

    boolean byDefault() {
        return origin == FlowLogShape.Origin.DEFAULT;
    }

    String source() {
        return source;
    }

    /** Whether all lines are read in the same way; the source may be another. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LineLayout that
                && origin == that.origin
                && format.equals(that.format)
                && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return format.hashCode();
    }

    EntryReader entries() {
        return new EntryReader(options, format, origin);
    }
}
