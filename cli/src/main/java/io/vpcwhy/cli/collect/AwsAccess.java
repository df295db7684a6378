package io.vpcwhy.cli.collect;

import java.time.Duration;
import java.util.Optional;

/**
 * How AWS is reached.
 *
 * @param profile of the AWS configuration files; without one the SDK's default credential chain decides
 * @param endpoint the URL of what is asked in place of AWS's own endpoints, such as an emulator; without one
 *     {@code AWS_ENDPOINT_URL} counts, as for the AWS CLI
 * @param externalId what the trust policy of a role asks for, where it does
 * @param timeout for one attempt, from its beginning to the last byte of its answer
 * @param attempts how often one request is sent at most; 1 or more
 * @param firstDelay the longest wait before a second attempt; it doubles from attempt to attempt
 */
public record AwsAccess(
        Optional<String> profile,
        Optional<String> endpoint,
        Optional<String> externalId,
        Duration timeout,
        int attempts,
        Duration firstDelay) {

    /** A wait before an attempt is never longer. */
    static final Duration LONGEST_DELAY = Duration.ofSeconds(20);

    /** For one attempt: the largest pages take AWS some ten seconds. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

    /** With the usual delays these take about a minute and a half of throttling. */
    public static final int USUAL_ATTEMPTS = 8;

    /** As the AWS SDKs wait when throttled. */
    public static final Duration USUAL_DELAY = Duration.ofSeconds(1);

    public AwsAccess {
        if (attempts < 1
                || timeout.isNegative()
                || timeout.isZero()
                || firstDelay.isNegative()
                || firstDelay.isZero()) {
            throw new IllegalArgumentException("an attempt, some time for it, and some before the next are needed");
        }
    }
}
