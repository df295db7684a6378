package io.vpcwhy.cli;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogShape;
import io.vpcwhy.simulator.replay.LogInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
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
    private final Iterator<LogInput> inputs;
    private @Nullable FlowLogReader reader;
    private String current;

    /**
     * Opens nothing yet.
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
        this.inputs = log.inputs().iterator();
        this.current = log.name();
    }

    @Override
    public boolean hasNext() {
        while (true) {
            try {
                if (reader != null && reader.hasNext()) {
                    return true;
                }
                close();
                if (!inputs.hasNext()) {
                    return false;
                }
                reader = open(inputs.next());
            } catch (FlowLogFormatException | InputException e) {
                reader = abandoned(e);
            } catch (UncheckedIOException e) {
                reader = abandoned(ofOneObject(e).orElseThrow(() -> e));
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

    private FlowLogReader open(LogInput input) throws IOException {
        current = input.name();
        try {
            FlowLogReader open = input.reader(options);
            opened.accept(input.name(), open.shape());
            return open;
        } catch (AccessDeniedException e) {
            throw new InputException(input.name() + ": cannot be read (permission denied); give a file that can");
        } catch (IOException e) {
            if (input.path().isEmpty() && endsAll(e)) {
                throw e; // there is no file to put right
            }
            throw new InputException(
                    isOfAws(e)
                            ? words(e)
                            : input.name() + ": cannot be read (" + e.getMessage() + "); give a file that can");
        }
    }

    /** What is wrong with one object of many in AWS; empty where it is something else. */
    private Optional<InputException> ofOneObject(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null || endsAll(cause) || !isOfAws(cause)
                ? Optional.empty()
                : Optional.of(new InputException(words(cause)));
    }

    /** Whether it is not one file of many that cannot be read, but nothing more. */
    private boolean endsAll(IOException e) {
        return !log.isFolder() || (e.getCause() instanceof CollectException told && told.isOfCredentials());
    }

    private static boolean isOfAws(IOException e) {
        return e.getCause() instanceof CollectException;
    }

    private String words(IOException e) {
        return current + ": " + e.getMessage();
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
