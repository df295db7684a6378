package io.vpcwhy.simulator.explain;

/** How much a person should care for what became of a record: the first concerns most. */
public enum Concern {
    /** An answer that a network ACL drops: its request was let through, and the connection fails all the same. */
    ANSWER_DROPPED,
    /** Traffic between interfaces of the snapshot is rejected. */
    OWN_TRAFFIC_REJECTED,
    /** What an interface sends elsewhere is rejected. */
    OUTBOUND_REJECTED,
    /** Snapshot and log do not agree: one of them has changed. */
    CONTRADICTED,
    /** Snapshot or record do not hold enough. */
    UNDECIDED,
    /** What comes from elsewhere is rejected, as scans are. */
    INBOUND_REJECTED,
    PERMITTED,
    NO_DATA,
    MALFORMED
}
