package io.vpcwhy.cli.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.vpcwhy.cli.collect.FakeAws.error;
import static io.vpcwhy.cli.collect.FakeAws.json;
import static io.vpcwhy.cli.collect.FakeAws.subnets;
import static io.vpcwhy.cli.collect.FakeAws.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.vpcwhy.cli.Run;
import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.GapFinder;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A collection from an AWS that throttles, breaks off, refuses and answers badly. */
@Timeout(120)
class CollectionTest {

    private static final String REGION = "eu-west-1";
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Pattern SUBNET = Pattern.compile("\"SubnetId\": \"(subnet-\\w+)\"");

    @TempDir
    private Path folder;

    private FakeAws aws;

    @BeforeEach
    void start() {
        aws = FakeAws.start();
        aws.say(
                "DescribeVpcs",
                "<DescribeVpcsResponse><requestId>r-1</requestId><vpcSet><item><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/16"
                        + "</cidrBlock></item></vpcSet></DescribeVpcsResponse>");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path partial() {
        return folder.resolve(".out.partial");
    }

    private Path documents() {
        return out().resolve(FakeAws.ACCOUNT).resolve(REGION);
    }

    private CollectPlan plan(boolean resume) {
        return new CollectPlan(out(), List.of(REGION), List.of(), List.of(), false, resume, false);
    }

    private List<CollectedPlace> collect(CollectPlan plan) throws CollectException, IOException {
        AwsAccess access = new AwsAccess(
                Optional.empty(), Optional.of(aws.endpoint()), Optional.empty(), TIMEOUT, 4, Duration.ofMillis(1));
        return new Collection(plan, access, CollectProgress.NONE).run();
    }

    private List<CollectedPlace> collect() throws CollectException, IOException {
        return collect(plan(false));
    }

    private List<String> collectedSubnets() throws IOException {
        return SUBNET.matcher(Files.readString(documents().resolve("ec2-describe-subnets.json")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** What AWS may do once or twice before it answers. */
    static Stream<List<ResponseDefinitionBuilder>> faults() {
        return Stream.of(
                List.of(error(500, "InternalError", "x"), error(503, "Unavailable", "x")),
                List.of(xml("<html>Bad gateway</html>").withStatus(502)),
                List.of(new ResponseDefinitionBuilder().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                List.of(xml(subnets("", "subnet-x")).withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                List.of(xml(subnets("", "subnet-x").substring(0, 120)).withHeader("Content-Length", "400")),
                List.of(xml(subnets("", "subnet-x")).withChunkedDribbleDelay(20, 10_000)),
                List.of(xml("<DescribeSubnetsResponse><subnetSet><item>")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void afterAPassingFaultInTheMiddleOfPagesNothingIsLostAndNothingTwice(List<ResponseDefinitionBuilder> faults)
            throws CollectException, IOException {
        aws.say("DescribeSubnets", subnets("page-2", "subnet-a", "subnet-b"));
        aws.sayTo("DescribeSubnets", "NextToken=page-3", xml(subnets("", "subnet-d")));
        List<ResponseDefinitionBuilder> second = Stream.concat(
                        faults.stream(), Stream.of(xml(subnets("page-3", "subnet-c"))))
                .toList();
        aws.sayTo("DescribeSubnets", "NextToken=page-2", second);
        collect();
        assertThat(collectedSubnets()).containsExactly("subnet-a", "subnet-b", "subnet-c", "subnet-d");
        assertThat(partial()).doesNotExist();
    }

    /** What does not pass by itself, and what is said of it. */
    static Stream<List<Object>> lastingFaults() {
        return Stream.of(
                List.of(error(500, "InternalError", "x"), "InternalError"),
                List.of(xml(subnets("", "subnet-x")).withChunkedDribbleDelay(20, 10_000), "timed out"),
                List.of(xml("<DescribeSubnetsResponse><subnetSet><item>"), ""),
                List.of(xml("<html>Log in to the hotel's network</html>"), "the answer is not what AWS sends"),
                List.of(xml(subnets("again", "subnet-x")), "AWS answers in a circle"));
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void aFaultThatStaysEndsWithTheCallAndTheNextRunGoesOn(List<Object> fault) throws CollectException, IOException {
        aws.say("DescribeSubnets", (ResponseDefinitionBuilder) fault.get(0));
        assertThatThrownBy(this::collect)
                .isInstanceOf(CollectException.class)
                .hasMessageStartingWith("aws ec2 describe-subnets (123456789012 eu-west-1): ")
                .hasMessageContaining((String) fault.get(1))
                .hasMessageContaining("--resume goes on, with --accept-gaps");
        assertThat(out()).doesNotExist();

        aws.say("DescribeSubnets", subnets("", "subnet-a"));
        collect(plan(true));
        assertThat(collectedSubnets()).containsExactly("subnet-a");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile))
                    .allMatch(file -> file.toString().endsWith(".json"))
                    .allMatch(file -> file.startsWith(documents()));
        }
    }

    /** Fails at a call that is made when another is done. */
    private void failAtTheTargets() {
        aws.say(
                "DescribeTargetGroups",
                "<R><DescribeTargetGroupsResult><TargetGroups><member><TargetGroupArn>arn:aws:elasticloadbalancing:eu-west-1:"
                        + "123456789012:targetgroup/web/73e2d6bc24d8a067</TargetGroupArn><TargetGroupName>web"
                        + "</TargetGroupName></member></TargetGroups></DescribeTargetGroupsResult></R>");
        aws.say("DescribeTargetHealth", error(500, "InternalError", "x"));
    }

    @Test
    void aBurstOfThrottlingIsWaitedFor() throws CollectException, IOException {
        ResponseDefinitionBuilder throttled = FakeAws.queryError(400, "Throttling");
        aws.sayTo(
                "DescribeDBInstances",
                "Version",
                List.of(
                        throttled,
                        throttled,
                        xml(
                                "<R><DescribeDBInstancesResult><DBInstances><DBInstance><DBInstanceIdentifier>orders"
                                        + "</DBInstanceIdentifier></DBInstance></DBInstances></DescribeDBInstancesResult></R>")));
        collect();
        assertThat(documents().resolve("rds-describe-db-instances.json"))
                .content()
                .contains("orders");
        assertThat(aws.asked("DescribeDBInstances", "")).isEqualTo(3);
    }

    @Test
    void whatIsDoneIsNotAskedAgainByTheRunThatGoesOn() throws CollectException, IOException {
        failAtTheTargets();
        assertThatThrownBy(this::collect).hasMessageContaining("aws elbv2 describe-target-health");
        assertThatThrownBy(this::collect)
                .isInstanceOfSatisfying(
                        CollectException.class,
                        thrown -> assertThat(thrown.isWrongUsage()).isTrue())
                .hasMessageContaining("was not finished: --resume goes on");
        int before = aws.asked("DescribeTargetGroups", "");

        aws.say(
                "DescribeTargetHealth",
                "<R><DescribeTargetHealthResult><TargetHealthDescriptions/></DescribeTargetHealthResult></R>");
        collect(plan(true));
        assertThat(aws.asked("DescribeTargetGroups", "")).isEqualTo(before).isEqualTo(1);
        assertThat(documents().resolve("elbv2-describe-target-health/web-73e2d6bc24d8a067.json"))
                .exists();
    }

    @Test
    void whoGoesOnWithOtherOptionsIsRefused() {
        failAtTheTargets();
        assertThatThrownBy(this::collect).isInstanceOf(CollectException.class);
        CollectPlan other = new CollectPlan(out(), List.of("us-east-1"), List.of(), List.of(), false, true, false);
        assertThatThrownBy(() -> collect(other))
                .hasMessageContaining("was begun with other options: regions [eu-west-1]");
    }

    @Test
    void whatIsNotPermittedIsAGapAndTheRestIsCollected() throws Exception {
        aws.say("DescribeFlowLogs", error(403, "UnauthorizedOperation", "You are not authorized"));
        aws.say("DescribeSubnets", subnets("", "subnet-a"));
        List<CollectedPlace> places = collect();
        assertThat(places).singleElement().satisfies(place -> {
            assertThat(place.notPermitted()).containsExactly("ec2:DescribeFlowLogs");
            assertThat(place.notAnswered()).isEmpty();
        });
        assertThat(collectedSubnets()).containsExactly("subnet-a");

        Snapshot snapshot = SnapshotReader.read(out());
        assertThat(snapshot.collected(ResourceKind.FLOW_LOG)).isFalse();
        assertThat(snapshot.collected(ResourceKind.VPC)).isTrue();
        assertThat(GapFinder.find(snapshot)).anySatisfy(gap -> {
            assertThat(gap).isInstanceOf(Gap.NotAnswered.class);
            assertThat(((Gap.NotAnswered) gap).what().action()).isEqualTo("ec2:DescribeFlowLogs");
            assertThat(((Gap.NotAnswered) gap).what().region()).contains(REGION);
        });
    }

    @Test
    void routesOfWhichAwsTellsAPartAloneAreAGap() throws CollectException, IOException {
        aws.say(
                "DescribeTransitGatewayRouteTables",
                "<R><requestId>r</requestId><transitGatewayRouteTables><item><transitGatewayRouteTableId>tgw-rtb-1"
                        + "</transitGatewayRouteTableId></item></transitGatewayRouteTables></R>");
        aws.say(
                "SearchTransitGatewayRoutes",
                "<R><requestId>r</requestId><routeSet/><additionalRoutesAvailable>true</additionalRoutesAvailable></R>");
        CollectPlan accepting = new CollectPlan(out(), List.of(REGION), List.of(), List.of(), false, false, true);
        assertThat(collect(accepting).get(0).notAnswered())
                .containsExactly("aws ec2 search-transit-gateway-routes (there are more than AWS tells)");
        assertThat(documents().resolve("ec2-search-transit-gateway-routes")).doesNotExist();
    }

    @Test
    void whereNothingIsPermittedTheErrorSaysWhatIsNeeded() {
        aws.server().resetMappings();
        aws.server()
                .stubFor(any(anyUrl())
                        .willReturn(
                                json("{\"__type\": \"AccessDeniedException\"}").withStatus(403)));
        aws.say("GetCallerIdentity", FakeAws.identity(FakeAws.ACCOUNT));
        assertThatThrownBy(this::collect).hasMessageContaining("--print-iam-policy");
        assertThat(out()).doesNotExist();
        assertThat(partial()).doesNotExist();
    }

    @Test
    void credentialsThatExpireEndWithWhatToDo() {
        aws.say("DescribeSubnets", error(400, "ExpiredToken", "The security token included in the request is expired"));
        assertThatThrownBy(this::collect)
                .hasMessage(
                        "the AWS credentials have expired (ExpiredToken): log in again (aws sso login) or set new ones,"
                                + " and run the same again (collect with --resume)");
    }

    @Test
    void noSecretIsWrittenOrSaidEvenIfAwsQuotesIt() throws IOException {
        String quoted = FakeAws.ACCESS_KEY + " " + FakeAws.SECRET_KEY + " " + FakeAws.SESSION_TOKEN;
        aws.say("DescribeFlowLogs", error(403, "UnauthorizedOperation", quoted));
        aws.say("DescribeVpcEndpoints", error(400, "InvalidParameterValue", quoted));
        aws.say("DescribeSubnets", error(403, "SignatureDoesNotMatch", quoted));
        Throwable thrown = catchThrowable(this::collect);
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        assertThat(all.toString())
                .contains("SignatureDoesNotMatch")
                .doesNotContain(FakeAws.ACCESS_KEY, FakeAws.SECRET_KEY, FakeAws.SESSION_TOKEN);
    }

    @Test
    void aRoleThatAsksForAnExternalIdIsGivenIt() {
        aws.say("AssumeRole", error(403, "AccessDenied", "not authorized"));
        String role = "arn:aws:iam::111111111111:role/r";
        Run run = Run.of(
                "collect",
                "--out",
                out().toString(),
                "--region",
                "us-east-1",
                "--role-arn",
                role,
                "--external-id",
                "partner-7",
                "--endpoint-url",
                aws.endpoint(),
                "--attempts",
                "1");
        assertThat(run.status()).isEqualTo(3);
        assertThat(aws.asked("AssumeRole", "ExternalId=partner-7")).isEqualTo(1);
    }

    @Test
    void anExternalIdWithoutARoleIsRefused() {
        Run run = Run.of("collect", "--out", out().toString(), "--external-id", "partner-7");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--external-id is for a role; name it with --role-arn");
    }

    @Test
    void severalRolesAndAllRegionsEachHaveTheirFolder() throws CollectException, IOException {
        for (String account : List.of("111111111111", "222222222222")) {
            aws.sayTo(
                    "AssumeRole",
                    account,
                    xml("<R><AssumeRoleResult><Credentials><AccessKeyId>ASIA" + account
                            + "</AccessKeyId><SecretAccessKey>s"
                            + "</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration>"
                            + "</Credentials></AssumeRoleResult></R>"));
            aws.sayToKey("GetCallerIdentity", "ASIA" + account, xml(FakeAws.identity(account)));
        }
        aws.say(
                "DescribeRegions",
                "<R><regionInfo><item><regionName>us-east-1</regionName></item><item><regionName>eu-west-1</regionName>"
                        + "</item></regionInfo></R>");
        collect(new CollectPlan(
                out(),
                List.of(CollectPlan.ALL_REGIONS),
                List.of("arn:aws:iam::111111111111:role/r", "arn:aws:iam::222222222222:role/r"),
                List.of(),
                false,
                false,
                false));
        assertThat(List.of("111111111111", "222222222222"))
                .allSatisfy(account -> assertThat(List.of("us-east-1", "eu-west-1"))
                        .allSatisfy(region -> assertThat(
                                        out().resolve(account).resolve(region).resolve("manifest.json"))
                                .exists()));
    }

    @Test
    void whatCanBeAskedForByVpcIsAndTheRestIsWhole() throws CollectException, IOException {
        collect(new CollectPlan(out(), List.of(REGION), List.of(), List.of("vpc-1", "vpc-2"), false, false, false));
        String filter = "Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1&Filter.1.Value.2=vpc-2";
        assertThat(aws.asked("DescribeSubnets", filter)).isEqualTo(1);
        assertThat(aws.asked("DescribeNatGateways", filter)).isEqualTo(1);
        assertThat(aws.asked("DescribeAddresses", "")).isEqualTo(1);
        assertThat(aws.asked("DescribeSecurityGroupRules", "")).isZero();
    }

    @Test
    void aFolderThatIsThereIsNotWrittenOver() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("mine.txt"), "mine");
        assertThatThrownBy(this::collect)
                .isInstanceOfSatisfying(
                        CollectException.class,
                        thrown -> assertThat(thrown.isWrongUsage()).isTrue())
                .hasMessageContaining("is there already");
    }
}
