package io.vpcwhy.simulator.insight;

/** Where a far end is, by its address. */
public enum Origin {
    /** An interface of the snapshot, by a private or a public address. */
    OWN_INTERFACE,
    /** A private address, or one of a VPC of the snapshot, that no interface of the snapshot holds. */
    PRIVATE,
    /** A public address that is nobody's in the snapshot. */
    INTERNET,
    /** No single host: a multicast group, broadcast, a reserved block. */
    SPECIAL
}
