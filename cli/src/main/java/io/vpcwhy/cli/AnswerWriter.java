package io.vpcwhy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/** Where an answer goes. A failure says what could not be written. */
final class AnswerWriter extends Writer {

    private static final String STANDARD_OUTPUT = "standard output";

    private final Writer target;
    private final String name;

    private AnswerWriter(Writer target, String name) {
        this.target = target;
        this.name = name;
    }

    static AnswerWriter toFile(Writer file, String name) {
        return new AnswerWriter(file, name);
    }

    /** @param standard is flushed and left open when the answer is closed */
    static AnswerWriter toStandardOutput(PrintWriter standard) {
        return new AnswerWriter(standard, STANDARD_OUTPUT);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        perform(() -> target.write(text, from, length));
        // To ask a PrintWriter itself would flush it.
        if (target instanceof StandardStream standard && standard.failure().isPresent()) {
            throw failed(standard.failure().get());
        }
    }

    @Override
    public void flush() throws IOException {
        perform(target::flush);
        if (target instanceof StandardStream standard && standard.failure().isPresent()) {
            throw failed(standard.failure().get());
        }
        if (target instanceof PrintWriter standard && standard.checkError()) {
            throw failed(new IOException("writing failed"));
        }
    }

    @Override
    public void close() throws IOException {
        if (target instanceof PrintWriter) {
            flush();
        } else {
            perform(target::close);
        }
    }

    private interface Writing {
        void perform() throws IOException;
    }

    private void perform(Writing writing) throws IOException {
        try {
            writing.perform();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private IOException failed(IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean readerGone =
                target instanceof PrintWriter && reason.toLowerCase(Locale.ROOT).contains("broken pipe");
        return readerGone
                ? new ReaderGoneException(cause)
                : new IOException(name + ": cannot be written (" + reason + "); the answer is not complete", cause);
    }

    /** Whoever read standard output has read enough, as {@code head} does. */
    static final class ReaderGoneException extends IOException {

        private static final long serialVersionUID = 1;

        private ReaderGoneException(IOException cause) {
            super(cause);
        }
    }
}
