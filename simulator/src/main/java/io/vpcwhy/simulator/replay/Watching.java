package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.replay.WatchParts.Part;
import java.util.function.Supplier;

/**
 * One kind of look at the records of a run: makes the watches of its threads, and is the key by which
 * {@link WatchedReplay#seen} gives what they saw.
 *
 * @param <W> how records are looked at
 */
public final class Watching<W extends RecordWatch<W>> {

    private final Supplier<W> watches;

    /** @param watches makes one that has seen nothing, for any thread */
    public Watching(Supplier<W> watches) {
        this.watches = watches;
    }

    Part<W> part() {
        return new Part<>(this, watches.get());
    }
}
