package io.vpcwhy.simulator.filter;

/** What a filter decides. */
public enum Outcome {
    ALLOW,
    DENY,
    /** What is not known could make it either. */
    UNKNOWN
}
