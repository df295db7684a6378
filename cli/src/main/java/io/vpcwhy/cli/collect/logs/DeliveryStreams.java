package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;

/**
 * Where the delivery streams of Firehose deliver to.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_DescribeDeliveryStream.html">DescribeDeliveryStream</a>
 */
final class DeliveryStreams {

    /** What a prefix has in place of what is not known before, such as {@code !{timestamp:yyyy}}. */
    private static final String EXPRESSION = "!{";

    private final FirehoseClient client;

    DeliveryStreams(FirehoseClient client) {
        this.client = client;
    }

    /**
     * The place in S3 to which a stream delivers.
     *
     * @param arn of the stream
     * @throws CollectException where AWS does not tell, or it delivers elsewhere
     */
    AwsLogName.Bucket bucket(String arn) throws CollectException {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        List<DestinationDescription> destinations = AwsAnswer.to(
                () -> client.describeDeliveryStream(asked -> asked.deliveryStreamName(name))
                        .deliveryStreamDescription()
                        .destinations(),
                arn,
                LogAction.DESCRIBE_DELIVERY_STREAM);
        for (DestinationDescription each : destinations) {
            if (each.extendedS3DestinationDescription() != null) {
                return bucket(
                        each.extendedS3DestinationDescription().bucketARN(),
                        Optional.ofNullable(
                                each.extendedS3DestinationDescription().prefix()));
            }
            if (each.s3DestinationDescription() != null) {
                return bucket(
                        each.s3DestinationDescription().bucketARN(),
                        Optional.ofNullable(each.s3DestinationDescription().prefix()));
            }
        }
        throw CollectException.ofUsage(arn + ": does not deliver to S3, and elsewhere is not read");
    }

    private static AwsLogName.Bucket bucket(String arn, Optional<String> prefix) {
        String known = prefix.orElse("");
        int unknown = known.indexOf(EXPRESSION);
        return new AwsLogName.Bucket(
                arn.substring(arn.lastIndexOf(':') + 1), unknown < 0 ? known : known.substring(0, unknown));
    }
}
