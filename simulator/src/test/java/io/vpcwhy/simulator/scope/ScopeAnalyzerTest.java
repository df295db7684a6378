package io.vpcwhy.simulator.scope;

import static io.vpcwhy.simulator.scope.Scoped.check;
import static io.vpcwhy.simulator.scope.Scoped.checkBeyondAws;
import static io.vpcwhy.simulator.scope.Scoped.ids;
import static io.vpcwhy.simulator.scope.Scoped.match;
import static io.vpcwhy.simulator.scope.Scoped.matchBut;
import static io.vpcwhy.simulator.scope.Scoped.packets;
import static io.vpcwhy.simulator.scope.Scoped.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ways a scope is about: its ends, what is passed, the packets, and what is excluded. */
class ScopeAnalyzerTest {

    private static final String IGW = types("AWS::EC2::InternetGateway");
    private static final String INTERFACES = types("AWS::EC2::NetworkInterface");

    /** A web server on the internet, an application behind it that goes out by NAT, and the other way round nothing. */
    private static Network shop() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-web", "10.0.1.0/24")
                .subnet("subnet-app", "10.0.2.0/24")
                .routeTable("rtb-web", List.of("subnet-web"), "0.0.0.0/0 igw-1")
                .routeTable("rtb-app", List.of("subnet-app"), "0.0.0.0/0 nat-1")
                .natGateway("nat-1", "subnet-web", "eni-nat", "10.0.1.100", "198.51.100.100")
                .securityGroup(
                        "sg-web", "in tcp 22-23 from 0.0.0.0/0", "in tcp 443 from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .securityGroup("sg-app", "in tcp 8080 from sg-web", "out tcp 443 to 0.0.0.0/0")
                .networkInterface(
                        "eni-web",
                        "subnet-web",
                        nic -> nic.address("10.0.1.10", "198.51.100.10")
                                .instance("i-web")
                                .securityGroups("sg-web")
                                .tag("Environment", "production"))
                .networkInterface(
                        "eni-app",
                        "subnet-app",
                        nic -> nic.address("10.0.2.10").instance("i-app").securityGroups("sg-app"));
    }

