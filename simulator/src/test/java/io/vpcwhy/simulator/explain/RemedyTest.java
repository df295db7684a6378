package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Logged.icmp;
import static io.vpcwhy.simulator.explain.Logged.protocol;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static io.vpcwhy.simulator.explain.Logged.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.remedy.Change;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The smallest changes that let a flow and its answers pass. */
class RemedyTest {

    private static final String NEAR = "10.0.1.10";
    private static final String OFFICE = "10.99.0.7";

    private static Network web(String... aclEntries) {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:1::/56")
                .subnet("subnet-web", "10.0.1.0/24", "2001:db8:1:1::/64")
                .subnet("subnet-more", "10.0.2.0/24")
                .securityGroup("sg-common", "out all to 0.0.0.0/0")
                .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0")
                .networkAcl("acl-web", List.of("subnet-web", "subnet-more"), aclEntries)
                .networkInterface("eni-web", "subnet-web", NEAR, "sg-common", "sg-web")
                .networkInterface("eni-web2", "subnet-web", "10.0.1.11", "sg-common", "sg-web")
                .networkInterface("eni-more", "subnet-more", "10.0.2.10", "sg-common");
    }

    private static final String[] OPEN = {"in 100 allow all from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0"};

    private static List<String> remedyFor(Network network, Logged record) {
        return remedy(explain(network.snapshot(), record.rejected()));
    }

    @Test
    void one_rule_is_enough_where_the_groups_alone_deny() {
        assertThat(remedyFor(web(OPEN), tcp(OFFICE, 50000).to(NEAR, 8443)))
                .as("in the group that fewest interfaces carry, whose others are counted")
                .containsExactly("sg-web: in tcp 8443 from 10.99.0.7/32, and for 1 more");
        assertThat(remedyFor(web(OPEN), udp(OFFICE, 50000).to(NEAR, 53)))
                .containsExactly("sg-web: in udp 53 from 10.99.0.7/32, and for 1 more");
    }

    @Test
    void rule_of_an_outbound_flow_is_outbound() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0")
                .networkInterface("eni-web", "subnet-web", NEAR, "sg-web");

