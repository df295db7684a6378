package io.vpcwhy.simulator.replay;

/** Spreads numbers over tables. */
final class Hashes {

    private Hashes() {}

    /** A number of which each bit depends on each bit of the given one (the last steps of SplitMix64). */
    static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** That of an address. */
    static long address(long high, long low) {
        return mix(high * 0x9E37_79B9_7F4A_7C15L + low);
    }
}
