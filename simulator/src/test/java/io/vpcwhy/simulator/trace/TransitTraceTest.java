package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Between VPCs, and to the networks behind a VPN. */
class TransitTraceTest {

    private static Network open(String vpc, String number, String... routes) {
        String block = "10." + number + ".";
        return Network.vpc(vpc, block + "0.0/16")
                .subnet("subnet-" + number, block + "1.0/24")
                .securityGroup("sg-" + number, "in all from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .networkInterface("eni-" + number, "subnet-" + number, block + "1.10", "sg-" + number)
                .routeTable("rtb-" + number, List.of("subnet-" + number), routes);
    }

    @Test
    void peeredVpcsReachEachOtherWhereBothHaveARoute() {
        Network both = open("vpc-1", "1", "10.2.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2")
                .and(open("vpc-2", "2", "10.1.0.0/16 pcx-1"));
        assertThat(Traced.tcp(both, "eni-1", "eni-2", 22).disposition()).isEqualTo(Disposition.REACHABLE);
        Network oneWay = open("vpc-1", "1", "10.2.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2")
                .and(open("vpc-2", "2"));
        Traced trace = Traced.tcp(oneWay, "eni-1", "eni-2", 22);
        assertThat(trace.there()).isEmpty();
        assertThat(trace.back()).containsExactly(ExplanationCode.NO_ROUTE_TO_DESTINATION);
        assertThat(Traced.udp(oneWay, "eni-1", "eni-2", 53).disposition())
                .as("UDP needs no answer")
                .isEqualTo(Disposition.REACHABLE);
    }

    @Test
    void peeringIsNotTransitive() {
        Network network = open("vpc-1", "1", "10.2.0.0/16 pcx-1", "10.3.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2")
                .and(open("vpc-2", "2", "10.1.0.0/16 pcx-1", "10.3.0.0/16 pcx-2")
                        .peering("pcx-2", "vpc-3"))
                .and(open("vpc-3", "3", "10.2.0.0/16 pcx-2"));
        assertThat(Traced.tcp(network, "eni-1", "eni-3", 22).there())
                .containsExactly(ExplanationCode.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR);
    }

    @Test
    void aPrivateNatGatewaysPacketComesBackAcrossThePeeringEvenWithoutARoute() {
        Network network = open("vpc-1", "1", "10.2.0.0/16 nat-1")
                .subnet("subnet-nat", "10.1.9.0/24")
                .privateNatGateway("nat-1", "subnet-nat", "eni-nat", "10.1.9.5")
                .routeTable("rtb-nat", List.of("subnet-nat"), "10.2.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2")
                .and(open("vpc-2", "2"));
        Traced trace = Traced.tcp(network, "eni-1", "eni-2", 22);
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.wayBack()).contains("pcx-1", "nat-1").endsWith("eni-1");
    }

    @Test
    void aNatGatewayServesItsOwnVpcAlone() {
        Network network = open("vpc-1", "1", "10.9.0.0/16 nat-2")
                .and(open("vpc-2", "2").privateNatGateway("nat-2", "subnet-2", "eni-nat", "10.2.1.5"));
        assertThat(Traced.tcp(network, "eni-1", "10.9.1.1", 22).there())
                .containsExactly(ExplanationCode.NGW_REQUIRES_SOURCE_IN_VPC);
    }

    private static Network transit() {
        return open("vpc-1", "1", "10.0.0.0/8 tgw-1")
                .transitGateway("tgw-1")
                .transitGatewayAttachment("att-1", "tgw-1", "subnet-1")
                .with(Traced.attachment("att-1", "vpc", "vpc-1", "tgw-rtb-1"))
                .and(open("vpc-2", "2", "10.0.0.0/8 tgw-1")
                        .transitGatewayAttachment("att-2", "tgw-1", "subnet-2")
                        .with(Traced.attachment("att-2", "vpc", "vpc-2", "tgw-rtb-1")));
    }

