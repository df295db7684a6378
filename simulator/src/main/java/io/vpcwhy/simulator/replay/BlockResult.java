package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What of a block has to wait until all blocks before it are known. */
final class BlockResult {

    /**
     * A line that is no record.
     *
     * @param line number in the block, from 1
     */
    record Broken(long line, FlowLogLine.Malformed what) {}

    /** Stands for a line that is no record. */
    static final int BROKEN = Integer.MIN_VALUE;

    private static final int FIRST_SIZE = 4096;

    private final boolean keepsCauses;
    private int[] causes = {};
    private int[] positions = {};
    private final Doubts doubts = new Doubts();
    private final List<Broken> broken = new ArrayList<>();
    private long lines;
    private long answered;

    /** @param keepsCauses whether the cause of each line is kept */
    BlockResult(boolean keepsCauses) {
        this.keepsCauses = keepsCauses;
    }

    void add(Broken line) {
        broken.add(line);
    }

    /** Records that wait for the blocks before. */
    Doubts doubts() {
        return doubts;
    }

    List<Broken> broken() {
        return broken;
    }

    /**
     * Says that a line is answered; returns its number, from 0.
     *
     * @param cause a cause, or a choice among several of which the records beside it tell: a number of
     *     {@link CauseTable}; {@link #BROKEN} for what is no record
     * @param position of the line in the block
     */
    long answer(int cause, int position) {
        if (keepsCauses) {
            keep(cause, position);
        }
        return answered++;
    }

    private void keep(int cause, int position) {
        int at = (int) answered;
        if (at == causes.length) {
            int size = Math.max(FIRST_SIZE, 2 * at);
            causes = Arrays.copyOf(causes, size);
            positions = Arrays.copyOf(positions, size);
        }
        causes[at] = cause;
        positions[at] = position;
    }

    /** What was said of a line, by its number. */
    int cause(int line) {
        return causes[line];
    }

    /** Where in the block a line begins. */
    int position(int line) {
        return positions[line];
    }

    /** Number of lines that are answered. */
    long answered() {
        return answered;
    }

    /** Number of lines, blank and header lines too. */
    long lines() {
        return lines;
    }

    void lines(long all) {
        lines = all;
    }
}
