package io.vpcwhy.simulator.space;

/**
 * The fields of a header, in the order in which a diagram asks for them, each bit by bit, the most significant first. An
 * IPv4 address has the first 32 bits of its field and leaves the others open; so does a packet with the fields that its
 * protocol lacks.
 */
enum HeaderField {
    FAMILY(0, 1),
    PROTOCOL(1, 8),
    DESTINATION(9, 128),
    SOURCE(137, 128),
    DESTINATION_PORT(265, 16),
    SOURCE_PORT(281, 16),
    /** Type, then code. */
    ICMP(297, 16);

    /** The number of bits of all fields. */
    static final int BITS = ICMP.end();

    private final int first;
    private final int bits;

    HeaderField(int first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    int bits() {
        return bits;
    }

    /** The level of its most significant bit. */
    int first() {
        return first;
    }

    /** The level after that of its least significant bit. */
    int end() {
        return first + bits;
    }

    /** The level which each level changes over with where a packet's two ends do. */
    static int[] exchangeOfEnds() {
        int[] levels = new int[BITS];
        for (int i = 0; i < BITS; i++) {
            levels[i] = i;
        }
        exchange(levels, SOURCE, DESTINATION);
        exchange(levels, SOURCE_PORT, DESTINATION_PORT);
        return levels;
    }

    private static void exchange(int[] levels, HeaderField one, HeaderField other) {
        for (int i = 0; i < one.bits; i++) {
            levels[one.first + i] = other.first + i;
            levels[other.first + i] = one.first + i;
        }
    }
}
