package io.vpcwhy.cli;

import io.vpcwhy.cli.collect.CollectPlan;
import io.vpcwhy.cli.collect.CollectedPlace;
import io.vpcwhy.cli.collect.Collection;
import io.vpcwhy.cli.collect.IamPolicy;
import io.vpcwhy.cli.collect.logs.LogAction;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code vpcwhy collect}: makes a snapshot of live accounts. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        header = "Make a snapshot of a live account, read-only.",
        description = {
            "",
            "Asks AWS for everything that a snapshot holds, and writes the answers as the AWS CLI prints them, a folder for"
                    + " each account and Region. Only calls that describe, get, list and search are made.",
            "Credentials are found as by every AWS SDK: environment, profile, IAM Identity Center, role.",
            ""
        })
final class CollectCommand implements Callable<Integer> {

    private static final Pattern REGION = Pattern.compile("all|[a-z]{2,}(-[a-z]+)+-[0-9]+");
    private static final Pattern VPC = Pattern.compile("vpc-[0-9a-f]+");
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:role/\\S+");

    @Mixin
    private CalledCommand command = new CalledCommand();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "The folder that the snapshot becomes. It must not be there yet: a snapshot appears whole or not"
                            + " at all.")
    private @Nullable Path out;

    @Option(
            names = "--region",
            paramLabel = "R",
            description = "A Region such as eu-west-1, again and again for several, or all that are enabled for the"
                    + " account: all. Without it, that of the environment or the profile.")
    private List<String> regions = new ArrayList<>();

    @Option(
            names = "--role-arn",
            paramLabel = "ARN",
            description = "Assume this role; again and again for several accounts, one after another.")
    private List<String> roles = new ArrayList<>();

    @Option(
            names = "--vpc",
            paramLabel = "ID",
            description = "Only this VPC, of what can be asked for by VPC; again and again for several.")
    private List<String> vpcs = new ArrayList<>();

    @Mixin
    private AwsOptions awsOptions = new AwsOptions();

    @Option(names = "--redact", description = "Replace account ids and tags, the same by the same.")
    private boolean redact;

    @Option(names = "--resume", description = "Go on with a run into the same folder that was not finished.")
    private boolean resume;

    @Option(
            names = "--accept-gaps",
            description =
                    "Take a call that still fails after all attempts as a gap of the snapshot, and not as the end.")
    private boolean acceptGaps;

    @Option(
            names = "--print-iam-policy",
            description = "Print the least that the credentials must be allowed, as an IAM policy, and ask nothing.")
    private boolean printPolicy;

    @Option(
            names = "--with-logs",
            description = "With --print-iam-policy: also what reading logs in AWS takes, as by --log cloudwatch:GROUP.")
    private boolean withLogs;

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Override
    public Integer call() throws Exception {
        CommandLine line = command.line();
        PrintWriter answer = line.getOut();
        if (withLogs && !printPolicy) {
            throw new ParameterException(line, "--with-logs is for --print-iam-policy");
        }
        if (printPolicy) {
            answer.println(IamPolicy.document(withLogs ? logActions() : List.of()));
            return 0;
        }
        if (out == null) {
            throw new ParameterException(line, "--out DIR is missing");
        }
        CollectPlan plan = new CollectPlan(
                out,
                AwsOptions.each("--region", regions, REGION, "eu-west-1, or all"),
                AwsOptions.each("--role-arn", roles, ROLE, "arn:aws:iam::123456789012:role/name"),
                AwsOptions.each("--vpc", vpcs, VPC, "vpc-0123456789abcdef0"),
                redact,
                resume,
                acceptGaps);
        List<CollectedPlace> places;
        try (TerminalProgress progress = new TerminalProgress(line.getErr())) {
            places = new Collection(plan, awsOptions.access(!roles.isEmpty()), progress).run();
        }
        places.forEach(place -> say(answer, place));
        answer.println("The snapshot is " + out);
        return 0;
    }

    private static List<String> logActions() {
        return Arrays.stream(LogAction.values()).map(LogAction::toString).toList();
    }

    private static void say(PrintWriter answer, CollectedPlace place) {
        answer.println(String.format(
                Locale.ROOT,
                "%s %s: %,d %s by %,d %s",
                place.account(),
                place.region(),
                place.items(),
                place.items() == 1 ? "item" : "items",
                place.requests(),
                place.requests() == 1 ? "request" : "requests"));
        if (!place.notPermitted().isEmpty()) {
            answer.println("  not permitted, and gaps of the snapshot: " + String.join(", ", place.notPermitted()));
        }
        if (!place.notAnswered().isEmpty()) {
            answer.println("  not answered, and gaps of the snapshot: " + String.join(", ", place.notAnswered()));
        }
    }
}
