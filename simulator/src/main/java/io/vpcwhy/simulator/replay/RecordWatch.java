package io.vpcwhy.simulator.replay;

/**
 * One thread's look at the records of logs, beside what is counted of their causes. Each thread has its own, of a
 * {@link Watching}, and sees a part of the records, in any order; at the end the parts are joined.
 *
 * @param <W> the watch itself
 */
public interface RecordWatch<W extends RecordWatch<W>> {

    /** Looks at a record that was asked for. What it is given is the same object each time, and holds until it returns. */
    void see(WatchedRecord record);

    /** Takes over what another saw, which is not used any more. What comes out is the same in whatever order parts join. */
    void join(W other);
}
