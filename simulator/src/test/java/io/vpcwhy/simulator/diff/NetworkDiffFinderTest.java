package io.vpcwhy.simulator.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Difference.Concern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What edits open and close, and which of them did it. */
class NetworkDiffFinderTest {

    private static final String[] OPEN_ACL = {
        "in 100 allow all from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0", "in 110 allow all from ::/0"
    };

    private String[] web = {"in tcp 443 from 0.0.0.0/0", "out all to 0.0.0.0/0"};
    private String[] second = {};
    private String[] acl = OPEN_ACL;
    private String[] routes = {"0.0.0.0/0 igw-1"};
    private UnaryOperator<Network> more = network -> network;
    private String[] groups = {"sg-web", "sg-second"};

    /** A host that the internet knows and a database beside it. */
    private Snapshot snapshot() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-web", "10.0.1.0/24")
                .subnet("subnet-db", "10.0.2.0/24")
                .networkAcl("acl-1", List.of("subnet-web", "subnet-db"), acl)
                .routeTable("rtb-1", List.of("subnet-web"), routes)
                .securityGroup("sg-web", web)
                .securityGroup("sg-second", second)
                .securityGroup("sg-db", "in tcp 5432 from sg-web")
                .networkInterface(
                        "eni-web",
                        "subnet-web",
                        nic -> nic.address("10.0.1.10", "198.51.100.10")
                                .instance("i-web")
                                .securityGroups(groups))
                .networkInterface(
                        "eni-db",
                        "subnet-db",
                        nic -> nic.address("10.0.2.20")
                                .requester("amazon-rds")
                                .description("RDSNetworkInterface")
                                .securityGroups("sg-db"));
        return more.apply(network).snapshot();
    }

    private static NetworkDiff diff(Snapshot before, Snapshot after) {
        return new NetworkDiffFinder(before, after).find();
    }

    @Test
    void theSameNetworkHasNoEdits() {
        NetworkDiff diff = diff(snapshot(), snapshot());
        assertThat(diff.edits()).isEmpty();
        assertThat(diff.differences()).isEmpty();
    }

    @Test
    void whatNoPacketSeesIsNoEdit() {
        Snapshot before = snapshot();
        web = new String[] {"out all to 0.0.0.0/0", "in tcp 443 from 0.0.0.0/0"};
        groups = new String[] {"sg-second", "sg-web"};
        assertThat(diff(before, snapshot()).edits()).isEmpty();
    }

    /** AWS lists the targets of a group in whatever order. */
    @Test
    void targetsInAnotherOrderAreNoEdit() {
        Snapshot before = snapshot().withAny(targets("i-1", "i-2"));

        assertThat(diff(before, snapshot().withAny(targets("i-2", "i-1"))).edits())
                .isEmpty();
        assertThat(diff(before, snapshot().withAny(targets("i-1", "i-3"))).edits())
                .hasSize(1);
    }

    private static TargetGroup targets(String... ids) {
        return new TargetGroup(
                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef",
                "web",
                "HTTP",
                OptionalInt.of(80),
                Optional.of("vpc-1"),
                "instance",
                List.of(),
                Optional.empty(),
                Optional.of(Arrays.stream(ids)
                        .map(id -> new TargetGroup.Target(id, OptionalInt.of(80), "healthy"))
                        .toList()));
    }

    @Test
    void aRuleOpensAPortToTheInternet() {
        Snapshot before = snapshot();
        web = new String[] {"in tcp 443 from 0.0.0.0/0", "in tcp 22 from 203.0.113.0/24", "out all to 0.0.0.0/0"};
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.opensToInternet()).isTrue();
        assertThat(diff.idle()).isEmpty();
        assertThat(diff.differences()).singleElement().satisfies(opened -> {
            assertThat(opened.turn()).isEqualTo(Turn.OPENED);
            assertThat(opened.concern()).isEqualTo(Concern.INTERNET);
            assertThat(opened.isAdministration()).isTrue();
            assertThat(opened.destination().networkInterfaceIds()).containsExactly("eni-web");
            assertThat(opened.headers().sources()).containsExactly(Cidr.parse("203.0.113.0/24"));
            assertThat(opened.headers().destinationPorts()).containsExactly(PortRange.of(22));
            assertThat(opened.replies()).isEqualTo(Replies.ALL);
            assertThat(opened.cause().kind()).isEqualTo(Cause.Kind.ALONE);
            assertThat(opened.cause().edits()).isEqualTo(diff.edits());
        });
    }

    @Test
    void aRuleThatOthersSayAlreadyOpensNothing() {
        Snapshot before = snapshot();
        second = new String[] {"in tcp 443 from 10.0.0.0/8"};
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.differences()).isEmpty();
        assertThat(diff.idle()).hasSize(1);
    }

    @Test
    void eachOfTwoRulesOpensTheSame() {
        Snapshot before = snapshot();
        web = new String[] {"in tcp 443 from 0.0.0.0/0", "in tcp 22 from 203.0.113.0/24", "out all to 0.0.0.0/0"};
        second = new String[] {"in tcp 22 from 203.0.113.0/24"};
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.differences()).singleElement().satisfies(opened -> {
            assertThat(opened.cause().kind()).isEqualTo(Cause.Kind.EITHER);
            assertThat(opened.cause().edits()).hasSize(2);
        });
    }

    @Test
    void aRuleAndAnEntryOpenTogether() {
        acl = new String[] {"in 100 allow tcp 443 from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0"};
        Snapshot before = snapshot();
        acl = new String[] {
            "in 90 allow tcp 22 from 203.0.113.0/24",
            "in 100 allow tcp 443 from 0.0.0.0/0",
            "out 100 allow all to 0.0.0.0/0"
        };
        web = new String[] {"in tcp 443 from 0.0.0.0/0", "in tcp 22 from 203.0.113.0/24", "out all to 0.0.0.0/0"};
        assertThat(diff(before, snapshot()).differences())
                .filteredOn(difference -> difference.turn() == Turn.OPENED)
                .singleElement()
                .satisfies(opened -> {
                    assertThat(opened.cause().kind()).isEqualTo(Cause.Kind.TOGETHER);
                    assertThat(opened.cause().edits()).hasSize(2);
                });
    }

    @Test
    void portsThatDifferentRulesOpenAreToldApart() {
        Snapshot before = snapshot();
        web = new String[] {
            "in tcp 443 from 0.0.0.0/0",
            "in tcp 22 from 203.0.113.0/24",
            "in tcp 23 from 203.0.113.0/24",
            "out all to 0.0.0.0/0"
        };
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.idle()).isEmpty();
        assertThat(diff.differences())
                .extracting(opened -> opened.headers().destinationPorts())
                .containsExactly(List.of(PortRange.of(22)), List.of(PortRange.of(23)));
        assertThat(diff.differences())
                .allSatisfy(opened -> assertThat(opened.cause().kind()).isEqualTo(Cause.Kind.ALONE));
    }

    @Test
    void onlyTheWayThereIsOpen() {
        acl = new String[] {"in 100 allow all from 0.0.0.0/0"};
        Snapshot before = snapshot();
        web = new String[] {"in tcp 443 from 0.0.0.0/0", "in tcp 22 from 203.0.113.0/24", "out all to 0.0.0.0/0"};
        assertThat(diff(before, snapshot()).differences())
                .singleElement()
                .satisfies(opened -> assertThat(opened.replies()).isEqualTo(Replies.NONE));
    }

    @Test
    void anEntryThatKeepsRepliesBackDidNotOpenWhatARouteDid() {
        routes = new String[] {};
        Snapshot before = snapshot();
        routes = new String[] {"0.0.0.0/0 igw-1"};
        acl = new String[] {"in 100 deny all from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0"};
        assertThat(diff(before, snapshot()).differences())
                .filteredOn(difference -> difference.destination().isInternet())
                .isNotEmpty()
                .allSatisfy(opened -> {
                    assertThat(opened.turn()).isEqualTo(Turn.OPENED);
                    assertThat(opened.replies()).isEqualTo(Replies.NONE);
                    assertThat(opened.cause().edits()).singleElement().isInstanceOf(Edit.OfRoute.class);
                });
    }

    @Test
    void anEntryForRepliesIsNotTheCauseOfWhatEachOfTwoRulesOpens() {
        acl = new String[] {"in 100 allow all from 0.0.0.0/0"};
        Snapshot before = snapshot();
        acl = new String[] {"in 100 allow all from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0"};
        web = new String[] {"in tcp 443 from 0.0.0.0/0", "in tcp 22 from 203.0.113.0/24", "out all to 0.0.0.0/0"};
        second = new String[] {"in tcp 22 from 203.0.113.0/24"};
        assertThat(diff(before, snapshot()).differences())
                .filteredOn(difference ->
                        difference.turn() == Turn.OPENED && difference.source().isInternet())
                .isNotEmpty()
                .allSatisfy(opened -> {
                    assertThat(opened.cause().kind()).isEqualTo(Cause.Kind.EITHER);
                    assertThat(opened.cause().edits()).hasSize(2).allMatch(Edit.OfSecurityGroupRule.class::isInstance);
                });
    }

    @Test
    void aRouteToANatGatewayAndAnEntryOfItsSubnetOpenTogetherAndCloseEither() {
        Snapshot before = natBehind(List.of(), "in 50 deny all from 10.0.2.0/24", OPEN_ACL[0]);
        Snapshot after = natBehind(List.of("0.0.0.0/0 nat-1"), OPEN_ACL[0]);
        assertThat(fromDatabase(before, after)).isNotEmpty().allSatisfy(opened -> {
            assertThat(opened.turn()).isEqualTo(Turn.OPENED);
            assertThat(opened.cause().kind()).isEqualTo(Cause.Kind.TOGETHER);
            assertThat(opened.cause().edits()).hasSize(2);
        });
        assertThat(fromDatabase(after, before)).isNotEmpty().allSatisfy(closed -> {
            assertThat(closed.turn()).isEqualTo(Turn.CLOSED);
            assertThat(closed.cause().kind()).isEqualTo(Cause.Kind.EITHER);
            assertThat(closed.cause().edits()).hasSize(2);
        });
    }

    @Test
    void anEntryThatPacketsMeetWithTheAddressOfANatGatewayIsPartOfTheCause() {
        String[] shut = {OPEN_ACL[0], "out 50 deny tcp 25 to 198.18.0.0/15"};
        assertThat(fromDatabase(natBehind(List.of(), shut), natBehind(List.of("0.0.0.0/0 nat-1"), OPEN_ACL[0])))
                .extracting(opened -> opened.cause().kind())
                .containsExactlyInAnyOrder(Cause.Kind.ALONE, Cause.Kind.TOGETHER);
    }

    private static List<Difference> fromDatabase(Snapshot before, Snapshot after) {
        return diff(before, after).differences().stream()
                .filter(difference -> difference.source().networkInterfaceIds().equals(List.of("eni-job"))
                        && difference.destination().isInternet())
                .toList();
    }

    /** A host behind a NAT gateway in a subnet with its own network ACL. */
    private static Snapshot natBehind(List<String> routes, String... inbound) {
        List<String> entries = new ArrayList<>(List.of(inbound));
        entries.add(OPEN_ACL[1]);
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-nat", "10.0.1.0/24")
                .subnet("subnet-job", "10.0.2.0/24")
                .networkAcl("acl-nat", List.of("subnet-nat"), entries.toArray(String[]::new))
                .networkAcl("acl-job", List.of("subnet-job"), OPEN_ACL)
                .natGateway("nat-1", "subnet-nat", "eni-nat", "10.0.1.5", "198.51.100.5")
                .routeTable("rtb-nat", List.of("subnet-nat"), "0.0.0.0/0 igw-1")
                .routeTable("rtb-job", List.of("subnet-job"), routes.toArray(String[]::new))
                .securityGroup("sg-job", "out all to 0.0.0.0/0")
                .networkInterface("eni-job", "subnet-job", "10.0.2.20", "sg-job")
                .snapshot();
    }

    @Test
    void anEntryLetsRepliesReturn() {
        acl = new String[] {"in 100 allow all from 0.0.0.0/0"};
        Snapshot before = snapshot();
        acl = new String[] {"in 100 allow all from 0.0.0.0/0", "out 100 allow tcp 1024-65535 to 0.0.0.0/0"};
        Snapshot after = snapshot();
        assertThat(diff(before, after).differences())
                .filteredOn(difference -> difference.source().isInternet())
                .singleElement()
                .satisfies(replies -> assertThat(replies.turn()).isEqualTo(Turn.REPLY_OPENED));
        assertThat(diff(after, before).differences())
                .filteredOn(difference -> difference.source().isInternet())
                .singleElement()
                .satisfies(replies -> assertThat(replies.turn()).isEqualTo(Turn.REPLY_CLOSED));
    }

    @Test
    void aRouteThatIsGoneClosesTheInternet() {
        Snapshot before = snapshot();
        routes = new String[] {};
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.opensToInternet()).isFalse();
        assertThat(diff.differences()).isNotEmpty().allSatisfy(closed -> {
            assertThat(closed.turn()).isIn(Turn.CLOSED, Turn.REPLY_CLOSED);
            assertThat(closed.cause().edits()).singleElement().isInstanceOf(Edit.OfRoute.class);
        });
    }

    @Test
    void twoRoutesThatEachOpenAPartAreBothCauses() {
        routes = new String[] {};
        Snapshot before = snapshot();
        routes = new String[] {"203.0.113.0/24 igw-1", "198.18.0.0/15 igw-1"};
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.idle()).isEmpty();
        assertThat(diff.differences())
                .isNotEmpty()
                .allSatisfy(opened -> assertThat(opened.cause().kind()).isEqualTo(Cause.Kind.ALONE));
    }

    @Test
    void routesOfTwoSubnetsAreBothCauses() {
        routes = new String[] {};
        more = network -> network.routeTable("rtb-2", List.of("subnet-db"), routes)
                .networkInterface(
                        "eni-job",
                        "subnet-db",
                        nic -> nic.address("10.0.2.30", "198.51.100.30").securityGroups("sg-web"));
        Snapshot before = snapshot();
        routes = new String[] {"0.0.0.0/0 igw-1"};
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.edits()).hasSize(2);
        assertThat(diff.idle()).isEmpty();
    }

    @Test
    void aWayThatIsLostSightOfIsNotClosed() {
        more = network -> network.notCollected(ResourceKind.VPC_ENDPOINT);
        Snapshot before = snapshot();
        routes = new String[] {"0.0.0.0/0 vpce-gone"};
        assertThat(diff(before, snapshot()).differences())
                .filteredOn(difference -> difference.destination().isInternet())
                .isNotEmpty()
                .allSatisfy(doubt -> assertThat(doubt.turn()).isEqualTo(Turn.PERHAPS_CLOSED));
        assertThat(diff(snapshot(), before).differences())
                .filteredOn(difference -> difference.destination().isInternet())
                .isNotEmpty()
                .allSatisfy(doubt -> assertThat(doubt.turn()).isEqualTo(Turn.KNOWN_OPEN));
    }

    @Test
    void anInterfaceThatIsDetachedIsAnEdit() {
        more = network -> network.networkInterface(
                "eni-job",
                "subnet-web",
                nic -> nic.address("10.0.1.30", "198.51.100.30").securityGroups("sg-web"));
        Snapshot before = snapshot();
        more = network -> network.networkInterface(
                "eni-job",
                "subnet-web",
                nic -> nic.address("10.0.1.30", "198.51.100.30")
                        .securityGroups("sg-web")
                        .available());
        assertThat(diff(before, snapshot()).differences())
                .filteredOn(difference -> difference.source().isInternet())
                .isNotEmpty()
                .allSatisfy(closed -> {
                    assertThat(closed.turn()).isEqualTo(Turn.CLOSED);
                    assertThat(closed.cause().edits()).singleElement().isInstanceOf(Edit.OfResource.class);
                });
    }

    /** Two peered VPCs; what the first sends there gets the address of a NAT gateway. */
    private static Snapshot behindNat(String... rules) {
        return Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-1", "10.1.1.0/24")
                .subnet("subnet-nat", "10.1.9.0/24")
                .securityGroup("sg-1", "out all to 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.1.1.10", "sg-1")
                .routeTable("rtb-1", List.of("subnet-1"), "10.2.0.0/16 nat-1")
                .privateNatGateway("nat-1", "subnet-nat", "eni-nat", "10.1.9.5")
                .routeTable("rtb-nat", List.of("subnet-nat"), "10.2.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2")
                .and(Network.vpc("vpc-2", "10.2.0.0/16")
                        .subnet("subnet-2", "10.2.1.0/24")
                        .securityGroup("sg-2", rules)
                        .networkInterface("eni-2", "subnet-2", "10.2.1.10", "sg-2")
                        .routeTable("rtb-2", List.of("subnet-2"), "10.1.0.0/16 pcx-1"))
                .snapshot();
    }

    @Test
    void aRuleAdmitsTheAddressThatANatGatewayPutsThere() {
        NetworkDiff diff = diff(behindNat(), behindNat("in tcp 22 from 10.1.9.5/32"));
        assertThat(diff.differences()).anySatisfy(opened -> {
            assertThat(opened.turn()).isEqualTo(Turn.OPENED);
            assertThat(opened.source().networkInterfaceIds()).containsExactly("eni-1");
            assertThat(opened.destination().networkInterfaceIds()).containsExactly("eni-2");
            assertThat(opened.cause().edits()).isEqualTo(diff.edits());
        });
    }

    @Test
    void aGroupThatAnInterfaceJoinsOpensADatabase() {
        Snapshot before = snapshot();
        more = network -> network.networkInterface(
                "eni-job", "subnet-db", nic -> nic.address("10.0.2.30").securityGroups("sg-web"));
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.differences())
                .filteredOn(Difference::isDatabase)
                .singleElement()
                .satisfies(opened -> {
                    assertThat(opened.source().networkInterfaceIds()).containsExactly("eni-job");
                    assertThat(opened.destination().networkInterfaceIds()).containsExactly("eni-db");
                    assertThat(opened.cause().edits()).singleElement().isInstanceOf(Edit.OfResource.class);
                });
        Snapshot member = snapshot();
        more = network -> network.networkInterface(
                "eni-job", "subnet-db", nic -> nic.address("10.0.2.30").securityGroups("sg-second"));
        assertThat(diff(member, snapshot()).differences())
                .filteredOn(Difference::isDatabase)
                .singleElement()
                .satisfies(closed -> {
                    assertThat(closed.turn()).isEqualTo(Turn.CLOSED);
                    assertThat(closed.cause().edits()).singleElement().isInstanceOf(Edit.OfSecurityGroups.class);
                });
    }

    @Test
    void anotherNetworkAclOfASubnetIsOneEdit() {
        more = network -> network.networkAcl("acl-closed", List.of());
        Snapshot before = snapshot();
        Edit edit = new Edit.OfAssociation(
                "subnet-db", ResourceKind.NETWORK_ACL, Optional.of("acl-1"), Optional.of("acl-closed"));
        NetworkDiff diff = diff(before, SnapshotEdits.made(before, edit));
        assertThat(diff.edits()).containsExactly(edit);
        assertThat(diff.differences()).isNotEmpty().allSatisfy(closed -> {
            assertThat(closed.turn()).isEqualTo(Turn.CLOSED);
            assertThat(closed.cause().edits()).containsExactly(edit);
        });
    }

    @Test
    void whatIsNotKnownAnyMoreIsNeitherOpenNorClosed() {
        Snapshot before = snapshot();
        web = new String[] {"in tcp 443 from 0.0.0.0/0", "in tcp 22 from pl-gone", "out all to 0.0.0.0/0"};
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.opensToInternet()).isFalse();
        assertThat(diff.differences()).isNotEmpty().allSatisfy(doubt -> {
            assertThat(doubt.turn()).isEqualTo(Turn.PERHAPS_OPENED);
            assertThat(doubt.turn().undecided()).isTrue();
        });
        assertThat(diff(snapshot(), before).differences())
                .isNotEmpty()
                .allSatisfy(known -> assertThat(known.turn()).isEqualTo(Turn.KNOWN_CLOSED));
    }

    @Test
    void whatOneSnapshotDidNotCollectIsAGapAndNoEdit() {
        Snapshot after = snapshot();
        more = network -> network.notCollected(ResourceKind.ROUTE_TABLE);
        NetworkDiff diff = diff(snapshot(), after);
        assertThat(diff.gaps().uneven()).containsExactly(ResourceKind.ROUTE_TABLE);
        assertThat(diff.edits()).isEmpty();
        assertThat(diff.differences())
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(difference.cause().kind()).isEqualTo(Cause.Kind.COLLECTED));
    }

    @Test
    void whatOneSnapshotDidNotCollectNeitherOpenedNorClosedAnything() {
        Snapshot before = snapshot();
        Snapshot lacking = Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-web", "10.0.1.0/24")
                .subnet("subnet-db", "10.0.2.0/24")
                .networkAcl("acl-1", List.of("subnet-web", "subnet-db"), acl)
                .routeTable("rtb-1", List.of("subnet-web"), routes)
                .securityGroup("sg-web", web)
                .securityGroup("sg-second", second)
                .securityGroup("sg-db", "in tcp 5432 from sg-web")
                .notCollected(ResourceKind.NETWORK_INTERFACE)
                .snapshot();
        assertThat(turns(diff(before, lacking))).containsExactly(Turn.PERHAPS_CLOSED);
        NetworkDiff back = diff(lacking, before);
        assertThat(turns(back)).containsExactly(Turn.KNOWN_OPEN);
        assertThat(back.opensToInternet()).isFalse();
        web = new String[] {"in tcp 22 from 203.0.113.0/24", "out all to 0.0.0.0/0"};
        assertThat(turns(diff(lacking, snapshot()))).allMatch(Turn::undecided);
    }

    @Test
    void anEditOpensThoughOneSnapshotDidNotCollectSomethingElse() {
        Snapshot before = snapshot();
        web = new String[] {"in tcp 443 from 0.0.0.0/0", "in tcp 22 from 203.0.113.0/24", "out all to 0.0.0.0/0"};
        more = network -> network.notCollected(ResourceKind.NAT_GATEWAY);
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.gaps().isUneven()).isTrue();
        assertThat(diff.opensToInternet()).isTrue();
        assertThat(diff.idle()).isEmpty();
    }

    @Test
    void noPacketToAnAddressOfAnInterfaceStandsForTheInternet() {
        more = network -> network.networkInterface(
                "eni-first",
                "subnet-web",
                nic -> nic.address("10.0.1.30", "198.18.0.1").securityGroups("sg-second"));
        Snapshot before = snapshot();
        acl = new String[] {OPEN_ACL[0], OPEN_ACL[1], "out 50 deny all to 198.18.0.0/15"};
        routes = new String[] {"198.18.0.0/15 igw-1"};
        assertThat(diff(before, snapshot()).differences())
                .filteredOn(difference -> difference.destination().isInternet())
                .isNotEmpty()
                .allSatisfy(closed -> {
                    assertThat(closed.example().destination()).isNotEqualTo(IpAddress.parse("198.18.0.1"));
                    assertThat(closed.cause().edits()).isNotEmpty();
                });
    }

    @Test
    void entriesThatOneSnapshotDidNotCollectWereNotEdited() {
        second = new String[] {"in tcp 22 from pl-1"};
        more = network -> network.prefixList("pl-1", "203.0.113.0/24");
        Snapshot before = snapshot();
        more = network -> network.prefixListWithoutEntries("pl-1");
        NetworkDiff diff = diff(before, snapshot());
        assertThat(diff.edits()).isEmpty();
        assertThat(diff.gaps().unevenParts()).containsExactly("pl-1");
        assertThat(turns(diff)).isNotEmpty().allMatch(Turn::undecided);
        assertThat(turns(diff(snapshot(), before))).isNotEmpty().allMatch(Turn::undecided);
    }

    @Test
    void snapshotsOfOtherNetworksAreSaidToBeApart() {
        Snapshot other = Network.vpc("vpc-other", "10.0.0.0/16").snapshot();
        assertThat(diff(snapshot(), other).gaps().apart()).isTrue();
        assertThat(diff(snapshot(), snapshot()).gaps().apart()).isFalse();
    }

    private static Set<Turn> turns(NetworkDiff diff) {
        Set<Turn> turns = EnumSet.noneOf(Turn.class);
        diff.differences().forEach(difference -> turns.add(difference.turn()));
        return turns;
    }

    @Test
    void blockPublicAccessIsAnEditWhereBothHaveItsOptions() {
        more = network -> network.blockPublicAccess(BlockPublicAccess.Mode.OFF);
        Snapshot before = snapshot();
        more = network -> network.blockPublicAccess(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
        Snapshot after = snapshot();
        assertThat(diff(before, after).differences()).isNotEmpty().allSatisfy(closed -> {
            assertThat(closed.turn()).isIn(Turn.CLOSED, Turn.REPLY_CLOSED);
            assertThat(closed.cause().edits()).singleElement().isInstanceOf(Edit.OfBlockPublicAccess.class);
        });
        more = network -> network;
        NetworkDiff diff = diff(snapshot(), after);
        assertThat(diff.edits()).isEmpty();
        assertThat(diff.gaps().unevenOptions()).isTrue();
        assertThat(diff.differences())
                .isNotEmpty()
                .allSatisfy(closed -> assertThat(closed.cause().kind()).isEqualTo(Cause.Kind.COLLECTED));
    }

    @Test
    void theInternetComesFirstThenDatabases() {
        Snapshot before = snapshot();
        web = new String[] {"in all from 0.0.0.0/0", "out all to 0.0.0.0/0"};
        more = network -> network.networkInterface(
                "eni-job", "subnet-db", nic -> nic.address("10.0.2.30").securityGroups("sg-web"));
        assertThat(diff(before, snapshot()).differences().stream()
                        .filter(difference -> difference.turn() == Turn.OPENED)
                        .map(Difference::concern)
                        .distinct())
                .containsSubsequence(Concern.INTERNET, Concern.DATABASE)
                .isSorted();
    }
}
