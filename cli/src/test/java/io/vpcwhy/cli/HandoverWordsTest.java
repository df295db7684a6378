package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How it is said whom a packet came from and where it goes. */
class HandoverWordsTest {

    private static final String GATEWAY = "igw-0eeeeeeeeeeeeeeee";

    @TempDir
    private Path folder;

    private String text(SmallNetwork network, String record) throws IOException {
        Run run = Run.of("explain", "--snapshot", network.in(folder).toString(), record);
        assertThat(run.status()).isZero();
        return run.out();
    }

    private Map<String, @Nullable Object> json(SmallNetwork network, String record) throws IOException {
        Run run = Run.of(
                "explain", "--format", "json", "--snapshot", network.in(folder).toString(), record);
        assertThat(run.status()).isZero();
        return Json.object(run.lines().get(0));
    }

    /** The table with another route to 172.16.0.0/12. */
    private static SmallNetwork routed(String target) {
        return new SmallNetwork()
                .document("{'RouteTables':[{'RouteTableId':'rtb-09999999999999999',"
                        + "'VpcId':'vpc-01111111111111111','Associations':[{'SubnetId':'subnet-0000000000000001'}],'Routes':["
                        + "{'DestinationCidrBlock':'10.0.0.0/16','GatewayId':'local','State':'active'},"
                        + "{'DestinationCidrBlock':'172.16.0.0/12'," + target + "}]}]}");
    }

    private String goes(String target) throws IOException {
        return text(routed(target), record("10.0.1.10", "172.16.0.1", 40000, 443, 6, "ACCEPT"));
    }

    @Test
    void theJsonHasTheRouteAndWhatStopsThePacket() throws IOException {
        Map<String, @Nullable Object> answer =
                json(new SmallNetwork(), record("10.0.1.10", "203.0.113.9", 40000, 443, 6, "ACCEPT"));
        assertThat(answer).containsEntry("CameFrom", null);
        Map<String, @Nullable Object> goes = Json.object(answer, "GoesTo");
        assertThat(Json.object(goes, "Component")).containsEntry("Id", GATEWAY);
        assertThat(Json.object(goes, "RouteTable")).containsEntry("Id", "rtb-0dddddddddddddddd");
        assertThat(Json.object(goes, "RouteTableRoute"))
                .containsEntry("DestinationCidr", "0.0.0.0/0")
                .containsEntry("GatewayId", GATEWAY);
        assertThat(goes)
                .containsEntry("Type", "internet-gateway")
                .containsEntry("ExplanationCode", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
    }

    @Test
    void theJsonNamesTheInterfaceThatItComesFrom() throws IOException {
        Map<String, @Nullable Object> answer =
                json(new SmallNetwork(), record("10.0.2.20", "10.0.1.10", 40000, 443, 6, "ACCEPT"));
        assertThat(answer).containsEntry("GoesTo", null);
        Map<String, @Nullable Object> came = Json.object(answer, "CameFrom");
        assertThat(Json.object(came, "Component")).containsEntry("Id", SmallNetwork.APP);
        assertThat(came).containsOnlyKeys("Component", "Type").containsEntry("Type", "network-interface");
    }

    @Test
    void anAcceptedPacketThatIsNotDeliveredSaysSo() throws IOException {
        assertThat(text(new SmallNetwork(), record("10.0.1.10", "203.0.113.9", 40000, 443, 6, "ACCEPT")))
                .contains("""
                  goes       next to internet gateway igw-0eeeeeeeeeeeeeeee by route 0.0.0.0/0 of rtb-0dddddddddddddddd, and
                             no farther: the source has no public address for the internet gateway to translate to
                """);
        assertThat(goes("'NatGatewayId':'nat-01111111111111111','State':'blackhole'"))
                .contains("  goes       nowhere: route 172.16.0.0/12 of rtb-09999999999999999 is a blackhole");
        assertThat(text(
                        routed("'NatGatewayId':'nat-01111111111111111','State':'active'"),
                        record("10.0.1.10", "203.0.113.9", 40000, 443, 6, "ACCEPT")))
                .contains(
                        "  goes       nowhere: rtb-09999999999999999 has no route to 203.0.113.9, so that it does not");
    }

    @Test
    void aRejectedPacketWouldGo() throws IOException {
        assertThat(text(new SmallNetwork().outbound(""), record("10.0.1.10", "203.0.113.9", 40000, 443, 6, "REJECT")))
                .contains("  would go   next to internet gateway");
    }

    @Test
    void everyTargetOfARouteHasItsName() throws IOException {
        assertThat(goes("'NatGatewayId':'nat-01111111111111111','State':'active'"))
                .contains("goes       next to NAT gateway nat-01111111111111111 by route 172.16.0.0/12");
        assertThat(goes("'VpcPeeringConnectionId':'pcx-01111111111111111','State':'active'"))
                .contains("goes       next to peering connection pcx-01111111111111111");
        assertThat(goes("'TransitGatewayId':'tgw-01111111111111111','State':'active'"))
                .contains("goes       next to transit gateway tgw-01111111111111111");
        assertThat(goes("'GatewayId':'vgw-01111111111111111','State':'active'"))
                .contains("goes       next to virtual private gateway vgw-01111111111111111");
        assertThat(goes("'GatewayId':'vpce-01111111111111111','State':'active'"))
                .contains("goes       next to endpoint vpce-01111111111111111");
        assertThat(goes("'NetworkInterfaceId':'" + SmallNetwork.APP + "','State':'active'"))
                .contains("goes       next to " + SmallNetwork.APP);
    }

    @Test
    void whatGoesStraightToItsOtherEndNeedsNoLine() throws IOException {
        assertThat(text(new SmallNetwork(), record("10.0.1.10", "10.0.2.20", 40000, 443, 6, "ACCEPT")))
                .doesNotContain("  goes");
    }
}
