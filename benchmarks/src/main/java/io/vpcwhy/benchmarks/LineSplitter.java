package io.vpcwhy.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Cuts text after so many lines each time. */
final class LineSplitter implements Closeable {

    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int end;

    LineSplitter(InputStream in) {
        this.in = in;
    }

    /** The next lines with their ends: fewer than wanted at the end, and none after it. */
    byte[] next(long wanted) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (long missing = wanted; missing > 0; ) {
            if (at == end && !fill()) {
                break;
            }
            int from = at;
            while (at < end && missing > 0) {
                if (block[at++] == '\n') {
                    missing--;
                }
            }
            lines.write(block, from, at - from);
        }
        return lines.toByteArray();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(block));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