    @Test
    void whatInternetGatewaysLetInIsOneFindingForEachInterface() {
        Scoped scoped = check(shop(), match(IGW, INTERFACES));
        assertThat(scoped.routes()).containsExactly(List.of("igw-1", "acl-default-vpc-1", "sg-web", "eni-web"));
        assertThat(scoped.only().packets().destinationPorts())
                .containsExactly(new PortRange(22, 23), PortRange.of(443));
        assertThat(scoped.only().answered()).isEqualTo(scoped.only().packets());
        assertThat(scoped.only().trace().packet().destinationPort()).hasValue(22);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eni-app", "i-app", "sg-app", "subnet-app", "arn:aws:ec2:us-east-1:123456789012:instance/i-app"})
    void anInterfaceIsChosenByWhatItIsIn(String id) {
        Scoped scoped = check(shop(), match(ids("i-web"), ids(id)));
        assertThat(scoped.ends()).containsExactly("eni-web > eni-app");
        assertThat(scoped.only().packets().destinationPorts()).containsExactly(PortRange.of(8080));
    }

    @Test
    void aVpcStandsForAllInIt() {
        assertThat(check(shop(), match(ids("vpc-1"), ids("vpc-1"))).ends())
                .containsExactly("eni-app > eni-web", "eni-web > eni-app");
    }

    @Test
    void eitherEndAloneIsEnough() {
        assertThat(check(shop(), "{'MatchPaths':[{'Destination':{" + ids("eni-app") + "}}]}")
                        .ends())
                .containsExactly("eni-web > eni-app");
        assertThat(check(shop(), "{'MatchPaths':[{'Source':{" + ids("eni-app") + "}}]}")
                        .ends())
                .containsExactly("eni-app > eni-web", "eni-app > igw-1");
    }

    @Test
    void natGatewaysArePassedAndAreNoEnds() {
        String through = "{'MatchPaths':[{'Destination':{" + IGW + "},'ThroughResources':[{"
                + types("AWS::EC2::NatGateway") + "}]}]}";
        Scoped scoped = check(shop(), through);
        assertThat(scoped.ends()).containsExactly("eni-app > igw-1");
        assertThat(scoped.routes().get(0)).contains("nat-1", "eni-nat");
        assertThat(check(shop(), match(ids("eni-nat"), IGW)).ends()).isEmpty();
        assertThat(check(shop(), match(IGW, ids("subnet-web"))).ends()).containsExactly("igw-1 > eni-web");
    }

    @Test
    void thePacketIsLookedAtAsItLeavesAndAsItArrives() {
        String app = ids("eni-app");
        assertThat(check(shop(), match(app, IGW + "," + packets("'SourceAddresses':['198.51.100.100/32']")))
                        .ends())
                .as("behind the NAT gateway the source is another")
                .containsExactly("eni-app > igw-1");
        assertThat(check(shop(), match(app + "," + packets("'SourceAddresses':['198.51.100.100/32']"), IGW))
                        .ends())
                .isEmpty();
        assertThat(check(shop(), match(app + "," + packets("'SourceAddresses':['10.0.2.0/24']"), IGW))
                        .ends())
                .containsExactly("eni-app > igw-1");
    }

    @Test
    void theInternetAsksForThePublicAddressAndThePrivateOneIsReached() {
        String arrives = packets("'DestinationAddresses':['10.0.1.10/32']");
        String leaves = packets("'DestinationAddresses':['198.51.100.10/32']");
        assertThat(check(shop(), match(IGW + "," + leaves, INTERFACES)).ends()).hasSize(1);
        assertThat(check(shop(), match(IGW, INTERFACES + "," + arrives)).ends()).hasSize(1);
        assertThat(check(shop(), match(IGW + "," + arrives, INTERFACES)).ends()).isEmpty();
        assertThat(check(shop(), match(IGW, INTERFACES + "," + leaves)).ends()).isEmpty();
    }

    @Test
    void anExcludePathTakesAwayExactlyItsPackets() {
        Scoped scoped = check(
                shop(),
                matchBut(
                        IGW,
                        INTERFACES,
                        "'Source':{" + packets("'SourceAddresses':['203.0.113.0/24']") + "}," + "'Destination':{"
                                + packets("'DestinationPorts':['22']") + "}"));
        assertThat(scoped.ends()).containsExactly("igw-1 > eni-web");
        assertThat(scoped.finds("203.0.113.9", "198.51.100.10", 22)).isFalse();
        assertThat(scoped.finds("203.0.113.9", "198.51.100.10", 23)).isTrue();
        assertThat(scoped.finds("203.0.114.9", "198.51.100.10", 22)).isTrue();
        String all = "'Destination':{" + packets("'DestinationPorts':['22-23','443']") + "}";
        assertThat(check(shop(), matchBut(IGW, INTERFACES, all)).ends()).isEmpty();
    }

    @Test
    void whatIsPassedCanBeExcluded() {
        String through = "'ThroughResources':[{" + ids("nat-1") + "}]";
        assertThat(check(shop(), matchBut(INTERFACES, IGW, through)).ends()).containsExactly("eni-web > igw-1");
    }

    @Test
    void prefixListsStandForTheirEntries() {
        Network network = shop().prefixList("pl-1", "203.0.113.0/24");
        Scoped scoped =
                check(network, matchBut(IGW, INTERFACES, "'Source':{" + packets("'SourcePrefixLists':['pl-1']") + "}"));
        assertThat(scoped.finds("203.0.113.9", "198.51.100.10", 443)).isFalse();
        assertThat(scoped.finds("203.0.114.9", "198.51.100.10", 443)).isTrue();
    }

    @Test
    void tagsOfInterfacesAreBeyondAws() {
        String tagged = "'ResourceStatement':{'ResourceTags':[{'Key':'Environment','Values':['production']}]}";
        assertThat(checkBeyondAws(shop(), match(tagged, ids("eni-app"))).ends()).containsExactly("eni-web > eni-app");
        assertThat(checkBeyondAws(shop(), match(tagged.replace("production", "test"), ids("eni-app")))
                        .ends())
                .isEmpty();
    }

    @Test
    void pingsAreLookedAtBeyondAwsAlone() {
        Network network = shop().securityGroup("sg-ping", "in icmp from 0.0.0.0/0")
                .networkInterface(
                        "eni-ping",
                        "subnet-web",
                        nic -> nic.address("10.0.1.20", "198.51.100.20").securityGroups("sg-ping"));
        assertThat(check(network, match(IGW, ids("eni-ping"))).ends()).isEmpty();
        assertThat(checkBeyondAws(network, match(IGW, ids("eni-ping"))).ends()).containsExactly("igw-1 > eni-ping");
    }

    private static Network peered() {
        Network other = Network.vpc("vpc-2", "10.2.0.0/16")
                .subnet("subnet-2", "10.2.1.0/24")
                .mainRouteTable("rtb-2", "10.1.0.0/16 pcx-1")
                .securityGroup("sg-2", "in tcp 5432 from 10.1.0.0/16", "out all to 0.0.0.0/0")
                .networkInterface("eni-2", "subnet-2", "10.2.1.10", "sg-2");
        return Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-1", "10.1.1.0/24")
                .mainRouteTable("rtb-1", "10.2.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2")
                .securityGroup("sg-1", "out all to 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.1.1.10", "sg-1")
                .and(other);
    }

    @Test
    void aPeeringConnectionIsAnEndOfWaysThatPassIt() {
        Scoped in = check(peered(), match(types("AWS::EC2::VPCPeeringConnection"), INTERFACES));
        assertThat(in.ends()).containsExactly("eni-1 > eni-2");
        assertThat(in.routes().get(0)).startsWith("pcx-1").endsWith("eni-2");
        Scoped out = check(peered(), match(INTERFACES, ids("pcx-1")));
        assertThat(out.routes().get(0)).startsWith("eni-1").endsWith("pcx-1");
    }

    @Test
    void aTransitGatewayAttachmentIsAnEndOfWaysThatPassIt() {
        Network network = transit();
        Scoped in = check(network, match(ids("tgw-attach-2"), ids("eni-2")));
        assertThat(in.ends()).containsExactly("eni-1 > eni-2");
        assertThat(in.routes().get(0)).startsWith("tgw-attach-2").endsWith("eni-2");
        assertThat(check(network, match(ids("eni-1"), types("AWS::EC2::TransitGatewayAttachment")))
                        .routes()
                        .get(0))
                .startsWith("eni-1")
                .endsWith("tgw-attach-2");
    }

    private static Network transit() {
        Network other = Network.vpc("vpc-2", "10.2.0.0/16")
                .subnet("subnet-2", "10.2.1.0/24")
                .mainRouteTable("rtb-2", "10.1.0.0/16 tgw-1")
                .transitGatewayAttachment("tgw-attach-2", "tgw-1", "subnet-2")
                .securityGroup("sg-2", "in tcp 5432 from 10.1.0.0/16", "out all to 0.0.0.0/0")
                .networkInterface("eni-2", "subnet-2", "10.2.1.10", "sg-2");
        return Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-1", "10.1.1.0/24")
                .mainRouteTable("rtb-1", "10.2.0.0/16 tgw-1")
                .transitGateway("tgw-1")
                .transitGatewayAttachment("tgw-attach-1", "tgw-1", "subnet-1")
                .securityGroup("sg-1", "out all to 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.1.1.10", "sg-1")
                .with(attachment("tgw-attach-1", "vpc-1"))
                .with(attachment("tgw-attach-2", "vpc-2"))
                .with(new TransitGatewayRouteTable(
                        "tgw-rtb-1",
                        "tgw-1",
                        "available",
                        Optional.of(
                                List.of(route("10.1.0.0/16", "tgw-attach-1"), route("10.2.0.0/16", "tgw-attach-2"))),
                        List.of(),
                        Tags.NONE))
                .and(other);
    }

    private static TransitGatewayAttachment attachment(String id, String vpcId) {
        return new TransitGatewayAttachment(
                id, "tgw-1", "vpc", vpcId, "available", Optional.of("tgw-rtb-1"), Tags.NONE);
    }

    private static TransitGatewayRoute route(String block, String attachmentId) {
        return new TransitGatewayRoute(
                new Route.Destination.CidrDestination(Cidr.parse(block)),
                TransitGatewayRoute.Type.STATIC,
                false,
                Optional.of(attachmentId),
                Optional.empty());
    }

    @Test
    void endpointsAreEndsByTheirInterfaces() {
        Network network = shop().securityGroup("sg-vpce", "in tcp 443 from 10.0.0.0/16")
                .networkInterface(
                        "eni-vpce",
                        "subnet-app",
                        nic -> nic.address("10.0.2.90").type("vpc_endpoint").securityGroups("sg-vpce"))
                .with(new VpcEndpoint(
                        "vpce-1",
                        "vpc-1",
                        "Interface",
                        "com.amazonaws.us-east-1.sqs",
                        "available",
                        List.of(),
                        List.of("subnet-app"),
                        List.of("eni-vpce"),
                        List.of("sg-vpce"),
                        Tags.NONE));
        for (String end : List.of(ids("vpce-1"), types("AWS::EC2::VPCEndpoint"))) {
            assertThat(check(network, match(INTERFACES, end)).ends())
                    .containsExactly("eni-app > eni-vpce", "eni-web > eni-vpce");
        }
    }

    /** Two hosts, and the internet, on all ways between which an endpoint inspects packets. */
    private static Network inspected(Map<String, String> endpointTags) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-a", "10.0.1.0/24")
                .subnet("subnet-b", "10.0.2.0/24")
                .subnet("subnet-fw", "10.0.3.0/24")
                .routeTable("rtb-a", List.of("subnet-a"), "10.0.2.0/24 vpce-fw", "0.0.0.0/0 vpce-fw")
                .routeTable("rtb-b", List.of("subnet-b"), "10.0.1.0/24 vpce-fw")
                .routeTable("rtb-fw", List.of("subnet-fw"), "0.0.0.0/0 igw-1")
                .securityGroup("sg-1", "in all from 10.0.0.0/16", "out all to 0.0.0.0/0")
                .networkInterface(
                        "eni-a",
                        "subnet-a",
                        nic -> nic.address("10.0.1.10", "198.51.100.10").securityGroups("sg-1"))
                .networkInterface("eni-b", "subnet-b", "10.0.2.10", "sg-1")
                .networkInterface(
                        "eni-fw", "subnet-fw", nic -> nic.address("10.0.3.10").type("gateway_load_balancer_endpoint"))
                .with(new VpcEndpoint(
                        "vpce-fw",
                        "vpc-1",
                        "GatewayLoadBalancer",
                        "com.amazonaws.vpce.us-east-1.vpce-svc-1",
                        "available",
                        List.of(),
                        List.of("subnet-fw"),
                        List.of("eni-fw"),
                        List.of(),
                        new Tags(endpointTags)));
    }

