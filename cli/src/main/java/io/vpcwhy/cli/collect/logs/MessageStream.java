package io.vpcwhy.cli.collect.logs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Messages of log events as lines of text. While one page is read the next is asked for, and no more: memory does not grow
 * with the log.
 */
final class MessageStream extends PieceStream {

    private final MessagePages pages;
    private final ExecutorService pool;
    private @Nullable Future<Optional<List<String>>> coming;

    /**
     * Asks for the first page.
     *
     * @param name what messages call the log
     */
    MessageStream(String name, MessagePages pages, ExecutorService pool) {
        super(name);
        this.pages = pages;
        this.pool = pool;
        this.coming = pool.submit(pages::next);
    }

    @Override
    Optional<byte[]> next() throws IOException {
        if (coming == null) {
            return Optional.empty();
        }
        Optional<List<String>> page = take(coming);
        coming = page.isPresent() ? pool.submit(pages::next) : null;
        return page.map(MessageStream::lines);
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
        super.close();
    }
}
