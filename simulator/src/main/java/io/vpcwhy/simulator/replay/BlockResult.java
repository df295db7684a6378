package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /** Stands for a record that nobody asked for. */
    static final int PASSED_OVER = Integer.MIN_VALUE + 1;

    private static final int FIRST_SIZE = 4096;

    private final boolean keepsCauses;
    private int[] causes = {};
    private int[] positions = {};
    private final Doubts doubts = new Doubts();
    private final List<Broken> broken = new ArrayList<>();
    private Optional<AnnotatedLines> annotation = Optional.empty();
    private int latest;
    private long lines;
    private long answered;
    private long passedOver;
    private boolean placed;

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
        latest = cause;
        if (keepsCauses) {
            keep(cause, position);
        }
        return answered++;
    }

    /** What was said of the line that was answered last. */
    int latest() {
        return latest;
    }

    /** Says that the line that was answered last is a record that nobody asked for, and is not counted. */
    void passOver() {
        if (keepsCauses) {
            causes[(int) answered - 1] = PASSED_OVER;
        }
        passedOver++;
    }

    /** Number of lines that are answered and not counted. */
    long passedOver() {
        return passedOver;
    }

    /** Says how its lines are annotated. */
    void annotate(AnnotatedLines all) {
        annotation = Optional.of(all);
    }

    /** Its lines with their causes; empty where these are not asked for. */
    Optional<AnnotatedLines> annotation() {
        return annotation;
    }

    /** Says that the lines themselves tell where they are, and need not be counted. */
    void place() {
        placed = true;
    }

    /** Whether the lines themselves tell where they are. */
    boolean isPlaced() {
        return placed;
    }

    /** How much there is that has to wait. */
    long size() {
        return annotation.isPresent() ? answered : doubts.size() + broken.size();
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

    /** Says how many lines are answered, of which nothing else is kept. */
    void answered(long all) {
        answered = all;
    }

    /** Number of lines, blank and header lines too. */
    long lines() {
        return lines;
    }

    void lines(long all) {
        lines = all;
    }
}
