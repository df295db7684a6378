package io.vpcwhy.cli.collect.logs;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log that is named where AWS keeps it. */
public sealed interface AwsLogName {

    /**
     * A log group of CloudWatch Logs, or one of its log streams.
     *
     * @param group its name; {@code [\w./#-]}, 1 to 512 of them
     * @param stream the one stream; empty for all
     * @param arn the ARN, where it was named by it: of a group that may be another account's
     * @param region where it is, where that was said
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html">Names of
     *     log groups</a>
     */
    record Group(String group, Optional<String> stream, Optional<String> arn, Optional<String> region)
            implements AwsLogName {

        @Override
        public String toString() {
            return GROUP + arn.orElse(group) + stream.map(name -> ":" + name).orElse("");
        }
    }

    /**
     * The objects of a bucket in S3.
     *
     * @param prefix what their keys begin with; empty for all
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Names of buckets</a>
     */
    record Bucket(String bucket, String prefix) implements AwsLogName {

        @Override
        public String toString() {
            return BUCKET + bucket + "/" + prefix;
        }
    }

    /** Wherever the flow logs of the snapshot deliver to. */
    record Auto() implements AwsLogName {

        @Override
        public String toString() {
            return AUTO;
        }
    }

    /** What names a log group begins with. */
    String GROUP = "cloudwatch:";

    /** What names a bucket begins with. */
    String BUCKET = "s3://";

    /** What names wherever the flow logs deliver to. */
    String AUTO = "auto";

    Pattern GROUP_NAME = Pattern.compile("[\\w./#-]{1,512}");
    Pattern GROUP_ARN =
            Pattern.compile("(arn:[a-z-]+:logs:([a-z0-9-]+):[0-9]{12}:log-group:([\\w./#-]{1,512}))(?::(.*))?");

    /** What precedes the name of a stream in its ARN. */
    String STREAM = "log-stream:";

    /** What stands for all streams at the end of the ARN of a group. */
    Set<String> ALL = Set.of("", "*", STREAM + "*");

    Pattern BUCKET_NAME = Pattern.compile("[A-Za-z0-9][\\w.-]{1,254}|arn:[a-z-]+:s3:[\\w:/-]+");

    /** Whether a name is to be understood so, and is no file's. */
    static boolean is(String name) {
        return name.equals(AUTO) || name.startsWith(GROUP) || name.startsWith(BUCKET);
    }

    /**
     * Understands a name.
     *
     * @throws IllegalArgumentException where it is none; the message says what is expected
     */
    static AwsLogName parse(String name) {
        if (name.equals(AUTO)) {
            return new Auto();
        }
        return name.startsWith(GROUP)
                ? group(name.substring(GROUP.length()))
                : bucket(name.substring(name.startsWith(BUCKET) ? BUCKET.length() : 0));
    }

    private static Group group(String text) {
        Matcher arn = GROUP_ARN.matcher(text);
        if (arn.matches()) {
            Optional<String> below = Optional.ofNullable(arn.group(4)).filter(each -> !ALL.contains(each));
            Optional<String> stream =
                    below.map(each -> each.startsWith(STREAM) ? each.substring(STREAM.length()) : each);
            if (stream.filter(each -> !isStream(each)).isPresent()) {
                throw noGroup(text);
            }
            return new Group(arn.group(3), stream, Optional.of(arn.group(1)), Optional.of(arn.group(2)));
        }
        int colon = text.indexOf(':');
        String group = colon < 0 ? text : text.substring(0, colon);
        Optional<String> stream = colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
        if (!GROUP_NAME.matcher(group).matches()
                || stream.filter(each -> !isStream(each)).isPresent()) {
            throw noGroup(text);
        }
        return new Group(group, stream, Optional.empty(), Optional.empty());
    }

    private static IllegalArgumentException noGroup(String text) {
        return new IllegalArgumentException(GROUP + text + ": names no log group; write " + GROUP + "GROUP, " + GROUP
                + "GROUP:STREAM, or the group's ARN after " + GROUP);
    }

    /** Names of streams have neither a colon nor a star. */
    private static boolean isStream(String text) {
        return !text.isEmpty() && text.indexOf(':') < 0 && text.indexOf('*') < 0;
    }

    private static Bucket bucket(String text) {
        int slash = text.startsWith("arn:") ? text.indexOf('/', text.indexOf('/') + 1) : text.indexOf('/');
        String bucket = slash < 0 ? text : text.substring(0, slash);
        if (!BUCKET_NAME.matcher(bucket).matches()) {
            throw new IllegalArgumentException(BUCKET + text + ": names no bucket; write " + BUCKET
                    + "bucket/prefix, the prefix being what keys begin with");
        }
        return new Bucket(bucket, slash < 0 ? "" : text.substring(slash + 1));
    }
}
