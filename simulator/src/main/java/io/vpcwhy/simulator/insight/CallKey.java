package io.vpcwhy.simulator.insight;

/** What one number tells of the near end of records: the interface, the family of addresses, a protocol and a port. */
final class CallKey {

    /** Stands for no port. */
    static final int NO_PORT = -1;

    private static final int PORT_BITS = 17;
    private static final int PROTOCOL_BITS = 8;
    private static final long IPV6 = 1L << (PORT_BITS + PROTOCOL_BITS);
    private static final int INTERFACE = PORT_BITS + PROTOCOL_BITS + 1;

    private CallKey() {}

    /**
     * The number.
     *
     * @param networkInterface from 0
     * @param protocol 0 to 255
     * @param port 0 to 65,535, or {@link #NO_PORT}
     */
    static long of(int networkInterface, int family, int protocol, int port) {
        return ((long) networkInterface << INTERFACE)
                | (family == 6 ? IPV6 : 0)
                | ((long) protocol << PORT_BITS)
                | (port + 1);
    }

    static int networkInterface(long key) {
        return (int) (key >>> INTERFACE);
    }

    /** 4 or 6. */
    static int family(long key) {
        return (key & IPV6) != 0 ? 6 : 4;
    }

    static int protocol(long key) {
        return (int) (key >>> PORT_BITS) & ((1 << PROTOCOL_BITS) - 1);
    }

    static int port(long key) {
        return ((int) key & ((1 << PORT_BITS) - 1)) - 1;
    }
}
