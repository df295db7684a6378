package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogPlace;
import io.vpcwhy.model.flowlog.LineBlock;
import io.vpcwhy.model.flowlog.LineLayout;
import io.vpcwhy.model.flowlog.LogBlocks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One log while it is read: several threads take blocks and bring back what has to wait for its turn. What was counted is
 * known when the last block is back.
 */
final class LogRun {

    private static final int BLOCK_BITS = 20;
    private static final int OFFSET_BITS = 24;

    private final int number;
    private final LogBlocks blocks;
    private final LineLayout layout;
    private final Set<Long> contrary;
    private final Set<Long> found = ConcurrentHashMap.newKeySet();
    private final Counter inOrder;
    private final Waiting undecided;
    private final List<Counts> parts = new ArrayList<>();
    private final Map<Long, BlockResult> waiting = new HashMap<>();
    private final List<String> damages = new ArrayList<>();
    private boolean exhausted;
    private boolean finished;
    private boolean settling;
    private int away;
    private long nextBlock;
    private long lines;
    private long answered;
    private boolean columnsChanged;

    /**
     * @param number of the log among all
     * @param contrary connections that are known not to be as their ports say
     */
    LogRun(int number, LogBlocks blocks, Network network, Set<Long> contrary) {
        this.number = number;
        this.blocks = blocks;
        this.layout = blocks.layout().orElseThrow();
        this.contrary = Set.copyOf(contrary);
        Causes causes = network.causes();
        this.inOrder = new Counter(causes.table(), network.services(), new Counts());
        this.undecided = new Waiting(causes, inOrder);
        parts.add(inOrder.counts());
    }

    LineLayout layout() {
        return layout;
    }

    /** Whether the cause of each line is wanted, not the counts alone. */
    boolean keepsCauses() {
        return false;
    }

    /** Where a line is among all lines of all logs. */
    long position(long block, int offset) {
        return position(number, block, offset);
    }

    static long position(int log, long block, int offset) {
        return ((((long) log << BLOCK_BITS) | block) << OFFSET_BITS) | offset;
    }

    /** Whether the format tells why a record was rejected. */
    boolean tellsReason() {
        return layout.format().has(FlowLogField.REJECT_REASON);
    }

    /** Whether handshakes are told, which may say other than the ports. */
    boolean toldByFlags() {
        return layout.format().has(FlowLogField.TCP_FLAGS);
    }

    boolean hasContrary() {
        return !contrary.isEmpty();
    }

    boolean isContrary(long connection) {
        return !contrary.isEmpty() && contrary.contains(connection);
    }

    /** Takes note of a connection that is not as its ports say. */
    void contrary(long connection) {
        found.add(connection);
    }

    /** Those that were found and were not known before. */
    Set<Long> newContrary() {
        Set<Long> all = new HashSet<>(found);
        all.removeAll(contrary);
        return all;
    }

    /** Whether a header line has changed the columns, so that the blocks after it were not read as they should. */
    boolean hasColumnsChanged() {
        return columnsChanged;
    }

    /** What one thread counts of this log. */
    synchronized Counts part() {
        Counts part = new Counts();
        parts.add(part);
        return part;
    }

    /** Takes the next block; false where no more can be had. */
    synchronized boolean take(LineBlock block) {
        if (exhausted) {
            return false;
        }
        try {
            exhausted = !blocks.next(block);
        } catch (IOException e) {
            damages.add(blocks.source() + " cannot be read on (" + e.getMessage() + ") after line " + lines);
            exhausted = true;
        }
        away += exhausted ? 0 : 1;
        return !exhausted;
    }

    /**
     * Brings back a block. Those that are next in order are settled by one thread, while the others go on reading.
     *
     * @param columnsAreChanged whether a header line in it names other columns, which hold from there on
     * @param last whether no more is to be read
     */
    void bring(long block, BlockResult result, boolean columnsAreChanged, boolean last) {
        Optional<BlockResult> next = arrived(block, result, columnsAreChanged, last);
        while (next.isPresent()) {
            settle(next.get());
            next = settled(next.get());
        }
    }

    private synchronized Optional<BlockResult> arrived(
            long block, BlockResult result, boolean columnsAreChanged, boolean last) {
        if (columnsAreChanged && (block > 0 || !blocks.ended())) {
            columnsChanged = true;
            exhausted = true;
            damages.add(blocks.source() + ": a header line names other columns, and the lines after it were not read");
        }
        away--;
        exhausted |= last;
        waiting.put(block, result);
        return settling ? Optional.empty() : nextInOrder();
    }

    private synchronized Optional<BlockResult> settled(BlockResult result) {
        answered += result.answered();
        lines += result.lines();
        return nextInOrder();
    }

    private Optional<BlockResult> nextInOrder() {
        Optional<BlockResult> next = Optional.ofNullable(waiting.remove(nextBlock));
        settling = next.isPresent();
        nextBlock += settling ? 1 : 0;
        return next;
    }

    /** Whether all blocks were taken and are back: true once, for who is to end the log. */
    synchronized boolean isDone() {
        boolean done = exhausted && away == 0 && !settling && !finished;
        finished |= done;
        return done;
    }

    private void settle(BlockResult result) {
        undecided.add(answered, result.doubts());
        for (BlockResult.Broken broken : result.broken()) {
            inOrder.counts().malformed(blocks.source() + ":" + (lines + broken.line()), broken.what());
        }
    }

    /** All that was counted, when no more comes. */
    Counts end() throws IOException {
        undecided.end();
        blocks.damage().ifPresent(problem -> {
            damages.add(blocks.source() + ": " + problem + "; nothing after line " + lines + " could be read");
            FlowLogPlace place = new FlowLogPlace(blocks.source(), lines + 1, "");
            inOrder.counts().countRead(1);
            inOrder.counts()
                    .malformed(
                            place.toString(),
                            new FlowLogLine.Malformed(place, blocks.brokenLine(), "the gzip data break off"));
        });
        blocks.close();
        Counts all = new Counts();
        parts.forEach(all::addAll);
        return all;
    }

    /** What kept the log from being read to its end. */
    List<String> damages() {
        return List.copyOf(damages);
    }
}
