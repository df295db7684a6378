package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The bytes of an object, of which several ranges are got at a time. */
final class ObjectStream extends InputStream {

    /** Ranges that are got ahead. */
    private static final int WINDOW = 4;

    private final ObjectRanges ranges;
    private final StoredObject object;
    private final Deque<Future<byte[]>> coming = new ArrayDeque<>();
    private long asked;
    private byte[] range = new byte[0];
    private int at;
    private boolean begun;

    /** @param first ranges that are being got already */
    ObjectStream(ObjectRanges ranges, StoredObject object, Deque<Future<byte[]>> first) {
        this.ranges = ranges;
        this.object = object;
        this.coming.addAll(first);
        this.asked = first.size();
        ask();
    }

    private void ask() {
        while (coming.size() < WINDOW && asked < ranges.count(object)) {
            coming.add(ranges.get(object, asked++));
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? range[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, range.length - at);
        System.arraycopy(range, at, into, offset, count);
        at += count;
        return count;
    }

    /** Whether there is a byte to read, after waiting for it. */
    private boolean fill() throws IOException {
        if (at == range.length) {
            Future<byte[]> next = coming.peek();
            if (next == null) {
                return false;
            }
            range = take(next); // one that fails stays the next: nothing is passed over by reading on
            at = 0;
            if (range.length == 0) {
                return false;
            }
            coming.remove();
            begun = true;
            ask();
        }
        return true;
    }

    /** Waits for a range; it has no bytes where another object has told why there are none any more. */
    private byte[] take(Future<byte[]> range) throws IOException {
        try {
            return range.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CollectException told) {
                if (told.isOfCredentials() && !begun && !ranges.isFirstToTell()) {
                    close();
                    return new byte[0];
                }
                throw new IOException(told.getMessage(), told);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        coming.forEach(each -> each.cancel(true));
        coming.clear();
        range = new byte[0];
        at = 0;
    }
}
