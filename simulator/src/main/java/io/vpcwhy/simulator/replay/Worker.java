package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.LineBlock;
import io.vpcwhy.model.flowlog.LineLayout;
import io.vpcwhy.model.flowlog.LogBlocks;
import io.vpcwhy.model.flowlog.ParquetLog;
import io.vpcwhy.model.flowlog.RowCursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thread's work: it reads files of its own while there are any, then helps with those of others. */
final class Worker implements Runnable {

    private final Study study;
    private final Study.Hand hand;
    private final FlowLogReadOptions options;
    private final WorkList work;
    private final BlockPool pool;
    private final RecordFilter filter;
    private Optional<LineLayout> latest = Optional.empty();
    private @Nullable Reading reading;

    Worker(Study study, FlowLogReadOptions options, RecordFilter filter, WorkList work, BlockPool pool) {
        this.study = study;
        this.hand = study.hand();
        this.options = options;
        this.work = work;
        this.pool = pool;
        this.filter = filter;
    }

    /** What reads the blocks of files of one log that have the same columns. */
    private record Reading(LogRun run, Study.BlockReading blocks) {}

    @Override
    public void run() {
        try {
            for (WorkList.Work next = work.next(); next != null; next = work.next()) {
                if (next instanceof WorkList.Unread file) {
                    read(file.sequence(), file.file());
                } else if (next instanceof WorkList.Shared shared) {
                    help(shared.file());
                }
            }
        } catch (RuntimeException | Error e) {
            work.stop();
            throw e;
        }
    }

    private void read(SequenceRun sequence, int file) {
        LogInput input = sequence.input(file);
        try {
            LogBlocks blocks = LogBlocks.open(
                    input.name(),
                    sequence.advance().counted(input.opener().open(), !input.again()),
                    options.orOneOf(input.formats()),
                    latest);
            Optional<OpenRows> rows = study.readsColumns() ? rows(sequence, file, blocks) : Optional.empty();
            if (rows.isPresent()) {
                work.opened(rows.get());
                read(rows.get());
            } else if (isReadInBlocks(sequence, file, blocks)) {
                latest = blocks.layout();
                OpenFile open = new OpenFile(sequence, file, blocks);
                work.opened(open);
                read(open);
            } else {
                readLines(sequence, file, blocks);
            }
        } catch (IOException | FlowLogFormatException e) {
            end(sequence, file, FileEnd.damaged(0, problem(input.name(), e)));
        }
    }

    private void help(OpenLog log) {
        if (log instanceof OpenFile file) {
            read(file);
        } else if (log instanceof OpenRows rows) {
            read(rows);
        }
    }

    /** A file of Parquet that can be read column by column. */
    private static Optional<OpenRows> rows(SequenceRun sequence, int file, LogBlocks blocks) throws IOException {
        LogInput input = sequence.input(file);
        Optional<Path> path = input.path();
        if (!blocks.isParquet() || !input.again()) {
            return Optional.empty();
        }
        if (path.isEmpty()) {
            return blocks.columns().map(log -> new OpenRows(sequence, file, log, 0)); // its bytes are counted by now
        }
        blocks.close();
        Optional<ParquetLog> log = ParquetLog.open(input.name(), path.get());
        return log.isPresent()
                ? Optional.of(new OpenRows(sequence, file, log.get(), Files.size(path.get())))
                : Optional.empty();
    }

    /** What can be read but once is read line by line where a second look might be needed. */
    private static boolean isReadInBlocks(SequenceRun sequence, int file, LogBlocks blocks) {
        boolean again = sequence.input(file).again();
        return !sequence.isByLines(file)
                && blocks.layout()
                        .filter(layout -> again || !layout.format().has(FlowLogField.TCP_FLAGS))
                        .isPresent();
    }

