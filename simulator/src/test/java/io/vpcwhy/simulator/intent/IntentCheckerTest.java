package io.vpcwhy.simulator.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.intent.IntentException;
import io.vpcwhy.model.intent.IntentMistake;
import io.vpcwhy.model.intent.IntentReader;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which intents hold, and what is told of those that do not. */
class IntentCheckerTest {

    private static final String NLB = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/edge/0";

    /** Two web servers, and an application that takes tcp 8000 to 8010 from the first alone, and udp 53 from both. */
    private static Network network() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-web", "10.0.1.0/24")
                .subnet("subnet-app", "10.0.2.0/24")
                .routeTable("rtb-web", List.of("subnet-web"), "0.0.0.0/0 igw-1")
                .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .securityGroup("sg-app", "in tcp 8000-8010 from 10.0.1.10/32", "in udp 53 from 10.0.1.0/24")
                .networkInterface(
                        "eni-web1",
                        "subnet-web",
                        nic -> nic.address("10.0.1.10", "198.51.100.10")
                                .instance("i-web1")
                                .securityGroups("sg-web"))
                .networkInterface(
                        "eni-web2",
                        "subnet-web",
                        nic -> nic.address("10.0.1.11", "198.51.100.11")
                                .tag("role", "web")
                                .securityGroups("sg-web"))
                .networkInterface("eni-app", "subnet-app", "10.0.2.10", "sg-app");
    }

    private static List<IntentResult> check(Network network, String yaml) {
        try {
            return new IntentChecker(NetworkGraph.of(network.snapshot()))
                    .check(IntentReader.read("i.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))))
                    .results();
        } catch (IntentException | UnresolvedIntentException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** The result of one intent, its fields as in YAML. */
    private static IntentResult checkOne(Network network, String from, String to, String rest) {
        return check(network, "intents: [{name: it, from: " + from + ", to: " + to + ", " + rest + "}]")
                .get(0);
    }

    private static List<String> unresolved(Network network, String ends) {
        return catchThrowableOfType(
                        UnresolvedIntentException.class,
                        () -> new IntentChecker(NetworkGraph.of(network.snapshot()))
                                .check(IntentReader.read(
                                        "i.yaml",
                                        new ByteArrayInputStream(
                                                ("intents:\n- {name: it, expect: blocked, " + ends + "}")
                                                        .getBytes(StandardCharsets.UTF_8)))))
                .mistakes()
                .stream()
                .map(IntentMistake::toString)
                .toList();
    }

    private static List<String> ids(List<NetworkInterface> interfaces) {
        return interfaces.stream().map(NetworkInterface::id).toList();
    }

    @Test
    void reachableMeansAllOfItAndTellsWhatIsMissing() {
        IntentResult result =
                checkOne(network(), "sg-web", "eni-app", "protocol: tcp, ports: [8005-8020], expect: reachable");
        assertThat(result.verdict()).isEqualTo(IntentVerdict.FAILED);
        assertThat(result.parts()).singleElement().satisfies(part -> {
            assertThat(part.outcome()).isEqualTo(Disposition.NOT_REACHABLE);
            assertThat(ids(part.from())).containsExactly("eni-web1", "eni-web2");
            assertThat(ids(part.to())).containsExactly("eni-app");
            assertThat(part.packets().describe())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder(
                            "tcp 10.0.1.10/32 ports 1024-65535 -> 10.0.2.10/32 ports 8011-8020",
                            "tcp 10.0.1.11/32 ports 1024-65535 -> 10.0.2.10/32 ports 8005-8020");
            assertThat(part.locations()).containsExactly("sg-app");
        });
    }

    @Test
    void whatIsReachableInWholeHolds() {
        assertThat(checkOne(network(), "i-web1", "eni-app", "protocol: tcp, ports: 8000-8010, expect: reachable")
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
        assertThat(checkOne(
                                network(),
                                "[i-web1, \"tag:role=web\"]",
                                "10.0.2.10",
                                "protocol: udp, ports: 53, expect: reachable")
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
    }

    @Test
    void blockedMeansNoneOfItAndTellsWhatGetsThrough() {
        IntentResult result = checkOne(network(), "subnet-web", "vpc-1", "protocol: tcp, expect: blocked");
        assertThat(result.verdict()).isEqualTo(IntentVerdict.FAILED);
        assertThat(result.parts())
                .filteredOn(part -> ids(part.to()).contains("eni-app"))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.outcome()).isEqualTo(Disposition.REACHABLE);
                    assertThat(part.packets().sources()).containsExactly(Cidr.parse("10.0.1.10/32"));
                    assertThat(part.packets().destinationPorts()).containsExactly(new PortRange(8000, 8010));
                    assertThat(part.packets().sourcePorts()).containsExactly(PortRange.ALL);
                    assertThat(part.locations()).contains("sg-web", "sg-app");
                });
        assertThat(checkOne(network(), "eni-app", "subnet-web", "expect: blocked")
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
    }

    @Test
    void aConnectionNeedsItsReply() {
        Network oneWay = network()
                .networkAcl(
                        "acl-1",
                        List.of("subnet-app"),
                        "in 100 allow all from 0.0.0.0/0",
                        "out 100 allow udp 1024-65535 to 0.0.0.0/0");
        IntentResult reachable = checkOne(oneWay, "i-web1", "eni-app", "protocol: tcp, ports: 8000, expect: reachable");
        assertThat(reachable.verdict()).isEqualTo(IntentVerdict.FAILED);
        assertThat(reachable.parts().get(0).locations()).containsExactly("acl-1");
        IntentResult blocked = checkOne(oneWay, "i-web1", "eni-app", "protocol: tcp, expect: blocked");
        assertThat(blocked.verdict()).isEqualTo(IntentVerdict.HELD);
        assertThat(blocked.arrivesUnanswered()).isTrue();
    }

    @Test
    void fromTheInternetAllOfItIsMeant() {
        Network network = network();
        assertThat(checkOne(network, "internet", "sg-web", "protocol: tcp, ports: 443, expect: reachable")
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
        IntentResult hidden = checkOne(network, "internet", "vpc-1", "protocol: tcp, ports: 443, expect: reachable");
        assertThat(hidden.parts()).singleElement().satisfies(part -> {
            assertThat(ids(part.to())).containsExactly("eni-app");
            assertThat(part.locations()).contains("igw-1");
        });
        assertThat(checkOne(network, "203.0.113.0/24", "10.0.1.0/24", "protocol: tcp, ports: 443, expect: blocked")
                        .parts())
                .singleElement()
                .satisfies(part -> assertThat(part.packets().sources()).containsExactly(Cidr.parse("203.0.113.0/24")));
    }

    @Test
    void toTheInternetByEveryInterface() {
        IntentResult result = checkOne(network(), "vpc-1", "internet", "protocol: tcp, ports: 443, expect: reachable");
        assertThat(result.parts())
                .singleElement()
                .satisfies(part -> assertThat(ids(part.from())).containsExactly("eni-app"));
        assertThat(checkOne(network(), "eni-app", "internet", "expect: blocked").verdict())
                .isEqualTo(IntentVerdict.HELD);
    }

    @Test
    void whatIsNotKnownIsNeverAPass() {
        Network unknown = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-1", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1")
                .networkInterface("eni-2", "subnet-1", "10.0.1.11", "sg-gone");
        for (String expect : List.of("reachable", "blocked")) {
            IntentResult result = checkOne(unknown, "eni-1", "eni-2", "protocol: tcp, expect: " + expect);
            assertThat(result.verdict()).isEqualTo(IntentVerdict.UNDECIDED);
            assertThat(result.parts()).extracting(IntentPart::outcome).containsExactly(Disposition.UNDECIDED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cagw-1",
                "lgw-1",
                "arn:aws:networkmanager::123456789012:core-network/core-network-1",
                "nat-1",
                "tgw-1",
                "pcx-1",
                "vgw-1",
                "eni-gone",
                "vpce-1",
                "igw-gone"
            })
    void whatTheSnapshotLosesSightOfMayComeToTheInternet(String target) {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .routeTable("rtb-1", List.of("subnet-1"), "0.0.0.0/0 " + target)
                .securityGroup("sg-1", "out all to 0.0.0.0/0")
                .networkInterface(
                        "eni-1",
                        "subnet-1",
                        nic -> nic.address("10.0.1.10", "198.51.100.1").securityGroups("sg-1"))
                .notCollected(ResourceKind.TRANSIT_GATEWAY)
                .notCollected(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT)
                .notCollected(ResourceKind.TRANSIT_GATEWAY_ATTACHMENT);
        for (String to : List.of("internet", "8.8.8.0/24")) {
            assertThat(checkOne(network, "eni-1", to, "protocol: tcp, expect: blocked")
                            .verdict())
                    .as(to)
                    .isEqualTo(IntentVerdict.UNDECIDED);
        }
    }

    @Test
    void tagsOfInstancesThatWereNotCollectedAreNotKnown() {
        String traffic = "protocol: tcp, ports: 8000-8010, expect: blocked";
        assertThat(checkOne(network(), "tag:role=web", "eni-app", traffic).verdict())
                .isEqualTo(IntentVerdict.HELD);
        Network without = network().notCollected(ResourceKind.INSTANCE);
        assertThat(checkOne(without, "tag:role=web", "eni-app", traffic).verdict())
                .isEqualTo(IntentVerdict.UNDECIDED);
    }

    @Test
    void privateAddressesThatUncollectedConnectionsMayLeadToAreUndecided() {
        Network network = network().notCollected(ResourceKind.VPN_GATEWAY);
        IntentResult result = checkOne(network, "192.168.0.0/16", "eni-app", "expect: blocked");
        assertThat(result.verdict()).isEqualTo(IntentVerdict.UNDECIDED);
        assertThat(result.unknowns()).extracting(Leg.Unknown::reason).containsOnly(Leg.Unknown.Reason.NOT_COLLECTED);
        assertThat(checkOne(network(), "192.168.0.0/16", "eni-app", "expect: blocked")
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
    }

    @Test
    void aBlockIsItsInterfacesAndWhatIsOutside() {
        IntentResult everywhere =
                checkOne(network(), "0.0.0.0/0", "eni-web1", "protocol: tcp, ports: 443, expect: blocked");
        assertThat(everywhere.parts())
                .extracting(part -> ids(part.from()))
                .containsExactly(List.of("eni-web2"), List.of());
    }

    @Test
    void anInterfaceThatMayBeAnotherDatabasesDecidesNothing() {
        Network network = network()
                .securityGroup("sg-db", "in tcp 5432 from 10.0.1.0/24")
                .securityGroup("sg-closed")
                .rdsInterface("eni-db1", "subnet-app", "10.0.2.20", "sg-db")
                .rdsInterface("eni-db2", "subnet-app", "10.0.2.21", "sg-db")
                .database("orders", spec -> spec.subnets("subnet-app").securityGroups("sg-db"))
                .database("billing", spec -> spec.subnets("subnet-app").securityGroups("sg-db"));
        IntentResult one = checkOne(network, "sg-web", "orders", "protocol: tcp, ports: 5432, expect: blocked");
        assertThat(one.verdict()).isEqualTo(IntentVerdict.UNDECIDED);
        assertThat(checkOne(network, "sg-web", "databases", "protocol: tcp, ports: 5432, expect: blocked")
                        .verdict())
                .isEqualTo(IntentVerdict.FAILED);
        assertThat(checkOne(network, "sg-web", "orders", "protocol: tcp, ports: 5432, expect: reachable")
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
    }

    @Test
    void ofFewerInterfacesThanDatabasesOneIsNotKnown() {
        Network network = network()
                .securityGroup("sg-db", "in tcp 5432 from 10.0.1.0/24")
                .rdsInterface("eni-db1", "subnet-app", "10.0.2.20", "sg-db")
                .database("orders", spec -> spec.subnets("subnet-app").securityGroups("sg-db"))
                .database("billing", spec -> spec.subnets("subnet-app").securityGroups("sg-db"));
        for (String to : List.of("databases", "orders", "billing")) {
            IntentResult result = checkOne(network, "internet", to, "expect: blocked");
            assertThat(result.verdict()).as(to).isEqualTo(IntentVerdict.UNDECIDED);
            assertThat(result.unknowns())
                    .extracting(Leg.Unknown::componentId)
                    .containsExactly("the interface of database billing or orders");
        }
    }

    @Test
    void aDatabaseWhoseInterfaceNobodyKnowsIsUndecided() {
        Network network =
                network().database("orders", spec -> spec.subnets("subnet-app").securityGroups("sg-db"));
        for (String to : List.of("orders", "databases")) {
            IntentResult result = checkOne(network, "sg-web", to, "expect: blocked");
            assertThat(result.verdict()).isEqualTo(IntentVerdict.UNDECIDED);
            assertThat(result.unknowns())
                    .extracting(Leg.Unknown::componentId)
                    .containsExactly("the interface of database orders");
        }
    }

    private static Network balanced(String groupRule) {
        return network()
                .securityGroup("sg-behind", groupRule)
                .networkInterface(
                        "eni-behind",
                        "subnet-app",
                        nic -> nic.address("10.0.2.30").instance("i-behind").securityGroups("sg-behind"))
                .networkInterface(
                        "eni-nlb",
                        "subnet-web",
                        nic -> nic.address("10.0.1.20", "198.51.100.20")
                                .requester("amazon-elb")
                                .type("network_load_balancer")
                                .description("ELB net/edge/0")
                                .securityGroups("sg-web"))
                .with(new LoadBalancer(
                        NLB,
                        "edge",
                        LoadBalancer.Type.NETWORK,
                        true,
                        Optional.of("vpc-1"),
                        "active",
                        List.of("subnet-web"),
                        List.of("sg-web"),
                        Optional.empty(),
                        List.of(),
                        List.of()))
                .with(new Listener("listener-1", NLB, OptionalInt.of(443), "TCP", List.of("tg-1")))
                .with(new TargetGroup(
                        "tg-1",
                        "behind",
                        "TCP",
                        OptionalInt.of(8080),
                        Optional.of("vpc-1"),
                        "instance",
                        List.of(NLB),
                        Optional.of(false),
                        Optional.of(List.of(new TargetGroup.Target("i-behind", OptionalInt.empty(), "healthy")))));
    }

    @Test
    void whatALoadBalancerSendsOnGetsThrough() {
        Network network = balanced("in tcp 8080 from 10.0.1.0/24");
        IntentResult result = checkOne(network, "internet", "i-behind", "protocol: tcp, ports: 8080, expect: blocked");
        assertThat(result.verdict()).isEqualTo(IntentVerdict.FAILED);
        assertThat(result.parts()).singleElement().satisfies(part -> {
            assertThat(ids(part.to())).containsExactly("eni-behind");
            assertThat(part.packets().destinationPorts()).containsExactly(PortRange.of(443));
            assertThat(part.packets().destinations()).containsExactly(Cidr.parse("198.51.100.20/32"));
        });
        assertThat(checkOne(network, "internet", "i-behind", "protocol: tcp, ports: 443, expect: blocked")
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
    }

    @Test
    void aLoadBalancerIsReachedWhereOneOfItsTargetsIs() {
        String rest = "protocol: tcp, ports: 443, expect: reachable";
        assertThat(checkOne(balanced("in tcp 8080 from 10.0.1.0/24"), "internet", "edge", rest)
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
        IntentResult closed = checkOne(balanced("in tcp 22 from 10.0.1.0/24"), "internet", NLB, rest);
        assertThat(closed.verdict()).isEqualTo(IntentVerdict.FAILED);
        assertThat(closed.parts().get(0).locations()).contains("sg-behind");
        assertThat(checkOne(balanced("in tcp 22 from 10.0.1.0/24"), "internet", "edge", "expect: blocked")
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
    }

    @Test
    void oneFamilyIsEnoughUnlessTheProtocolIsOfTheOther() {
        Network dual = Network.vpc("vpc-1", "10.0.0.0/16", "2600:1f18::/56")
                .subnet("subnet-1", "10.0.1.0/24", "2600:1f18::/64")
                .securityGroup("sg-1", "in all from 10.0.0.0/16", "out all to 0.0.0.0/0", "out all to ::/0")
                .networkInterface(
                        "eni-a",
                        "subnet-1",
                        nic -> nic.address("10.0.1.10").address("2600:1f18::10").securityGroups("sg-1"))
                .networkInterface(
                        "eni-b",
                        "subnet-1",
                        nic -> nic.address("10.0.1.11").address("2600:1f18::11").securityGroups("sg-1"))
                .networkInterface(
                        "eni-six",
                        "subnet-1",
                        nic -> nic.address("2600:1f18::12").securityGroups("sg-1"));
        assertThat(checkOne(dual, "eni-a", "eni-b", "protocol: tcp, expect: reachable")
                        .verdict())
                .isEqualTo(IntentVerdict.HELD);
        assertThat(checkOne(dual, "eni-a", "eni-b", "protocol: icmpv6, expect: reachable")
                        .verdict())
                .isEqualTo(IntentVerdict.FAILED);
        assertThat(checkOne(dual, "eni-a", "\"2600:1f18::11\"", "protocol: tcp, expect: reachable")
                        .verdict())
                .isEqualTo(IntentVerdict.FAILED);
        IntentResult none = checkOne(dual, "eni-six", "10.0.1.10", "protocol: tcp, expect: reachable");
        assertThat(none.parts()).singleElement().satisfies(part -> {
            assertThat(part.trace()).isEmpty();
            assertThat(part.packets().isEmpty()).isTrue();
        });
    }

    @Test
    void namesAreThoseOfInstancesInterfacesAndAddresses() {
        Network network = network()
                .networkInterface(
                        "eni-front",
                        "subnet-web",
                        nic -> nic.address("10.0.1.12", "198.51.100.12")
                                .tag("Name", "front")
                                .tag("env", "prod")
                                .securityGroups("sg-web"))
                .with(new Instance(
                        "i-named",
                        Optional.of("vpc-1"),
                        Optional.of("subnet-web"),
                        "running",
                        Optional.empty(),
                        List.of("eni-front"),
                        new Tags(Map.of("Name", "named"))));
        for (String from : List.of(
                "front",
                "named",
                "i-named",
                "\"tag:env\"",
                "\"tag:env=prod\"",
                "eni-front",
                "10.0.1.12",
                "198.51.100.12")) {
            assertThat(checkOne(network, from, "eni-app", "protocol: udp, ports: 53, expect: blocked")
                            .parts())
                    .as(from)
                    .singleElement()
                    .satisfies(part -> assertThat(part.packets().sources())
                            .containsExactly(Cidr.host(IpAddress.parse("10.0.1.12"))));
        }
        assertThat(unresolved(network, "from: frnt, to: eni-app").get(0))
                .isEqualTo(
                        "i.yaml:2: from of intent 'it': 'frnt' names nothing with an interface in the snapshot, did you"
                                + " mean front?; what the snapshot holds is expected");
    }

    @Test
    void aTagThatNobodyCarriesHasANearOne() {
        assertThat(unresolved(network(), "from: \"tag:role=wbe\", to: \"tag:rol\""))
                .satisfiesExactly(
                        first -> assertThat(first).contains(", did you mean tag:role=web?;"),
                        second -> assertThat(second).contains(", did you mean tag:role?;"));
        assertThat(unresolved(network(), "from: Internet, to: eni-app").get(0)).contains("did you mean internet?");
    }

    /** Each application in a group of its own, that takes tcp 80 from everyone or, closed, nothing. */
    private static Network manyGroups(String... rules) {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16").subnet("subnet-1", "10.0.1.0/24");
        for (int i = 0; i < 20; i++) {
            network = network.securityGroup("sg-" + i, rules)
                    .networkInterface("eni-" + i, "subnet-1", "10.0.1." + (10 + i), "sg-" + i);
        }
        return network;
    }

    private static IpAddress address(int last) {
        return IpAddress.parse("10.0.1." + last);
    }

    private static void holdsAllPairs(IntentResult result) {
        List<IntentPart> mixed =
                result.parts().stream().filter(IntentPart::mixed).toList();
        assertThat(mixed).hasSize(1);
        assertThat(mixed.get(0)).isEqualTo(result.parts().get(result.parts().size() - 1));
        assertThat(mixed.get(0)
                        .packets()
                        .contains(mixed.get(0).trace().orElseThrow().packet()))
                .isTrue();
        for (int from = 10; from < 30; from++) {
            for (int to = 10; to < 30; to++) {
                Packet packet = Packet.tcp(address(from), 50_000, address(to), 80);
                assertThat(result.parts().stream().filter(part -> part.packets().contains(packet)))
                        .as(packet.toString())
                        .hasSize(from == to ? 0 : 1);
            }
        }
    }

    @Test
    void ofVeryManyReasonsTheLastAreToldTogetherAndAllPackets() {
        holdsAllPairs(checkOne(
                manyGroups("out all to 0.0.0.0/0"), "vpc-1", "vpc-1", "protocol: tcp, ports: 80, expect: reachable"));
        holdsAllPairs(checkOne(
                manyGroups("out all to 0.0.0.0/0", "in tcp 80 from 0.0.0.0/0"),
                "vpc-1",
                "vpc-1",
                "protocol: tcp, expect: blocked"));
    }

    @Test
    void whatMayGetThroughIsApartFromWhatDoesNotAmongVeryManyReasons() {
        IntentResult result = checkOne(
                manyGroups("out all to 0.0.0.0/0", "in tcp 80 from pl-gone"),
                "vpc-1",
                "vpc-1",
                "protocol: tcp, ports: 80-81, expect: reachable");
        assertThat(result.parts().stream().filter(IntentPart::mixed))
                .satisfiesExactly(
                        blocked -> {
                            assertThat(blocked.outcome()).isEqualTo(Disposition.NOT_REACHABLE);
                            assertThat(blocked.packets().destinationPorts()).containsExactly(PortRange.of(81));
                        },
                        undecided -> {
                            assertThat(undecided.outcome()).isEqualTo(Disposition.UNDECIDED);
                            assertThat(undecided.packets().destinationPorts()).containsExactly(PortRange.of(80));
                        });
    }

    @Test
    void aLongEndIsCut() {
        assertThat(unresolved(network(), "from: internet, to: " + "x".repeat(100_000)))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains("xxx...' names nothing").hasSizeLessThan(300));
    }

    @Test
    void anEndThatStandsForNothingIsAMistake() {
        assertThat(unresolved(network(), "from: [i-gone, \"tag:nobody\"], to: [10.0.9.0/24, databases]"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("from of intent 'it': 'i-gone' names nothing"),
                        second -> assertThat(second).contains("'tag:nobody' is carried by no interface"),
                        third -> assertThat(third).contains("'10.0.9.0/24' holds no address of an interface"),
                        fourth -> assertThat(fourth).contains("'databases' stands for nothing"));
        assertThat(unresolved(network(), "from: internet, to: 203.0.113.0/24").get(0))
                .startsWith("i.yaml:2: no packet goes between the ends of intent 'it'");
        assertThat(unresolved(network(), "from: eni-app, to: 10.0.2.10").get(0))
                .startsWith("i.yaml:2: no packet goes between the ends of intent 'it'");
    }
}
