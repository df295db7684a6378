package io.vpcwhy.model.flowlog;

/**
 * What the {@code action} field says became of the traffic.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records</a>
 */
public enum FlowLogAction {
    /** The traffic was let through. */
    ACCEPT,
    /** The traffic was refused by a security group or a network ACL, or came after its connection was closed. */
    REJECT
}
