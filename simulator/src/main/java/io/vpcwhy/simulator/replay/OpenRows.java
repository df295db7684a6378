package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.ParquetLog;
import io.vpcwhy.model.flowlog.RowCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** A Parquet file that several threads read, each a row group at a time. */
final class OpenRows implements OpenLog {

    /** Stands for no row group. */
    static final int NONE = -1;

    private final SequenceRun sequence;
    private final int file;
    private final ParquetLog log;
    private final LogRun run;
    private final long[] firstPieces;
    private final TreeMap<Integer, String> losses = new TreeMap<>();
    private final long bytes;
    private int taken;
    private int away;
    private boolean ended;
    private boolean closed;

    /** @param bytes of the file */
    OpenRows(SequenceRun sequence, int file, ParquetLog log, long bytes) {
        this.sequence = sequence;
        this.file = file;
        this.log = log;
        this.bytes = bytes;
        this.run = new LogRun(sequence, log.format());
        this.firstPieces = new long[log.groups() + 1];
        for (int group = 0; group < log.groups(); group++) {
            long pieces = (log.rows(group) + RowCursor.PIECE - 1) / RowCursor.PIECE;
            firstPieces[group + 1] = firstPieces[group] + pieces;
        }
    }

    @Override
    public SequenceRun sequence() {
        return sequence;
    }

    @Override
    public int file() {
        return file;
    }

    ParquetLog log() {
        return log;
    }

    LogRun run() {
        return run;
    }

    /** The next row group to read, or {@link #NONE}. */
    synchronized int take(BooleanSupplier stopped) {
        ended |= stopped.getAsBoolean() || taken == log.groups();
        if (ended) {
            return NONE;
        }
        away++;
        return taken++;
    }

    /** How many pieces there are before a row group. */
    long firstPiece(int group) {
        return firstPieces[group];
    }

    /** Brings back a row group. */
    synchronized void bring(int group, Optional<String> loss) {
        away--;
        loss.ifPresent(problem -> losses.put(group, problem));
        long all = firstPieces[log.groups()];
        sequence.advance().addBytes(bytes * (firstPieces[group + 1] - firstPieces[group]) / Math.max(1, all));
    }

    /** How the file ended, when all row groups are back: once, for who is to say so. */
    Optional<FileEnd> end() throws IOException {
        List<String> damages;
        synchronized (this) {
            if (!ended || away > 0 || closed) {
                return Optional.empty();
            }
            closed = true;
            damages = new ArrayList<>(losses.values());
        }
        log.close();
        return Optional.of(new FileEnd(firstPieces[log.groups()], damages, Optional.empty(), false));
    }
}
