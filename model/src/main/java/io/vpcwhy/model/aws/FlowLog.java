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
 * @param deliverError why delivery failed, where it did
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
        Tags tags)
        implements AwsResource {}
