package io.vpcwhy.cli;

import io.vpcwhy.cli.collect.AwsAccess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how AWS is reached, for every command that asks it. */
final class AwsOptions {

    private static final Pattern URL = Pattern.compile("https?://[\\w.:\\[\\]-]+(/[\\w./-]*)?");

    /** <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    @Option(names = "--profile", paramLabel = "NAME", description = "A profile of the AWS configuration files.")
    private @Nullable String profile;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Ask this in place of AWS, such as an emulator; or set AWS_ENDPOINT_URL.")
    private @Nullable String endpoint;

    @Option(
            names = "--external-id",
            paramLabel = "ID",
            description = "What the trust policy of the role of --role-arn asks for.")
    private @Nullable String externalId;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Longest time for one answer. Default: 60.")
    private @Nullable Integer timeout;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description =
                    "How often a call that is throttled, or meets an error of the network or of AWS, is made at most."
                            + " Default: 8.")
    private @Nullable Integer attempts;

    /** Whether any was given. */
    boolean isAnyGiven() {
        return profile != null || endpoint != null || externalId != null || timeout != null || attempts != null;
    }

    /**
     * How AWS is reached.
     *
     * @param underRole whether a role is assumed
     * @throws InputException where an option says what cannot be
     */
    AwsAccess access(boolean underRole) {
        if (externalId != null && !underRole) {
            throw new InputException("--external-id is for a role; name it with --role-arn");
        }
        if (endpoint != null && !URL.matcher(endpoint).matches()) {
            // What is wrong with it may be that it holds a password.
            throw new InputException("--endpoint-url is none: a URL such as http://127.0.0.1:5000 is expected");
        }
        if (externalId != null && !EXTERNAL_ID.matcher(externalId).matches()) {
            throw new InputException("--external-id is none: 2 to 1,224 letters, digits and _+=,.@:/- are expected");
        }
        if ((attempts != null && attempts < 1) || (timeout != null && timeout < 1)) {
            throw new InputException("--timeout and --attempts are numbers from 1");
        }
        return new AwsAccess(
                Optional.ofNullable(profile),
                Optional.ofNullable(endpoint),
                Optional.ofNullable(externalId),
                timeout == null ? AwsAccess.USUAL_TIMEOUT : Duration.ofSeconds(timeout),
                attempts == null ? AwsAccess.USUAL_ATTEMPTS : attempts,
                AwsAccess.USUAL_DELAY);
    }

    /**
     * Values of an option, each once.
     *
     * @throws InputException where one is not of that form
     */
    static List<String> each(String option, List<String> values, Pattern form, String example) {
        for (String value : values) {
            if (!form.matcher(value).matches()) {
                throw new InputException(option + " " + value + " is none: " + example + " is expected");
            }
        }
        return values.stream().distinct().toList();
    }
}
