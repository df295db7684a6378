package io.vpcwhy.simulator.coverage;

/**
 * What is wrong with a flow log.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-troubleshooting.html">Troubleshoot VPC Flow
 *     Logs</a>
 */
public enum LogProblem {
    /** What it records does not arrive. */
    DELIVERY_FAILED,
    /** A part of what it records does not arrive. */
    RATE_LIMITED,
    /** Its FlowLogStatus is another than {@code ACTIVE}. */
    NOT_ACTIVE,
    /** CloudWatch Logs takes records from a role alone, and it has none. */
    ROLE_MISSING,
    /** Its destination is in another account, and it has no role to write there. */
    CROSS_ACCOUNT_ROLE_MISSING,
    /** The description does not say whether what it records arrives. */
    DELIVERY_NOT_TOLD,
    /** Its LogFormat cannot be read, so that which fields it has is not known. */
    FORMAT_NOT_READ,
    /** The snapshot does not hold its resource. */
    RESOURCE_NOT_IN_SNAPSHOT;

    /** Whether nothing arrives. */
    public boolean stopsDelivery() {
        return this == DELIVERY_FAILED || this == NOT_ACTIVE;
    }
}
