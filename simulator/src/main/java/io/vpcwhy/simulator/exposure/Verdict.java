package io.vpcwhy.simulator.exposure;

/** Whether a connection can be made from an address of the internet, there and back. */
public enum Verdict {
    REACHABLE,
    NOT_REACHABLE,
    /** What is not known could make it either. */
    UNKNOWN
}
