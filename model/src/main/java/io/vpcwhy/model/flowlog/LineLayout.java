package io.vpcwhy.model.flowlog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** How the lines of a source of text are read: their columns, and how these are known. */
public final class LineLayout {

    /** Lines within which the first record must be. */
    private static final int FIRST_LINES = 100;

    private final String source;
    private final FlowLogFormat format;
    private final FlowLogShape.Origin origin;
    private final FlowLogReadOptions options;

    private LineLayout(String source, FlowLogFormat format, FlowLogShape.Origin origin, FlowLogReadOptions options) {
        this.source = source;
        this.format = format;
        this.origin = origin;
        this.options = options;
    }

    /**
     * The layout by the beginning of a source; empty where the source is no plain text, has no record at its beginning, or
     * lacks columns without which no scan is worth its while.
     */
    static Optional<LineLayout> find(String source, byte[] head, FlowLogReadOptions options) throws IOException {
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
                                    source, format, reader.shape().origin(), options))
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isScanned(byte[] head) {
        for (byte each : head) {
            if (each == '\n') {
                return true;
            }
        }
        return false;
    }

    private static boolean isScanned(FlowLogFormat format) {
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

    EntryReader entries() {
        return new EntryReader(options, format, origin);
    }
}
