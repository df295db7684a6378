package io.vpcwhy.simulator.explain;

/**
 * Hashes of 64 bits by which connections and their ends are told apart: of a million connections two are taken for one
 * once in some forty million logs.
 */
public final class ConnectionHash {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private ConnectionHash() {}

    /** A number of which each bit depends on each bit of the given one (the last steps of SplitMix64). */
    public static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** That of an address, by its two halves. */
    public static long address(long high, long low) {
        return mix(high * GOLDEN + low);
    }

    /** That of the interface at which a connection is seen. */
    public static long scope(String interfaceId) {
        long hash = interfaceId.length();
        for (int i = 0; i < interfaceId.length(); i++) {
            hash = hash * GOLDEN + interfaceId.charAt(i);
        }
        return mix(hash);
    }

    /**
     * That of a connection by its two ends, in either order.
     *
     * @param scope hash of the interface
     * @param oneEnd hash of an address
     * @param otherEnd hash of an address
     */
    public static long of(long scope, long oneEnd, int onePort, long otherEnd, int otherPort, int protocol) {
        return (mix(oneEnd + onePort) + mix(otherEnd + otherPort)) ^ mix(scope + protocol);
    }
}
