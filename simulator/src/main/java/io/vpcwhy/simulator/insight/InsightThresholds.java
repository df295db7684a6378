package io.vpcwhy.simulator.insight;

/**
 * From where on something stands out.
 *
 * @param scanPorts ports of one interface that a sender tries, from 2
 * @param sweepInterfaces interfaces at which a sender tries one port, from 2
 */
public record InsightThresholds(int scanPorts, int sweepInterfaces) {

    /** A client may try the few ports of a service, or the nodes of a load balancer. */
    public static final InsightThresholds DEFAULT = new InsightThresholds(10, 5);

    public InsightThresholds {
        if (scanPorts < 2 || sweepInterfaces < 2) {
            throw new IllegalArgumentException("who tries one is a client");
        }
    }
}
