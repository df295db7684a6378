package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.simulator.explain.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a block has to wait until all blocks before it are known. */
final class BlockResult {

    /**
     * A record whose side the records beside it tell, or that tells theirs.
     *
     * @param line number among the block's lines that are answered, from 0
     */
    record Doubtful(long line, Sighting sighting, Optional<Asked> asked) {}

    /**
     * A line that is no record.
     *
     * @param line number in the block, from 1; {@link #PLACED} where the place of the line itself is right
     */
    record Broken(long line, FlowLogLine.Malformed what) {}

    /** Stands for the number of a line whose place is told. */
    static final long PLACED = 0;

    private final List<Doubtful> doubtful = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();
    private long lines;
    private long answered;

    void add(Doubtful record) {
        doubtful.add(record);
    }

    void add(Broken line) {
        broken.add(line);
    }

    List<Doubtful> doubtful() {
        return doubtful;
    }

    List<Broken> broken() {
        return broken;
    }

    /** How much there is that has to wait. */
    int size() {
        return doubtful.size() + broken.size();
    }

    /** Says that a line is answered; returns its number. */
    long answer() {
        return answered++;
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
