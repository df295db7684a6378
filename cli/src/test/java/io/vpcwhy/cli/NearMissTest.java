package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.APP_GROUP;
import static io.vpcwhy.cli.SmallNetwork.WEB_GROUP;
import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nearly let a packet pass: each with the one field that differs. */
class NearMissTest {

    private static final String FROM_APP = record("10.0.2.20", "10.0.1.10", 40000, 8088, 6, "REJECT");
    private static final String FROM_OTHER_VPC = record("10.1.3.30", "10.0.1.10", 40000, 22, 6, "REJECT");
    private static final String NAMES_OTHER = "{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'UserIdGroupPairs':"
            + "[{'GroupId':'sg-0ccccccccccccccccc'}]}";

    @TempDir
    private Path folder;

    private Map<String, @Nullable Object> explain(SmallNetwork network, String record) throws IOException {
        Run run = Run.of(
                "explain", "--format", "json", "--snapshot", network.in(folder).toString(), record);
        assertThat(run.err()).isEmpty();
        return Json.object(run.out());
    }

    private List<@Nullable Object> nearMisses(SmallNetwork network, String record) throws IOException {
        return Json.objects(explain(network, record), "NearMisses").stream()
                .map(near -> near.get("Text"))
                .toList();
    }

    private static String tcp(int port, String cidr) {
        return "{'IpProtocol':'tcp','FromPort':" + port + ",'ToPort':" + port + ",'IpRanges':[{'CidrIp':'" + cidr
                + "'}]}";
    }

    /** A VPC 10.1.0.0/16 with an interface in a group of its own. */
    private static SmallNetwork withOtherVpc() {
        return new SmallNetwork()
                .inbound(NAMES_OTHER)
                .document("{'Vpcs':[{'VpcId':'vpc-02222222222222222','CidrBlock':'10.1.0.0/16',"
                        + "'OwnerId':'123456789012'}],'Subnets':[{'SubnetId':'subnet-0000000000000003',"
                        + "'VpcId':'vpc-02222222222222222','CidrBlock':'10.1.3.0/24','AvailabilityZone':'eu-west-1a',"
                        + "'OwnerId':'123456789012'}],'SecurityGroups':[{'GroupId':'sg-0ccccccccccccccccc',"
                        + "'GroupName':'other','VpcId':'vpc-02222222222222222','OwnerId':'123456789012',"
                        + "'IpPermissions':[],'IpPermissionsEgress':[]}],'NetworkInterfaces':[{"
                        + "'NetworkInterfaceId':'eni-0ccccccccccccccccc','SubnetId':'subnet-0000000000000003',"
                        + "'VpcId':'vpc-02222222222222222','AvailabilityZone':'eu-west-1a','OwnerId':'123456789012',"
                        + "'InterfaceType':'interface','Status':'in-use','PrivateIpAddress':'10.1.3.30',"
                        + "'PrivateIpAddresses':[{'Primary':true,'PrivateIpAddress':'10.1.3.30'}],"
                        + "'Groups':[{'GroupId':'sg-0ccccccccccccccccc'}]}]}");
    }

    private static String peering(String region, String status) {
        return "{'VpcPeeringConnections':[{'VpcPeeringConnectionId':'pcx-0ddddddddddddddddd','Status':{'Code':'"
                + status + "'},'RequesterVpcInfo':{'VpcId':'vpc-01111111111111111','Region':'eu-west-1',"
                + "'OwnerId':'123456789012','CidrBlock':'10.0.0.0/16'},'AccepterVpcInfo':{"
                + "'VpcId':'vpc-02222222222222222','Region':'" + region + "','OwnerId':'123456789012',"
                + "'CidrBlock':'10.1.0.0/16'}}]}";
    }

    @Test
    void thePort() throws IOException {
        assertThat(nearMisses(new SmallNetwork().inbound(tcp(443, "0.0.0.0/0")), FROM_APP))
                .containsExactly(WEB_GROUP + " opens tcp 443 from 0.0.0.0/0; the packet asked for 8088");
    }

    @Test
    void theAddress() throws IOException {
        assertThat(nearMisses(new SmallNetwork().inbound(tcp(8088, "198.51.100.0/24")), FROM_APP))
                .containsExactly(WEB_GROUP + " opens tcp 8088 from 198.51.100.0/24; the other end is 10.0.2.20");
    }

    @Test
    void theProtocol() throws IOException {
        assertThat(nearMisses(new SmallNetwork().inbound(tcp(8088, "0.0.0.0/0").replace("tcp", "udp")), FROM_APP))
                .containsExactly(WEB_GROUP + " opens udp 8088 from 0.0.0.0/0; the packet is tcp 8088");
    }

