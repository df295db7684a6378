package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Bytes that AWS gives in pieces, each of which is waited for when the one before it is read. */
abstract class PieceStream extends InputStream {

    private final String name;
    private byte[] piece = new byte[0];
    private int at;

    /** @param name what messages call what is read */
    PieceStream(String name) {
        this.name = name;
    }

    /** The next piece, which may have no bytes although there are more; none after the last. */
    abstract Optional<byte[]> next() throws IOException;

    @Override
    public final int read() throws IOException {
        return fill() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, count);
        at += count;
        return count;
    }

    /** Whether there is a byte to read, after waiting for it. */
    private boolean fill() throws IOException {
        while (at == piece.length) {
            Optional<byte[]> next = next();
            if (next.isEmpty()) {
                return false;
            }
            piece = next.get();
            at = 0;
        }
        return true;
    }

    /**
     * What was asked for, after waiting for it.
     *
     * @throws IOException where AWS did not answer, caused by the {@link CollectException} that says why
     */
    final <T> T take(Future<T> asked) throws IOException {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CollectException told) {
                throw new IOException(withoutName(String.valueOf(told.getMessage())), told);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Whoever reads says what is read. */
    private String withoutName(String message) {
        return message.startsWith(name + ": ") ? message.substring(name.length() + 2) : message;
    }

    @Override
    public void close() {
        piece = new byte[0];
        at = 0;
    }
}
