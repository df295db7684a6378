package io.vpcwhy.model.flowlog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream whose first bytes can be looked at before they are read. What is asked for in large pieces is not copied twice. */
final class PeekedStream extends FilterInputStream {

    private static final int FIRST_ROOM = 1 << 13;

    private byte[] bytes = new byte[FIRST_ROOM];
    private int at;
    private int limit;
    private boolean content;

    PeekedStream(InputStream in) {
        super(in);
    }

    /**
     * The first bytes that are not yet read, to the end of the first line that is not blank; they are still there to be
     * read. Where the stream breaks off they end, and whoever reads on comes upon the damage.
     *
     * @param most how many bytes at most
     */
    byte[] head(int most) throws IOException {
        boolean lineEnded = false;
        try {
            while (limit < most && !lineEnded) {
                int from = limit;
                if (!fill(most)) {
                    break;
                }
                lineEnded = hasLine(from);
            }
        } catch (GzipDamageException e) {
            // Whoever reads on comes upon the damage again, and knows the line by then.
        }
        return Arrays.copyOfRange(bytes, at, limit);
    }

    private boolean fill(int most) throws IOException {
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int count = in.read(bytes, limit, Math.min(bytes.length, most) - limit);
        limit += Math.max(0, count);
        return count > 0;
    }

    private boolean hasLine(int from) {
        for (int i = from; i < limit; i++) {
            if (content && bytes[i] == '\n') {
                return true;
            }
            content |= bytes[i] > ' ' || bytes[i] < 0;
        }
        return false;
    }

    @Override
    public int read() throws IOException {
        return at < limit ? bytes[at++] & 0xFF : in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == limit) {
            return in.read(into, offset, length);
        }
        int count = Math.min(length, limit - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long here = Math.min(Math.max(0, count), limit - at);
        at += (int) here;
        return here > 0 ? here : in.skip(count);
    }

    @Override
    public int available() throws IOException {
        return limit - at + in.available();
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
