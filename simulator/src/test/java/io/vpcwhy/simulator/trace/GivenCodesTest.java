package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.ListenerRule;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.LoadBalancer.ClassicListener;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code that the page of explanation codes says is given has a network here in which a trace gives it. */
class GivenCodesTest {

    private static final String OUTSIDE = "203.0.113.9";
    private static final String[] OPEN = {
        "in all from 0.0.0.0/0", "in all from ::/0", "out all to 0.0.0.0/0", "out all to ::/0"
    };

    private static final Map<ExplanationCode, Supplier<Traced>> REFUSED = new EnumMap<>(ExplanationCode.class);

    static {
        REFUSED.putAll(byStateOrRoute());
        REFUSED.putAll(bySecurityGroups());
        REFUSED.putAll(byOtherFilters());
        REFUSED.putAll(atTheWayOutOfAnInternetGateway());
        REFUSED.putAll(atTheWayIntoAVpc());
        REFUSED.putAll(betweenVpcs());
        REFUSED.putAll(atTransitGateways());
        REFUSED.putAll(atLoadBalancers());
        REFUSED.putAll(atEndpoints());
    }

    static Stream<ExplanationCode> given() {
        return Stream.of(ExplanationCode.values()).filter(ExplanationCode::given);
    }

    @ParameterizedTest
    @MethodSource("given")
    void aCodeThatIsSaidToBeGivenIsGiven(ExplanationCode code) {
        assertThat(REFUSED.keySet()).as("the codes that have a network here").contains(code);
        assertThat(REFUSED.get(code).get().there()).contains(code);
    }

    @Test
    void aCodeThatIsGivenHereIsSaidToBeGiven() {
        assertThat(REFUSED.keySet()).allMatch(ExplanationCode::given);
    }

    @Test
    void aSharedSourceIsTakenToBeBehindAVpnAndNeverRefusedByAnInternetGateway() {
        assertThat(Traced.tcp(withInternetGateway(), "100.64.1.1", "eni-1", 443).there())
                .containsExactly(ExplanationCode.NO_PATH);
    }

    /** A VPC 10.N.0.0/16 whose interface eni-N lets everything pass and has a public address. */
    private static Network open(String number, String... routes) {
        String block = "10." + number + ".";
        return Network.vpc("vpc-" + number, block + "0.0/16")
                .subnet("subnet-" + number, block + "1.0/24")
                .securityGroup("sg-" + number, OPEN)
                .networkInterface(
                        "eni-" + number,
                        "subnet-" + number,
                        nic -> nic.address(block + "1.10", "198.51.100." + number)
                                .securityGroups("sg-" + number))
                .routeTable("rtb-" + number, List.of("subnet-" + number), routes);
    }

    /** In another subnet of the first VPC: an interface without a public address. */
    private static Network withNeighbour(Network network, String... groups) {
        return network.subnet("subnet-n", "10.1.2.0/24").networkInterface("eni-n", "subnet-n", "10.1.2.10", groups);
    }

    private static VpnGateway vpnGateway(String... vpcIds) {
        return new VpnGateway("vgw-1", "available", List.of(vpcIds), Tags.NONE);
    }

    private static Map<ExplanationCode, Supplier<Traced>> byStateOrRoute() {
        return Map.of(
                ExplanationCode.BAD_STATE,
                () -> Traced.tcp(
                        open("1", "10.2.0.0/16 pcx-1")
                                .peering("pcx-1", "vpc-2", "deleted")
                                .and(open("2")),
                        "eni-1",
                        "eni-2",
                        22),
                ExplanationCode.BAD_STATE_ATTACHMENT,
                () -> Traced.tcp(open("1", "192.168.0.0/16 vgw-1").with(vpnGateway()), "eni-1", "192.168.5.5", 22),
                ExplanationCode.BAD_STATE_ROUTE,
                () -> Traced.tcp(open("1", "0.0.0.0/0 nat-gone blackhole"), "eni-1", OUTSIDE, 443),
                ExplanationCode.NO_ROUTE_TO_DESTINATION,
                () -> Traced.tcp(open("1"), "eni-1", OUTSIDE, 443),
                ExplanationCode.NO_POSSIBLE_DESTINATION,
                () -> Traced.tcp(open("1"), "eni-1", "10.1.1.77", 22),
                ExplanationCode.NO_PATH,
                () -> Traced.tcp(open("1"), "internet", "eni-1", 443),
                ExplanationCode.UNASSOCIATED_COMPONENT,
                () -> Traced.tcp(open("1", "10.2.0.0/16 tgw-1").transitGateway("tgw-1"), "eni-1", "10.2.1.10", 22),
                ExplanationCode.INGRESS_RTB_NO_PUBLIC_IP,
                () -> Traced.tcp(
                        withNeighbour(open("1", "0.0.0.0/0 igw-1"), "sg-1")
                                .internetGateway("igw-1")
                                .gatewayRouteTable("rtb-edge", "igw-1", "10.1.1.0/24 eni-n"),
                        "internet",
                        "eni-1",
                        443));
    }