    @Test
    void theFamily() throws IOException {
        String ipv6 = "{'IpProtocol':'tcp','FromPort':8088,'ToPort':8088,'Ipv6Ranges':[{'CidrIpv6':'::/0'}]}";
        assertThat(nearMisses(new SmallNetwork().inbound(ipv6), FROM_APP))
                .containsExactly(
                        WEB_GROUP + " opens tcp 8088 from ::/0; the packet is IPv4, for which the rule says nothing");
    }

    @Test
    void theDirection() throws IOException {
        assertThat(nearMisses(new SmallNetwork().inbound("").outbound(tcp(8088, "0.0.0.0/0")), FROM_APP))
                .containsExactly(WEB_GROUP + " opens outbound tcp 8088 to 0.0.0.0/0; the packet is inbound");
    }

    @Test
    void theMembership() throws IOException {
        String names = "{'IpProtocol':'tcp','FromPort':8088,'ToPort':8088,'UserIdGroupPairs':[{'GroupId':'" + WEB_GROUP
                + "'}]}";
        assertThat(nearMisses(new SmallNetwork().inbound(names), FROM_APP))
                .containsExactly(WEB_GROUP + " opens tcp 8088 from " + WEB_GROUP
                        + "; 10.0.2.20 is no private address of a member");
    }

    @Test
    void thePublicAddressOfAMember() throws IOException {
        SmallNetwork network = new SmallNetwork()
                .inbound("{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'UserIdGroupPairs':[{'GroupId':'" + APP_GROUP
                        + "'}]}")
                .document("{'NetworkInterfaces':[{'NetworkInterfaceId':'eni-0eeeeeeeeeeeeeeeee',"
                        + "'SubnetId':'subnet-0000000000000002','VpcId':'vpc-01111111111111111',"
                        + "'AvailabilityZone':'eu-west-1a','OwnerId':'123456789012','InterfaceType':'interface',"
                        + "'Status':'in-use','PrivateIpAddress':'10.0.2.77','PrivateIpAddresses':[{'Primary':true,"
                        + "'PrivateIpAddress':'10.0.2.77','Association':{'PublicIp':'203.0.113.77',"
                        + "'IpOwnerId':'amazon'}}],'Groups':[{'GroupId':'" + APP_GROUP + "'}]}]}");
        Map<String, @Nullable Object> answer =
                explain(network, record("203.0.113.77", "10.0.1.10", 40000, 22, 6, "REJECT"));
        assertThat(answer).containsEntry("Remote", "the public address of eni-0eeeeeeeeeeeeeeeee");
        assertThat(Json.objects(answer, "NearMisses"))
                .singleElement()
                .satisfies(near -> assertThat(near)
                        .containsEntry("Field", "membership")
                        .containsEntry(
                                "Text",
                                "203.0.113.77 is the public address of eni-0eeeeeeeeeeeeeeeee, a member of " + APP_GROUP
                                        + "; rules that name a group see private addresses only"));
    }

    @Test
    void anEntryOfTheNetworkAcl() throws IOException {
        SmallNetwork network = new SmallNetwork()
                .acl(
                        SmallNetwork.entry(
                                100, false, "allow", "6", "10.0.0.0/16", ",'PortRange':{'From':443,'To':443}"),
                        SmallNetwork.entry(100, true, "allow"));
        assertThat(nearMisses(network, FROM_APP))
                .containsExactly(
                        SmallNetwork.ACL + " rule 100: allow tcp 443 from 10.0.0.0/16; the packet asked for 8088");
    }

    @Test
    void onlyTheClosestFewOfMany() throws IOException {
        StringBuilder rules = new StringBuilder(tcp(1, "0.0.0.0/0"));
        for (int port = 2; port < 30; port++) {
            rules.append(',').append(tcp(port, "0.0.0.0/0"));
        }
        assertThat(nearMisses(new SmallNetwork().inbound(rules.toString()), FROM_APP))
                .hasSize(5);
    }

    @Test
    void aReferenceBetweenVpcsThatNothingJoins() throws IOException {
        SmallNetwork network =
                withOtherVpc().document("{'VpcPeeringConnections':[]}").document("{'TransitGatewayVpcAttachments':[]}");
        Map<String, @Nullable Object> answer = explain(network, FROM_OTHER_VPC);
        assertThat(Json.objects(answer, "NearMisses"))
                .extracting(near -> near.get("Text"))
                .containsExactly(
                        WEB_GROUP + " opens tcp 22 from sg-0ccccccccccccccccc; no peering connection or transit"
                                + " gateway leads to vpc-02222222222222222");
        assertThat(Json.objects(answer, "Explanations"))
                .extracting(e -> e.get("ExplanationCode"))
                .containsExactly("ENI_SG_RULES_MISMATCH", "SG_REFERENCES_NOT_PRESERVED");
        assertThat(Json.objects(answer, "Explanations").get(1))
                .containsEntry("State", "VPCS_NOT_CONNECTED")
                .containsKey("SecurityGroupRule");
    }

