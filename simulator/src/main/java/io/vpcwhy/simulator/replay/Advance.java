package io.vpcwhy.simulator.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** How far the reading of a log has come. */
final class Advance {

    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile boolean waiting;

    void addRecords(long more) {
        records.add(more);
    }

    void addBytes(long more) {
        bytes.add(more);
    }

    /** Lines that were answered. */
    long records() {
        return records.sum();
    }

    /** Bytes that were read, as they are stored. */
    long bytes() {
        return bytes.sum();
    }

    /** Whether somebody waits for bytes that may not come for a long time. */
    boolean isWaiting() {
        return waiting;
    }

    /**
     * The stream, whose bytes are counted as they are read.
     *
     * @param pipe whether its bytes come when they come
     */
    InputStream counted(InputStream in, boolean pipe) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                waiting = pipe;
                int count = super.read(into, offset, length);
                waiting = false;
                addBytes(Math.max(0, count));
                return count;
            }
        };
    }
}