    private static Map<ExplanationCode, Supplier<Traced>> bySecurityGroups() {
        return Map.of(
                ExplanationCode.ENI_SG_RULES_MISMATCH,
                () -> Traced.tcp(
                        withNeighbour(open("1").securityGroup("sg-n", "in tcp 80 from 10.1.1.0/24"), "sg-n"),
                        "eni-1",
                        "eni-n",
                        443),
                ExplanationCode.SG_HAS_NO_RULES,
                () -> Traced.tcp(withNeighbour(open("1").securityGroup("sg-n"), "sg-n"), "eni-1", "eni-n", 443),
                ExplanationCode.SG_REFERENCES_NOT_PRESERVED,
                () -> Traced.tcp(
                        withNeighbour(open("1", "10.1.2.0/24 eni-box"), "sg-n")
                                .securityGroup("sg-n", "in all from sg-1")
                                .subnet("subnet-box", "10.1.3.0/24")
                                .networkInterface(
                                        "eni-box",
                                        "subnet-box",
                                        nic -> nic.address("10.1.3.5")
                                                .securityGroups("sg-1")
                                                .withoutSourceDestCheck()),
                        "eni-1",
                        "eni-n",
                        443),
                ExplanationCode.SG_REFERENCING_SUPPORT,
                () -> Traced.tcp(
                        withNeighbour(joined(), "sg-n")
                                .securityGroup("sg-n", "in all from sg-2 of vpc-2")
                                .with(new TransitGateway("tgw-1", "available", false, Tags.NONE))
                                .routeTable("rtb-n", List.of("subnet-n"), "10.2.0.0/16 tgw-1")
                                .with(Traced.table("tgw-rtb-1", "10.1.0.0/16 att-1", "10.2.0.0/16 att-2")),
                        "eni-2",
                        "eni-n",
                        443),
                ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION,
                () -> Traced.tcp(withNeighbour(open("1", "0.0.0.0/0 eni-n"), "sg-1"), "eni-1", OUTSIDE, 443));
    }

    private static Map<ExplanationCode, Supplier<Traced>> byOtherFilters() {
        return Map.of(
                ExplanationCode.SUBNET_ACL_RESTRICTION,
                () -> Traced.tcp(
                        withNeighbour(open("1"), "sg-1")
                                .networkAcl("acl-n", List.of("subnet-n"), "in 90 deny tcp 22 from 10.1.1.0/24"),
                        "eni-1",
                        "eni-n",
                        22),
                ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED,
                () -> Traced.tcp(
                        open("1", "0.0.0.0/0 igw-1")
                                .internetGateway("igw-1")
                                .blockPublicAccess(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL),
                        "eni-1",
                        OUTSIDE,
                        443));
    }

    /** A VPC that sends everything to its internet gateway; eni-1 has a public address, eni-n has none. */
    private static Network withInternetGateway() {
        return withNeighbour(open("1", "0.0.0.0/0 igw-1"), "sg-1")
                .internetGateway("igw-1")
                .routeTable("rtb-n", List.of("subnet-n"), "0.0.0.0/0 igw-1");
    }

    private static Map<ExplanationCode, Supplier<Traced>> atTheWayOutOfAnInternetGateway() {
        return Map.of(
                ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
                () -> Traced.tcp(withInternetGateway(), "eni-n", OUTSIDE, 443),
                ExplanationCode.IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS,
                () -> Traced.tcp(
                        withNeighbour(open("1", "10.1.2.0/24 igw-1"), "sg-1").internetGateway("igw-1"),
                        "eni-1",
                        "eni-n",
                        443),
                ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
                () -> Traced.tcp(withInternetGateway(), "eni-1", "192.168.1.1", 443),
                ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
                () -> Traced.tcp(withInternetGateway(), "eni-1", "100.64.1.1", 443));
    }

