package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Through appliances, NAT instances, firewalls and endpoints. */
class MiddleboxTraceTest {

    private static final String OUTSIDE = "203.0.113.9";

    private static Network network() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-a", "10.0.1.0/24")
                .subnet("subnet-b", "10.0.2.0/24")
                .subnet("subnet-box", "10.0.3.0/24")
                .securityGroup("sg-1", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .internetGateway("igw-1")
                .networkInterface(
                        "eni-a",
                        "subnet-a",
                        nic -> nic.address("10.0.1.10", "198.51.100.1").securityGroups("sg-1"))
                .networkInterface("eni-b", "subnet-b", "10.0.2.10", "sg-1");
    }

    private static Network withBox(boolean checked) {
        return network().networkInterface("eni-box", "subnet-box", nic -> {
            nic.address("10.0.3.5", "198.51.100.3").securityGroups("sg-1");
            if (!checked) {
                nic.withoutSourceDestCheck();
            }
        });
    }

    @Test
    void aRouteNarrowerThanTheLocalOneLeadsThroughAnAppliance() {
        Network network = withBox(false)
                .routeTable("rtb-a", List.of("subnet-a"), "10.0.2.0/24 eni-box")
                .routeTable("rtb-b", List.of("subnet-b"), "10.0.1.0/24 eni-box");
        Traced trace = Traced.tcp(network, "eni-a", "eni-b", 22);
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.way()).containsExactly("eni-a", "rtb-a", "eni-box", "rtb-main-vpc-1", "eni-b");
        assertThat(trace.trace().forward().assumptions())
                .extracting(Leg.Assumption::kind)
                .containsExactly(Leg.Assumption.Kind.FORWARDS_UNCHANGED);
    }

    @Test
    void theLocalRouteMayLeadToAnAppliance() {
        Network network = withBox(false).routeTable("rtb-a", List.of("subnet-a"), "10.0.0.0/16 eni-box");
        assertThat(Traced.tcp(network, "eni-a", "eni-b", 22).way())
                .contains("eni-box")
                .endsWith("eni-b");
    }

    @Test
    void anApplianceThatChecksAddressesPassesNothingOn() {
        Network network = withBox(true).routeTable("rtb-a", List.of("subnet-a"), "10.0.2.0/24 eni-box");
        assertThat(Traced.tcp(network, "eni-a", "eni-b", 22).there())
                .containsOnly(ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION);
    }

    @Test
    void aNatInstanceTakesTheAnswerBack() {
        Network network = withBox(false)
                .routeTable("rtb-b", List.of("subnet-b"), "0.0.0.0/0 eni-box")
                .routeTable("rtb-box", List.of("subnet-box"), "0.0.0.0/0 igw-1");
        Traced trace = Traced.tcp(network, "eni-b", OUTSIDE, 443);
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.wayBack()).startsWith("igw-1", "eni-box").endsWith("eni-b");
        assertThat(trace.trace().forward().assumptions())
                .extracting(Leg.Assumption::kind)
                .containsExactly(Leg.Assumption.Kind.TRANSLATES_SOURCE);
    }

    @Test
    void appliancesThatRouteToEachOtherAreNotFollowedForEver() {
        Network network = withBox(false)
                .networkInterface(
                        "eni-box2",
                        "subnet-box",
                        nic -> nic.address("10.0.3.6").withoutSourceDestCheck().securityGroups("sg-1"))
                .routeTable("rtb-a", List.of("subnet-a"), "10.0.2.0/24 eni-box")
                .routeTable("rtb-box", List.of("subnet-box"), "10.0.2.0/24 eni-box2");
        assertThat(Traced.tcp(network, "eni-a", "eni-b", 22).there()).containsExactly(ExplanationCode.NO_PATH);
    }

    private static Network firewalled() {
        return network()
                .networkInterface(
                        "eni-fw", "subnet-box", nic -> nic.address("10.0.3.9").type("gateway_load_balancer_endpoint"))
                .with(TransitTraceTest.endpoint("vpce-fw", "vpc-1", "subnet-box", "eni-fw"))
                .routeTable("rtb-a", List.of("subnet-a"), "0.0.0.0/0 vpce-fw")
                .routeTable("rtb-box", List.of("subnet-box"), "0.0.0.0/0 igw-1")
                .gatewayRouteTable("rtb-edge", "igw-1", "10.0.1.0/24 vpce-fw");
    }

    @Test
    void anEdgeTableLeadsThroughAFirewallBothWays() {
        Traced in = Traced.tcp(firewalled(), OUTSIDE, "eni-a", 443);
        assertThat(in.there()).isEmpty();
        assertThat(in.back()).isEmpty();
        assertThat(in.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(in.way()).startsWith("igw-1", "rtb-edge", "vpce-fw").endsWith("eni-a");
        assertThat(in.wayBack()).containsSubsequence("eni-a", "rtb-a", "vpce-fw", "rtb-box", "igw-1");
        assertThat(Traced.tcp(firewalled(), "eni-a", OUTSIDE, 443).disposition())
                .isEqualTo(Disposition.REACHABLE);
    }

    @Test
    void theNetworkAclOfTheFirewallsSubnetIsAskedInAndOut() {
        Network in = firewalled()
                .networkAcl(
                        "acl-fw",
                        List.of("subnet-box"),
                        "in 100 allow all from 10.0.0.0/8",
                        "out 100 allow all to 0.0.0.0/0");
        assertThat(Traced.tcp(in, "eni-a", OUTSIDE, 443).there()).isEmpty();
        assertThat(Traced.tcp(in, "eni-a", OUTSIDE, 443).back())
                .containsExactly(ExplanationCode.SUBNET_ACL_RESTRICTION);
        Network out = firewalled()
                .networkAcl(
                        "acl-fw",
                        List.of("subnet-box"),
                        "in 100 allow all from 0.0.0.0/0",
                        "out 100 allow all to 10.0.0.0/8");
        assertThat(Traced.tcp(out, "eni-a", OUTSIDE, 443).there())
                .containsExactly(ExplanationCode.SUBNET_ACL_RESTRICTION);
    }

    @Test
    void blockPublicAccessIsAskedWhereTheFirewallStands() {
        Network network =
                firewalled().blockPublicAccess(io.vpcwhy.model.aws.BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
        assertThat(Traced.tcp(network, OUTSIDE, "eni-a", 443).there())
                .containsExactly(ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED);
        assertThat(Traced.tcp(network, "eni-a", OUTSIDE, 443).there())
                .containsExactly(ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED);
    }

    @Test
    void anEdgeTablesMiddleboxNeedsAPublicAddress() {
        Network network = network()
                .networkInterface(
                        "eni-box",
                        "subnet-box",
                        nic -> nic.address("10.0.3.5").withoutSourceDestCheck().securityGroups("sg-1"))
                .mainRouteTable("rtb-1", "0.0.0.0/0 igw-1")
                .gatewayRouteTable("rtb-edge", "igw-1", "10.0.1.0/24 eni-box");
        assertThat(Traced.tcp(network, OUTSIDE, "eni-a", 443).there())
                .containsExactly(ExplanationCode.INGRESS_RTB_NO_PUBLIC_IP);
    }

    private static Network service(String... acl) {
        return network()
                .networkAcl("acl-b", List.of("subnet-b"), acl)
                .prefixList("pl-s3", "52.216.0.0/15")
                .gatewayEndpoint("vpce-s3", "com.amazonaws.us-east-1.s3", "rtb-b")
                .routeTable("rtb-b", List.of("subnet-b"), "pl-s3 vpce-s3");
    }

    @Test
    void aGatewayEndpointIsReachedAtItsServicesAddresses() {
        Network network = service("in 100 allow all from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0");
        Traced trace = Traced.tcp(network, "eni-b", "52.216.8.9", 443);
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.wayBack()).containsExactly("vpce-s3", "eni-b");
        assertThat(Traced.tcp(network, "eni-b", "vpce-s3", 443).disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(Traced.udp(network, "eni-b", "52.216.8.9", 443).there())
                .containsExactly(ExplanationCode.VPCE_GATEWAY_PROTOCOL_RESTRICTION);
    }

    @Test
    void whatAGatewayEndpointAnswersPassesTheNetworkAcl() {
        Network network = service("in 100 allow all from 10.0.0.0/8", "out 100 allow all to 0.0.0.0/0");
        assertThat(Traced.tcp(network, "eni-b", "52.216.8.9", 443).back())
                .containsExactly(ExplanationCode.SUBNET_ACL_RESTRICTION);
    }

    @Test
    void anInterfaceEndpointOpensNoConnections() {
        Network network = network()
                .networkInterface(
                        "eni-e",
                        "subnet-a",
                        nic -> nic.address("10.0.1.20").type("vpc_endpoint").securityGroups("sg-1"));
        assertThat(Traced.tcp(network, "eni-e", "eni-b", 443).there())
                .containsExactly(ExplanationCode.VPCE_INTRA_VPC_TRAFFIC);
        assertThat(Traced.tcp(network, "eni-b", "eni-e", 443).disposition()).isEqualTo(Disposition.REACHABLE);
    }

    @Test
    void beyondARouteThatIsNotKnownNothingIsCertain() {
        Network network =
                network().prefixListWithoutEntries("pl-x").routeTable("rtb-b", List.of("subnet-b"), "pl-x vpce-x");
        Traced trace = Traced.tcp(network, "eni-b", OUTSIDE, 443);
        assertThat(trace.there()).containsExactly(ExplanationCode.NO_ROUTE_TO_DESTINATION);
        assertThat(trace.disposition()).isEqualTo(Disposition.UNDECIDED);
    }

    @Test
    void aBlackholeStillWins() {
        Network network = network()
                .routeTable("rtb-a", List.of("subnet-a"), "0.0.0.0/0 igw-1", "203.0.113.0/24 nat-gone blackhole");
        assertThat(Traced.tcp(network, "eni-a", OUTSIDE, 443).there()).containsExactly(ExplanationCode.BAD_STATE_ROUTE);
        assertThat(Traced.tcp(network, "eni-a", "192.0.2.1", 443).disposition()).isEqualTo(Disposition.REACHABLE);
    }

    @Test
    void nobodyHoldsTheAddress() {
        assertThat(Traced.tcp(network(), "eni-a", "10.0.2.77", 443).there())
                .containsExactly(ExplanationCode.NO_POSSIBLE_DESTINATION);
    }
}
