package io.vpcwhy.simulator.explain;

/** For which rejected records remedies are worked out. */
public enum RemedyPolicy {
    /** For none. */
    NEVER,
    /** For those that do not look like a scan from the internet. */
    UNLESS_SCAN,
    /** For all. */
    ALWAYS
}