    private static Map<ExplanationCode, Supplier<Traced>> atTheWayIntoAVpc() {
        return Map.of(
                ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                () -> Traced.tcp(withInternetGateway(), "internet", "eni-n", 443),
                ExplanationCode.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS,
                () -> Traced.tcp(withUniqueLocalAddresses(), "eni-local", "eni-global", 443),
                ExplanationCode.GATEWAY_REJECTS_SPOOFED_TRAFFIC,
                () -> Traced.tcp(open("1").with(vpnGateway("vpc-1")), "10.1.1.77", "eni-1", 443));
    }

    /** A VPC of private IPv6 addresses alone that sends everything to its internet gateway, and one of global ones. */
    private static Network withUniqueLocalAddresses() {
        return Network.vpc("vpc-1", "10.1.0.0/16", "fd00:1:2::/56")
                .subnet("subnet-1", "10.1.1.0/24", "fd00:1:2:1::/64")
                .securityGroup("sg-1", OPEN)
                .networkInterface("eni-local", "subnet-1", "fd00:1:2:1::10", "sg-1")
                .internetGateway("igw-1")
                .mainRouteTable("rtb-1", "::/0 igw-1")
                .and(Network.vpc("vpc-2", "10.2.0.0/16", "2600:1f18:1::/56")
                        .subnet("subnet-2", "10.2.1.0/24", "2600:1f18:1:1::/64")
                        .securityGroup("sg-2", OPEN)
                        .networkInterface("eni-global", "subnet-2", "2600:1f18:1:1::10", "sg-2")
                        .internetGateway("igw-2")
                        .mainRouteTable("rtb-2", "::/0 igw-2"));
    }

    private static Map<ExplanationCode, Supplier<Traced>> betweenVpcs() {
        return Map.of(
                ExplanationCode.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
                () -> Traced.tcp(
                        open("1", "10.3.0.0/16 pcx-1").peering("pcx-1", "vpc-2").and(open("2")),
                        "eni-1",
                        "10.3.1.1",
                        22),
                ExplanationCode.NGW_REQUIRES_SOURCE_IN_VPC,
                () -> Traced.tcp(
                        open("1", "10.9.0.0/16 nat-2")
                                .and(open("2").privateNatGateway("nat-2", "subnet-2", "eni-nat", "10.2.1.5")),
                        "eni-1",
                        "10.9.1.1",
                        22),
                ExplanationCode.PROTOCOL_RESTRICTION,
                () -> gre(
                        open("1", "10.9.0.0/16 nat-1").privateNatGateway("nat-1", "subnet-1", "eni-nat", "10.1.1.5"),
                        "eni-1",
                        "10.9.1.1"),
                ExplanationCode.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
                () -> Traced.tcp(
                        joined("192.168.0.0/16 vgw-1")
                                .with(vpnGateway("vpc-1"))
                                .with(Traced.table("tgw-rtb-1", "192.168.0.0/16 att-1")),
                        "eni-2",
                        "192.168.5.5",
                        22));
    }

    private static Traced gre(Network network, String from, String to) {
        Snapshot snapshot = network.snapshot();
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve(from, to);
        Packet packet =
                Packet.of(new IpProtocol(47), ends.from().address(), ends.to().address());
        return Traced.of(snapshot, ends, packet);
    }

    /** Two VPCs attached to a transit gateway, whose table is still to be written. */
    private static Network joined(String... moreRoutes) {
        String[] routes = Stream.concat(Stream.of("10.2.0.0/16 tgw-1"), Stream.of(moreRoutes))
                .toArray(String[]::new);
        return open("1", routes)
                .transitGatewayAttachment("att-1", "tgw-1", "subnet-1")
                .with(Traced.attachment("att-1", "vpc", "vpc-1", "tgw-rtb-1"))
                .and(open("2", "10.1.0.0/16 tgw-1", "192.168.0.0/16 tgw-1")
                        .transitGatewayAttachment("att-2", "tgw-1", "subnet-2")
                        .with(Traced.attachment("att-2", "vpc", "vpc-2", "tgw-rtb-1")));
    }

