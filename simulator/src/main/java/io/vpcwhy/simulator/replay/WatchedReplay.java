package io.vpcwhy.simulator.replay;

/** What became of the records of logs, and what was seen beside it. */
public final class WatchedReplay {

    private final ReplayReport report;
    private final WatchParts parts;

    WatchedReplay(ReplayReport report, WatchParts parts) {
        this.report = report;
        this.parts = parts;
    }

    public ReplayReport report() {
        return report;
    }

    /**
     * What all threads saw in one way.
     *
     * @throws IllegalArgumentException where the replay was not told to look in that way
     */
    public <W extends RecordWatch<W>> W seen(Watching<W> kind) {
        return parts.seen(kind);
    }
}
