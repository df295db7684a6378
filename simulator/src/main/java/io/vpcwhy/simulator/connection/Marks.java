package io.vpcwhy.simulator.connection;

/**
 * What was seen of a connection at an interface, as bits. Ways go from the lower end of the connection to the higher one
 * (forward), or back; with the verdicts of all records or-ed together they do not depend on the order of records.
 */
final class Marks {

    static final int OPENED_FORWARD = 1 << 8;
    static final int OPENED_BACKWARD = 1 << 9;

    /** A rejected record that may be the first of a connection: of TCP with SYN, or whose flags are not logged. */
    private static final int NEW_FORWARD = 1 << 10;

    private static final int NEW_BACKWARD = 1 << 11;
    static final int IPV6 = 1 << 12;
    private static final int PROTOCOL = 16;

    private static final int WAY = 4;
    private static final int EGRESS = 2;

    private Marks() {}

    /** The bits of one record. */
    static int of(boolean forward, boolean egress, boolean accepted, boolean opening) {
        int place = (forward ? 0 : WAY) + (egress ? EGRESS : 0);
        int verdict = 1 << (place + (accepted ? 0 : 1));
        return accepted || !opening ? verdict : verdict | (forward ? NEW_FORWARD : NEW_BACKWARD);
    }

    static int ofProtocol(int protocol) {
        return protocol << PROTOCOL;
    }

    static int protocol(int marks) {
        return (marks >>> PROTOCOL) & 0xFF;
    }

    /** What was seen of one way in one direction; empty of records it is {@link Cell#NOTHING}. */
    static Cell cell(int marks, boolean forward, boolean egress) {
        int verdicts = (marks >>> ((forward ? 0 : WAY) + (egress ? EGRESS : 0))) & 3;
        boolean opening = (marks & (forward ? NEW_FORWARD : NEW_BACKWARD)) != 0;
        return switch (verdicts) {
            case 0 -> Cell.NOTHING;
            case 1 -> Cell.ACCEPTED;
            case 2 -> opening ? Cell.REJECTED : Cell.MIXED;
            default -> Cell.MIXED;
        };
    }

    /** Whether any record went that way. */
    static boolean went(int marks, boolean forward) {
        return ((marks >>> (forward ? 0 : WAY)) & 15) != 0;
    }
}
