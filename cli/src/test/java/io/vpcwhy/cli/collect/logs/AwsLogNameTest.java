package io.vpcwhy.cli.collect.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsLogNameTest {

    private static final String ARN = "arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:/vpc/flow.1";

    @ParameterizedTest
    @CsvSource({
        "cloudwatch:/vpc/flow_logs.1#2-3, /vpc/flow_logs.1#2-3, ",
        "cloudwatch:flow:eni-0a-all, flow, eni-0a-all",
        "cloudwatch:flow:exports/a b, flow, exports/a b"
    })
    void aGroupIsNamedWithOrWithoutAStream(String text, String group, String stream) {
        assertThat(AwsLogName.parse(text)).isInstanceOfSatisfying(AwsLogName.Group.class, name -> {
            assertThat(name.group()).isEqualTo(group);
            assertThat(name.stream().orElse(null)).isEqualTo(stream);
            assertThat(name.arn()).isEmpty();
            assertThat(name.region()).isEmpty();
            assertThat(name).hasToString(text);
        });
    }

    @ParameterizedTest
    @CsvSource({
        ARN + ", ",
        ARN + ":*, ",
        ARN + ":, ",
        ARN + ":log-stream:*, ",
        ARN + ":eni-0a-all, eni-0a-all",
        ARN + ":log-stream:eni-0a-all, eni-0a-all"
    })
    void anArnTellsTheRegion_andIsKeptWithoutItsStream(String arn, String stream) {
        assertThat(AwsLogName.parse("cloudwatch:" + arn)).isInstanceOfSatisfying(AwsLogName.Group.class, name -> {
            assertThat(name.group()).isEqualTo("/vpc/flow.1");
            assertThat(name.arn()).hasValue(ARN);
            assertThat(name.region()).hasValue("us-gov-west-1");
            assertThat(name.stream().orElse(null)).isEqualTo(stream);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudwatch:",
                "cloudwatch::stream",
                "cloudwatch:flow:",
                "cloudwatch:flow:a:b",
                "cloudwatch:flow:*",
                "cloudwatch:flow logs",
                "cloudwatch:arn:aws:logs:eu-west-1:123456789012:log-group",
                "cloudwatch:arn:aws:s3:::bucket",
                "cloudwatch:" + ARN + ":a:b",
                "cloudwatch:" + ARN + ":log-stream:",
                "cloudwatch:" + ARN + ":eni-*"
            })
    void whatNamesNoGroupSaysHowItIsWritten(String text) {
        assertThatThrownBy(() -> AwsLogName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        text + ": names no log group; write cloudwatch:GROUP, cloudwatch:GROUP:STREAM, or the group's"
                                + " ARN after cloudwatch:");
    }

    @Test
    void aNameMayBeAsLongAsAwsTakes() {
        assertThat(AwsLogName.parse("cloudwatch:" + "a".repeat(512))).isInstanceOf(AwsLogName.Group.class);
        assertThatThrownBy(() -> AwsLogName.parse("cloudwatch:" + "a".repeat(513)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://logs, logs, ''",
        "s3://logs/, logs, ''",
        "s3://flow.logs-1/a b/AWSLogs, flow.logs-1, a b/AWSLogs",
        "s3://arn:aws:s3:eu-west-1:123456789012:accesspoint/flow/day/,"
                + " arn:aws:s3:eu-west-1:123456789012:accesspoint/flow, day/",
        "s3://arn:aws:s3:eu-west-1:123456789012:accesspoint/flow,"
                + " arn:aws:s3:eu-west-1:123456789012:accesspoint/flow, ''"
    })
    void aBucketIsNamedWithWhatKeysBeginWith(String text, String bucket, String prefix) {
        assertThat(AwsLogName.parse(text)).isEqualTo(new AwsLogName.Bucket(bucket, prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3:///key", "s3://a", "s3://two words/x", "s3://-x/y", "s3://arn:aws:sqs:x:y/z"})
    void whatNamesNoBucketSaysHowItIsWritten(String text) {
        assertThatThrownBy(() -> AwsLogName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        text + ": names no bucket; write s3://bucket/prefix, the prefix being what keys begin with");
    }

    @Test
    void whatIsNotInAwsIsAFile() {
        assertThat(AwsLogName.parse("auto")).isEqualTo(new AwsLogName.Auto()).hasToString("auto");
        assertThat(AwsLogName.is("auto")).isTrue();
        for (String file : new String[] {"auto.log", "./auto", "-", "cloudwatch", "s3:/x", "S3://x", "logs/s3://x"}) {
            assertThat(AwsLogName.is(file)).as(file).isFalse();
        }
    }
}
