package io.vpcwhy.simulator.replay;

/** What a proposed configuration makes of a record: what concerns most is first. */
public enum Effect {
    /** It was accepted, as today's snapshot says too, and would be rejected. */
    BREAKS,
    /** It was rejected, as today's snapshot says too, and would be accepted. */
    OPENS,
    /** Its interface is in today's snapshot and not in the proposed one. */
    GONE,
    /** One of the two snapshots does not decide. */
    UNDECIDED,
    /** The log says other than today's snapshot: whatever happens, the change is not to blame. */
    DRIFT,
    /** Its traffic fares as before. */
    UNCHANGED,
    /** It tells of no traffic. */
    NO_DATA,
    /** The line is no record. */
    MALFORMED
}
