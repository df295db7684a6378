package io.vpcwhy.model.aws;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A flow log subscription.
 *
 * @param id {@code fl-...}
 * @param resourceId the VPC, subnet, interface or transit gateway that is logged
 * @param trafficType {@code ACCEPT}, {@code REJECT} or {@code ALL}; empty for transit gateways
 * @param logFormat such as {@code ${version} ${srcaddr}}, where told
 * @param destinationType {@code cloud-watch-logs}, {@code s3} or {@code kinesis-data-firehose}
 * @param destination ARN of the destination, where told
 * @param logGroupName of CloudWatch Logs, where told
 * @param maxAggregationInterval in seconds: 60 or 600
 * @param deliverStatus {@code SUCCESS} or {@code FAILED}, where told
 * @param deliverError why delivery failed, where it did: {@code Rate limited}, {@code Access error} or {@code Unknown error}
 * @param deliverLogsPermissionArn the role by which it publishes to CloudWatch Logs, where it has one
 * @param deliverCrossAccountRole the role by which it publishes to another account, where it has one
 * @param status {@code ACTIVE}, where told
 * @param files how it writes to S3; empty for other destinations and where not told
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html">FlowLog</a>
 */
public record FlowLog(
        String id,
        String resourceId,
        Optional<String> trafficType,
        Optional<String> logFormat,
        String destinationType,
        Optional<String> destination,
        Optional<String> logGroupName,
        OptionalInt maxAggregationInterval,
        Optional<String> deliverStatus,
        Optional<String> deliverError,
        Optional<String> deliverLogsPermissionArn,
        Optional<String> deliverCrossAccountRole,
        Optional<String> status,
        Optional<Files> files,
        Tags tags)
        implements AwsResource {

    private static final String GROUP_MARK = ":log-group:";

    /**
     * The files of a flow log in S3.
     *
     * @param format {@code plain-text} or {@code parquet}
     * @param hiveCompatiblePartitions whether folders are named as Hive does, {@code year=2025}
     * @param perHourPartition whether there is a folder for each hour and not for each day
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html">Flow log files</a>
     */
    public record Files(String format, boolean hiveCompatiblePartitions, boolean perHourPartition) {

        /** What a flow log has that was made without saying otherwise. */
        public static final Files DEFAULT = new Files("plain-text", false, false);

        public boolean isParquet() {
            return format.equals("parquet");
        }

        /**
         * The folder under which the years are, as {@code s3://bucket/...}, with a slash at its end.
         *
         * @param bucketArn the destination: ARN of the bucket, with its folder where it has one
         * @param account of the flow log, twelve digits
         * @param region of the flow log
         */
        public String root(String bucketArn, String account, String region) {
            String path = bucketArn.substring(bucketArn.indexOf(":::") + 3);
            String folder = "s3://" + (path.endsWith("/") ? path : path + "/") + "AWSLogs/";
            return hiveCompatiblePartitions
                    ? folder + "aws-account-id=" + account + "/aws-service=vpcflowlogs/aws-region=" + region + "/"
                    : folder + account + "/vpcflowlogs/" + region + "/";
        }
    }

    /** Whether it logs an interface: as such, or with its subnet or VPC. */
    public boolean covers(NetworkInterface nic) {
        return resourceId.equals(nic.vpcId()) || resourceId.equals(nic.subnetId()) || resourceId.equals(nic.id());
    }

    /** The log group that it writes to, by its name or the ARN of the destination; empty for other destinations. */
    public Optional<String> logGroup() {
        return logGroupName.or(() -> destination
                .filter(arn -> arn.contains(GROUP_MARK))
                .map(arn -> {
                    String name = arn.substring(arn.indexOf(GROUP_MARK) + GROUP_MARK.length());
                    return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
                }));
    }
}
