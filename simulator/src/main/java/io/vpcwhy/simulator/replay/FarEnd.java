package io.vpcwhy.simulator.replay;

/** Whose the other end of a record's traffic is. */
public enum FarEnd {
    /** An interface of today's snapshot, by any of its addresses. */
    OWN,
    /** A public address that no interface has. */
    INTERNET,
    /** A private address that no interface has, or one that the record does not tell. */
    ELSEWHERE
}
