package io.vpcwhy.cli;

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

/** {@code vpcwhy check}: a network, a scope, findings. */
class CheckCommandTest {

    private static final String BETWEEN =
            "{'MatchPaths':[{'Source':{'ResourceStatement':{'Resources':['" + SmallNetwork.WEB
                    + "']}},'Destination':{'ResourceStatement':{'Resources':['" + SmallNetwork.APP + "']},"
                    + "'PacketHeaderStatement':{'Protocols':['tcp'],'DestinationPorts':['22']}}}]}";

    @TempDir
    private Path folder;

    private Run check(SmallNetwork network, String... arguments) throws IOException {
        Path aws = network.in(Files.createDirectories(folder.resolve("aws")));
        List<String> line = new ArrayList<>(List.of("check", "--snapshot", aws.toString()));
        line.addAll(List.of(arguments));
        return Run.of(line.toArray(String[]::new));
    }

    private String scope(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name), json.replace('\'', '"')).toString();
    }

    @Test
    void aFindingTellsItsPacketsAndWhatLetsThemPass() throws IOException {
        String scope = scope("ssh.json", BETWEEN);
        Run run = check(new SmallNetwork(), scope);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().subList(0, 13))
                .containsExactly(
                        scope + ": 1 finding",
                        "",
                        "  AnalysisFinding-1  eni-0aaaaaaaaaaaaaaaa -> eni-0bbbbbbbbbbbbbbbb",
                        "    tcp 10.0.1.10 -> 10.0.2.20 port 22",
                        "    replies return",
                        "    such as tcp 10.0.1.10:50000 -> 10.0.2.20:22:",
                        "    | eni-0aaaaaaaaaaaaaaaa",
                        "    | sg-0aaaaaaaaaaaaaaaa  outbound all traffic to 0.0.0.0/0",
                        "    | acl-0cccccccccccccccc  outbound rule 100: allow all traffic to 0.0.0.0/0",
                        "    | rtb-0dddddddddddddddd  10.0.0.0/16 to local",
                        "    | acl-0cccccccccccccccc  inbound rule 100: allow all traffic from 0.0.0.0/0",
                        "    | sg-0bbbbbbbbbbbbbbbb  inbound all traffic from 0.0.0.0/0",
                        "    | eni-0bbbbbbbbbbbbbbbb");
        assertThat(run.out()).contains("What could hide more").contains("  not collected: ");
    }

    @Test
    void theJsonIsThatOfTheAnalyzersFindings() throws IOException {
        Run run = check(new SmallNetwork(), scope("ssh.json", BETWEEN), "--format", "json");
        assertThat(run.status()).isEqualTo(1);
        Map<String, @Nullable Object> scope = only(run);
        assertThat(scope).containsEntry("AnalysisStatus", "succeeded").containsEntry("FindingsFound", "true");
        Map<String, @Nullable Object> finding =
                Json.objects(scope, "AnalysisFindings").get(0);
        assertThat(finding).containsEntry("FindingId", "AnalysisFinding-1").containsEntry("ReplyReturns", "all");
        List<Map<String, @Nullable Object>> path = Json.objects(finding, "FindingComponents");
        assertThat(path)
                .extracting(component -> component.get("SequenceNumber"))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        Map<String, @Nullable Object> last = path.get(6);
        assertThat(Json.object(last, "Component")).containsEntry("Id", SmallNetwork.APP);
        assertThat(Json.object(last, "Subnet")).containsEntry("Id", "subnet-0000000000000002");
        assertThat(Json.object(last, "Vpc")).containsEntry("Id", "vpc-01111111111111111");
        assertThat(Json.object(finding, "Example"))
                .containsEntry("dstport", 22L)
                .containsEntry("protocol", 6L);
        assertThat(Json.objects(finding, "PacketHeaders"))
                .singleElement()
                .satisfies(header -> assertThat(header).containsEntry("DestinationAddresses", List.of("10.0.2.20/32")));
    }

    @Test
    void componentsHaveArnsWhereAccountAndRegionAreKnown() throws IOException {
        Path region = Files.createDirectories(folder.resolve("account-data/123456789012/eu-west-1"));
        new SmallNetwork().in(region);
        Run run = Run.of(
                "check",
                "--snapshot",
                folder.resolve("account-data").toString(),
                scope("ssh.json", BETWEEN),
                "--format",
                "json");
        List<String> arns = new ArrayList<>();
        for (Map<String, @Nullable Object> component :
                Json.objects(Json.objects(only(run), "AnalysisFindings").get(0), "FindingComponents")) {
            arns.add(String.valueOf(Json.object(component, "Component").get("Arn")));
        }
        assertThat(arns)
                .contains(
                        "arn:aws:ec2:eu-west-1:123456789012:network-interface/" + SmallNetwork.APP,
                        "arn:aws:ec2:eu-west-1:123456789012:security-group/" + SmallNetwork.APP_GROUP,
                        "arn:aws:ec2:eu-west-1:123456789012:network-acl/" + SmallNetwork.ACL);
    }

    private static Map<String, @Nullable Object> only(Run run) {
        String list = run.out().strip();
        return Json.object(list.substring(1, list.length() - 1));
    }

    @Test
    void noFindingsAreStatusZeroAndStrictIsThreeWhereSomethingIsNotKnown() throws IOException {
        SmallNetwork closed = new SmallNetwork().outbound("");
        String scope = scope("ssh.json", BETWEEN);
        assertThat(check(closed, scope).status()).isZero();
        assertThat(check(closed, scope).lines()).startsWith(scope + ": no findings");
        assertThat(check(closed, scope, "--strict").status()).isEqualTo(3);
        assertThat(check(new SmallNetwork(), scope, "--strict").status()).isEqualTo(1);
    }

    @Test
    void everyMistakeOfEveryScopeIsToldAndNothingElse() throws IOException {
        String one = scope("one.json", BETWEEN.replace("'tcp'", "'tpc'").replace("'22'", "22"));
        String other = scope("other.json", "{'MatchPaths':[]}");
        Run run = check(new SmallNetwork(), one, other);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("vpcwhy: " + one).contains("Protocols[0]"),
                        second ->
                                assertThat(second).startsWith("vpcwhy: " + one).contains("DestinationPorts[0]"),
                        third ->
                                assertThat(third).startsWith("vpcwhy: " + other).contains("MatchPaths"));
    }

    @Test
    void namesThatLeadNowhereAreRefused() throws IOException {
        String scope =
                scope("gone.json", BETWEEN.replace(SmallNetwork.APP, "eni-0123").replace(SmallNetwork.WEB, "sg-0123"));
        Run run = check(new SmallNetwork(), scope, "--format", "json");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "vpcwhy: " + scope
                                + ": MatchPaths[0].Source.ResourceStatement.Resources[0]: security group sg-0123"
                                + " is not in the snapshot; one of the snapshot is expected",
                        "vpcwhy: " + scope
                                + ": MatchPaths[0].Destination.ResourceStatement.Resources[0]: network interface"
                                + " eni-0123 is not in the snapshot; one of the snapshot is expected");
    }

    @Test
    void whatAnotherAccountHasIsNotTheResourceOfTheSameIdHere() throws IOException {
        String arn = "arn:aws:ec2:eu-west-1:%s:network-interface/" + SmallNetwork.APP;
        String own = scope("own.json", BETWEEN.replace(SmallNetwork.APP, arn.formatted("123456789012")));
        assertThat(check(new SmallNetwork(), own).status()).isNotEqualTo(2);
        String other = scope("other.json", BETWEEN.replace(SmallNetwork.APP, arn.formatted("999999999999")));
        Run run = check(new SmallNetwork(), other);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("network interface " + SmallNetwork.APP + " of account 999999999999 is not in the snapshot");
    }

    @Test
    void aResourceGroupHoldsWhatIsOfItsOwnRegion() throws IOException {
        Path region = Files.createDirectories(folder.resolve("groups/123456789012/eu-west-1"));
        new SmallNetwork().in(region);
        Files.writeString(region.resolve("get-group-query-all.json"), """
                {"GroupQuery": {"GroupName": "all", "ResourceQuery": {"Type": "TAG_FILTERS_1_0",
                 "Query": "{\\"ResourceTypeFilters\\": [\\"AWS::EC2::NetworkInterface\\"], \\"TagFilters\\": []}"}}}
                """);
        String snapshot = folder.resolve("groups").toString();
        String group = "arn:aws:resource-groups:eu-west-1:123456789012:group/all";
        String here = BETWEEN.replace(SmallNetwork.APP, group);
        assertThat(Run.of("check", "--snapshot", snapshot, scope("here.json", here))
                        .status())
                .isEqualTo(1);
        Run elsewhere = Run.of(
                "check", "--snapshot", snapshot, scope("elsewhere.json", here.replace("eu-west-1", "us-east-1")));
        assertThat(elsewhere.status()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("resource group " + group.replace("eu-west-1", "us-east-1"));
    }

    @Test
    void whatAwsMayRefuseIsAWarning() throws IOException {
        String scope = scope(
                "through.json",
                BETWEEN.replace(
                        "{'Source'",
                        "{'ThroughResources':[{'ResourceStatement':{'ResourceTypes':['AWS::EC2::NatGateway']}}],'Source'"));
        Run run = check(new SmallNetwork(), scope);
        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("vpcwhy: warning: " + scope + ": MatchPaths[0].ThroughResources");
    }

    @Test
    void aScopeHasToBeNamedAndToBeThere() throws IOException {
        assertThat(check(new SmallNetwork()).err()).contains("no scope was given");
        assertThat(check(new SmallNetwork()).status()).isEqualTo(2);
        Run unknown = check(new SmallNetwork(), "--scope", "ssh");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("--scope: 'ssh' is none of All-IGW-Ingress, ");
    }

    @Test
    void eachScopeIsLookedAtAsItAsksWhateverStandsBesideIt() throws IOException {
        String ssh = scope(
                "all.json",
                BETWEEN.replace(",'PacketHeaderStatement':{'Protocols':['tcp'],'DestinationPorts':['22']}", ""));
        Run run = check(new SmallNetwork(), ssh, "--scope", "internet-to-databases");
        assertThat(run.lines()).contains("    tcp, udp 10.0.1.10 -> 10.0.2.20, every port");
        Run beyond = check(new SmallNetwork(), ssh, "--beyond-aws");
        assertThat(beyond.lines()).contains("    every protocol 10.0.1.10 -> 10.0.2.20, every port");
    }
}
