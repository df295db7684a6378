package io.vpcwhy.model.ip;

import org.jspecify.annotations.Nullable;

/**
 * A range of TCP or UDP ports, both ends included.
 *
 * @param from 0 to 65535
 * @param to {@code from} to 65535
 */
public record PortRange(int from, int to) {

    public static final int MAX_PORT = 65535;

    /** Every port, 0 to 65535. */
    public static final PortRange ALL = new PortRange(0, MAX_PORT);

    public PortRange {
        if (from < 0 || to > MAX_PORT || from > to) {
            throw new IllegalArgumentException(
                    "ports " + from + "-" + to + " are not a range within 0-65535, the lower port first");
        }
    }

    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    public boolean contains(int port) {
        return from <= port && port <= to;
    }

    /** Number of ports in the range. */
    public int size() {
        return to - from + 1;
    }

    // Written out: the JVM links a record's own equals and hashCode at run time, which a short command would wait for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortRange that && from == that.from && to == that.to;
    }

    @Override
    public int hashCode() {
        return 31 * from + to;
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }
}