    @Test
    void anEndpointIsAFirewallsByItsArnOrByAwssOwnTag() {
        String bypassing = Scoped.matchBut(
                INTERFACES, IGW, "'ThroughResources':[{" + types("AWS::NetworkFirewall::NetworkFirewall") + "}]");
        String arn = "arn:aws:network-firewall:us-east-1:123456789012:firewall/edge";
        for (Map<String, String> tags : List.of(Map.of("Firewall", arn), Map.of("AWSNetworkFirewallManaged", "true"))) {
            assertThat(check(inspected(tags), bypassing).ends()).isEmpty();
        }
        for (Map<String, String> tags : List.of(
                Map.of("Firewall", "third-party"), Map.of("Firewall", ""), Map.of("AWSNetworkFirewallManaged", "no"))) {
            assertThat(check(inspected(tags), bypassing).ends()).containsExactly("eni-a > igw-1");
        }
    }

    @Test
    void anEndpointForInspectionIsNoEndUnlessItIsNamed() {
        Network network = inspected(Map.of());
        assertThat(check(network, match(types("AWS::EC2::VPCEndpointService"), INTERFACES))
                        .ends())
                .isEmpty();
        String outside = types("AWS::EC2::VPCEndpoint", "AWS::EC2::VPCEndpointService");
        assertThat(check(network, match(INTERFACES, outside)).ends()).isEmpty();
        assertThat(check(network, match(INTERFACES, ids("vpce-fw"))).ends()).isNotEmpty();
    }

