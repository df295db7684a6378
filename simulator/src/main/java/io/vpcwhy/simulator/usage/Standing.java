package io.vpcwhy.simulator.usage;

/** What logs say of a rule. */
public enum Standing {

    /** It decided about records. */
    USED,

    /** It may have: records are in doubt, and it is among the rules that they may have met. */
    POSSIBLY_USED,

    /** The logs cover all interfaces that have it, and it decided about none of their records. */
    UNUSED,

    /** It decided about none, and the logs do not hold all that it could decide about. */
    NOT_KNOWN,

    /** No interface has it. */
    WITHOUT_INTERFACE
}
