package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.LineBlock;
import io.vpcwhy.model.flowlog.LineLayout;
import io.vpcwhy.model.flowlog.LogBlocks;
import io.vpcwhy.model.flowlog.LogDamage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that several threads read in blocks. One at a time fills blocks, which is where compressed files take most of the
 * time: it fills one for itself, and others as long as somebody is waiting for one.
 */
final class OpenFile implements OpenLog {

    /** Milliseconds after which somebody who waits looks whether to stop. */
    private static final long PATIENCE = 100;

    private final SequenceRun sequence;
    private final int file;
    private final LogBlocks blocks;
    private final LineLayout layout;
    private final LogRun run;
    private final Deque<LineBlock> ready = new ArrayDeque<>();
    private boolean filling;
    private int waiting;
    private boolean ended;
    private boolean closed;
    private int away;
    private long taken;
    private long changedAt = Long.MAX_VALUE;

    OpenFile(SequenceRun sequence, int file, LogBlocks blocks) {
        this.sequence = sequence;
        this.file = file;
        this.blocks = blocks;
        this.layout = blocks.layout().orElseThrow();
        this.run = sequence.run(layout);
        blocks.numberFrom(LogRun.firstBlock(sequence.number(file)));
    }

    @Override
    public SequenceRun sequence() {
        return sequence;
    }

    LineLayout layout() {
        return layout;
    }

    @Override
    public int file() {
        return file;
    }

    LogRun run() {
        return run;
    }

    /**
     * The next block to read; null where there are no more.
     *
     * @param stopped whether nobody wants more
     */
    @Nullable
    LineBlock take(BlockPool pool, BooleanSupplier stopped) {
        while (true) {
            synchronized (this) {
                await(stopped);
                if (stopped.getAsBoolean()) {
                    ended = true;
                    ready.clear();
                }
                if (!ready.isEmpty() && (ended || filling || waiting == 0)) {
                    away++;
                    return ready.remove();
                }
                if (ended) {
                    return null;
                }
                filling = true;
            }
            fill(pool);
        }
    }

    /** Waits while somebody else fills a block and none is ready. */
    private synchronized void await(BooleanSupplier stopped) {
        waiting++;
        try {
            while (filling && ready.isEmpty() && !ended && !stopped.getAsBoolean()) {
                wait(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        } finally {
            waiting--;
        }
    }

    private void fill(BlockPool pool) {
        LineBlock block = pool.take();
        boolean any = false;
        try {
            any = blocks.next(block);
        } finally {
            synchronized (this) {
                filling = false;
                ended |= !any || blocks.ended();
                if (any) {
                    ready.add(block);
                    taken++;
                }
                notifyAll();
            }
        }
        if (!any) {
            pool.give(block);
        }
    }

    /**
     * Brings back a block.
     *
     * @param columnsChanged whether a header line in it names other columns, which hold from there on
     * @return whether all of the log is read now: true once
     */
    boolean bring(LineBlock block, BlockResult result, boolean columnsChanged, BlockPool pool) {
        long index = block.number() - LogRun.firstBlock(sequence.number(file));
        pool.give(block);
        boolean all = sequence.bring(file, index, result);
        synchronized (this) {
            away--;
            if (columnsChanged) {
                changedAt = Math.min(changedAt, index);
            }
        }
        return all;
    }

    /** Makes an end where a header line has changed the columns, for the blocks after it are not read as they should. */
    synchronized void endIfColumnsChanged() {
        ended |= changedAt < Long.MAX_VALUE;
    }

    /** How the file ended, when all blocks are back: once, for who is to say so. */
    Optional<FileEnd> end(boolean stopped) throws IOException {
        synchronized (this) {
            boolean all = ended && ready.isEmpty() && away == 0 && !filling;
            if (!all || closed) {
                return Optional.empty();
            }
            closed = true;
        }
        blocks.close();
        boolean changed = changedAt < taken - 1 || (changedAt < Long.MAX_VALUE && !blocks.ended());
        boolean misread = (changed || blocks.isLineTooLong()) && !stopped;
        boolean again = sequence.input(file).again();
        List<String> damages = new ArrayList<>();
        if (changed && !again) {
            damages.add(blocks.source() + ": a header line names other columns, and the lines after it were not read");
        }
        Optional<FileEnd.Broken> broken =
                misread && again ? Optional.empty() : blocks.damage().map(this::broken);
        return Optional.of(new FileEnd(taken, damages, broken, misread && again));
    }

    private FileEnd.Broken broken(LogDamage damage) {
        return new FileEnd.Broken(problem(damage), damage.allRead(), blocks.brokenLine());
    }

    /** Names the line from which on records are in doubt, for which the file is read again as far as that. */
    private String problem(LogDamage damage) {
        LogInput input = sequence.input(file);
        if (damage.doubt().isEmpty() || !input.again()) {
            return damage.text();
        }
        try {
            return damage.text(damage.doubt().get().line(input.opener().open()));
        } catch (IOException e) {
            return damage.text();
        }
    }
}