    private void readLines(SequenceRun sequence, int file, LogBlocks blocks) {
        LogInput input = sequence.input(file);
        List<String> damages = new ArrayList<>();
        long[] count = {0};
        ReaderReplay lines = new ReaderReplay(
                LogRun.firstPosition(LogRun.firstBlock(sequence.number(file))),
                study,
                counter(sequence),
                filter,
                input.again(),
                result -> finishIf(sequence, sequence.bring(file, count[0]++, result)));
        try (blocks;
                FlowLogReader reader = reader(input, blocks)) {
            try {
                lines.replay(reader, work::isStopped);
            } finally {
                damages.addAll(reader.losses());
            }
        } catch (IOException | UncheckedIOException | FlowLogFormatException e) {
            damages.add(problem(input.name(), e));
        }
        end(sequence, file, new FileEnd(count[0], damages, Optional.empty(), false));
    }

    private FlowLogReader reader(LogInput input, LogBlocks blocks) throws IOException {
        return blocks.isParquet() && input.again() ? input.reader(options) : blocks.reader();
    }

    private Counter counter(SequenceRun sequence) {
        return new Counter(study.verdicts().table(), study.services(), sequence.part());
    }

    /** Reads blocks of a file until there are no more, or those of files before it come first. */
    private void read(OpenFile file) {
        try {
            for (LineBlock block = file.take(pool, work::isStopped);
                    block != null;
                    block = file.take(pool, work::isStopped)) {
                Reading here = reading(file);
                BlockResult result = here.blocks().read(block);
                boolean columnsChanged = here.blocks().columnsChanged();
                finishIf(file.sequence(), file.bring(block, result, columnsChanged, pool));
                file.endIfColumnsChanged();
                if (WorkList.isAhead(file)) {
                    return;
                }
            }
            work.exhausted(file);
            Optional<FileEnd> end = file.end(work.isStopped());
            end.ifPresent(how -> end(file.sequence(), file.file(), how));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a file that was read cannot be closed
        }
    }

    /** Reads row groups of a file until there are no more, or those of files before it come first. */
    private void read(OpenRows rows) {
        try {
            Counter counter = counter(rows.sequence());
            for (int group = rows.take(work::isStopped); group != OpenRows.NONE; group = rows.take(work::isStopped)) {
                rows.bring(group, read(rows, group, counter));
                if (WorkList.isAhead(rows)) {
                    return;
                }
            }
            work.exhausted(rows);
            Optional<FileEnd> end = rows.end();
            end.ifPresent(how -> end(rows.sequence(), rows.file(), how));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a file that was read cannot be closed
        }
    }

    /** Reads a row group; returns why some of it is lost. */
    private Optional<String> read(OpenRows rows, int group, Counter counter) {
        SequenceRun sequence = rows.sequence();
        RowCursor cursor = rows.log().cursor(group, study.stations().names());
        BlockReplay replay = hand.replay(cursor, counter, rows.run(), filter);
        long firstBlock = LogRun.firstBlock(sequence.number(rows.file()));
        for (long piece = rows.firstPiece(group); piece < rows.firstPiece(group + 1); piece++) {
            boolean more = !work.isStopped() && cursor.nextPiece();
            BlockResult result = more ? replay.replay(firstBlock + piece) : new BlockResult(false);
            result.place();
            finishIf(sequence, sequence.bring(rows.file(), piece, result));
        }
        return cursor.loss();
    }

    private Reading reading(OpenFile file) {
        Reading known = reading;
        if (known == null || known.run() != file.run()) {
            Study.BlockReading blocks = hand.reading(file.layout(), file.run(), counter(file.sequence()), filter);
            known = new Reading(file.run(), blocks);
            reading = known;
        }
        return known;
    }

    private void end(SequenceRun sequence, int file, FileEnd end) {
        finishIf(sequence, sequence.end(file, end));
    }

    private void finishIf(SequenceRun sequence, boolean all) {
        if (!all) {
            return;
        }
        Optional<SequenceRun> again = work.isStopped() ? Optional.empty() : sequence.again();
        if (again.isPresent()) {
            work.again(sequence, again.get());
        } else {
            work.finished();
        }
    }

    private static String problem(String name, Exception e) {
        if (e instanceof FlowLogFormatException) {
            return String.valueOf(e.getMessage());
        }
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String why = cause instanceof AccessDeniedException
                ? "permission denied"
                : cause instanceof NoSuchFileException ? "it is gone" : String.valueOf(cause.getMessage());
        return name + ": cannot be read (" + why + ")";
    }
}
