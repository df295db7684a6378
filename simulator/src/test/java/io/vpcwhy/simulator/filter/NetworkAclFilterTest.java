package io.vpcwhy.simulator.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NetworkAclFilterTest {

    private static final IpAddress NEAR = IpAddress.parse("10.0.1.10");
    private static final IpAddress FAR = IpAddress.parse("203.0.113.9");

    private static NetworkAcl acl(String... entries) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .networkAcl("acl-1", List.of("subnet-1"), entries)
                .snapshot()
                .find(NetworkAcl.class, "acl-1")
                .orElseThrow();
    }

    private static NetworkAclDecision in(NetworkAcl acl, int port) {
        return NetworkAclFilter.decide(acl, Direction.INGRESS, Packet.tcp(FAR, 50000, NEAR, port));
    }

    private static int deciding(NetworkAclDecision decision) {
        return decision.deciding().orElseThrow().number();
    }

    @Test
    void entry_with_the_lowest_number_that_matches_decides_wherever_it_stands_in_the_document() {
        NetworkAcl acl = acl(
                "in 200 allow all from 0.0.0.0/0",
                "in 100 deny tcp 22 from 0.0.0.0/0",
                "in 90 allow tcp 22 from 203.0.113.9/32");

        assertThat(deciding(in(acl, 22))).isEqualTo(90);
        assertThat(deciding(in(acl, 23))).isEqualTo(200);
        assertThat(deciding(NetworkAclFilter.decide(
                        acl, Direction.INGRESS, Packet.tcp(IpAddress.parse("203.0.113.8"), 1, NEAR, 22))))
                .isEqualTo(100);
    }

    @Test
    void directions_have_lists_of_their_own_and_compare_their_blocks_with_the_far_end() {
        NetworkAcl acl = acl("in 100 allow all from 203.0.113.0/24", "out 200 allow all to 203.0.113.0/24");

        assertThat(deciding(in(acl, 22))).isEqualTo(100);
        assertThat(deciding(NetworkAclFilter.decide(acl, Direction.EGRESS, Packet.tcp(NEAR, 22, FAR, 50000))))
                .isEqualTo(200);
    }

    @Test
    void source_port_never_counts() {
        NetworkAcl acl = acl("in 100 allow tcp 443 from 0.0.0.0/0");

        assertThat(NetworkAclFilter.decide(acl, Direction.INGRESS, Packet.tcp(FAR, 443, NEAR, 22))
                        .outcome())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void what_no_entry_matches_is_denied_by_the_implicit_one_of_its_family() {
        NetworkAcl documented = acl();
        NetworkAcl bare = new NetworkAcl("acl-2", "vpc-1", false, List.<NetworkAclEntry>of(), List.of(), Tags.NONE);
        Packet ipv6 = Packet.tcp(IpAddress.parse("2001:db8::9"), 50000, IpAddress.parse("2001:db8::1"), 443);

        for (NetworkAcl acl : List.of(documented, bare)) {
            assertThat(deciding(in(acl, 443))).isEqualTo(32767);
            assertThat(deciding(NetworkAclFilter.decide(acl, Direction.INGRESS, ipv6)))
                    .isEqualTo(32768);
            assertThat(deciding(NetworkAclFilter.decide(acl, Direction.EGRESS, ipv6)))
                    .isEqualTo(32768);
            assertThat(in(acl, 443).outcome()).isEqualTo(Outcome.DENY);
        }
        assertThat(in(bare, 443).deciding().orElseThrow())
                .isEqualTo(new NetworkAclEntry(
                        32767, Direction.INGRESS, false, TrafficClass.ALL, Cidr.parse("0.0.0.0/0")));
    }

    @Test
    void near_misses_are_the_allows_ahead_that_fail_in_one_field_the_closest_first() {
        NetworkAcl acl = acl(
                "in 10 allow udp 443 from 0.0.0.0/0",
                "in 20 allow tcp 443 from 198.51.100.0/24",
                "in 30 allow tcp 443 from ::/0",
                "in 40 allow tcp 444 from 0.0.0.0/0",
                "in 50 allow tcp 445 from 198.51.100.0/24",
                "in 60 deny tcp 446 from 0.0.0.0/0",
                "in 100 deny all from 0.0.0.0/0",
                "in 110 allow tcp 80 from 0.0.0.0/0");

        assertThat(in(acl, 443).nearMisses())
                .extracting(miss -> ((NearMiss.AclEntry) miss).entry().number() + " " + miss.field())
                .containsExactly("40 PORT", "30 FAMILY", "20 ADDRESS", "10 PROTOCOL");
    }

    @Test
    void entry_that_may_match_leaves_it_open_where_it_would_decide_otherwise() {
        NetworkAcl acl = acl(
                "in 10 deny icmp 8 from 0.0.0.0/0",
                "in 20 deny icmp 3/4 from 0.0.0.0/0",
                "in 30 allow icmp from 0.0.0.0/0",
                "in 40 deny all from 0.0.0.0/0");
        Packet ping = Packet.of(IpProtocol.ICMP, FAR, NEAR);

        NetworkAclDecision decision = NetworkAclFilter.decide(acl, Direction.INGRESS, ping);

        assertThat(decision.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(decision.deciding()).isEmpty();
        assertThat(decision.candidates()).extracting(NetworkAclEntry::number).containsExactly(10, 20, 30);
        assertThat(decision.uncertainties())
                .as("each reason once")
                .containsExactly(new Uncertainty.IcmpTypeNotKnown(IpProtocol.ICMP));
    }

    @Test
    void entry_that_may_match_and_would_decide_the_same_leaves_nothing_open() {
        NetworkAclDecision decision = NetworkAclFilter.decide(
                acl("in 10 deny icmp 8 from 0.0.0.0/0", "in 40 deny all from 0.0.0.0/0"),
                Direction.INGRESS,
                Packet.of(IpProtocol.ICMP, FAR, NEAR));

        assertThat(deciding(decision)).isEqualTo(40);
        assertThat(decision.candidates()).isEmpty();
        assertThat(decision.uncertainties()).isEmpty();
    }

    @Test
    void packet_without_protocol_matches_entries_for_all_of_them_for_certain() {
        Packet unknown =
                new Packet(FAR, NEAR, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

        assertThat(deciding(NetworkAclFilter.decide(
                        acl("in 10 deny all from 0.0.0.0/0", "in 20 allow tcp from 0.0.0.0/0"),
                        Direction.INGRESS,
                        unknown)))
                .isEqualTo(10);
        assertThat(NetworkAclFilter.decide(acl("in 20 allow tcp from 0.0.0.0/0"), Direction.INGRESS, unknown)
                        .uncertainties())
                .containsExactly(new Uncertainty.HeaderFieldNotKnown(RuleField.PROTOCOL));
    }

    @Test
    void decision_names_an_entry_unless_it_is_open() {
        assertThatThrownBy(
                        () -> new NetworkAclDecision(Outcome.DENY, Optional.empty(), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NetworkAclDecision(
                        Outcome.UNKNOWN, Optional.of(acl().entries().get(0)), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
