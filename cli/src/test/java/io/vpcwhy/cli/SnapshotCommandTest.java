package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vpcwhy snapshot}: what was found, where, and what is missing. */
class SnapshotCommandTest {

    @TempDir
    private Path folder;

    private Run snapshot(SmallNetwork network, String... more) throws IOException {
        String[] args = new String[3 + more.length];
        args[0] = "snapshot";
        args[1] = "--snapshot";
        args[2] = network.in(folder).toString();
        System.arraycopy(more, 0, args, 3, more.length);
        Run run = Run.of(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run;
    }

    @Test
    void whatNamesNoRegionIsCountedWhereTheSubnetsOfItsVpcAre() throws IOException {
        Run run = snapshot(new SmallNetwork()
                .document("{'NatGateways':[{'NatGatewayId':'nat-01','VpcId':'vpc-01111111111111111',"
                        + "'State':'available','NatGatewayAddresses':[]}]}")
                .document("{'FlowLogs':[{'FlowLogId':'fl-01','ResourceId':'" + SmallNetwork.WEB + "'},"
                        + "{'FlowLogId':'fl-02','ResourceId':'subnet-0000000000000001'}]}")
                .document("{'Addresses':[{'PublicIp':'203.0.113.7','AllocationId':'eipalloc-01',"
                        + "'NetworkInterfaceId':'" + SmallNetwork.WEB + "'}]}"));
        assertThat(run.out()).startsWith("""
                10 documents in 10 files

                account 123456789012, Region eu-west-1
                  vpc-01111111111111111
                         1 VPC
                         2 subnets
                         2 network interfaces
                         2 security groups
                         1 network ACL
                         1 route table
                         1 internet gateway
                         1 NAT gateway
                         1 Elastic IP address
                         2 flow logs

                Gaps
                """);
    }

    @Test
    void aPlaceThatNothingTellsIsSaidSo() throws IOException {
        Files.writeString(folder.resolve("lonely.json"), """
                {"Vpcs": [{"VpcId": "vpc-09999999999999999", "CidrBlock": "10.9.0.0/16"}],
                 "Addresses": [{"PublicIp": "203.0.113.7", "AllocationId": "eipalloc-01"}]}
                """);
        Run run = Run.of("snapshot", "--snapshot", folder.toString());
        assertThat(run.out()).startsWith("""
                1 document in 1 file

                account not told, Region not told
                  in no VPC
                         1 Elastic IP address
                  vpc-09999999999999999
                         1 VPC
                """);
        Map<String, @Nullable Object> json =
                Json.object(Run.of("snapshot", "--format", "json", "--snapshot", folder.toString())
                        .out());
        assertThat(Json.objects(json, "Resources").get(0))
                .containsEntry("Account", null)
                .containsEntry("Region", null)
                .containsEntry("Vpc", null)
                .containsEntry("Kind", "ELASTIC_ADDRESS")
                .containsEntry("Count", 1L);
    }

    @Test
    void gapsAreNamedWithTheCommandsThatCloseThem() throws IOException {
        Run run = snapshot(new SmallNetwork()
                .inbound("{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'UserIdGroupPairs':[{'GroupId':'sg-0404'}],"
                        + "'PrefixListIds':[{'PrefixListId':'pl-0505'}]}")
                .document("{'Buckets':[{'Name':'a'}]}"));
        assertThat(run.lines())
                .contains(
                        "  security group sg-0404 is missing (named by " + SmallNetwork.WEB_GROUP + ")",
                        "  the entries of prefix list pl-0505 were not collected (named by " + SmallNetwork.WEB_GROUP
                                + ")",
                        "  key Buckets is not read by this version (1 item, as in " + folder.resolve("more-0.json")
                                + ")",
                        "  NAT gateways were not collected",
                        "  the options of VPC Block Public Access were not collected",
                        "To close them, run these and add what they print to the snapshot",
                        "  aws ec2 describe-nat-gateways",
                        "  aws ec2 get-managed-prefix-list-entries --prefix-list-id pl-0505");
    }

    @Test
    void whatExplainingNeedsIsMarked() throws IOException {
        Path network = new SmallNetwork().in(folder);
        Files.delete(network.resolve("network-acls.json"));
        Run run = Run.of("snapshot", "--color", "always", "--snapshot", network.toString());
        assertThat(run.lines())
                .contains("  \u001b[33mnetwork ACLs were not collected, and explaining needs them\u001b[0m")
                .contains("  NAT gateways were not collected");
    }

    @Test
    void filesThatWerePassedOverReadNaturally() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "to do");
        Files.writeString(folder.resolve("list.json"), "[1, 2]");
        Run run = snapshot(new SmallNetwork());
        assertThat(run.lines())
                .contains("  " + folder.resolve("notes.txt") + " was passed over: it is not JSON")
                .anySatisfy(line ->
                        assertThat(line).startsWith("  " + folder.resolve("list.json") + " was passed over: it is"));
        assertThat(run.out()).doesNotContain("0 in all", "0 items");
    }

    @Test
    void aSnapshotWithoutGapsSaysSo() throws IOException {
        SmallNetwork network = new SmallNetwork();
        for (String key : new String[] {
            "Reservations",
            "NatGateways",
            "PrefixLists",
            "Addresses",
            "VpcBlockPublicAccessExclusions",
            "FlowLogs",
            "DBInstances",
            "VpcPeeringConnections",
            "VpcEndpoints",
            "TransitGateways",
            "TransitGatewayVpcAttachments",
            "TransitGatewayAttachments",
            "TransitGatewayRouteTables",
            "EgressOnlyInternetGateways",
            "VpnGateways",
            "VpnConnections",
            "LoadBalancers",
            "Listeners",
            "TargetGroups"
        }) {
            network.document("{'" + key + "':[]}");
        }
        network.document("{'VpcBlockPublicAccessOptions':{'AwsRegion':'eu-west-1','AwsAccountId':'123456789012',"
                + "'InternetGatewayBlockMode':'off'}}");
        assertThat(snapshot(network).out()).endsWith("\nNo gaps.\n");
    }

    @Test
    void jsonIsOneObjectOnOneLine() throws IOException {
        Run run = snapshot(new SmallNetwork(), "--format", "json");
        assertThat(run.lines()).hasSize(1);
        Map<String, @Nullable Object> json = Json.object(run.out());
        assertThat(json)
                .containsOnlyKeys("Documents", "Files", "Resources", "Gaps")
                .containsEntry("Documents", 7L);
        assertThat(Json.objects(json, "Resources"))
                .allSatisfy(each -> assertThat(each).containsOnlyKeys("Account", "Region", "Vpc", "Kind", "Count"));
        assertThat(Json.objects(json, "Gaps"))
                .isNotEmpty()
                .allSatisfy(gap ->
                        assertThat(gap).containsEntry("Code", "NOT_COLLECTED").containsKeys("Text", "Command"));
    }

    @Test
    void theSummaryGoesToAFile() throws IOException {
        Path answer = folder.resolve("answer.txt");
        Run shown = snapshot(new SmallNetwork());
        Run run = Run.of("snapshot", "--snapshot", folder.toString(), "--output", answer.toString());
        assertThat(run.out()).isEmpty();
        assertThat(answer).hasContent(shown.out());
    }
}
