package io.vpcwhy.simulator.connection;

/** What was seen of one way of a connection at one interface. */
enum Cell {
    ACCEPTED(0, 'A'),
    REJECTED(1, 'R'),
    /** Nothing, though it would have been logged. */
    NOTHING(2, '-'),
    /** Accepted and rejected, or rejected without the SYN that opens a connection. */
    MIXED(3, 'X'),
    /** It would not have been logged. */
    NOT_LOGGED(4, '?');

    private final int number;
    private final char letter;

    Cell(int number, char letter) {
        this.number = number;
        this.letter = letter;
    }

    /** From 0, in the order in which they are here. */
    int number() {
        return number;
    }

    /** How {@link TruthTable} writes it. */
    char letter() {
        return letter;
    }

    boolean isSeen() {
        return this == ACCEPTED || this == REJECTED || this == MIXED;
    }
}
