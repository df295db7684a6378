package io.vpcwhy.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or standard error. It says why writing failed, which a {@link PrintWriter} keeps to itself: a full disk
 * must not look like an answer.
 */
final class StandardStream extends PrintWriter {

    private static final int BUFFER = 1 << 16;

    private final Sink sink;

    private StandardStream(Sink sink, boolean flushLines) {
        super(new BufferedWriter(new OutputStreamWriter(sink, StandardCharsets.UTF_8), BUFFER), flushLines);
        this.sink = sink;
    }

    /**
     * Opens one of the process's streams. It is written in blocks and in UTF-8, whatever the terminal's locale: JSON has
     * no other encoding.
     *
     * @param flushLines whether each line goes out at once
     */
    static StandardStream of(FileDescriptor file, boolean flushLines) {
        return to(new FileOutputStream(file), flushLines);
    }

    static StandardStream to(OutputStream out, boolean flushLines) {
        return new StandardStream(new Sink(out), flushLines);
    }

    /** Why writing failed, where it did. What is still in the buffer has not been tried. */
    Optional<IOException> failure() {
        return Optional.ofNullable(sink.failure);
    }

    /** Keeps the first failure. */
    private static final class Sink extends FilterOutputStream {

        private @Nullable IOException failure;

        Sink(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
