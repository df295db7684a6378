package io.vpcwhy.simulator.space;

/** The packet of a set whose bits, in the order of the fields, are the lowest. */
final class LowestPacket {

    private final boolean[] bits = new boolean[HeaderField.BITS];

    /** @param set not the empty one */
    LowestPacket(NodeTable table, int set) {
        int node = set;
        while (node != NodeTable.TRUE) {
            boolean one = table.low(node) == NodeTable.FALSE;
            bits[table.level(node)] = one;
            node = one ? table.high(node) : table.low(node);
        }
    }

    /** The value of a field of at most 31 bits. */
    int value(HeaderField field) {
        int value = 0;
        for (int level = field.first(); level < field.end(); level++) {
            value = value << 1 | (bits[level] ? 1 : 0);
        }
        return value;
    }
}
