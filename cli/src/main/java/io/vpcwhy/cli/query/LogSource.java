package io.vpcwhy.cli.query;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import java.util.Optional;

/**
 * Where the records are that a query looks for.
 *
 * @param format their fields, in the order of the log
 * @param bucket ARN of a bucket, with its prefix, where they are in S3; empty where not known
 * @param files how they are written to S3
 * @param account of the flow log, twelve digits; empty where not known
 * @param region of the flow log; empty where not known
 * @param logGroup of CloudWatch Logs; empty where not known
 */
public record LogSource(
        FlowLogFormat format,
        Optional<String> bucket,
        FlowLog.Files files,
        Optional<String> account,
        Optional<String> region,
        Optional<String> logGroup) {

    /** What stands for a log group that is not known. */
    public static final String LOG_GROUP = "LOG_GROUP";

    /** The log group, or a word in its place. */
    String logGroupName() {
        return logGroup.orElse(LOG_GROUP);
    }
}
