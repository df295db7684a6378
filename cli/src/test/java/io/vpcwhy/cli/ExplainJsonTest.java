package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON of {@code explain}: one object a line, with every key of the contract. */
class ExplainJsonTest {

    private static final String[] KEYS = {
        "Record",
        "NetworkInterfaceId",
        "Direction",
        "DirectionBasis",
        "Flow",
        "FlowBasis",
        "LoggedAction",
        "SimulatedAction",
        "Status",
        "Remote",
        "CameFrom",
        "GoesTo",
        "PathComponents",
        "NotAsked",
        "Explanations",
        "NearMisses",
        "Candidates",
        "Hypotheses",
        "Remedies",
        "NoRemedyBecause",
        "Cautions",
        "Warnings",
        "Summary"
    };

    @TempDir
    private Path folder;

    private List<Map<String, @Nullable Object>> explain(SmallNetwork network, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "explain", "--format", "json", "--snapshot", network.in(folder).toString()));
        line.addAll(List.of(arguments));
        Run run = Run.of(line.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.lines().stream().map(Json::object).toList();
    }

    private Map<String, @Nullable Object> explainOne(SmallNetwork network, String record) throws IOException {
        List<Map<String, @Nullable Object>> answers = explain(network, record);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    @Test
    void everyRecordOfEveryStatusHasEveryKey() throws IOException {
        List<Map<String, @Nullable Object>> answers = explain(
                new SmallNetwork(),
                record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "ACCEPT"),
                record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "REJECT"),
                record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "REJECT").replace(SmallNetwork.WEB, "eni-0fff"),
                "2 123456789012 " + SmallNetwork.WEB + " - - - - - - - 1763633700 1763633760 - NODATA",
                "no record at all");
        assertThat(answers).allSatisfy(answer -> assertThat(answer).containsOnlyKeys(KEYS));
        assertThat(answers)
                .extracting(answer -> answer.get("Status"))
                .containsExactly("EXPLAINED", "CONTRADICTED", "UNDECIDED", "NO_DATA", "MALFORMED");
    }

    @Test
    void aRecordHasTheFieldsUnderTheirLogNames() throws IOException {
        Map<String, @Nullable Object> answer =
                explainOne(new SmallNetwork(), record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "ACCEPT"));
        assertThat(Json.object(answer, "Record"))
                .containsEntry("file", "record")
                .containsEntry("line", 1L)
                .containsEntry("account-id", "123456789012")
                .containsEntry("interface-id", SmallNetwork.WEB)
                .containsEntry("srcaddr", "10.0.2.20")
                .containsEntry("dstport", 80L)
                .containsEntry("protocol", 6L)
                .containsEntry("log-status", "OK");
        assertThat(answer)
                .containsEntry("NetworkInterfaceId", SmallNetwork.WEB)
                .containsEntry("Direction", "ingress")
                .containsEntry("Flow", "request")
                .containsEntry("LoggedAction", "ACCEPT")
                .containsEntry("SimulatedAction", "ACCEPT")
                .containsEntry("Remote", SmallNetwork.APP)
                .containsEntry("NoRemedyBecause", "NOT_REJECTED");
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        Map<String, @Nullable Object> answer = explainOne(new SmallNetwork(), "no record at all");
        assertThat(answer)
                .containsEntry("NetworkInterfaceId", null)
                .containsEntry("LoggedAction", null)
                .containsEntry("Remote", null)
                .containsEntry("Direction", "unknown")
                .containsEntry("Flow", "unknown")
                .containsEntry("SimulatedAction", "UNKNOWN");
        assertThat(Json.object(answer, "Record")).containsEntry("text", "no record at all");
    }

    @Test
    void anInterfaceThatIsNotInTheSnapshotIsNamedByTheRecord() throws IOException {
        Map<String, @Nullable Object> answer = explainOne(
                new SmallNetwork(),
                record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "REJECT")
                        .replace(SmallNetwork.WEB, "eni-0f0f0f0f0f0f0f0f0"));
        assertThat(answer).containsEntry("NetworkInterfaceId", "eni-0f0f0f0f0f0f0f0f0");
        assertThat(Json.objects(answer, "Hypotheses"))
                .singleElement()
                .satisfies(h -> assertThat(h).containsEntry("Code", "INTERFACE_NOT_IN_SNAPSHOT"));
    }

    @Test
    void everyFilterThatDeniesHasAnExplanationInTheOrderOfThePath() throws IOException {
        SmallNetwork network = new SmallNetwork()
                .acl(SmallNetwork.entry(90, false, "deny"), SmallNetwork.entry(100, true, "allow"))
                .inbound("{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}");
        Map<String, @Nullable Object> answer =
                explainOne(network, record("10.0.2.20", "10.0.1.10", 40000, 8088, 6, "REJECT"));
        assertThat(Json.objects(answer, "PathComponents"))
                .extracting(c -> Json.object(c, "Component").get("Id"))
                .containsExactly(SmallNetwork.ACL, SmallNetwork.WEB_GROUP);
        assertThat(Json.objects(answer, "PathComponents"))
                .extracting(c -> c.get("SequenceNumber"))
                .containsExactly(1L, 2L);
        List<Map<String, @Nullable Object>> reasons = Json.objects(answer, "Explanations");
        assertThat(reasons)
                .extracting(e -> e.get("ExplanationCode"))
                .containsExactly("SUBNET_ACL_RESTRICTION", "ENI_SG_RULES_MISMATCH");
        assertThat(Json.object(reasons.get(0), "AclRule"))
                .containsEntry("RuleNumber", 90L)
                .containsEntry("Egress", false)
                .containsEntry("RuleAction", "deny")
                .containsEntry("Protocol", "all");
        assertThat(reasons.get(1)).containsEntry("Port", 8088L).containsEntry("Address", "10.0.2.20");
        assertThat(Json.objects(answer, "NearMisses"))
                .singleElement()
                .satisfies(near -> assertThat(near)
                        .containsEntry("Field", "port")
                        .containsEntry("Component", SmallNetwork.WEB_GROUP)
                        .containsEntry(
                                "Text",
                                SmallNetwork.WEB_GROUP + " opens tcp 443 from 0.0.0.0/0; the packet asked for 8088"));
        assertThat(Json.objects(answer, "Remedies"))
                .hasSize(2)
                .allSatisfy(remedy -> assertThat(remedy).containsEntry("Verified", true));
        assertThat(answer).containsEntry("NoRemedyBecause", null);
    }

    @Test
    void anAnswerNamesTheRuleThatPermitsItsRequest() throws IOException {
        Map<String, @Nullable Object> answer =
                explainOne(new SmallNetwork(), record("10.0.1.10", "10.0.2.20", 443, 40000, 6, "ACCEPT"));
        assertThat(answer).containsEntry("Flow", "response");
        assertThat(Json.objects(answer, "PathComponents").get(0))
                .containsKey("StatefulRule")
                .doesNotContainKey("SecurityGroupRule");
    }

    @Test
    void theImplicitEntryHasAwsNumber() throws IOException {
        SmallNetwork network = new SmallNetwork().acl(SmallNetwork.entry(100, true, "allow"));
        Map<String, @Nullable Object> answer =
                explainOne(network, record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "REJECT"));
        assertThat(Json.object(Json.objects(answer, "Explanations").get(0), "AclRule"))
                .containsEntry("RuleNumber", 32767L);
        assertThat(answer.get("Summary"))
                .isEqualTo("Rejected: inbound network ACL " + SmallNetwork.ACL
                        + " denies tcp 80 by rule *: deny all traffic from 0.0.0.0/0.");
    }

    @Test
    void blockPublicAccessNamesItsModeAndGateway() throws IOException {
        SmallNetwork network = new SmallNetwork()
                .document("{'VpcBlockPublicAccessOptions':{'AwsRegion':'eu-west-1','AwsAccountId':'123456789012',"
                        + "'InternetGatewayBlockMode':'block-bidirectional'}}");
        Map<String, @Nullable Object> answer =
                explainOne(network, record("203.0.113.9", "10.0.1.10", 40000, 80, 6, "REJECT"));
        assertThat(Json.objects(answer, "PathComponents").get(0))
                .containsEntry("InternetGatewayBlockMode", "block-bidirectional")
                .containsEntry("Outcome", "deny");
        assertThat(Json.objects(answer, "Explanations")).singleElement().satisfies(reason -> {
            assertThat(reason)
                    .containsEntry("ExplanationCode", "VPC_BLOCK_PUBLIC_ACCESS_ENABLED")
                    .containsEntry("Direction", "ingress");
            assertThat(Json.object(reason, "InternetGateway")).containsEntry("Id", "igw-0eeeeeeeeeeeeeeee");
        });
        assertThat(answer.get("Remote")).isEqualTo("the internet");
    }

    @Test
    void icmpHasTypeAndCodeAndOtherProtocolsTheirNumber() throws IOException {
        SmallNetwork network = new SmallNetwork()
                .inbound("{'IpProtocol':'icmp','FromPort':-1,'ToPort':-1,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]},"
                        + "{'IpProtocol':'47','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}");
        List<Map<String, @Nullable Object>> answers = explain(
                network,
                record("10.0.2.20", "10.0.1.10", 0, 0, 1, "ACCEPT"),
                record("10.0.2.20", "10.0.1.10", 0, 0, 47, "ACCEPT"));
        Map<String, @Nullable Object> icmp =
                Json.object(Json.objects(answers.get(0), "PathComponents").get(1), "SecurityGroupRule");
        assertThat(icmp).containsEntry("Protocol", "icmp").doesNotContainKey("PortRange");
        assertThat(Json.object(icmp, "IcmpTypeCode")).containsEntry("Type", -1L).containsEntry("Code", -1L);
        assertThat(Json.object(Json.objects(answers.get(1), "PathComponents").get(1), "SecurityGroupRule"))
                .containsEntry("Protocol", "47");
    }

    @Test
    void columnsThatAreNamedAsOurOwnKeysDoNotRepeatThem() throws IOException {
        Path log = folder.resolve("odd.csv");
        Files.writeString(
                log,
                "line,file,srcaddr,srcaddr,dstaddr,interface-id,action\n1,x,10.0.2.20,10.0.2.20,10.0.1.10,eni-1,REJECT\n");
        List<Map<String, @Nullable Object>> answers = explain(new SmallNetwork(), "--log", log.toString());
        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(Json.object(answer, "Record"))
                        .containsEntry("file", log.toString())
                        .containsEntry("line", 2L)
                        .containsEntry("line-field", "1")
                        .containsEntry("file-field", "x")
                        .containsEntry("srcaddr", "10.0.2.20"));
    }

    @Test
    void anEmptyLogGivesNothingNotEvenAnEmptyLine() throws IOException {
        Path log = Files.createFile(folder.resolve("empty.log"));
        assertThat(explain(new SmallNetwork(), "--log", log.toString())).isEmpty();
        Run run = Run.of("explain", "--sample", "--format", "json", "--log", log.toString());
        assertThat(run.out()).isEmpty();
    }
}