    private static Map<ExplanationCode, Supplier<Traced>> atTransitGateways() {
        return Map.of(
                ExplanationCode.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION,
                () -> Traced.tcp(
                        open("1", "10.2.0.0/16 tgw-1")
                                .transitGatewayAttachment("att-1", "tgw-1", "subnet-1")
                                .with(new TransitGatewayAttachment(
                                        "att-1", "tgw-1", "vpc", "vpc-1", "available", Optional.empty(), Tags.NONE)),
                        "eni-1",
                        "10.2.1.10",
                        22),
                ExplanationCode.TGW_ROUTE_AZ_RESTRICTION,
                () -> Traced.tcp(
                        open("1", "10.2.0.0/16 tgw-1")
                                .with(inAnotherZone("subnet-tgw", "10.1.9.0/24"))
                                .transitGatewayAttachment("att-1", "tgw-1", "subnet-tgw"),
                        "eni-1",
                        "10.2.1.10",
                        22),
                ExplanationCode.TGW_RTB_BAD_STATE_ROUTE,
                () -> Traced.tcp(
                        joined().with(Traced.table("tgw-rtb-1", "10.2.0.0/16 blackhole")), "eni-1", "eni-2", 22),
                ExplanationCode.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT,
                () -> Traced.tcp(joined().with(Traced.table("tgw-rtb-1", "10.1.0.0/16 att-1")), "eni-1", "eni-2", 22));
    }

    private static Subnet inAnotherZone(String id, String cidr) {
        return new Subnet(
                id,
                "vpc-1",
                Optional.of(Network.REGION + "b"),
                List.of(Cidr.parse(cidr)),
                Optional.of(Network.ACCOUNT),
                Tags.NONE);
    }

    private static Network balanced(String description, LoadBalancer.Type type, ClassicListener... classic) {
        String id = type == LoadBalancer.Type.CLASSIC ? "web" : "lb-1";
        return withNeighbour(open("1"), "sg-1")
                .networkInterface(
                        "eni-lb",
                        "subnet-1",
                        nic -> nic.address("10.1.1.20")
                                .requester("amazon-elb")
                                .description(description)
                                .securityGroups("sg-1"))
                .networkInterface(
                        "eni-app",
                        "subnet-1",
                        nic -> nic.address("10.1.1.30").instance("i-app").securityGroups("sg-1"))
                .with(new LoadBalancer(
                        id,
                        "web",
                        type,
                        false,
                        Optional.of("vpc-1"),
                        "active",
                        List.of("subnet-1"),
                        List.of("sg-1"),
                        Optional.empty(),
                        List.of(classic),
                        type == LoadBalancer.Type.CLASSIC ? List.of("i-app") : List.of()))
                .with(new Listener("listener-1", "lb-1", OptionalInt.of(80), "HTTP", List.of()));
    }

    private static Map<ExplanationCode, Supplier<Traced>> atLoadBalancers() {
        ClassicListener http = new ClassicListener("HTTP", 80, 8080);
        return Map.of(
                ExplanationCode.ELB_ACL_RESTRICTION,
                () -> Traced.tcp(
                        balanced("ELB web", LoadBalancer.Type.CLASSIC, http)
                                .networkAcl(
                                        "acl-1",
                                        List.of("subnet-1"),
                                        "in 100 allow all from 0.0.0.0/0",
                                        "out 100 allow all to 10.1.2.0/24"),
                        "eni-n",
                        "web",
                        80),
                ExplanationCode.ELB_LISTENERS_MISMATCH,
                () -> Traced.tcp(balanced("ELB web", LoadBalancer.Type.CLASSIC, http), "eni-n", "web", 443),
                ExplanationCode.ELBV2_LISTENERS_MISMATCH,
                () -> Traced.tcp(balanced("ELB app/web/0", LoadBalancer.Type.APPLICATION), "eni-n", "web", 443),
                ExplanationCode.ELBV2_LISTENER_HAS_NO_TG,
                () -> Traced.tcp(
                        balanced("ELB app/web/0", LoadBalancer.Type.APPLICATION)
                                .with(new ListenerRule("rule-1", "listener-1", true, List.of(), false)),
                        "eni-n",
                        "web",
                        80));
    }

    private static Map<ExplanationCode, Supplier<Traced>> atEndpoints() {
        return Map.of(
                ExplanationCode.VPCE_GATEWAY_PROTOCOL_RESTRICTION,
                () -> Traced.udp(
                        open("1", "pl-s3 vpce-s3")
                                .prefixList("pl-s3", "52.216.0.0/15")
                                .gatewayEndpoint("vpce-s3", "com.amazonaws.us-east-1.s3", "rtb-1"),
                        "eni-1",
                        "52.216.8.9",
                        443),
                ExplanationCode.VPCE_INTRA_VPC_TRAFFIC,
                () -> Traced.tcp(
                        open("1")
                                .networkInterface(
                                        "eni-e",
                                        "subnet-1",
                                        nic -> nic.address("10.1.1.20")
                                                .type("vpc_endpoint")
                                                .securityGroups("sg-1")),
                        "eni-e",
                        "eni-1",
                        443));
    }
}
