package io.vpcwhy.simulator.explain;

/** What became of a line of a flow log. */
public enum Status {
    /** Simulation and log agree, or the record has no action and the simulation decides. */
    EXPLAINED,
    /** The snapshot says otherwise than the log. */
    CONTRADICTED,
    /** Snapshot or record do not hold enough. */
    UNDECIDED,
    /** The record says that there is nothing to explain: NODATA or SKIPDATA. */
    NO_DATA,
    /** The line is no record. */
    MALFORMED
}
