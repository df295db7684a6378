package io.vpcwhy.simulator.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SecurityGroupFilterTest {

    private static final IpAddress NEAR = IpAddress.parse("10.0.1.10");
    private static final IpAddress FAR = IpAddress.parse("203.0.113.9");

    private static Network network(String... rules) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-1", rules)
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1");
    }

    private static SecurityGroupDecision in(Snapshot snapshot, Packet packet) {
        NetworkInterface nic = snapshot.find(NetworkInterface.class, "eni-1").orElseThrow();
        return new SecurityGroupFilter(snapshot).decide(nic, Direction.INGRESS, packet);
    }

    private static SecurityGroupDecision in(Packet packet, String... rules) {
        return in(network(rules).snapshot(), packet);
    }

    private static Packet tcp(int port) {
        return Packet.tcp(FAR, 50000, NEAR, port);
    }

    private static Packet ping(int type, int code) {
        return Packet.icmp(FAR, NEAR, new IcmpType(type, code));
    }

    @Test
    void groups_of_an_interface_are_one_union() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-a", "in tcp 80 from 0.0.0.0/0")
                .securityGroup("sg-b", "in tcp 443 from 0.0.0.0/0")
                .securityGroup("sg-c", "in tcp 22 from 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-a", "sg-b")
                .snapshot();

        assertThat(in(snapshot, tcp(80)).deciding().orElseThrow().groupId()).isEqualTo("sg-a");
        assertThat(in(snapshot, tcp(443)).deciding().orElseThrow().groupId()).isEqualTo("sg-b");
        assertThat(in(snapshot, tcp(22)).outcome())
                .as("of a group that it does not carry")
                .isEqualTo(Outcome.DENY);
        assertThat(in(snapshot, tcp(80)).groups()).extracting(SecurityGroup::id).containsExactly("sg-a", "sg-b");
    }

    @Test
    void rule_of_the_other_direction_permits_nothing() {
        assertThat(in(tcp(443), "out tcp 443 to 0.0.0.0/0").outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void protocols_and_port_ranges_are_compared_with_the_destination_port() {
        assertThat(in(tcp(80), "in tcp 80-90 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(in(tcp(90), "in tcp 80-90 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(in(tcp(79), "in tcp 80-90 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.DENY);
        assertThat(in(tcp(91), "in tcp 80-90 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.DENY);
        assertThat(in(tcp(80), "in udp 80 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.DENY);
        assertThat(in(Packet.tcp(FAR, 80, NEAR, 50000), "in tcp 80 from 0.0.0.0/0")
                        .outcome())
                .isEqualTo(Outcome.DENY);
        assertThat(in(Packet.of(new IpProtocol(47), FAR, NEAR), "in protocol 47 from 0.0.0.0/0")
                        .outcome())
                .isEqualTo(Outcome.ALLOW);
        assertThat(in(Packet.of(new IpProtocol(50), FAR, NEAR), "in protocol 47 from 0.0.0.0/0")
                        .outcome())
                .isEqualTo(Outcome.DENY);
        assertThat(in(Packet.of(new IpProtocol(50), FAR, NEAR), "in all from 0.0.0.0/0")
                        .outcome())
                .isEqualTo(Outcome.ALLOW);
    }

    @Test
    void icmp_is_compared_by_type_and_code() {
        assertThat(in(ping(8, 0), "in icmp 8 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(in(ping(8, 3), "in icmp 8 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(in(ping(3, 4), "in icmp 3/4 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(in(ping(3, 3), "in icmp 3/4 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.DENY);
        assertThat(in(ping(4, 4), "in icmp 3/4 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.DENY);
        assertThat(in(ping(4, 4), "in icmp from 0.0.0.0/0").outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(in(ping(8, 0), "in icmpv6 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void prefix_list_permits_what_one_of_its_entries_holds() {
        Snapshot snapshot = network("in tcp 443 from pl-1")
                .prefixList("pl-1", "198.51.100.0/24", "203.0.113.9/32")
                .snapshot();

        assertThat(in(snapshot, tcp(443)).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(in(snapshot, Packet.tcp(IpAddress.parse("203.0.113.8"), 50000, NEAR, 443))
                        .outcome())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void narrowest_of_the_rules_that_permit_is_named() {
        String[] rules = {
            "in all from 0.0.0.0/0",
            "in tcp from 203.0.113.0/24",
            "in tcp 443 from 203.0.113.0/24",
            "in tcp 400-500 from 203.0.113.0/24"
        };

        assertThat(in(tcp(443), rules).deciding().orElseThrow().traffic())
                .hasToString(in(tcp(443), rules[2])
                        .deciding()
                        .orElseThrow()
                        .traffic()
                        .toString());
        assertThat(in(tcp(443), "in all from 0.0.0.0/0", "in all from 203.0.113.9/32", "in all from pl-1")
                        .deciding()
                        .orElseThrow()
                        .peer())
                .hasToString("203.0.113.9/32");
        Snapshot listed = network("in tcp 443 from 203.0.112.0/23", "in tcp 443 from pl-1")
                .prefixList("pl-1", "203.0.113.0/24")
                .snapshot();
        assertThat(in(listed, tcp(443)).deciding().orElseThrow().peer()).hasToString("pl-1");
        assertThat(in(ping(8, 0), "in icmp from 0.0.0.0/0", "in icmp 8 from 0.0.0.0/0", "in all from 0.0.0.0/0")
                        .deciding()
                        .orElseThrow()
                        .traffic())
                .isEqualTo(in(ping(8, 0), "in icmp 8 from 0.0.0.0/0")
                        .deciding()
                        .orElseThrow()
                        .traffic());
        assertThat(in(ping(8, 0), "in all from 0.0.0.0/0", "in icmp from 0.0.0.0/0")
                        .deciding()
                        .orElseThrow()
                        .traffic())
                .isEqualTo(in(ping(8, 0), "in icmp from 0.0.0.0/0")
                        .deciding()
                        .orElseThrow()
                        .traffic());
    }

    @Test
    void near_misses_fail_in_one_field_alone_the_closest_first() {
        Snapshot snapshot = network(
                        "out tcp 443 to 203.0.113.0/24",
                        "out all to 0.0.0.0/0",
                        "in icmp from 0.0.0.0/0",
                        "in udp 443 from 0.0.0.0/0",
                        "in tcp 443 from 198.51.100.0/24",
                        "in tcp 443 from pl-1",
                        "in tcp 443 from sg-1",
                        "in tcp 443 from ::/0",
                        "in tcp 444 from 0.0.0.0/0",
                        "in tcp 445 from 198.51.100.0/24",
                        "out tcp 80 to 0.0.0.0/0")
                .prefixList("pl-1", "198.51.100.0/24")
                .snapshot();

        assertThat(in(snapshot, tcp(443)).nearMisses())
                .extracting(miss ->
                        miss.field() + " " + ((NearMiss.GroupRule) miss).rule().peer())
                .containsExactly(
                        "PORT 0.0.0.0/0",
                        "FAMILY ::/0",
                        "MEMBERSHIP sg-1",
                        "ADDRESS 198.51.100.0/24",
                        "ADDRESS pl-1",
                        "PROTOCOL 0.0.0.0/0",
                        "PROTOCOL 0.0.0.0/0",
                        "DIRECTION 203.0.113.0/24");
    }

    @Test
    void icmp_of_another_type_is_a_near_miss() {
        assertThat(in(ping(0, 0), "in icmp 8 from 0.0.0.0/0").nearMisses())
                .extracting(NearMiss::field)
                .containsExactly(RuleField.ICMP_TYPE);
    }

    @Test
    void rule_with_something_unknown_is_a_candidate_and_no_near_miss() {
        SecurityGroupDecision decision = in(
                tcp(443),
                "in tcp 443 from pl-1",
                "in tcp 443 from pl-2",
                "in tcp 80 from pl-1",
                "in tcp 443 from pl-1");

        assertThat(decision.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(decision.candidates())
                .extracting(rule -> rule.peer().toString())
                .containsExactly("pl-1", "pl-2", "pl-1");
        assertThat(decision.uncertainties())
                .containsExactly(
                        new Uncertainty.NotCollected(ResourceKind.PREFIX_LIST, "pl-1"),
                        new Uncertainty.NotCollected(ResourceKind.PREFIX_LIST, "pl-2"));
        assertThat(decision.nearMisses()).isEmpty();
        assertThat(in(tcp(443), "in tcp 443 from pl-1", "in tcp 443 from 0.0.0.0/0"))
                .satisfies(settled -> {
                    assertThat(settled.candidates()).isEmpty();
                    assertThat(settled.uncertainties()).isEmpty();
                });
    }

    private static Packet without(Optional<IpProtocol> protocol, OptionalInt port) {
        return new Packet(FAR, NEAR, protocol, port, port, Optional.empty());
    }

    @Test
    void port_that_is_not_known_settles_rules_for_all_ports_alone() {
        Packet packet = without(Optional.of(IpProtocol.TCP), OptionalInt.empty());

        assertThat(in(packet, "in tcp from 0.0.0.0/0").outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(in(packet, "in tcp 0-65534 from 0.0.0.0/0").uncertainties())
                .containsExactly(new Uncertainty.HeaderFieldNotKnown(RuleField.PORT));
        assertThat(in(packet, "in udp 0-65534 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void protocol_that_is_not_known_leaves_the_port_to_rule_matches_out() {
        Packet web = without(Optional.empty(), OptionalInt.of(443));

        assertThat(in(web, "in tcp 443 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(in(web, "in tcp 80 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.DENY);
        assertThat(in(web, "in tcp 80 from 0.0.0.0/0").nearMisses())
                .extracting(NearMiss::field)
                .containsExactly(RuleField.PORT);
        assertThat(in(web, "in icmp from 0.0.0.0/0").nearMisses())
                .extracting(NearMiss::field)
                .containsExactly(RuleField.PROTOCOL);
        assertThat(in(web, "in protocol 132 from 0.0.0.0/0").outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(in(without(Optional.empty(), OptionalInt.of(0)), "in icmp from 0.0.0.0/0")
                        .outcome())
                .as("logs show port 0 for what has none")
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(in(without(Optional.empty(), OptionalInt.empty()), "in tcp 80 from 0.0.0.0/0")
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void reference_that_is_lost_is_noted_only_where_nothing_else_keeps_the_rule_from_matching() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-1", "in tcp 443 from sg-far of vpc-2", "in tcp 80 from sg-far of vpc-2")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1")
                .and(Network.vpc("vpc-2", "10.1.0.0/16")
                        .subnet("subnet-2", "10.1.1.0/24")
                        .securityGroup("sg-far")
                        .networkInterface(
                                "eni-far",
                                "subnet-2",
                                nic -> nic.address("10.1.1.1", "198.51.100.1").securityGroups("sg-far")))
                .snapshot();

        SecurityGroupDecision lost = in(snapshot, Packet.tcp(IpAddress.parse("10.1.1.1"), 1, NEAR, 443));
        SecurityGroupDecision publicly = in(snapshot, Packet.tcp(IpAddress.parse("198.51.100.1"), 1, NEAR, 443));

        assertThat(lost.lostReferences())
                .containsExactly(new SecurityGroupDecision.LostReference(
                        lost.nearMisses().stream()
                                .map(miss -> ((NearMiss.GroupRule) miss).rule())
                                .findFirst()
                                .orElseThrow(),
                        new ReferenceLoss(ReferenceLoss.Reason.VPCS_NOT_CONNECTED, "vpc-2")));
        assertThat(lost.publicMembers()).isEmpty();
        assertThat(publicly.publicMembers()).hasSize(1);
        assertThat(publicly.lostReferences()).isEmpty();
    }

    @Test
    void interface_without_groups_has_no_such_filter() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-1")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1")
                .natGateway("nat-1", "subnet-1", "eni-nat", "10.0.1.11", "198.51.100.1")
                .snapshot();

        assertThat(SecurityGroupFilter.applies(
                        snapshot.find(NetworkInterface.class, "eni-1").orElseThrow()))
                .isTrue();
        assertThat(SecurityGroupFilter.applies(
                        snapshot.find(NetworkInterface.class, "eni-nat").orElseThrow()))
                .isFalse();
    }

    @Test
    void decision_names_a_rule_where_it_permits_and_only_there() {
        SecurityGroupRule rule =
                in(tcp(443), "in all from 0.0.0.0/0").deciding().orElseThrow();

        assertThatThrownBy(() -> new SecurityGroupDecision(
                        Outcome.ALLOW,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SecurityGroupDecision(
                        Outcome.DENY,
                        List.of(),
                        Optional.of(rule),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
