package io.vpcwhy.simulator.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.trace.Leg;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the internet reaches, and which databases. */
class ExposureFinderTest {

    private static Network network() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-open", "10.0.1.0/24")
                .subnet("subnet-closed", "10.0.2.0/24")
                .routeTable("rtb-open", List.of("subnet-open"), "0.0.0.0/0 igw-1");
    }

    private static Network host(Network network, String id, int number, String... rules) {
        return network.securityGroup("sg-" + id, rules)
                .networkInterface(
                        "eni-" + id,
                        "subnet-open",
                        nic -> nic.address("10.0.1." + number, "198.51.100." + number)
                                .instance("i-" + id)
                                .securityGroups("sg-" + id));
    }

    private static List<InterfaceExposure> interfaces(Network network) {
        return new ExposureFinder(NetworkGraph.of(network.snapshot())).interfaces();
    }

    @Test
    void portsThatAreOpenToOthersAreToldApart() {
        Network network = host(network(), "a", 10, "in tcp 22 from 203.0.113.0/24", "in tcp 443 from 0.0.0.0/0");
        assertThat(interfaces(network))
                .satisfiesExactly(
                        ssh -> {
                            assertThat(ssh.ports()).containsExactly(PortRange.of(22));
                            assertThat(ssh.from()).containsExactly(Cidr.parse("203.0.113.0/24"));
                            assertThat(ssh.admin()).isTrue();
                        },
                        https -> {
                            assertThat(https.ports()).containsExactly(PortRange.of(443));
                            assertThat(https.from()).containsExactly(Cidr.parse("0.0.0.0/0"));
                            assertThat(https.admin()).isFalse();
                            assertThat(https.finding().trace().packet().destinationPort())
                                    .hasValue(443);
                        });
    }

    @Test
    void anInterfaceThatIsAttachedToNothingIsNotReachedBesideOneThatIs() {
        Network network = host(network(), "a", 10, "in tcp 443 from 0.0.0.0/0")
                .networkInterface(
                        "eni-0",
                        "subnet-open",
                        nic -> nic.address("10.0.1.9", "198.51.100.9")
                                .securityGroups("sg-a")
                                .available());
        assertThat(interfaces(network)).hasSize(1);
    }

    @Test
    void eachProtocolIsToldOnItsOwnWithItsPortsAndSources() {
        Network network = host(network(), "a", 10, "in tcp 80-81 from 203.0.113.0/24", "in icmp from 0.0.0.0/0");
        assertThat(interfaces(network))
                .satisfiesExactly(
                        tcp -> {
                            assertThat(tcp.protocols()).containsExactly(IpProtocol.TCP);
                            assertThat(tcp.ports()).containsExactly(new PortRange(80, 81));
                            assertThat(tcp.from()).containsExactly(Cidr.parse("203.0.113.0/24"));
                            assertThat(tcp.finding().replies()).isEqualTo(Finding.Replies.ALL);
                            assertThat(tcp.admin()).isFalse();
                        },
                        icmp -> {
                            assertThat(icmp.protocols()).containsExactly(IpProtocol.ICMP);
                            assertThat(icmp.ports()).isEmpty();
                            assertThat(icmp.from()).containsExactly(Cidr.parse("0.0.0.0/0"));
                        });
    }

    @Test
    void theIcmpOfTheOtherFamilyIsNotReached() {
        Network network = host(network(), "a", 10, "in all from 0.0.0.0/0");
        assertThat(interfaces(network))
                .flatExtracting(InterfaceExposure::protocols)
                .contains(IpProtocol.TCP, IpProtocol.ICMP, new IpProtocol(47))
                .doesNotContain(IpProtocol.ICMPV6);
    }

    @Test
    void portsOfAdministrationComeFirst() {
        Network network = host(network(), "web", 10, "in tcp 21 from 0.0.0.0/0");
        host(network, "admin", 11, "in tcp 3389 from 0.0.0.0/0");
        host(network, "udp", 12, "in udp 3389 from 0.0.0.0/0");
        assertThat(interfaces(network))
                .extracting(exposure -> exposure.networkInterface().id() + " " + exposure.admin())
                .containsExactly("eni-admin true", "eni-web false", "eni-udp false");
    }

    @Test
    void whatComesInWithoutAWayBackIsToldAsSuch() {
        Network network = host(network(), "a", 10, "in tcp 80 from 0.0.0.0/0")
                .networkAcl(
                        "acl-1",
                        List.of("subnet-open"),
                        "in 100 allow all from 0.0.0.0/0",
                        "out 100 allow tcp 443 to 0.0.0.0/0");
        assertThat(interfaces(network))
                .singleElement()
                .satisfies(exposure -> assertThat(exposure.finding().replies()).isEqualTo(Finding.Replies.SOME));
    }

    private static DatabaseExposures databases(Network network) {
        return new DatabaseExposureFinder(NetworkGraph.of(network.snapshot())).find();
    }

    private static Network database(Network network, String name, String group) {
        return network.database(name, spec -> spec.subnets("subnet-open").securityGroups(group));
    }

    private static Network rds(Network network, String id, int number, String group) {
        return network.networkInterface(
                id,
                "subnet-open",
                nic -> nic.address("10.0.1." + number, "198.51.100." + number)
                        .description("RDSNetworkInterface")
                        .requester("amazon-rds")
                        .securityGroups(group));
    }

    @Test
    void aDatabaseIsReachedAtItsPortThoughNotFlagged() {
        Network network =
                network().securityGroup("sg-db", "in tcp 5432 from 203.0.113.0/25", "in tcp 22 from 0.0.0.0/0");
        rds(database(network, "orders", "sg-db"), "eni-db", 20, "sg-db");
        DatabaseExposure exposure = databases(network).databases().get(0);
        assertThat(exposure.verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(exposure.from()).containsExactly(Cidr.parse("203.0.113.0/25"));
        assertThat(exposure.blockedBy()).isEmpty();
        assertThat(exposure.reachableYetNotFlagged()).isTrue();
        assertThat(exposure.flaggedYetBlocked()).isFalse();
        assertThat(exposure.findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.packets().destinationPorts()).containsExactly(PortRange.of(5432)));
    }

    @Test
    void aFlaggedDatabaseThatIsBlockedSaysByWhat() {
        Network network = network().securityGroup("sg-db", "in tcp 3306 from 0.0.0.0/0");
        network.database(
                "orders",
                spec -> spec.subnets("subnet-open").securityGroups("sg-db").publiclyAccessible());
        rds(network, "eni-db", 20, "sg-db");
        DatabaseExposure exposure = databases(network).databases().get(0);
        assertThat(exposure.verdict()).isEqualTo(Verdict.NOT_REACHABLE);
        assertThat(exposure.flaggedYetBlocked()).isTrue();
        assertThat(exposure.reachableYetNotFlagged()).isFalse();
        assertThat(exposure.blockedBy())
                .extracting(obstacle -> obstacle.code().name())
                .containsOnly("ENI_SG_RULES_MISMATCH");
        assertThat(exposure.from()).isEmpty();
    }

    @Test
    void aDatabaseWhoseRepliesMayBeLostIsNotKnown() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-open", "10.0.1.0/24")
                .prefixListWithoutEntries("pl-1")
                .routeTable("rtb-open", List.of("subnet-open"), "0.0.0.0/0 igw-1", "pl-1 eni-elsewhere")
                .securityGroup("sg-db", "in tcp 5432 from 0.0.0.0/0");
        rds(database(network, "orders", "sg-db"), "eni-db", 20, "sg-db");
        DatabaseExposure exposure = databases(network).databases().get(0);
        assertThat(exposure.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(exposure.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.replies()).isEqualTo(Finding.Replies.UNKNOWN));
        assertThat(exposure.unknowns())
                .extracting(unknown -> unknown.reason())
                .containsExactly(Leg.Unknown.Reason.PREFIX_LIST_ENTRIES);
    }

    @Test
    void aDatabaseMayBeATargetThatWasNotCollected() {
        Network network = network().securityGroup("sg-db").securityGroup("sg-lb", "in tcp 80 from 0.0.0.0/0");
        network.networkInterface(
                "eni-lb",
                "subnet-open",
                nic -> nic.address("10.0.1.9", "198.51.100.9")
                        .requester("amazon-elb")
                        .description("ELB app/web/0")
                        .securityGroups("sg-lb"));
        rds(database(network, "orders", "sg-db"), "eni-db", 20, "sg-db");
        assertThat(databases(network).databases().get(0).verdict()).isEqualTo(Verdict.NOT_REACHABLE);
        network.with(new LoadBalancer(
                        "arn-lb",
                        "web",
                        LoadBalancer.Type.APPLICATION,
                        true,
                        Optional.of("vpc-1"),
                        "active",
                        List.of("subnet-open"),
                        List.of("sg-lb"),
                        Optional.empty(),
                        List.of(),
                        List.of()))
                .with(new Listener("arn-listener", "arn-lb", OptionalInt.of(80), "HTTP", List.of("arn-targets")))
                .with(new TargetGroup(
                        "arn-targets",
                        "app",
                        "HTTP",
                        OptionalInt.of(8080),
                        Optional.of("vpc-1"),
                        "ip",
                        List.of("arn-lb"),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(databases(network).databases().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aDatabaseWithoutInterfaceIsNotKnown() {
        Network network = database(network().securityGroup("sg-db"), "orders", "sg-db");
        DatabaseExposure exposure = databases(network).databases().get(0);
        assertThat(exposure.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(exposure.subject().interfaces()).isEmpty();
    }

    @Test
    void interfacesThatTwoDatabasesMayHaveHaveToAgree() {
        Network alike = network().securityGroup("sg-db", "in tcp 5432 from 0.0.0.0/0");
        database(database(alike, "a", "sg-db"), "b", "sg-db");
        rds(rds(alike, "eni-1", 20, "sg-db"), "eni-2", 21, "sg-db");
        assertThat(databases(alike).databases())
                .extracting(DatabaseExposure::verdict)
                .containsExactly(Verdict.REACHABLE, Verdict.REACHABLE);

        Network apart = network().securityGroup("sg-db", "in tcp 5432 from 0.0.0.0/0");
        database(database(apart, "a", "sg-db"), "b", "sg-db");
        rds(apart, "eni-1", 20, "sg-db").rdsInterface("eni-2", "subnet-open", "10.0.1.21", "sg-db");
        assertThat(databases(apart).databases())
                .as("one of them is reached, and nobody can tell which")
                .extracting(DatabaseExposure::verdict)
                .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN);
    }

    @Test
    void anInterfaceThatTwoDatabasesMayHaveTellsOfNeither() {
        for (String rule : List.of("in tcp 5432 from 0.0.0.0/0", "in tcp 22 from 0.0.0.0/0")) {
            Network network = network().securityGroup("sg-db", rule);
            rds(database(database(network, "a", "sg-db"), "b", "sg-db"), "eni-1", 20, "sg-db");
            assertThat(databases(network).databases())
                    .as("one of them has it and the other one is not seen: %s", rule)
                    .extracting(DatabaseExposure::verdict)
                    .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN);
        }
    }

    @Test
    void whatADatabaseHasAloneDecidesWhateverItSharesToo() {
        Network network = network().securityGroup("sg-db", "in tcp 5432 from 0.0.0.0/0");
        database(network, "a", "sg-db")
                .database(
                        "b",
                        spec -> spec.subnets("subnet-open", "subnet-closed").securityGroups("sg-db"));
        rds(network, "eni-1", 20, "sg-db").rdsInterface("eni-2", "subnet-closed", "10.0.2.20", "sg-db");
        assertThat(databases(network).databases())
                .as("eni-2 is b's alone, so that eni-1 is enough for a; b may have it besides")
                .extracting(DatabaseExposure::verdict)
                .containsExactly(Verdict.REACHABLE, Verdict.UNKNOWN);
    }

    @Test
    void anInterfaceOfADatabaseThatWasNotCollectedIsToldOnItsOwn() {
        Network network = network().securityGroup("sg-db", "in tcp 5432-5433 from 203.0.113.0/25");
        rds(network, "eni-db", 20, "sg-db").rdsInterface("eni-closed", "subnet-closed", "10.0.2.20", "sg-db");
        assertThat(databases(network).databases())
                .satisfiesExactly(
                        closed -> {
                            assertThat(closed.subject().id()).isEqualTo("eni-closed");
                            assertThat(closed.verdict()).isEqualTo(Verdict.NOT_REACHABLE);
                            assertThat(closed.blockedBy()).isNotEmpty();
                        },
                        open -> {
                            assertThat(open.subject()).isInstanceOf(DatabaseSubject.ByInterface.class);
                            assertThat(open.subject().interfaces()).hasSize(1);
                            assertThat(open.subject().publiclyAccessible()).isEmpty();
                            assertThat(open.verdict()).isEqualTo(Verdict.REACHABLE);
                            assertThat(open.from()).containsExactly(Cidr.parse("203.0.113.0/25"));
                            assertThat(open.findings().get(0).packets().destinationPorts())
                                    .containsExactly(new PortRange(5432, 5433));
                        });
    }

    private static void assertNoConnection(Network network) {
        assertThat(databases(network).databases()).singleElement().satisfies(exposure -> {
            assertThat(exposure.findings()).isNotEmpty();
            assertThat(exposure.verdict()).isEqualTo(Verdict.NOT_REACHABLE);
            assertThat(exposure.portZeroAlone()).isTrue();
            assertThat(exposure.from()).isEmpty();
        });
    }

    @Test
    void noConnectionComesFromPortZero() {
        Network network = network()
                .securityGroup("sg-db", "in tcp 5432 from 0.0.0.0/0")
                .networkAcl(
                        "acl-1",
                        List.of("subnet-open"),
                        "in 100 allow all from 0.0.0.0/0",
                        "out 100 allow tcp 0 to 0.0.0.0/0");
        assertNoConnection(rds(database(network, "orders", "sg-db"), "eni-db", 20, "sg-db"));
    }

    @Test
    void noConnectionGoesToPortZero() {
        assertNoConnection(rds(network().securityGroup("sg-db", "in tcp 0 from 0.0.0.0/0"), "eni-db", 20, "sg-db"));
    }

    @Test
    void wellKnownPortsOnInstancesAreAGuess() {
        Network network = host(network(), "mongo", 10, "in tcp 27017 from 0.0.0.0/0");
        host(network, "open", 11, "in all from 0.0.0.0/0");
        host(network, "udp", 12, "in udp 5432 from 0.0.0.0/0");
        assertThat(databases(network).likely())
                .as("where every port is open, none of them says anything")
                .extracting(likely -> likely.exposure().networkInterface().id() + " "
                        + likely.port().port())
                .containsExactly("eni-mongo 27017");
    }

    @Test
    void databasesAreToldByName() {
        Network network = network().securityGroup("sg-a").securityGroup("sg-b");
        database(database(network, "b", "sg-b"), "a", "sg-a");
        assertThat(databases(network).databases())
                .extracting(exposure -> exposure.subject().id())
                .containsExactly("a", "b");
    }
}
