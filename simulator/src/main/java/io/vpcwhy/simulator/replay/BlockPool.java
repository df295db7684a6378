package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.LineBlock;
import java.util.ArrayDeque;
import java.util.Deque;

/** Blocks that are filled again and again. */
final class BlockPool {

    /** Bytes of a block: some thousand lines, few enough to stay in the cache while they are read. */
    private static final int SIZE = 1 << 19;

    private final Deque<LineBlock> free = new ArrayDeque<>();

    /** One to be filled: that which was used last, which is in the cache. */
    synchronized LineBlock take() {
        return free.isEmpty() ? new LineBlock(SIZE) : free.pop();
    }

    synchronized void give(LineBlock block) {
        free.push(block);
    }
}
