package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of what one {@code --log} names, file after file. In a folder a file that cannot be read is told of and the
 * next is read; one that was named itself ends the run.
 */
final class LogLines implements Iterator<FlowLogLine>, AutoCloseable {

    private final LogArgument log;
    private final FlowLogReadOptions options;
    private final BiConsumer<String, FlowLogShape> opened;
    private final Consumer<String> unreadable;
    private final Iterator<Path> files;
    private @Nullable FlowLogReader reader;

    /**
     * Opens the first file.
     *
     * @param opened is told the name of each file and what it is
     * @param unreadable is told what is wrong with a file of a folder
     */
    LogLines(
            LogArgument log,
            FlowLogReadOptions options,
            BiConsumer<String, FlowLogShape> opened,
            Consumer<String> unreadable) {
        this.log = log;
        this.options = options;
        this.opened = opened;
        this.unreadable = unreadable;
        this.files = log.files().iterator();
        if (log.isStandardInput()) {
            reader = open(() -> FlowLogReader.open(log.name(), System.in, options), log.name());
        }
    }

    /** Opens a reader. */
    private interface Opening {
        FlowLogReader open() throws IOException;
    }

    @Override
    public boolean hasNext() {
        while (true) {
            try {
                if (reader != null && reader.hasNext()) {
                    return true;
                }
                close();
                if (!files.hasNext()) {
                    return false;
                }
                Path file = files.next();
                reader = open(() -> FlowLogReader.open(file, options), file.toString());
            } catch (FlowLogFormatException | InputException e) {
                reader = abandoned(e);
            } catch (IOException e) {
                throw new UncheckedIOException(log.name() + " cannot be read", e);
            }
        }
    }

    @Override
    public FlowLogLine next() {
        if (!hasNext() || reader == null) {
            throw new NoSuchElementException("no more lines in " + log.name());
        }
        return reader.next();
    }

    /** Leaves a file of a folder; no reader is open then. */
    private @Nullable FlowLogReader abandoned(RuntimeException problem) {
        if (!log.isFolder()) {
            throw problem;
        }
        unreadable.accept(String.valueOf(problem.getMessage()));
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(log.name() + " cannot be read", e);
        }
        return null;
    }

    private FlowLogReader open(Opening opening, String name) {
        try {
            FlowLogReader open = opening.open();
            opened.accept(name, open.shape());
            return open;
        } catch (AccessDeniedException e) {
            throw new InputException(name + ": cannot be read (permission denied); give a file that can");
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read (" + e.getMessage() + "); give a file that can");
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
