package io.vpcwhy.cli.collect.logs;

/**
 * The actions that reading logs in place may need, none of which changes anything.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html">Actions of
 *     CloudWatch Logs</a>
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions of S3</a>
 */
public enum LogAction {
    DESCRIBE_FLOW_LOGS("ec2:DescribeFlowLogs"),
    DESCRIBE_DELIVERY_STREAM("firehose:DescribeDeliveryStream"),
    DESCRIBE_LOG_STREAMS("logs:DescribeLogStreams"),
    FILTER_LOG_EVENTS("logs:FilterLogEvents"),
    GET_QUERY_RESULTS("logs:GetQueryResults"),
    START_QUERY("logs:StartQuery"),
    GET_OBJECT("s3:GetObject"),
    LIST_BUCKET("s3:ListBucket");

    private final String action;

    LogAction(String action) {
        this.action = action;
    }

    /** As IAM writes it. */
    @Override
    public String toString() {
        return action;
    }
}
