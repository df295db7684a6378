package io.vpcwhy.simulator.replay;

/**
 * Connections of which a handshake says another side than the ports do. They are few; of all others the ports tell the
 * side at once.
 */
final class Contrary {

    private Contrary() {}

    /** A connection by its two ends, in either order. */
    static long key(int networkInterface, long oneEnd, int onePort, long otherEnd, int otherPort) {
        return (Hashes.mix(oneEnd + onePort) + Hashes.mix(otherEnd + otherPort)) ^ Hashes.mix(networkInterface);
    }
}
