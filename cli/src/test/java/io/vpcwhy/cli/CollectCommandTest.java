package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.collect.FakeAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of {@code collect}, what it says, and its exit status. */
@Timeout(60)
class CollectCommandTest {

    private static final String VPC =
            "<DescribeVpcsResponse><requestId>r</requestId><vpcSet><item><vpcId>vpc-0a</vpcId>"
                    + "<cidrBlock>10.0.0.0/16</cidrBlock><ownerId>123456789012</ownerId></item></vpcSet></DescribeVpcsResponse>";

    @TempDir
    private Path folder;

    private Run collect(FakeAws aws, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "collect",
                "--out",
                folder.resolve("aws").toString(),
                "--region",
                "eu-west-1",
                "--endpoint-url",
                aws.endpoint(),
                "--attempts",
                "1"));
        words.addAll(List.of(more));
        return Run.of(words.toArray(new String[0]));
    }

    @Test
    void thePolicyIsPrintedWithoutAskingAnything() {
        Run run = Run.of("collect", "--print-iam-policy");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"Version\": \"2012-10-17\"", "\"ec2:DescribeVpcs\"", "\"es:ListDomainNames\"");
    }

    @Test
    void aSnapshotIsMadeAndWhatIsMissingFromItIsSaidThenAndLater() throws IOException {
        try (FakeAws aws = FakeAws.start()) {
            aws.say("DescribeVpcs", FakeAws.xml(VPC));
            aws.say("DescribeNatGateways", FakeAws.error(403, "UnauthorizedOperation", "You are not authorized"));
            Run run = collect(aws);
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
            assertThat(run.lines().get(0)).startsWith("123456789012 eu-west-1: 1 item by ");
            assertThat(run.out())
                    .contains("not permitted, and gaps of the snapshot: ec2:DescribeNatGateways")
                    .contains("The snapshot is " + folder.resolve("aws"));
        }
        Run later = Run.of("snapshot", "--snapshot", folder.resolve("aws").toString());
        assertThat(later.out())
                .contains("NAT gateways were not collected")
                .contains("aws ec2 describe-nat-gateways was not permitted in eu-west-1 of 123456789012"
                        + " (ec2:DescribeNatGateways)");
    }

    @Test
    void redactedItHoldsNoAccount() throws IOException {
        try (FakeAws aws = FakeAws.start()) {
            aws.say("DescribeVpcs", FakeAws.xml(VPC));
            Run run = collect(aws, "--redact");
            assertThat(run.status()).isZero();
            assertThat(run.out()).doesNotContain("123456789012");
        }
        try (var all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                assertThat(file.toString()).doesNotContain("123456789012");
                if (Files.isRegularFile(file)) {
                    assertThat(Files.readString(file)).doesNotContain("123456789012");
                }
            }
        }
        assertThat(Run.of("snapshot", "--snapshot", folder.resolve("aws").toString())
                        .status())
                .isZero();
    }

    @Test
    void whatCannotBeFinishedIsSaidInALineWithoutASecret() {
        try (FakeAws aws = FakeAws.start()) {
            aws.say("DescribeSubnets", FakeAws.error(500, "InternalError", FakeAws.SESSION_TOKEN));
            Run run = collect(aws, "--debug");
            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err())
                    .contains(
                            "vpcwhy: aws ec2 describe-subnets (123456789012 eu-west-1): InternalError; what is done is"
                                    + " kept, and --resume goes on, with --accept-gaps also without this call")
                    .doesNotContain(FakeAws.SESSION_TOKEN, FakeAws.ACCESS_KEY, FakeAws.SECRET_KEY);
        }
    }

    @Test
    void expiredCredentialsAreSaidInOneLineWithWhatToDo() {
        try (FakeAws aws = FakeAws.start()) {
            aws.say("GetCallerIdentity", FakeAws.queryError(403, "ExpiredToken"));
            Run run = collect(aws);
            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err().lines()).singleElement().asString().contains("have expired", "aws sso login");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--region, europe, --region europe is none: eu-west-1",
        "--vpc, subnet-1, --vpc subnet-1 is none",
        "--role-arn, admin, --role-arn admin is none",
        "--endpoint-url, http://me:secret@host, --endpoint-url is none",
        "--timeout, 0, --timeout and --attempts are numbers from 1"
    })
    void aValueThatCannotBeIsRefusedBeforeAnythingIsAsked(String option, String value, String said) {
        Run run = Run.of("collect", "--out", folder.resolve("aws").toString(), option, value);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(said);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsThereIsWrongUsage() throws IOException {
        Files.createDirectories(folder.resolve("aws").resolve("mine"));
        try (FakeAws aws = FakeAws.start()) {
            Run run = collect(aws);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("is there already: name a folder that is not");
        }
    }

    @Test
    void withoutAFolderItSaysWhatIsMissing() {
        Run run = Run.of("collect");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--out DIR is missing");
    }
}
