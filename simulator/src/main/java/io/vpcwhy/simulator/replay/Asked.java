package io.vpcwhy.simulator.replay;

/**
 * A record whose cause turns on which side of its connection it is.
 *
 * @param choice its cause or a choice among several, a number of {@link CauseTable}
 * @param peer hash of the far end's address
 * @param networkInterface number of the interface, or -1
 * @param position of the line among all
 */
record Asked(
        int choice,
        int port,
        long bytes,
        long start,
        long end,
        long peer,
        int networkInterface,
        long position,
        String line) {}
