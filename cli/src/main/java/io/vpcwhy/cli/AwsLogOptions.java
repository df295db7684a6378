package io.vpcwhy.cli;

import io.vpcwhy.cli.collect.AwsAccess;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options for logs that are read where AWS keeps them. */
final class AwsLogOptions {

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:role/\\S+");

    @Option(
            names = "--region",
            paramLabel = "R",
            description =
                    "Where a log group in AWS is. Default: what its ARN or the snapshot's flow log says, else that"
                            + " of the environment or the profile.")
    private @Nullable String region;

    @Option(names = "--role-arn", paramLabel = "ARN", description = "Assume this role to read logs in AWS.")
    private @Nullable String role;

    @Option(
            names = "--logs-insights",
            description =
                    "Let a query of CloudWatch Logs Insights select among the events of a log group; needs --since,"
                            + " and costs by what it scans.")
    private boolean byInsights;

    @ArgGroup(exclusive = false, validate = false)
    private AwsOptions awsOptions = new AwsOptions();

    /**
     * Makes sure that the options say what can be.
     *
     * @param used whether a log in AWS is named
     * @throws InputException where they do not, or nothing uses them
     */
    void check(boolean used) {
        AwsOptions.each("--region", list(region), REGION, "eu-west-1");
        AwsOptions.each("--role-arn", list(role), ROLE, "arn:aws:iam::123456789012:role/name");
        access();
        boolean any = region != null || role != null || byInsights || awsOptions.isAnyGiven();
        if (any && !used) {
            throw new InputException(
                    "--region, --profile, --role-arn, --external-id, --endpoint-url, --timeout, --attempts and"
                            + " --logs-insights are for a --log in AWS; name one as cloudwatch:GROUP, s3://BUCKET/PREFIX or auto");
        }
    }

    private static List<String> list(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    AwsAccess access() {
        return awsOptions.access(role != null);
    }

    Optional<String> region() {
        return Optional.ofNullable(region);
    }

    Optional<String> role() {
        return Optional.ofNullable(role);
    }

    /** Lets a query select, as {@code --logs-insights} does. */
    void selectByInsights() {
        byInsights = true;
    }

    boolean byInsights() {
        return byInsights;
    }
}
