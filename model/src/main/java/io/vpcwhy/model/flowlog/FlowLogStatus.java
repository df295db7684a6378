package io.vpcwhy.model.flowlog;

/**
 * What the {@code log-status} field says of the aggregation interval.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records</a>
 */
public enum FlowLogStatus {
    /** Data is logged normally. */
    OK,
    /** There was no traffic to or from the interface. */
    NODATA,
    /** Records were left out for want of capacity or because of an error, so an absent record proves nothing. */
    SKIPDATA
}