    @Test
    void aTransitGatewayJoinsVpcsByItsTables() {
        Network network = transit().with(Traced.table("tgw-rtb-1", "10.1.0.0/16 att-1", "10.2.0.0/16 att-2"));
        Traced trace = Traced.tcp(network, "eni-1", "eni-2", 22);
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.way()).containsExactly("eni-1", "rtb-1", "att-1", "tgw-rtb-1", "tgw-1", "att-2", "eni-2");
        Network hole = transit().with(Traced.table("tgw-rtb-1", "10.0.0.0/8 att-2", "10.2.1.0/24 blackhole"));
        assertThat(Traced.tcp(hole, "eni-1", "eni-2", 22).there())
                .containsExactly(ExplanationCode.TGW_RTB_BAD_STATE_ROUTE);
        Network none = transit().with(Traced.table("tgw-rtb-1", "10.1.0.0/16 att-1"));
        assertThat(Traced.tcp(none, "eni-1", "eni-2", 22).there())
                .containsExactly(ExplanationCode.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT);
    }

    @Test
    void aPeeredTransitGatewayLeavesItUndecided() {
        Network network = transit()
                .with(Traced.attachment("att-p", "peering", "tgw-2", "tgw-rtb-1"))
                .with(Traced.table("tgw-rtb-1", "10.9.0.0/16 att-p"));
        assertThat(Traced.tcp(network, "eni-1", "10.9.1.1", 22).disposition()).isEqualTo(Disposition.UNDECIDED);
    }

    @Test
    void anInspectionVpcGivesThePacketBackToTheTransitGateway() {
        Network network = open("vpc-1", "1", "10.0.0.0/8 tgw-1")
                .transitGateway("tgw-1")
                .transitGatewayAttachment("att-1", "tgw-1", "subnet-1")
                .with(Traced.attachment("att-1", "vpc", "vpc-1", "tgw-rtb-spoke"))
                .with(Traced.attachment("att-2", "vpc", "vpc-2", "tgw-rtb-spoke"))
                .with(Traced.attachment("att-fw", "vpc", "vpc-fw", "tgw-rtb-fw"))
                .with(Traced.table("tgw-rtb-spoke", "0.0.0.0/0 att-fw"))
                .with(Traced.table("tgw-rtb-fw", "10.1.0.0/16 att-1", "10.2.0.0/16 att-2"))
                .and(open("vpc-2", "2", "10.0.0.0/8 tgw-1").transitGatewayAttachment("att-2", "tgw-1", "subnet-2"))
                .and(Network.vpc("vpc-fw", "10.200.0.0/16")
                        .subnet("subnet-tgw", "10.200.1.0/24")
                        .subnet("subnet-fw", "10.200.2.0/24")
                        .transitGatewayAttachment("att-fw", "tgw-1", "subnet-tgw")
                        .networkInterface(
                                "eni-fw",
                                "subnet-fw",
                                nic -> nic.address("10.200.2.5").type("gateway_load_balancer_endpoint"))
                        .with(endpoint("vpce-fw", "vpc-fw", "subnet-fw", "eni-fw"))
                        .routeTable("rtb-tgw", List.of("subnet-tgw"), "0.0.0.0/0 vpce-fw")
                        .routeTable("rtb-fw", List.of("subnet-fw"), "0.0.0.0/0 tgw-1"));
        Traced trace = Traced.tcp(network, "eni-1", "eni-2", 22);
        assertThat(trace.there()).isEmpty();
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.way()).contains("vpce-fw").endsWith("att-2", "eni-2");
        assertThat(trace.wayBack()).contains("vpce-fw").endsWith("att-1", "eni-1");
        assertThat(trace.trace().forward().assumptions())
                .extracting(Leg.Assumption::kind)
                .containsExactly(Leg.Assumption.Kind.INSPECTION_PASSES);
    }

    static VpcEndpoint endpoint(String id, String vpcId, String subnetId, String networkInterfaceId) {
        return new VpcEndpoint(
                id,
                vpcId,
                "GatewayLoadBalancer",
                "inspection",
                "available",
                List.of(),
                List.of(subnetId),
                List.of(networkInterfaceId),
                List.of(),
                Tags.NONE);
    }

    private static VpnConnection vpn(Optional<String> vgw, Optional<String> tgw, String... routes) {
        return new VpnConnection(
                "vpn-1",
                vgw,
                tgw,
                "available",
                List.of(routes).stream().map(Cidr::parse).toList(),
                Optional.of(true),
                Tags.NONE);
    }

    @Test
    void aVpnGatewayIsLeftAndEnteredByPrivateAddresses() {
        Network network = open("vpc-1", "1", "192.168.0.0/16 vgw-1")
                .with(new VpnGateway("vgw-1", "available", List.of("vpc-1"), Tags.NONE))
                .with(vpn(Optional.of("vgw-1"), Optional.empty(), "192.168.0.0/17"));
        assertThat(Traced.tcp(network, "eni-1", "192.168.5.5", 443).disposition())
                .isEqualTo(Disposition.REACHABLE);
        assertThat(Traced.tcp(network, "192.168.5.5", "eni-1", 443).disposition())
                .isEqualTo(Disposition.REACHABLE);
        assertThat(Traced.tcp(network, "eni-1", "192.168.200.5", 443).there())
                .as("the VPN connection's static routes do not lead there")
                .containsExactly(ExplanationCode.NO_ROUTE_TO_DESTINATION);
        assertThat(Traced.tcp(network, "vgw-1", "eni-1", 443).disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(Traced.tcp(network, "eni-1", "vgw-1", 443).disposition()).isEqualTo(Disposition.REACHABLE);
    }

    @Test
    void whatComesByAVpnIsAnsweredWhereTheRouteIsThere() {
        Network network = open("vpc-1", "1").with(new VpnGateway("vgw-1", "available", List.of("vpc-1"), Tags.NONE));
        assertThat(Traced.tcp(network, "192.168.5.5", "eni-1", 443).back())
                .containsExactly(ExplanationCode.NO_ROUTE_TO_DESTINATION);
    }

    @Test
    void ofSeveralVpnGatewaysThatOfTheDestinationsVpcIsMeant() {
        Network network = open("vpc-1", "1", "192.168.0.0/16 vgw-1")
                .with(new VpnGateway("vgw-2", "available", List.of("vpc-2"), Tags.NONE))
                .with(new VpnGateway("vgw-1", "available", List.of("vpc-1"), Tags.NONE))
                .and(open("vpc-2", "2", "192.168.0.0/16 vgw-2"));
        assertThat(Traced.tcp(network, "192.168.5.5", "eni-1", 443).way()).containsExactly("vgw-1", "eni-1");
        assertThat(Traced.tcp(network, "192.168.5.5", "eni-2", 443).way()).containsExactly("vgw-2", "eni-2");
    }

    @Test
    void aVpnOfATransitGatewayIsBehindItsTables() {
        Network network = transit()
                .with(Traced.attachment("att-vpn", "vpn", "vpn-1", "tgw-rtb-1"))
                .with(vpn(Optional.empty(), Optional.of("tgw-1"), "10.77.0.0/16"))
                .with(Traced.table("tgw-rtb-1", "10.1.0.0/16 att-1", "10.2.0.0/16 att-2", "10.77.0.0/16 att-vpn"));
        assertThat(Traced.tcp(network, "eni-1", "10.77.1.1", 443).disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(Traced.tcp(network, "10.77.1.1", "eni-1", 443).disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(Traced.tcp(network, "att-vpn", "eni-1", 443).disposition()).isEqualTo(Disposition.REACHABLE);
    }

    private static Traced fromOutside(Network network) {
        return Traced.tcp(network, "192.168.5.5", "eni-1", 443);
    }

    private static VpcPeeringConnection peering(String... otherCidrs) {
        return new VpcPeeringConnection(
                "pcx-1",
                "active",
                new VpcPeeringConnection.Side("vpc-1", Optional.empty(), Optional.empty(), List.of()),
                new VpcPeeringConnection.Side(
                        "vpc-other",
                        Optional.of("999999999999"),
                        Optional.empty(),
                        List.of(otherCidrs).stream().map(Cidr::parse).toList()),
                Tags.NONE);
    }

    @Test
    void whereNothingLeadsInFromOutsideNothingArrives() {
        assertThat(fromOutside(open("vpc-1", "1")).there()).containsExactly(ExplanationCode.NO_PATH);
        assertThat(fromOutside(open("vpc-1", "1").with(peering("10.9.0.0/16"))).there())
                .as("the peered VPC has other addresses")
                .containsExactly(ExplanationCode.NO_PATH);
        assertThat(fromOutside(transit().with(Traced.table("tgw-rtb-1"))).there())
                .containsExactly(ExplanationCode.NO_PATH);
    }

    @Test
    void whatMayLeadInFromOutsideLeavesItUndecided() {
        Leg.Unknown.Reason missing = Leg.Unknown.Reason.NOT_COLLECTED;
        assertUndecided(open("vpc-1", "1").with(peering("192.168.0.0/16")), new Leg.Unknown(missing, "vpc-other"));
        assertUndecided(open("vpc-1", "1").with(peering()), new Leg.Unknown(missing, "vpc-other"));
        assertUndecided(
                open("vpc-1", "1").notCollected(ResourceKind.VPN_GATEWAY),
                new Leg.Unknown(missing, "which virtual private gateways lead to 192.168.5.5"));
        assertUndecided(
                transit().with(Traced.attachment("att-dx", "direct-connect-gateway", "dxgw-1", "tgw-rtb-1")),
                new Leg.Unknown(Leg.Unknown.Reason.NOT_MODELLED, "att-dx"));
        assertUndecided(
                transit().with(Traced.attachment("att-o", "vpc", "vpc-other", "tgw-rtb-1")),
                new Leg.Unknown(missing, "vpc-other"));
    }

    @Test
    void attachmentsThatWereNotCollectedMayLeadIn() {
        Network network = open("vpc-1", "1")
                .transitGateway("tgw-1")
                .transitGatewayAttachment("att-1", "tgw-1", "subnet-1")
                .notCollected(ResourceKind.TRANSIT_GATEWAY_ATTACHMENT);
        assertUndecided(network, new Leg.Unknown(Leg.Unknown.Reason.NOT_COLLECTED, "what else is attached to tgw-1"));
    }

    private static void assertUndecided(Network network, Leg.Unknown why) {
        Traced trace = fromOutside(network);
        assertThat(trace.disposition()).isEqualTo(Disposition.UNDECIDED);
        assertThat(trace.trace().forward().unknowns()).containsExactly(why);
    }
}
