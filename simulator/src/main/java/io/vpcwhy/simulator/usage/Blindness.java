package io.vpcwhy.simulator.usage;

/** Why logs do not tell that nothing used a rule. */
public enum Blindness {

    /** The logs were not read to their end. */
    NOT_ALL_READ,

    /** No record is of an interface that has it. */
    NO_RECORD,

    /** All records of all interfaces that have it say that there is no data. */
    ONLY_NO_DATA,

    /** All records of an interface say that AWS left records out (SKIPDATA). */
    ONLY_SKIPPED,

    /** Of an interface only rejected traffic is logged, and the rule accepts. */
    ONLY_REJECTED,

    /** Only accepted traffic is logged, and the rule denies. */
    ONLY_ACCEPTED,

    /** Accepted records of an interface do not tell which rules they met. */
    ENDS_NOT_TOLD
}