        assertThat(remedyFor(network, tcp(NEAR, 50000).to("203.0.113.9", 443)))
                .containsExactly("sg-web: out tcp 443 to 203.0.113.9/32");
    }

    @Test
    void one_entry_is_enough_where_the_acl_alone_denies() {
        Network network = web("in 100 deny tcp 443 from 10.99.0.0/16", "in 110 allow all from 0.0.0.0/0", OPEN[1]);

        assertThat(remedyFor(network, tcp(OFFICE, 50000).to(NEAR, 443)))
                .as("ahead of the deny, and for all three interfaces behind the ACL, of which the record's is one")
                .containsExactly("acl-web: in 99 allow tcp 443 from 10.99.0.7/32, and for 2 more");
    }

    @Test
    void request_and_answer_need_an_entry_each_where_the_acl_denies_both() {
        assertThat(remedyFor(web(), tcp(OFFICE, 50000).to(NEAR, 443)))
                .containsExactly(
                        "acl-web: in 10 allow tcp 443 from 10.99.0.7/32, and for 2 more",
                        "acl-web: out 10 allow tcp 1024-65535 to 10.99.0.7/32 for replies, and for 2 more");
    }

    @Test
    void answer_that_is_rejected_needs_what_its_request_lacks_as_well() {
        assertThat(remedyFor(
                        web("in 100 allow tcp 443 from 0.0.0.0/0"),
                        tcp(NEAR, 8443).to(OFFICE, 50000).flags(18)))
                .containsExactly(
                        "acl-web: in 110 allow tcp 8443 from 10.99.0.7/32, and for 2 more",
                        "sg-web: in tcp 8443 from 10.99.0.7/32, and for 1 more",
                        "acl-web: out 10 allow tcp 1024-65535 to 10.99.0.7/32 for replies, and for 2 more");
    }

    @Test
    void answers_to_a_low_port_need_that_port_alone() {
        assertThat(remedyFor(web(OPEN[0]), tcp(NEAR, 2049).to(OFFICE, 1023).flags(18)))
                .as("as NFS clients use")
                .contains("acl-web: out 10 allow tcp 1023 to 10.99.0.7/32 for replies, and for 2 more");
        assertThat(remedyFor(web(OPEN[0]), udp(OFFICE, 1024).to(NEAR, 500)))
                .contains("acl-web: out 10 allow udp 1024-65535 to 10.99.0.7/32 for replies, and for 2 more");
    }

    @Test
    void protocol_without_ports_is_opened_whole_to_the_one_address() {
        assertThat(remedyFor(web(), icmp(OFFICE).to(NEAR)))
                .containsExactly(
                        "acl-web: in 10 allow icmp from 10.99.0.7/32, and for 2 more",
                        "sg-web: in icmp from 10.99.0.7/32, and for 1 more",
                        "acl-web: out 10 allow icmp to 10.99.0.7/32 for replies, and for 2 more");
        assertThat(remedyFor(web(OPEN), protocol(50, OFFICE).to(NEAR)))
                .containsExactly("sg-web: in protocol 50 from 10.99.0.7/32, and for 1 more");
    }

    @Test
    void ipv6_gets_rules_of_its_own() {
        Snapshot snapshot = Network.vpc("vpc-1", "2001:db8:1::/56")
                .subnet("subnet-web", "2001:db8:1:1::/64")
                .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0")
                .networkAcl("acl-web", List.of("subnet-web"), "in 100 allow all from 0.0.0.0/0")
                .networkInterface("eni-web", "subnet-web", "2001:db8:1:1::10", "sg-web")
                .snapshot();

        assertThat(remedy(explain(
                        snapshot,
                        tcp("fd00::7", 50000).to("2001:db8:1:1::10", 443).rejected())))
                .containsExactly(
                        "acl-web: in 110 allow tcp 443 from fd00::7/128",
                        "sg-web: in tcp 443 from fd00::7/128",
                        "acl-web: out 10 allow tcp 1024-65535 to fd00::7/128 for replies");
    }

    @Test
    void acl_that_has_no_number_ahead_of_the_deny_has_no_remedy() {
        Network full = web("in 1 deny tcp 443 from 10.99.0.0/16", "in 100 allow all from 0.0.0.0/0", OPEN[1]);
        Network fullForAnswers = web(OPEN[0], "out 1 deny tcp to 10.99.0.0/16", OPEN[1]);

        assertThat(remedyFor(full, tcp(OFFICE, 50000).to(NEAR, 443))).containsExactly("NO_FREE_RULE_NUMBER");
        assertThat(remedyFor(fullForAnswers, tcp(NEAR, 443).to(OFFICE, 50000))).containsExactly("NO_FREE_RULE_NUMBER");
    }

    @Test
    void entry_that_may_deny_is_overtaken_too() {
        Network network = web(
                "in 50 allow tcp 443 from 0.0.0.0/0",
                "in 100 deny icmp 8 from 0.0.0.0/0",
                "in 110 allow all from 0.0.0.0/0",
                OPEN[1]);

        assertThat(remedyFor(network, icmp(OFFICE).to(NEAR)))
                .containsExactly(
                        "acl-web: in 99 allow icmp from 10.99.0.7/32, and for 2 more",
                        "sg-web: in icmp from 10.99.0.7/32, and for 1 more");
    }

    @Test
    void entry_for_one_type_of_icmp_is_overtaken_even_where_another_denies_anyway() {
        Network network = web("in 50 deny icmp 8 from 0.0.0.0/0", "in 60 allow tcp from 0.0.0.0/0", OPEN[1]);

        assertThat(remedyFor(network, icmp(OFFICE).to(NEAR)))
                .as("the answer is no at 50 or at the end; an entry at 70 would leave the first")
                .containsExactly(
                        "acl-web: in 49 allow icmp from 10.99.0.7/32, and for 2 more",
                        "sg-web: in icmp from 10.99.0.7/32, and for 1 more");
        assertThat(remedyFor(
                        web("in 1 deny icmp 8 from 0.0.0.0/0", OPEN[1]),
                        icmp(OFFICE).to(NEAR)))
                .containsExactly("NO_FREE_RULE_NUMBER");
    }

    @Test
    void header_that_is_not_known_cannot_be_opened() {
        assertThat(remedyFor(
                        web("out 100 allow all to 0.0.0.0/0"),
                        tcp(OFFICE, 50000).to(NEAR, 443).without(FlowLogField.PROTOCOL)))
                .containsExactly("HEADER_NOT_KNOWN");
        assertThat(remedyFor(
                        web("out 100 allow all to 0.0.0.0/0"),
                        tcp(OFFICE, 50000).to(NEAR, 443).without(FlowLogField.DSTPORT)))
                .containsExactly("HEADER_NOT_KNOWN");
    }

    @Test
    void source_port_matters_only_where_the_acl_asks_for_it() {
        Logged record = tcp(OFFICE, 50000).to(NEAR, 8443).without(FlowLogField.SRCPORT);

        assertThat(remedyFor(web(OPEN), record))
                .containsExactly("sg-web: in tcp 8443 from 10.99.0.7/32, and for 1 more");
        assertThat(remedyFor(web(OPEN[0], "out 100 allow tcp 32768-65535 to 0.0.0.0/0"), record))
                .as("the answers may go to a port that stays closed")
                .containsExactly("NOT_VERIFIED");
    }

    @Test
    void rule_that_a_filter_beside_makes_useless_is_not_proposed() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web")
                .networkInterface("eni-web", "subnet-web", NEAR, "sg-web")
                .notCollected(ResourceKind.NETWORK_ACL);

        assertThat(remedyFor(network, tcp(OFFICE, 50000).to(NEAR, 443))).containsExactly("NOT_VERIFIED");
    }

    @Test
    void nothing_is_proposed_where_nobody_asked() {
        Logged record = tcp(OFFICE, 50000).to(NEAR, 8443).rejected();

        assertThat(remedy(explain(web(OPEN).snapshot(), RemedyPolicy.NEVER, record)))
                .containsExactly("NOT_ASKED");
        assertThat(remedy(explain(web(OPEN).snapshot(), RemedyPolicy.ALWAYS, record)))
                .containsExactly("sg-web: in tcp 8443 from 10.99.0.7/32, and for 1 more");
    }

    private static final Packet REQUEST = Packet.tcp(IpAddress.parse(OFFICE), 50000, IpAddress.parse(NEAR), 8443);

    private static SecurityGroupRule rule(int port, String peer) {
        return new SecurityGroupRule(
                Optional.empty(),
                "sg-web",
                Direction.INGRESS,
                TrafficClass.tcp(PortRange.of(port)),
                new RulePeer.CidrPeer(Cidr.parse(peer)),
                Optional.empty());
    }

    private static Change entry(Direction direction, PortRange ports) {
        return new Change.CreateNetworkAclEntry(
                "acl-web",
                new NetworkAclEntry(5, direction, true, TrafficClass.tcp(ports), Cidr.parse("10.99.0.7/32")),
                direction == Direction.EGRESS,
                0);
    }

    @Test
    void changes_are_verified_by_simulating_request_and_answer_again() {
        Snapshot closed = web().snapshot();
        RemedyFinder finder = new RemedyFinder(closed);
        NetworkInterface here = closed.find(NetworkInterface.class, "eni-web").orElseThrow();
        Change group = new Change.AuthorizeSecurityGroup(rule(8443, "10.99.0.7/32"), 0);
        Change in = entry(Direction.INGRESS, PortRange.of(8443));
        Change out = entry(Direction.EGRESS, new PortRange(1024, 65535));

        assertThat(finder.passes(List.of(group, in, out), here, Direction.INGRESS, REQUEST))
                .isTrue();
        assertThat(List.of(
                        List.<Change>of(),
                        List.of(group, in),
                        List.of(group, out),
                        List.of(in, out),
                        List.of(new Change.AuthorizeSecurityGroup(rule(8444, "10.99.0.7/32"), 0), in, out),
                        List.of(new Change.AuthorizeSecurityGroup(rule(8443, "10.99.0.8/32"), 0), in, out),
                        List.of(group, entry(Direction.INGRESS, PortRange.of(8442)), out),
                        List.of(group, in, entry(Direction.EGRESS, PortRange.of(8443)))))
                .as("a part of the changes, or one with another port or address")
                .noneMatch(changes -> finder.passes(changes, here, Direction.INGRESS, REQUEST));
        assertThat(finder.passes(List.of(), here, Direction.INGRESS, REQUEST))
                .as("and the snapshot stays as it was")
                .isFalse();
    }

    @Test
    void remedy_without_changes_makes_no_sense() {
        assertThatThrownBy(() -> new Remediation.Proposed(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
