package io.vpcwhy.simulator.replay;

import java.util.function.Supplier;

/** Counts records that have a cause. For one thread. */
class Counter {

    /** Stands for the group of a record that is not counted. */
    static final int NO_GROUP = -1;

    private final NumberTable<?> causes;
    private final boolean[] services;
    private final Counts counts;

    /** @param services the ports that are counted by themselves whatever the cause */
    Counter(NumberTable<?> causes, boolean[] services, Counts counts) {
        this.causes = causes;
        this.services = services;
        this.counts = counts;
    }

    Counts counts() {
        return counts;
    }

    /** Whether records of a cause are counted by a port. */
    boolean counts(int cause, int port) {
        return port >= 0 && ((causes.traits(cause) & NumberTable.EVERY_PORT) != 0 || services[port]);
    }

    /** Whether a cause is that something from elsewhere is refused. */
    boolean isRefused(int cause) {
        return (causes.traits(cause) & NumberTable.REFUSED) != 0;
    }

    /** Counts a record and returns its group; the far end is counted where {@code peer} is not 0. */
    int add(int cause, int port, long bytes, long start, long end, long peer, int networkInterface) {
        int group = add(cause, counts(cause, port) ? port : Tally.NO_PORT, bytes, start, end, peer);
        if (isRefused(cause)) {
            refuse(networkInterface, bytes, start, end, peer);
        }
        return group;
    }

    /** Counts a record by a port that it is known to be counted by, or none. */
    int add(int cause, int port, long bytes, long start, long end, long peer) {
        int group = counts.groups().group(cause, port);
        counts.groups().add(group, bytes, start, end);
        if (peer != 0) {
            counts.groups().addPeer(group, peer);
        }
        return group;
    }

    /** Counts a record of what is refused from elsewhere. */
    void refuse(int networkInterface, long bytes, long start, long end, long peer) {
        if (networkInterface >= 0) {
            int at = counts.refused().group(networkInterface, Tally.NO_PORT);
            counts.refused().add(at, bytes, start, end);
            counts.refused().addPeer(at, peer);
        }
    }

    /** Counts a record whose side is known now. */
    void add(int cause, Asked asked) {
        int group = add(
                cause, asked.port(), asked.bytes(), asked.start(), asked.end(), asked.peer(), asked.networkInterface());
        exemplify(group, asked.position(), asked::line);
    }

    /** Keeps a record as the example of its group, where it is the first of it. */
    void exemplify(int group, long position, Supplier<String> text) {
        if (group != NO_GROUP && !counts.groups().hasExampleBefore(group, position)) {
            counts.groups().example(group, position, text.get());
        }
    }
}
