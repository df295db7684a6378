package io.vpcwhy.simulator.filter;

/** What the snapshot's filters do with a record's packets. */
public enum SimulatedAction {
    ACCEPT,
    REJECT,
    UNKNOWN
}
