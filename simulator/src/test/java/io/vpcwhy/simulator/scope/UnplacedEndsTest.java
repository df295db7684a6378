package io.vpcwhy.simulator.scope;

import static io.vpcwhy.simulator.scope.Scoped.check;
import static io.vpcwhy.simulator.scope.Scoped.ids;
import static io.vpcwhy.simulator.scope.Scoped.match;
import static io.vpcwhy.simulator.scope.Scoped.matchBut;
import static io.vpcwhy.simulator.scope.Scoped.packets;
import static io.vpcwhy.simulator.scope.Scoped.types;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways out by gateways that were not collected: where they lead is not known, and that they may lead there is told. */
class UnplacedEndsTest {

    private static final String INTERFACES = types("AWS::EC2::NetworkInterface");
    private static final String INTERNET = types("AWS::EC2::InternetGateway");
    private static final String VPN = types("AWS::EC2::VPNGateway");
    private static final String PEERING = types("AWS::EC2::VPCPeeringConnection");

    /** One host, whose subnet has one route, with the rules of its security group. */
    private static Network host(String route, String... rules) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .mainRouteTable("rtb-1", route)
                .securityGroup("sg-1", rules)
                .networkInterface(
                        "eni-1",
                        "subnet-1",
                        nic -> nic.address("10.0.1.10", "198.51.100.10").securityGroups("sg-1"));
    }

    private static List<String> undecided(Network network, String scope) {
        ScopeAnalysis analysis = check(network, scope).analysis();
        assertThat(analysis.findings()).isEmpty();
        return analysis.undecided().stream()
                .map(way -> way.source() + " > " + way.destination())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"igw-1", "nat-1", "eigw-1", "tgw-1", "vpce-1", "lgw-1"})
    void whatMayLeadToTheInternetLeavesEgressOpen(String gateway) {
        Network network = host("0.0.0.0/0 " + gateway, "out all to 0.0.0.0/0")
                .notCollected(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT);
        assertThat(undecided(network, match(INTERFACES, INTERNET))).containsExactly("eni-1 > " + gateway);
    }

    @Test
    void theReasonIsWhatWasNotCollected() {
        assertThat(check(host("0.0.0.0/0 nat-1", "out all to 0.0.0.0/0"), match(INTERFACES, INTERNET))
                        .analysis()
                        .undecided())
                .flatExtracting(UndecidedWay::reasons)
                .containsExactly(new Unknown(Unknown.Reason.NOT_COLLECTED, "nat-1"));
    }

    @ParameterizedTest
    @CsvSource({"pcx-1,false,false,true", "vgw-1,false,true,false", "igw-1,true,false,false", "tgw-1,true,true,true"})
    void aGatewayThatLeadsToOneKindOfEndIsNoOther(String gateway, boolean internet, boolean vpn, boolean peering) {
        Network network = host("0.0.0.0/0 " + gateway, "out all to 0.0.0.0/0")
                .notCollected(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT);
        assertThat(undecided(network, match(INTERFACES, INTERNET)).isEmpty()).isEqualTo(!internet);
        assertThat(undecided(network, match(INTERFACES, VPN)).isEmpty()).isEqualTo(!vpn);
        assertThat(undecided(network, match(INTERFACES, PEERING)).isEmpty()).isEqualTo(!peering);
    }

    @Test
    void privateAddressesAreNotOnTheInternetWhateverLeadsThere() {
        Network network = host("10.0.0.0/8 tgw-1", "out all to 0.0.0.0/0")
                .notCollected(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT);
        assertThat(undecided(network, match(INTERFACES, INTERNET))).isEmpty();
        assertThat(undecided(network, match(INTERFACES, VPN))).containsExactly("eni-1 > tgw-1");
    }

    @Test
    void whatTheFiltersDenyGoesNowhere() {
        assertThat(undecided(host("0.0.0.0/0 igw-1", "in all from 0.0.0.0/0"), match(INTERFACES, INTERNET)))
                .isEmpty();
    }

    @Test
    void packetsThatAScopeIsNotAboutLeaveNothingOpen() {
        Network web = host("0.0.0.0/0 igw-1", "out tcp 443 to 0.0.0.0/0");
        String others = "'Source':{" + packets("'Protocols':['tcp'],'DestinationPorts':['443']") + "}";
        assertThat(undecided(web, matchBut(INTERFACES, INTERNET, others))).isEmpty();
        assertThat(undecided(web, match(INTERFACES, INTERNET + "," + packets("'DestinationPorts':['22']"))))
                .isEmpty();
        assertThat(undecided(web, match(INTERFACES, INTERNET + "," + packets("'DestinationPorts':['443']"))))
                .hasSize(1);
    }

    @Test
    void theSourceMayYetBeTranslated() {
        Network network = host("0.0.0.0/0 nat-1", "out all to 0.0.0.0/0");
        String translated = packets("'SourceAddresses':['203.0.113.7/32']");
        assertThat(undecided(network, match(INTERFACES, INTERNET + "," + translated)))
                .hasSize(1);
        String own = "'Destination':{" + packets("'SourceAddresses':['10.0.0.0/16']") + "}";
        assertThat(undecided(network, matchBut(INTERFACES, INTERNET, own))).hasSize(1);
    }

    @Test
    void whatIsToBePassedMayLieBeyond() {
        String through = "{'MatchPaths':[{'Destination':{" + INTERNET + "},'ThroughResources':[{"
                + types("AWS::EC2::NatGateway") + "}]}]}";
        assertThat(undecided(host("0.0.0.0/0 nat-1", "out all to 0.0.0.0/0"), through))
                .hasSize(1);
    }

    @Test
    void aPeeringConnectionToAVpcThatWasNotCollectedIsAnEndByItself() {
        Network network = host("10.9.0.0/16 pcx-1", "out all to 0.0.0.0/0").peering("pcx-1", "vpc-9");
        assertThat(undecided(network, match(INTERFACES, ids("pcx-1")))).containsExactly("eni-1 > pcx-1");
    }

    @Test
    void aRouteTableThatWasNotCollectedLeavesEveryEndOpen() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .notCollected(ResourceKind.ROUTE_TABLE)
                .securityGroup("sg-1", "out all to 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1");
        assertThat(undecided(network, match(INTERFACES, INTERNET)))
                .containsExactly("eni-1 > the route table of subnet-1");
    }
}