    @Test
    void aReferenceBetweenRegions() throws IOException {
        assertThat(nearMisses(withOtherVpc().document(peering("us-east-1", "active")), FROM_OTHER_VPC))
                .containsExactly(
                        WEB_GROUP + " opens tcp 22 from sg-0ccccccccccccccccc; pcx-0ddddddddddddddddd is between"
                                + " Regions, across which groups are not known");
    }

    @Test
    void aReferenceAcrossAConnectionThatIsGone() throws IOException {
        String stale = NAMES_OTHER.replace(
                "ccc'}",
                "ccc','VpcId':'vpc-02222222222222222','VpcPeeringConnectionId':'pcx-0ddddddddddddddddd',"
                        + "'PeeringStatus':'deleted'}");
        assertThat(nearMisses(withOtherVpc().inbound(stale), FROM_OTHER_VPC))
                .containsExactly(WEB_GROUP + " opens tcp 22 from sg-0ccccccccccccccccc; pcx-0ddddddddddddddddd is not"
                        + " active: the rule is stale");
    }

    @Test
    void aReferenceAcrossATransitGatewayThatHasItDisabled() throws IOException {
        assertThat(nearMisses(withTransitGateway(withOtherVpc()), FROM_OTHER_VPC))
                .containsExactly(WEB_GROUP + " opens tcp 22 from sg-0ccccccccccccccccc; security group referencing is"
                        + " disabled on tgw-0fffffffffffffffff");
    }

    @Test
    void anOutboundReferenceAcrossATransitGateway() throws IOException {
        SmallNetwork network = withTransitGateway(withOtherVpc().outbound(NAMES_OTHER));
        assertThat(nearMisses(network, record("10.0.1.10", "10.1.3.30", 40000, 22, 6, "REJECT")))
                .contains(WEB_GROUP + " opens tcp 22 to sg-0ccccccccccccccccc; outbound rules cannot name groups across"
                        + " tgw-0fffffffffffffffff");
    }

    private static SmallNetwork withTransitGateway(SmallNetwork network) {
        String attachment =
                "{'TransitGatewayAttachmentId':'tgw-attach-%1$s','TransitGatewayId':'tgw-0fffffffffffffffff',"
                        + "'VpcId':'%2$s','VpcOwnerId':'123456789012','State':'available','SubnetIds':[],"
                        + "'Options':{'SecurityGroupReferencingSupport':'enable'}}";
        return network.document("{'TransitGateways':[{'TransitGatewayId':'tgw-0fffffffffffffffff','State':'available',"
                        + "'OwnerId':'123456789012','Options':{'SecurityGroupReferencingSupport':'disable'}}]}")
                .document("{'TransitGatewayVpcAttachments':["
                        + String.format(attachment, "01", "vpc-01111111111111111") + ","
                        + String.format(attachment, "02", "vpc-02222222222222222") + "]}")
                .document("{'VpcPeeringConnections':[]}");
    }

    @Test
    void aNetworkAclThatWasNotCollected() throws IOException {
        Path network = new SmallNetwork().in(folder);
        Files.delete(network.resolve("network-acls.json"));
        Map<String, @Nullable Object> answer =
                Json.object(Run.of("explain", "--format", "json", "--snapshot", network.toString(), FROM_APP)
                        .out());
        assertThat(answer).containsEntry("Status", "UNDECIDED").containsEntry("NoRemedyBecause", "NOT_DECIDED");
        assertThat((String) answer.get("Summary"))
                .startsWith("Undecided: the network ACL of ")
                .endsWith(" is not in the snapshot; collect it: aws ec2 describe-network-acls");
        assertThat(Json.objects(answer, "PathComponents").get(0)).containsEntry("Outcome", "unknown");
    }

    @Test
    void anEntryThatTellsIcmpMessagesApart() throws IOException {
        SmallNetwork network = new SmallNetwork()
                .acl(
                        SmallNetwork.entry(
                                100, false, "allow", "1", "0.0.0.0/0", ",'IcmpTypeCode':{'Type':8,'Code':0}"),
                        SmallNetwork.entry(100, true, "allow"));
        Map<String, @Nullable Object> answer = explain(network, record("10.0.2.20", "10.0.1.10", 0, 0, 1, "REJECT"));
        assertThat(answer.get("Candidates"))
                .isEqualTo(List.of(
                        SmallNetwork.ACL + " inbound rule 100: allow icmp type 8 code 0 from 0.0.0.0/0",
                        SmallNetwork.ACL + " inbound rule *: deny all traffic from 0.0.0.0/0"));
    }
}