    @Test
    void aGatewayEndpointIsAnEnd() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .prefixList("pl-s3", "203.0.113.0/24")
                .gatewayEndpoint("vpce-s3", "com.amazonaws.us-east-1.s3", "rtb-1")
                .mainRouteTable("rtb-1", "pl-s3 vpce-s3")
                .securityGroup("sg-1", "out tcp 443 to pl-s3")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1");
        Scoped scoped = check(network, match(INTERFACES, types("AWS::EC2::VPCEndpoint")));
        assertThat(scoped.ends()).containsExactly("eni-1 > vpce-s3");
        assertThat(scoped.finds("10.0.1.10", "203.0.113.7", 443)).isTrue();
        assertThat(scoped.finds("10.0.1.10", "203.0.114.7", 443)).isFalse();
    }

    @Test
    void virtualPrivateGatewaysStandForWhatIsBehindThem() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .with(new VpnGateway("vgw-1", "available", List.of("vpc-1"), Tags.NONE))
                .mainRouteTable("rtb-1", "192.168.0.0/16 vgw-1")
                .securityGroup("sg-1", "in tcp 22 from 192.168.0.0/16", "out all to 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1");
        String vpn = types("AWS::EC2::VPNGateway");
        Scoped in = check(network, match(vpn, INTERFACES));
        assertThat(in.ends()).containsExactly("vgw-1 > eni-1");
        assertThat(in.finds("192.168.1.1", "10.0.1.10", 22)).isTrue();
        assertThat(in.finds("192.167.1.1", "10.0.1.10", 22)).isFalse();
        assertThat(check(network, match(IGW, INTERFACES)).ends()).isEmpty();
    }

    @Test
    void whatComesByAVirtualPrivateGatewayIsTracedThroughItsOwnVpc() {
        Network other = Network.vpc("vpc-2", "10.2.0.0/16")
                .subnet("subnet-2", "10.2.1.0/24")
                .mainRouteTable("rtb-2", "192.168.0.0/16 vgw-1")
                .securityGroup("sg-2", "in tcp 22 from 192.168.0.0/16", "out all to 0.0.0.0/0")
                .networkInterface("eni-2", "subnet-2", "10.2.1.10", "sg-2");
        Network network = Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-1", "10.1.1.0/24")
                .mainRouteTable("rtb-1", "192.168.0.0/16 vgw-1")
                .securityGroup("sg-1", "in tcp 22 from 192.168.0.0/16", "out all to 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.1.1.10", "sg-1")
                .with(new VpnGateway("vgw-1", "available", List.of("vpc-1", "vpc-2"), Tags.NONE))
                .and(other);
        Scoped in = check(network, match(types("AWS::EC2::VPNGateway"), INTERFACES));
        assertThat(in.ends()).containsExactly("vgw-1 > eni-1", "vgw-1 > eni-2");
        assertThat(in.analysis().findings())
                .extracting(
                        finding -> finding.trace().forward().end().orElseThrow().id())
                .containsExactly("eni-1", "eni-2");
    }

    /** A reference is lost behind another middlebox: at the one interface it holds for one destination alone. */
    @Test
    void aReferenceAtAMiddleboxHoldsForSomeDestinationsAlone() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-src", "10.0.1.0/24")
                .subnet("subnet-near", "10.0.2.0/24")
                .subnet("subnet-far", "10.0.3.0/24")
                .subnet("subnet-one", "10.0.4.0/24")
                .subnet("subnet-two", "10.0.5.0/24")
                .routeTable("rtb-src", List.of("subnet-src"), "10.0.2.0/24 eni-one", "10.0.3.0/24 eni-two")
                .routeTable("rtb-two", List.of("subnet-two"), "10.0.3.0/24 eni-one")
                .mainRouteTable("rtb-main")
                .securityGroup("sg-src", "out all to 0.0.0.0/0")
                .securityGroup("sg-one", "in tcp 80-90 from sg-src", "out all to 0.0.0.0/0")
                .securityGroup("sg-open", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .networkInterface("eni-src", "subnet-src", "10.0.1.10", "sg-src")
                .networkInterface("eni-near", "subnet-near", "10.0.2.10", "sg-open")
                .networkInterface("eni-far", "subnet-far", "10.0.3.10", "sg-open")
                .networkInterface(
                        "eni-one",
                        "subnet-one",
                        nic -> nic.address("10.0.4.10").securityGroups("sg-one").withoutSourceDestCheck())
                .networkInterface(
                        "eni-two",
                        "subnet-two",
                        nic -> nic.address("10.0.5.10")
                                .securityGroups("sg-open")
                                .withoutSourceDestCheck());
        for (String both : List.of("eni-near','eni-far", "eni-far','eni-near")) {
            Scoped found = check(network, match(ids("eni-src"), ids(both)));
            assertThat(found.ends()).containsExactly("eni-src > eni-near");
            assertThat(found.finds("10.0.1.10", "10.0.2.10", 85)).isTrue();
        }
    }

    @Test
    void anInterfaceOfAServiceIsADatabaseThoughNoneWasCollected() {
        Network network = shop().rdsInterface("eni-db", "subnet-app", "10.0.2.77", "sg-app");
        assertThat(checkBeyondAws(network, match(INTERFACES, types("AWS::RDS::DBCluster")))
                        .ends())
                .contains("eni-web > eni-db")
                .allMatch(ends -> ends.endsWith("> eni-db"));
        assertThat(checkBeyondAws(network, match(INTERFACES, types("AWS::Redshift::Cluster")))
                        .ends())
                .isEmpty();
    }

    @Test
    void everyNameThatLeadsNowhereIsTold() {
        String scope = "{'MatchPaths':[{'Source':{" + ids("eni-gone", "eni-web") + "},'Destination':{"
                + packets("'DestinationPrefixLists':['pl-gone']")
                + "}}],'ExcludePaths':[{'ThroughResources':[{" + ids("nat-gone") + "}]}]}";
        assertThatThrownBy(() -> check(shop(), scope))
                .isInstanceOfSatisfying(
                        UnresolvedScopeException.class,
                        unresolved -> assertThat(unresolved.problems())
                                .satisfiesExactly(
                                        first -> assertThat(first)
                                                .startsWith(
                                                        "MatchPaths[0].Source.ResourceStatement.Resources[0]: network interface eni-gone is not"),
                                        second -> assertThat(second)
                                                .startsWith(
                                                        "MatchPaths[0].Destination.PacketHeaderStatement.DestinationPrefixLists[0]: ")
                                                .contains("get-managed-prefix-list-entries --prefix-list-id pl-gone"),
                                        third -> assertThat(third)
                                                .startsWith(
                                                        "ExcludePaths[0].ThroughResources[0].ResourceStatement.Resources[0]: nat"
                                                                + " gateway nat-gone is not")));
    }

    @Test
    void anInternetGatewayThatWasNotCollectedLeavesItOpen() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .mainRouteTable("rtb-1", "0.0.0.0/0 igw-1")
                .notCollected(ResourceKind.INTERNET_GATEWAY)
                .securityGroup("sg-1", "in all from 0.0.0.0/0")
                .networkInterface(
                        "eni-1",
                        "subnet-1",
                        nic -> nic.address("10.0.1.10", "198.51.100.10").securityGroups("sg-1"));
        ScopeAnalysis analysis = check(network, match(IGW, INTERFACES)).analysis();
        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.undecided())
                .extracting(ScopeAnalysis.UndecidedWay::destination)
                .containsExactly("eni-1");
    }

    @Test
    void findingsAreTheSameInAnotherOrder() {
        Network reversed = Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-1", "10.0.1.0/24")
                .mainRouteTable("rtb-1", "0.0.0.0/0 igw-1")
                .securityGroup("sg-1", "in tcp 22 from 0.0.0.0/0", "out all to 0.0.0.0/0");
        Network straight = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-1", "in tcp 22 from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .mainRouteTable("rtb-1", "0.0.0.0/0 igw-1")
                .internetGateway("igw-1");
        for (int i = 1; i <= 12; i++) {
            addHost(straight, i);
            addHost(reversed, 13 - i);
        }
        List<Finding> one = check(straight, match(IGW, INTERFACES)).analysis().findings();
        List<Finding> other = check(reversed, match(IGW, INTERFACES)).analysis().findings();
        assertThat(one).hasSize(12);
        assertThat(told(one)).isEqualTo(told(other)).isSorted();
    }

    private static void addHost(Network network, int number) {
        network.networkInterface(
                String.format(Locale.ROOT, "eni-%02d", number),
                "subnet-1",
                nic -> nic.address("10.0.1." + (10 + number), "198.51.100." + (10 + number))
                        .securityGroups("sg-1"));
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.destination().id() + " " + finding.id() + " "
                        + finding.trace().packet() + " " + finding.packets().describe())
                .toList();
    }
}
