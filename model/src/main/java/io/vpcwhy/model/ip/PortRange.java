package io.vpcwhy.model.ip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of TCP or UDP ports, both ends included.
 *
 * @param from 0 to 65535
 * @param to {@code from} to 65535
 */
public record PortRange(int from, int to) {

    public static final int MAX_PORT = 65535;

    /** Number of ports. */
    public static final int PORTS = MAX_PORT + 1;

    /** The ports that clients take by themselves, 1024 to 65535: load balancers, NAT gateways and Lambda begin at 1024. */
    public static final PortRange EPHEMERAL = new PortRange(1024, MAX_PORT);

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

    /** Reads a port, {@code 443}, or a range, {@code 8000-8080}; empty where the text is neither. */
    public static Optional<PortRange> tryParse(String text) {
        int dash = text.indexOf('-');
        int from = number(dash < 0 ? text : text.substring(0, dash));
        int to = dash < 0 ? from : number(text.substring(dash + 1));
        return 0 <= from && from <= to && to <= MAX_PORT ? Optional.of(new PortRange(from, to)) : Optional.empty();
    }

    /** -1 where the text is no number of at most five digits. */
    private static int number(String text) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && !text.isEmpty() && text.length() <= 5 ? Integer.parseInt(text) : -1;
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
