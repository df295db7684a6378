package io.vpcwhy.simulator.diff;

import io.vpcwhy.simulator.space.HeaderSpace;

/** Of how many of some packets replies return for certain. */
public enum Replies {
    ALL,
    SOME,
    NONE;

    /** @param answered the packets whose replies return, others too */
    static Replies of(HeaderSpace packets, HeaderSpace answered) {
        HeaderSpace some = packets.intersection(answered);
        return some.isEmpty() ? NONE : some.equals(packets) ? ALL : SOME;
    }
}
