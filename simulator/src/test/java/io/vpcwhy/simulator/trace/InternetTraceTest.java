package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Through internet, egress-only and NAT gateways. */
class InternetTraceTest {

    private static final String OUTSIDE = "203.0.113.9";

    private static Network network() {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2600:1f18:1::/56")
                .subnet("subnet-public", "10.0.1.0/24", "2600:1f18:1:1::/64")
                .subnet("subnet-private", "10.0.2.0/24", "2600:1f18:1:2::/64")
                .securityGroup(
                        "sg-1", "in all from 0.0.0.0/0", "in all from ::/0", "out all to 0.0.0.0/0", "out all to ::/0")
                .networkInterface(
                        "eni-web",
                        "subnet-public",
                        nic -> nic.address("10.0.1.10", "198.51.100.1")
                                .address("2600:1f18:1:1::10")
                                .securityGroups("sg-1"))
                .networkInterface("eni-plain", "subnet-public", "10.0.1.11", "sg-1")
                .networkInterface(
                        "eni-db",
                        "subnet-private",
                        nic -> nic.address("10.0.2.10")
                                .address("2600:1f18:1:2::10")
                                .securityGroups("sg-1"));
    }

    private static Network routed() {
        return network()
                .internetGateway("igw-1")
                .natGateway("nat-1", "subnet-public", "eni-nat", "10.0.1.5", "198.51.100.5")
                .routeTable("rtb-public", List.of("subnet-public"), "0.0.0.0/0 igw-1", "::/0 igw-1")
                .routeTable("rtb-private", List.of("subnet-private"), "0.0.0.0/0 nat-1");
    }

