package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Messages of log events as lines of text. While one page is read the next is asked for, and no more: memory does not grow
 * with the log.
 */
final class MessageStream extends InputStream {

    private final MessagePages pages;
    private final ExecutorService pool;
    private @Nullable Future<Optional<List<String>>> coming;
    private byte[] page = new byte[0];
    private int at;

    /** Asks for the first page. */
    MessageStream(MessagePages pages, ExecutorService pool) {
        this.pages = pages;
        this.pool = pool;
        this.coming = pool.submit(pages::next);
    }

    @Override
    public int read() throws IOException {
        return fill() ? page[at++] & 0xFF : -1;
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
        int count = Math.min(length, page.length - at);
        System.arraycopy(page, at, into, offset, count);
        at += count;
        return count;
    }

    /** Whether there is a byte to read, after waiting for it. */
    private boolean fill() throws IOException {
        while (at == page.length) {
            if (coming == null) {
                return false;
            }
            Optional<List<String>> next = take(coming);
            coming = next.isPresent() ? pool.submit(pages::next) : null;
            page = lines(next.orElse(List.of()));
            at = 0;
        }
        return true;
    }

    private static Optional<List<String>> take(Future<Optional<List<String>>> page) throws IOException {
        try {
            return page.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CollectException told) {
                throw new IOException(told.getMessage(), told);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** An event is a line, whatever it holds. */
    private static byte[] lines(List<String> messages) {
        StringBuilder lines = new StringBuilder();
        for (String message : messages) {
            lines.append(line(message)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String message) {
        String text = message.stripTrailing();
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replaceAll("\\R", " ");
    }

    @Override
    public void close() {
        if (coming != null) {
            coming.cancel(true);
            coming = null;
        }
        page = new byte[0];
        at = 0;
    }
}
