package io.vpcwhy.cli.collect.logs;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.Run;
import io.vpcwhy.cli.collect.FakeAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From which Region a bucket is asked for, where nobody says it. */
class BucketRegionTest {

    @TempDir
    private Path folder;

    @Test
    void aBucketIsAskedForFromTheRegionOfTheSnapshot() throws IOException {
        Files.writeString(
                folder.resolve("subnets.json"),
                "{\"Subnets\": [{\"SubnetId\": \"subnet-1\", \"VpcId\": \"vpc-1\", \"CidrBlock\": \"10.0.0.0/24\","
                        + " \"OwnerId\": \"123456789012\", \"AvailabilityZone\": \"us-gov-west-1a\","
                        + " \"SubnetArn\": \"arn:aws-us-gov:ec2:us-gov-west-1:123456789012:subnet/subnet-1\"}]}");
        try (FakeAws aws = FakeAws.start()) {
            Run run = Run.of(
                    "explain",
                    "--snapshot",
                    folder.toString(),
                    "--endpoint-url",
                    aws.endpoint(),
                    "--attempts",
                    "1",
                    "--log",
                    "s3://flow-logs/");
            assertThat(run.status()).as(run.err()).isNotZero();
            aws.server()
                    .verify(getRequestedFor(anyUrl())
                            .withHeader("Authorization", containing("/us-gov-west-1/s3/aws4_request")));
        }
    }
}
