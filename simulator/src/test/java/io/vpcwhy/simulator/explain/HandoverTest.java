package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.explain;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whom the packet of a record came from, and where it goes next: said where it is one alone. */
class HandoverTest {

    private static final String CLIENT = "198.51.100.7";

    /** A subnet behind a NAT gateway, one with an internet gateway, and whatever else the routes say. */
    private static Network network(String... privateRoutes) {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:1::/56")
                .subnet("subnet-private", "10.0.1.0/24", "2001:db8:1:1::/64")
                .subnet("subnet-public", "10.0.2.0/24")
                .securityGroup("sg-1", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0", "out all to ::/0")
                .internetGateway("igw-1")
                .natGateway("nat-1", "subnet-public", "eni-nat", "10.0.2.5", "203.0.113.5")
                .networkInterface(
                        "eni-web",
                        "subnet-private",
                        nic -> nic.address("10.0.1.10")
                                .address("2001:db8:1:1::10")
                                .securityGroups("sg-1"))
                .networkInterface("eni-near", "subnet-private", "10.0.1.20", "sg-1")
                .networkInterface(
                        "eni-public",
                        "subnet-public",
                        nic -> nic.address("10.0.2.10", "203.0.113.10").securityGroups("sg-1"))
                .routeTable("rtb-private", List.of("subnet-private"), privateRoutes)
                .routeTable("rtb-public", List.of("subnet-public"), "0.0.0.0/0 igw-1");
    }

    private static Logged request(String from, String to) {
        return Logged.tcp(from, 50_000).to(to, 443).flags(2);
    }

    private static Logged answer(String from, String to) {
        return Logged.tcp(from, 443).to(to, 50_000).flags(18);
    }

    /** The neighbour's id, the route and what stops the packet there; empty where nothing is said. */
    private static String said(Network network, Logged record) {
        return explain(network.snapshot(), record)
                .handover()
                .map(HandoverTest::words)
                .orElse("");
    }

    private static String words(Handover handover) {
        return handover.neighbour().map(Neighbour::id).orElse("nowhere")
                + handover.route()
                        .map(route -> " by " + route.destination() + " of "
                                + handover.routeTableId().orElse("?"))
                        .orElse("")
                + handover.loss().map(code -> " " + code).orElse("");
    }

    @Test
    void whatALoadBalancerWithAPublicAddressGetsComesFromTheInternetGateway() {
        assertThat(said(network(), request(CLIENT, "10.0.2.10").at("eni-public")))
                .isEqualTo("igw-1");
    }

    @Test
    void anAnswerFromTheInternetComesFromTheNatGatewayThatItsRequestWentTo() {
        Network network = network("0.0.0.0/0 nat-1");
        assertThat(said(network, request("10.0.1.10", CLIENT))).isEqualTo("nat-1 by 0.0.0.0/0 of rtb-private");
        assertThat(said(network, answer(CLIENT, "10.0.1.10"))).isEqualTo("nat-1");
    }

    @Test
    void noRequestComesFromANatGateway() {
        assertThat(said(network("0.0.0.0/0 nat-1"), request(CLIENT, "10.0.1.10")))
                .isEmpty();
    }

    @Test
    void whereAnAnswerMayBeFromTheNatGatewayOrPosedAsOneFromTheInternetNothingIsSaid() {
        Network network = network("0.0.0.0/0 nat-1")
                .networkInterface(
                        "eni-both",
                        "subnet-private",
                        nic -> nic.address("10.0.1.30", "203.0.113.30").securityGroups("sg-1"));
        assertThat(said(network, answer(CLIENT, "10.0.1.30").at("eni-both"))).isEmpty();
        assertThat(said(network, request(CLIENT, "10.0.1.30").at("eni-both"))).isEqualTo("igw-1");
    }

    @Test
    void theAddressInTheLogThatIsNotThePacketsIsThatOfTheLastInterfaceBetween() {
        Logged through = request("10.0.2.10", "10.0.1.10").packet(CLIENT, "10.0.1.10");
        assertThat(said(network("0.0.0.0/0 nat-1"), through)).isEqualTo("eni-public");
        Logged stranger = request("10.0.2.99", "10.0.1.10").packet(CLIENT, "10.0.1.10");
        assertThat(said(network("0.0.0.0/0 nat-1"), stranger)).isEmpty();
    }

    @Test
    void whatANatGatewayGetsToTranslateComesFromWhoeverIsBehindIt() {
        Logged inside = request("10.0.1.10", "10.0.2.5")
                .at("eni-nat")
                .direction("ingress")
                .packet("10.0.1.10", CLIENT);
        assertThat(said(network("0.0.0.0/0 nat-1"), inside)).isEqualTo("eni-web");
    }

    @Test
    void acceptedIsNotDelivered() {
        assertThat(said(network(), request("10.0.1.10", CLIENT)))
                .as("no route")
                .isEqualTo("nowhere NO_ROUTE_TO_DESTINATION");
        assertThat(said(network("0.0.0.0/0 nat-gone blackhole"), request("10.0.1.10", CLIENT)))
                .isEqualTo("nowhere by 0.0.0.0/0 of rtb-private BAD_STATE_ROUTE");
        assertThat(said(network("0.0.0.0/0 igw-1"), request("10.0.1.10", CLIENT)))
                .as("no public address")
                .isEqualTo("igw-1 by 0.0.0.0/0 of rtb-private IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
        assertThat(said(network("0.0.0.0/0 igw-1"), request("10.0.1.10", "172.16.0.1")))
                .isEqualTo("igw-1 by 0.0.0.0/0 of rtb-private IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS");
        assertThat(said(network("0.0.0.0/0 igw-1"), request("10.0.1.10", "100.64.0.1")))
                .isEqualTo("igw-1 by 0.0.0.0/0 of rtb-private IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS");
    }

    @Test
    void whatGoesToAGatewayThatDoesNotWorkGoesNoFarther() {
        Network network = network(
                        "172.16.0.0/16 vgw-1",
                        "172.17.0.0/16 pcx-old",
                        "172.18.0.0/16 nat-old",
                        "172.19.0.0/16 vpce-old",
                        "8.0.0.0/8 igw-old",
                        "::/0 eigw-old")
                .with(new VpnGateway("vgw-1", "available", List.of("vpc-9"), Tags.NONE))
                .peering("pcx-old", "vpc-2", "expired")
                .with(nat("nat-old", "failed"))
                .with(endpoint("vpce-old", "GatewayLoadBalancer", "deleting"))
                .with(new InternetGateway("igw-old", List.of(), Tags.NONE))
                .with(new EgressOnlyInternetGateway("eigw-old", List.of("vpc-9"), Tags.NONE))
                .and(Network.vpc("vpc-2", "172.17.0.0/16"));
        assertThat(List.of("172.16.0.1", "172.17.0.1", "172.18.0.1", "172.19.0.1", "8.8.8.8"))
                .extracting(to -> said(network, request("10.0.1.10", to)))
                .containsExactly(
                        "vgw-1 by 172.16.0.0/16 of rtb-private BAD_STATE_ATTACHMENT",
                        "pcx-old by 172.17.0.0/16 of rtb-private BAD_STATE",
                        "nat-old by 172.18.0.0/16 of rtb-private BAD_STATE",
                        "vpce-old by 172.19.0.0/16 of rtb-private BAD_STATE",
                        "igw-old by 8.0.0.0/8 of rtb-private BAD_STATE_ATTACHMENT");
        assertThat(said(network, request("2001:db8:1:1::10", "2001:db8:f::1")))
                .isEqualTo("eigw-old by ::/0 of rtb-private BAD_STATE_ATTACHMENT");
    }

    @Test
    void aPeeringConnectionIsNoWayThrough() {
        Network network =
                network("172.16.0.0/12 pcx-1").peering("pcx-1", "vpc-2").and(Network.vpc("vpc-2", "172.17.0.0/16"));
        assertThat(said(network, request("10.0.1.10", "172.17.0.1")))
                .isEqualTo("pcx-1 by 172.16.0.0/12 of rtb-private");
        assertThat(said(network, request("10.0.1.10", "172.18.0.1")))
                .isEqualTo("pcx-1 by 172.16.0.0/12 of rtb-private PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
    }

    @Test
    void withinASubnetNoRouteIsAsked() {
        assertThat(said(network(), request("10.0.1.10", "10.0.1.20"))).isEqualTo("eni-near");
        assertThat(said(network(), request("10.0.1.20", "10.0.1.10"))).isEqualTo("eni-near");
        assertThat(said(network(), request("10.0.1.10", "10.0.2.10")))
                .isEqualTo("eni-public by 10.0.0.0/16 of rtb-private");
    }

    @Test
    void amazonsServicesAreNamed() {
        assertThat(said(network(), Logged.udp("10.0.1.10", 50_000).to("10.0.0.2", 53)))
                .isEqualTo("DNS");
        assertThat(said(network(), Logged.udp("10.0.0.2", 53).to("10.0.1.10", 50_000)))
                .isEqualTo("DNS");
    }

    @Test
    void nobodyIsNamedForAddressesThatNobodyHolds() {
        assertThat(List.of("10.0.1.99", "10.0.2.99", "224.0.0.251", "10.0.1.255", "169.254.7.7"))
                .allSatisfy(other -> {
                    assertThat(said(network("0.0.0.0/0 nat-1"), request("10.0.1.10", other)))
                            .isEmpty();
                    assertThat(said(network("0.0.0.0/0 nat-1"), request(other, "10.0.1.10")))
                            .isEmpty();
                });
    }

    @Test
    void whatTheSnapshotDoesNotHoldIsNotGuessed() {
        assertThat(said(
                        network("pl-1 vpce-1", "0.0.0.0/0 nat-1").prefixListWithoutEntries("pl-1"),
                        request("10.0.1.10", CLIENT)))
                .isEmpty();
        assertThat(said(
                        network("pl-1 vpce-1", "0.0.0.0/0 nat-1").prefixListWithoutEntries("pl-1"),
                        answer(CLIENT, "10.0.1.10")))
                .isEmpty();
        assertThat(said(network("0.0.0.0/0 lgw-1"), request("10.0.1.10", CLIENT)))
                .isEmpty();
        assertThat(said(network("172.16.0.0/12 lgw-1"), request("172.16.0.1", "10.0.1.10")))
                .isEmpty();
        assertThat(said(network("172.16.0.0/12 tgw-9"), request("172.16.0.1", "10.0.1.10")))
                .isEmpty();
        assertThat(said(network("172.16.0.0/12 tgw-9"), request("10.0.1.10", "172.16.0.1")))
                .isEqualTo("tgw-9 by 172.16.0.0/12 of rtb-private UNASSOCIATED_COMPONENT");
        Network unknown = network("172.16.0.0/12 tgw-9").notCollected(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT);
        assertThat(said(unknown, request("10.0.1.10", "172.16.0.1")))
                .isEqualTo("tgw-9 by 172.16.0.0/12 of rtb-private");
    }

    @Test
    void whatComesFromANetworkOutsideComesByTheOnlyDoor() {
        Network oneDoor = network().with(new VpnGateway("vgw-1", "available", List.of("vpc-1"), Tags.NONE));
        assertThat(said(oneDoor, request("172.16.0.1", "10.0.1.10"))).isEqualTo("vgw-1");
        Network twoDoors = network()
                .with(new VpnGateway("vgw-1", "available", List.of("vpc-1"), Tags.NONE))
                .transitGateway("tgw-1")
                .transitGatewayAttachment("tgw-attach-1", "tgw-1", "subnet-public");
        assertThat(said(twoDoors, request("172.16.0.1", "10.0.1.10"))).isEmpty();
    }

    @Test
    void aGatewaysRouteTableMaySendToAnEndpointFirst() {
        Network network = network()
                .subnet("subnet-inspect", "10.0.3.0/24")
                .networkInterface(
                        "eni-vpce",
                        "subnet-inspect",
                        nic -> nic.address("10.0.3.5").type("gateway_load_balancer_endpoint"))
                .with(endpoint("vpce-1", "GatewayLoadBalancer", "available", "eni-vpce"))
                .gatewayRouteTable("rtb-edge", "igw-1", "10.0.2.0/24 vpce-1");
        assertThat(said(network, request(CLIENT, "10.0.2.10").at("eni-public"))).isEqualTo("vpce-1");
        assertThat(said(network, request(CLIENT, "10.0.2.10").at("eni-vpce").direction("ingress")))
                .as("at the endpoint it passes twice")
                .isEmpty();
    }

    @Test
    void anApplianceThatCanOnlyTranslateGivesBackTheAnswer() {
        Network network = network("0.0.0.0/0 eni-box")
                .networkInterface(
                        "eni-box",
                        "subnet-public",
                        nic -> nic.address("10.0.2.40", "203.0.113.40")
                                .withoutSourceDestCheck()
                                .securityGroups("sg-1"));
        assertThat(said(network, answer(CLIENT, "10.0.1.10"))).isEqualTo("eni-box");
        assertThat(said(network, request("10.0.1.10", CLIENT))).isEqualTo("eni-box by 0.0.0.0/0 of rtb-private");
        Network passesOn = network("0.0.0.0/0 eni-box")
                .networkInterface(
                        "eni-box",
                        "subnet-private",
                        nic -> nic.address("10.0.1.40").withoutSourceDestCheck().securityGroups("sg-1"));
        assertThat(said(passesOn, answer(CLIENT, "10.0.1.10")))
                .as("who knows where it sends what it gets")
                .isEmpty();
    }

    @Test
    void anAnswerByATransitGatewayComesFromItsAttachmentUnlessItsSubnetLeadsOn() {
        Network spoke = network("0.0.0.0/0 tgw-1")
                .subnet("subnet-transit", "10.0.4.0/24")
                .transitGateway("tgw-1")
                .transitGatewayAttachment("tgw-attach-1", "tgw-1", "subnet-transit");
        assertThat(said(spoke, answer(CLIENT, "10.0.1.10"))).isEqualTo("tgw-attach-1");
        assertThat(said(
                        spoke.routeTable("rtb-transit", List.of("subnet-transit"), "0.0.0.0/0 nat-1"),
                        answer(CLIENT, "10.0.1.10")))
                .isEmpty();
    }

    @Test
    void ofAnAnswerThatIsPassedOnNothingIsSaid() {
        Network network = network("0.0.0.0/0 nat-1")
                .networkInterface(
                        "eni-box",
                        "subnet-public",
                        nic -> nic.address("10.0.2.40").withoutSourceDestCheck().securityGroups("sg-1"));
        Logged passing = answer("10.0.2.10", "10.0.1.10").at("eni-box").direction("ingress");
        assertThat(said(network, passing)).isEmpty();
    }

    @Test
    void anAnswerOfAGatewayEndpointsServiceComesFromTheEndpoint() {
        Network network = network("pl-s3 vpce-s3")
                .prefixList("pl-s3", "52.216.0.0/15")
                .gatewayEndpoint("vpce-s3", "com.amazonaws.us-east-1.s3", "rtb-private");
        assertThat(said(network, request("10.0.1.10", "52.216.1.1"))).isEqualTo("vpce-s3 by pl-s3 of rtb-private");
        assertThat(said(network, answer("52.216.1.1", "10.0.1.10"))).isEqualTo("vpce-s3");
    }

    @Test
    void anAnswerToAnEgressOnlyGatewayComesFromThere() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:1::/56")
                .subnet("subnet-1", "10.0.1.0/24", "2001:db8:1:1::/64")
                .networkInterface("eni-web", "subnet-1", "2001:db8:1:1::10")
                .mainRouteTable("rtb-1", "::/0 eigw-1")
                .with(new EgressOnlyInternetGateway("eigw-1", List.of("vpc-1"), Tags.NONE));
        assertThat(said(network, answer("2001:db8:f::1", "2001:db8:1:1::10"))).isEqualTo("eigw-1");
        assertThat(said(network.internetGateway("igw-1"), answer("2001:db8:f::1", "2001:db8:1:1::10")))
                .as("or from the internet gateway, posed as an answer")
                .isEmpty();
    }

    @Test
    void whatALoadBalancerKeepsTheClientsAddressOfMayComeFromThere() {
        Network network = network()
                .with(targets(
                        Optional.of(List.of(new TargetGroup.Target("10.0.1.10", OptionalInt.of(443), "healthy")))));
        assertThat(said(network, request(CLIENT, "10.0.1.10"))).isEqualTo("arn:lb");
        assertThat(said(network, answer("10.0.1.10", CLIENT)))
                .as("the answer goes back without a route")
                .isEmpty();
        assertThat(said(network, request("10.0.1.20", "10.0.1.10")))
                .as("straight, or by the load balancer")
                .isEmpty();
        assertThat(said(
                        network,
                        Logged.tcp("10.0.1.20", 50_000).to("10.0.1.10", 80).flags(2)))
                .as("at another port")
                .isEqualTo("eni-near");
        assertThat(said(network().with(targets(Optional.empty())), request("10.0.1.20", "10.0.1.10")))
                .as("its targets were not collected")
                .isEmpty();
    }

    @Test
    void whereLoadBalancersTargetsWereNotCollectedRequestsMayComeFromThem() {
        Network network = network()
                .networkInterface(
                        "eni-nlb",
                        "subnet-public",
                        nic -> nic.address("10.0.2.20")
                                .type("network_load_balancer")
                                .description("ELB net/edge/0123456789abcdef")
                                .requester("amazon-elb"))
                .notCollected(ResourceKind.TARGET_GROUP);
        assertThat(said(network, request("10.0.1.20", "10.0.1.10"))).isEmpty();
        assertThat(said(network, answer("10.0.1.20", "10.0.1.10"))).isEqualTo("eni-near");
        assertThat(said(network, request("10.0.2.20", "10.0.1.10")))
                .as("its own check")
                .isEqualTo("eni-nlb");
    }

    @Test
    void anAcceleratorKeepsTheClientsAddressToo() {
        Network network = network("0.0.0.0/0 nat-1")
                .networkInterface(
                        "eni-ga",
                        "subnet-public",
                        nic -> nic.address("10.0.2.30").type("global_accelerator_managed"));
        assertThat(said(network, request(CLIENT, "10.0.2.10").at("eni-public"))).isEmpty();
        assertThat(said(network, answer("10.0.1.10", CLIENT))).isEmpty();
        assertThat(said(network, request("10.0.1.10", CLIENT))).isEqualTo("nat-1 by 0.0.0.0/0 of rtb-private");
    }

    private static TargetGroup targets(Optional<List<TargetGroup.Target>> targets) {
        return new TargetGroup(
                "arn:tg",
                "web",
                "TCP",
                OptionalInt.of(443),
                Optional.of("vpc-1"),
                "ip",
                List.of("arn:lb"),
                Optional.of(true),
                targets);
    }

    private static NatGateway nat(String id, String state) {
        return new NatGateway(
                id,
                "vpc-1",
                Optional.of("subnet-public"),
                state,
                NatGateway.Connectivity.PRIVATE,
                false,
                List.of(),
                Optional.empty(),
                Tags.NONE);
    }

    private static VpcEndpoint endpoint(String id, String type, String state, String... interfaces) {
        return new VpcEndpoint(
                id, "vpc-1", type, "service", state, List.of(), List.of(), List.of(interfaces), List.of(), Tags.NONE);
    }
}
