package io.vpcwhy.simulator.replay;

/** Counts records that have a cause. For one thread. */
final class Counter {

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

    /** Counts a record and returns its group; the far end is counted where {@code peer} is not 0. */
    Tally.Group add(int cause, int port, long bytes, long start, long end, long peer, int networkInterface) {
        byte traits = causes.traits(cause);
        boolean counted = port >= 0 && ((traits & NumberTable.EVERY_PORT) != 0 || services[port]);
        Tally.Group group = counts.groups().group(cause, counted ? port : Tally.NO_PORT);
        group.add(bytes, start, end);
        if (peer != 0) {
            counts.groups().addPeer(group, peer);
        }
        if ((traits & NumberTable.REFUSED) != 0 && networkInterface >= 0) {
            Tally.Group at = counts.refused().group(networkInterface, Tally.NO_PORT);
            at.add(bytes, start, end);
            counts.refused().addPeer(at, peer);
        }
        return group;
    }

    /** Counts a record whose side is known now. */
    void add(int cause, Asked asked) {
        Tally.Group group = add(
                cause, asked.port(), asked.bytes(), asked.start(), asked.end(), asked.peer(), asked.networkInterface());
        if (!group.hasExampleBefore(asked.position())) {
            group.example(asked.position(), asked.line());
        }
    }
}