    @Test
    void aPublicInterfaceReachesTheInternetAndIsReached() {
        Traced out = Traced.tcp(routed(), "eni-web", OUTSIDE, 443);
        assertThat(out.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(out.way()).containsExactly("eni-web", "rtb-public", "igw-1");
        assertThat(out.wayBack()).containsExactly("igw-1", "eni-web");
        Traced in = Traced.tcp(routed(), "internet", "eni-web", 443);
        assertThat(in.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(in.trace().packet().destination()).isEqualTo(IpAddress.parse("198.51.100.1"));
    }

    @Test
    void anInterfaceThatIsAttachedToNothingSendsAndTakesNothing() {
        Network network = routed().networkInterface(
                        "eni-spare",
                        "subnet-public",
                        nic -> nic.address("10.0.1.12", "198.51.100.2")
                                .securityGroups("sg-1")
                                .available());
        assertThat(Traced.tcp(network, "internet", "eni-spare", 443).there())
                .containsExactly(ExplanationCode.UNASSOCIATED_COMPONENT);
        assertThat(Traced.tcp(network, "eni-web", "eni-spare", 443).there())
                .containsExactly(ExplanationCode.UNASSOCIATED_COMPONENT);
        Traced out = Traced.tcp(network, "eni-spare", OUTSIDE, 443);
        assertThat(out.there()).containsExactly(ExplanationCode.UNASSOCIATED_COMPONENT);
        assertThat(out.way()).as("past it the way is told").endsWith("igw-1");
    }

    @Test
    void aGroupThatWasNotCollectedIsToBlameAndNotTheOneBesideIt() {
        Network network = routed().securityGroup("sg-none")
                .networkInterface(
                        "eni-both",
                        "subnet-public",
                        nic -> nic.address("10.0.1.12", "198.51.100.2").securityGroups("sg-none", "sg-zz"));
        assertThat(Traced.tcp(network, "internet", "eni-both", 443)
                        .trace()
                        .forward()
                        .unknowns())
                .containsExactly(new Leg.Unknown(Leg.Unknown.Reason.FILTER, "sg-zz"));
    }

    @Test
    void withoutAPublicAddressNothingLeavesByTheInternetGateway() {
        Traced out = Traced.tcp(routed(), "eni-plain", OUTSIDE, 443);
        assertThat(out.there()).containsExactly(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS);
        assertThat(Traced.tcp(routed(), "internet", "eni-plain", 443).there())
                .contains(ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS);
    }

    @Test
    void aNatGatewayPutsItsAddressesInPlaceAndTakesTheAnswerBack() {
        Traced out = Traced.tcp(routed(), "eni-db", OUTSIDE, 443);
        assertThat(out.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(out.way()).containsExactly("eni-db", "rtb-private", "nat-1", "eni-nat", "rtb-public", "igw-1");
        assertThat(out.trace().forward().last().source()).isEqualTo(IpAddress.parse("198.51.100.5"));
        assertThat(out.wayBack()).startsWith("igw-1", "nat-1", "eni-nat").endsWith("eni-db");
    }

    @Test
    void aNatGatewayTakesNoConnections() {
        assertThat(Traced.tcp(routed(), "internet", "198.51.100.5", 443).there())
                .containsExactly(ExplanationCode.NO_POSSIBLE_DESTINATION);
        assertThat(Traced.tcp(routed(), "eni-web", "198.51.100.5", 443).there())
                .containsExactly(ExplanationCode.NO_POSSIBLE_DESTINATION);
        assertThat(Traced.tcp(routed(), "eni-db", "nat-1", 443).there())
                .containsExactly(ExplanationCode.NO_POSSIBLE_DESTINATION);
    }

    @Test
    void aNatGatewayCarriesTcpUdpAndIcmpOfIpv4Alone() {
        Network network = network()
                .internetGateway("igw-1")
                .natGateway("nat-1", "subnet-public", "eni-nat", "10.0.1.5", "198.51.100.5")
                .routeTable("rtb-private", List.of("subnet-private"), "::/0 nat-1");
        assertThat(Traced.tcp(network, "eni-db", "2606:4700::1", 443).there())
                .containsExactly(ExplanationCode.PROTOCOL_RESTRICTION);
        assertThat(Traced.tcp(network, "eni-db", "64:ff9b::808:808", 443).disposition())
                .isEqualTo(Disposition.UNDECIDED);
    }

    @Test
    void aPrivateNatGatewayHasNoWayOutByTheInternetGateway() {
        Network network = network()
                .internetGateway("igw-1")
                .privateNatGateway("nat-1", "subnet-public", "eni-nat", "10.0.1.5")
                .routeTable("rtb-public", List.of("subnet-public"), "0.0.0.0/0 igw-1")
                .routeTable("rtb-private", List.of("subnet-private"), "0.0.0.0/0 nat-1");
        assertThat(Traced.tcp(network, "eni-db", OUTSIDE, 443).there())
                .containsExactly(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS);
    }

    @Test
    void anotherPublicAddressOfTheVpcIsReachedByTheInternetGateway() {
        Traced hairpin = Traced.tcp(routed(), "eni-db", "198.51.100.1", 443);
        assertThat(hairpin.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(hairpin.way()).endsWith("igw-1", "igw-1", "eni-web");
        assertThat(hairpin.trace().forward().last().source()).isEqualTo(IpAddress.parse("198.51.100.5"));
    }

    @Test
    void aGroupThatIsNamedInARuleIsNotRecognisedBehindAPublicAddress() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-a", "out all to 0.0.0.0/0")
                .securityGroup("sg-b", "in all from sg-a")
                .networkInterface(
                        "eni-a",
                        "subnet-1",
                        n -> n.address("10.0.1.10", "198.51.100.1").securityGroups("sg-a"))
                .networkInterface(
                        "eni-b",
                        "subnet-1",
                        n -> n.address("10.0.1.11", "198.51.100.2").securityGroups("sg-b"))
                .internetGateway("igw-1")
                .mainRouteTable("rtb-1", "0.0.0.0/0 igw-1");
        assertThat(Traced.tcp(network, "eni-a", "eni-b", 80).disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(Traced.tcp(network, "eni-a", "198.51.100.2", 80).there())
                .containsExactly(ExplanationCode.ENI_SG_RULES_MISMATCH);
    }

    @Test
    void ipv6GoesOutByAnEgressOnlyGatewayAndNothingComesInByIt() {
        Network network = network()
                .with(new EgressOnlyInternetGateway("eigw-1", List.of("vpc-1"), Tags.NONE))
                .routeTable("rtb-private", List.of("subnet-private"), "::/0 eigw-1");
        Traced out = Traced.tcp(network, "eni-db", "2606:4700::1", 443);
        assertThat(out.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(out.wayBack()).containsExactly("eigw-1", "eni-db");
        assertThat(Traced.tcp(network, "2606:4700::1", "eni-db", 443).disposition())
                .isEqualTo(Disposition.NOT_REACHABLE);
        Network both = network.internetGateway("igw-1");
        assertThat(Traced.tcp(both, "2606:4700::1", "eni-db", 443).disposition())
                .as("the answer would leave by a gateway that has not seen the request")
                .isEqualTo(Disposition.NOT_REACHABLE);
    }

    @Test
    void ipv6IsNotTranslatedAtTheInternetGateway() {
        Traced in = Traced.tcp(routed(), "2606:4700::1", "eni-web", 443);
        assertThat(in.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(in.trace().forward().last().destination()).isEqualTo(IpAddress.parse("2600:1f18:1:1::10"));
    }

    @Test
    void privateAddressesAndTheVpcsOwnAreRefused() {
        assertThat(Traced.tcp(routed(), "eni-web", "192.168.1.1", 443).there())
                .containsExactly(ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS);
        assertThat(Traced.tcp(routed(), "eni-web", "100.64.1.1", 443).there())
                .containsExactly(ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS);
        assertThat(Traced.tcp(routed(), "2600:1f18:1:9::1", "eni-web", 443).there())
                .contains(ExplanationCode.GATEWAY_REJECTS_SPOOFED_TRAFFIC);
    }

    @Test
    void blockPublicAccessIsAskedWhereTheNatGatewayStands() {
        Network network = routed().blockPublicAccess(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
        Traced out = Traced.tcp(network, "eni-db", OUTSIDE, 443);
        assertThat(out.there()).containsExactly(ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED);
        Network ingress = routed().blockPublicAccess(BlockPublicAccess.Mode.BLOCK_INGRESS);
        assertThat(Traced.tcp(ingress, "eni-db", OUTSIDE, 443).disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(Traced.tcp(ingress, "eni-web", OUTSIDE, 443).there())
                .containsExactly(ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED);
    }

    private static NatGateway regional(Optional<String> table) {
        NatGateway.Address address = new NatGateway.Address(
                Optional.empty(), Optional.empty(), Optional.of(IpAddress.parse("198.51.100.6")));
        return new NatGateway(
                "nat-r",
                "vpc-1",
                Optional.empty(),
                "available",
                NatGateway.Connectivity.PUBLIC,
                true,
                List.of(address),
                table,
                Tags.NONE);
    }

    @Test
    void aRegionalNatGatewayNeedsNoSubnetButAnInternetGateway() {
        Network network = network()
                .with(regional(Optional.empty()))
                .routeTable("rtb-private", List.of("subnet-private"), "0.0.0.0/0 nat-r");
        assertThat(Traced.tcp(network, "eni-db", OUTSIDE, 443).disposition()).isEqualTo(Disposition.NOT_REACHABLE);
        Traced out = Traced.tcp(network.internetGateway("igw-1"), "eni-db", OUTSIDE, 443);
        assertThat(out.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(out.wayBack()).containsExactly("igw-1", "nat-r", "eni-db");
        network.blockPublicAccess(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
        assertThat(Traced.tcp(network, "eni-db", OUTSIDE, 443).there())
                .containsExactly(ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED);
    }

    @Test
    void aRegionalNatGatewayHasARouteTableOfItsOwn() {
        Network network = network()
                .internetGateway("igw-1")
                .with(regional(Optional.of("rtb-nat")))
                .routeTable("rtb-nat", List.of())
                .routeTable("rtb-private", List.of("subnet-private"), "0.0.0.0/0 nat-r");
        assertThat(Traced.tcp(network, "eni-db", OUTSIDE, 443).there())
                .containsExactly(ExplanationCode.NO_ROUTE_TO_DESTINATION);
    }

    @Test
    void whereInterfacesOrGatewaysWereNotCollectedNothingIsCertain() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16").notCollected(ResourceKind.NETWORK_INTERFACE);
        Packet packet = Packet.tcp(IpAddress.parse(OUTSIDE), 50_000, IpAddress.parse("198.51.100.1"), 443);
        Passage passage = new Passage(Header.sent(packet), inquiry -> {});
        new Walker(NetworkGraph.of(network.snapshot()), new Connection(), false)
                .internet()
                .fromInternet(passage);
        assertThat(passage.leg().blocked()).isFalse();
        assertThat(passage.leg().unknowns())
                .containsExactly(new Leg.Unknown(Leg.Unknown.Reason.NOT_COLLECTED, "the interface of 198.51.100.1"));
        Network regional = network()
                .with(regional(Optional.empty()))
                .routeTable("rtb-private", List.of("subnet-private"), "0.0.0.0/0 nat-r")
                .notCollected(ResourceKind.INTERNET_GATEWAY);
        assertThat(Traced.tcp(regional, "eni-db", OUTSIDE, 443).disposition()).isEqualTo(Disposition.UNDECIDED);
    }
}
