package io.vpcwhy.simulator.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Difference.Concern;
import java.util.List;
import java.util.Optional;
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
