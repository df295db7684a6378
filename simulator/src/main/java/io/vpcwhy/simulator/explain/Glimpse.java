package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.ip.IpProtocol;
import java.util.Optional;

/**
 * What of a record tells about the side of another of the same connection, in a few numbers: there may be hundreds of
 * thousands to keep.
 *
 * @param start Unix seconds, or {@link #NO_TIME}
 * @param end Unix seconds, or {@link #NO_TIME}
 * @param bits as {@link #bits} makes them
 */
public record Glimpse(long start, long end, int bits) {

    /** Stands for a time that is not logged. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Stands for what is not known. */
    public static final int UNKNOWN = 0;

    /** Stands for accepted, and for yes. */
    public static final int YES = 1;

    /** Stands for rejected, and for no. */
    public static final int NO = 2;

    private static final int FORWARD = 1;
    private static final int TCP = 2;
    private static final int ACCEPTED = 2;
    private static final int OPENS = 4;
    private static final int CLEARLY = 6;
    private static final int PROBABLY = 8;
    private static final int TWO = 3;

    /**
     * The bits of a record.
     *
     * @param forward whether it goes from the lower to the higher end of its connection
     * @param protocol an IANA number, or below 0
     * @param accepted whether it was; this and what follows are {@link #UNKNOWN}, {@link #YES} or {@link #NO}
     * @param opens whether its own handshake opens the connection
     * @param clearly whether the ports leave no doubt that it goes to a service
     * @param probably whether the ports say that it does
     */
    public static int bits(boolean forward, int protocol, int accepted, int opens, int clearly, int probably) {
        return (forward ? FORWARD : 0)
                | (protocol == IpProtocol.TCP.number() ? TCP : 0)
                | (accepted << ACCEPTED)
                | (opens << OPENS)
                | (clearly << CLEARLY)
                | (probably << PROBABLY);
    }

    static int number(Optional<Boolean> known) {
        return known.map(yes -> yes ? YES : NO).orElse(UNKNOWN);
    }

    boolean forward() {
        return isForward(bits);
    }

    static boolean isForward(int bits) {
        return (bits & FORWARD) != 0;
    }

    /** Whether bits are of a record with a handshake. */
    static boolean isHandshake(int bits) {
        return ((bits >> OPENS) & TWO) != UNKNOWN;
    }

    boolean isTcp() {
        return (bits & TCP) != 0;
    }

    /** Whether bits are of a record that was accepted: {@link #YES}, {@link #NO} or {@link #UNKNOWN}. */
    static int accepted(int bits) {
        return (bits >> ACCEPTED) & TWO;
    }

    /** Whether its own handshake opens the connection. */
    Optional<Boolean> opens() {
        return known(OPENS);
    }

    /** Whether the ports say without a doubt that it goes to a service. */
    Optional<Boolean> clearlyToService() {
        return known(CLEARLY);
    }

    /** Whether bits are of a record whose ports leave no doubt. */
    static boolean isClear(int bits) {
        return ((bits >> CLEARLY) & TWO) != UNKNOWN;
    }

    /** Whether the ports say that it goes to a service. */
    Optional<Boolean> probablyToService() {
        return known(PROBABLY);
    }

    /** Whether bits say by ports that it goes to a service: {@link #YES}, {@link #NO} or {@link #UNKNOWN}. */
    static int probably(int bits) {
        return (bits >> PROBABLY) & TWO;
    }

    private Optional<Boolean> known(int shift) {
        int number = (bits >> shift) & TWO;
        return number == UNKNOWN ? Optional.empty() : Optional.of(number == YES);
    }

    boolean isNear(Glimpse other, long within) {
        return start == NO_TIME || other.start == NO_TIME || Math.abs(start - other.start) <= within;
    }
}
