package io.vpcwhy.simulator.usage;

import static io.vpcwhy.simulator.usage.Logs.entry;
import static io.vpcwhy.simulator.usage.Logs.rule;
import static io.vpcwhy.simulator.usage.Logs.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.FlowLogs;
import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What people want to know of their rules. */
class RuleUsageTest {

    private static final String CLIENT = "203.0.113.9";

    private static Network network() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup(
                        "sg-web",
                        "in tcp 443 from 0.0.0.0/0",
                        "in tcp 22 from 203.0.113.0/24",
                        "out tcp 5432 to 10.0.2.0/24",
                        "in tcp 443 from 203.0.113.0/24",
                        "in tcp 40000-50000 from 198.51.100.0/24",
                        "out tcp 40000-50000 to 198.51.100.0/24")
                .securityGroup("sg-spare", "in tcp 80 from 0.0.0.0/0")
                .networkAcl(
                        "acl-web",
                        List.of("subnet-web"),
                        "in 90 deny tcp 23 from 0.0.0.0/0",
                        "in 100 allow all from 0.0.0.0/0",
                        "out 100 allow all to 0.0.0.0/0")
                .networkInterface("eni-web", "subnet-web", "10.0.1.10", "sg-web")
                .networkInterface("eni-web2", "subnet-web", "10.0.1.11", "sg-web")
                .routeTable("rtb-web", List.of("subnet-web"), "0.0.0.0/0 igw-1")
                .internetGateway("igw-1");
    }

    private static final Snapshot SNAPSHOT = network().snapshot();

    private static String other(String action) {
        return tcp("eni-web2", CLIENT, 50000, "10.0.1.11", 443, action);
    }

    @Test
    void a_request_uses_every_rule_that_permits_it_and_its_answer_uses_them_again() {
        RuleUsage usage = Logs.usage(
                SNAPSHOT,
                tcp("eni-web", CLIENT, 50000, "10.0.1.10", 443, "ACCEPT"),
                tcp("eni-web", "10.0.1.10", 443, CLIENT, 50000, "ACCEPT"),
                tcp("eni-web", "192.0.2.1", 50000, "10.0.1.10", 443, "ACCEPT"));

        RuleFinding everyone = rule(usage, "sg-web", 0);
        assertThat(everyone.standing()).isEqualTo(Standing.USED);
        assertThat(everyone.use()).isEqualTo(new Use(3, 300, OptionalLong.of(1763600060)));
        assertThat(everyone.alone()).as("without the narrower rule").isEqualTo(1);
        assertThat(rule(usage, "sg-web", 3).use().records()).isEqualTo(2);
        assertThat(rule(usage, "sg-web", 3).alone()).isZero();
        assertThat(entry(usage, "acl-web", Direction.INGRESS, 100).use().records())
                .isEqualTo(2);
        assertThat(entry(usage, "acl-web", Direction.EGRESS, 100).use().records())
                .isEqualTo(1);
        assertThat(usage.times()).isEqualTo(new Times(OptionalLong.of(1763600000), OptionalLong.of(1763600060)));
    }

    @Test
    void what_an_acl_denies_uses_the_entry_and_what_no_group_permits_uses_nothing() {
        RuleUsage usage = Logs.usage(
                SNAPSHOT,
                tcp("eni-web", CLIENT, 50000, "10.0.1.10", 23, "REJECT"),
                tcp("eni-web", CLIENT, 50000, "10.0.1.10", 25, "REJECT"));

        assertThat(entry(usage, "acl-web", Direction.INGRESS, 90).use().records())
                .isEqualTo(1);
        assertThat(usage.of(Standing.USED)).hasSize(1);
    }

    @Test
    void where_the_side_of_a_record_is_in_doubt_no_rule_that_may_be_in_use_is_called_unused() {
        RuleUsage usage = Logs.usage(
                SNAPSHOT,
                tcp("eni-web", "198.51.100.7", 45000, "10.0.1.10", 45001, "ACCEPT"),
                tcp("eni-web", CLIENT, 50000, "10.0.1.10", 443, "ACCEPT"),
                other("ACCEPT"));

        RuleFinding high = rule(usage, "sg-web", 4);
        assertThat(high.standing()).isEqualTo(Standing.POSSIBLY_USED);
        assertThat(high.use().records()).isZero();
        assertThat(high.possibleUse().records()).isEqualTo(1);
        assertThat(rule(usage, "sg-web", 5).standing()).isEqualTo(Standing.POSSIBLY_USED);
        assertThat(entry(usage, "acl-web", Direction.INGRESS, 100).use().records())
                .as("met on either side")
                .isEqualTo(3);
        assertThat(rule(usage, "sg-web", 1).standing()).isEqualTo(Standing.UNUSED);
    }

    @Test
    void accepted_against_the_snapshot_may_have_used_what_permits_it_in_part() {
        RuleUsage usage = Logs.usage(
                network()
                        .networkAcl("acl-deny", List.of(), "in 100 deny all from 0.0.0.0/0")
                        .snapshot(),
                tcp("eni-web", "192.0.2.1", 50000, "10.0.1.10", 23, "ACCEPT"),
                tcp("eni-web", CLIENT, 50000, "10.0.1.10", 22, "REJECT"));

        assertThat(usage.of(Standing.USED)).isEmpty();
        assertThat(entry(usage, "acl-web", Direction.INGRESS, 90).possibleUse().records())
                .as("a deny did not accept")
                .isZero();
    }

    @Test
    void nothing_is_said_of_rules_while_an_interface_that_has_them_is_in_no_record() {
        String seen = tcp("eni-web", CLIENT, 50000, "10.0.1.10", 443, "ACCEPT");

        RuleFinding half = rule(Logs.usage(SNAPSHOT, seen), "sg-web", 1);
        RuleFinding whole = rule(Logs.usage(SNAPSHOT, seen, other("ACCEPT")), "sg-web", 1);

        assertThat(half.standing()).isEqualTo(Standing.NOT_KNOWN);
        assertThat(half.blindness()).containsExactly(Blindness.NO_RECORD);
        assertThat(whole.standing()).isEqualTo(Standing.UNUSED);
        assertThat(whole.interfaces()).isEqualTo(2);
    }

    @Test
    void logs_of_no_data_left_out_or_rejected_traffic_alone_tell_nothing_of_a_permission() {
        String seen = tcp("eni-web", CLIENT, 50000, "10.0.1.10", 443, "ACCEPT");
        String noData = "2 1 eni-%s - - - - - - - 1763600000 1763600060 - %s";

        assertThat(ssh(noData.formatted("web", "NODATA"), noData.formatted("web2", "NODATA")))
                .isEqualTo(List.of(Blindness.ONLY_NO_DATA));
        assertThat(ssh(seen, noData.formatted("web2", "NODATA")))
                .as("one had no traffic")
                .isEmpty();
        assertThat(ssh(seen, noData.formatted("web2", "SKIPDATA"))).isEqualTo(List.of(Blindness.ONLY_SKIPPED));
        assertThat(ssh(seen, tcp("eni-web2", CLIENT, 50000, "10.0.1.11", 25, "REJECT")))
                .isEqualTo(List.of(Blindness.ONLY_REJECTED));
    }

    private static List<Blindness> ssh(String... lines) {
        return rule(Logs.usage(SNAPSHOT, lines), "sg-web", 1).blindness();
    }

    @Test
    void that_some_records_were_left_out_is_told_beside() {
        RuleUsage usage = Logs.usage(
                SNAPSHOT,
                tcp("eni-web", CLIENT, 50000, "10.0.1.10", 443, "ACCEPT"),
                other("ACCEPT"),
                "2 1 eni-web2 - - - - - - - 1763600060 1763600120 - SKIPDATA");

        assertThat(rule(usage, "sg-web", 1).standing()).isEqualTo(Standing.UNUSED);
        assertThat(rule(usage, "sg-web", 1).leftOut()).isEqualTo(1);
        assertThat(rule(usage, "sg-web", 1).times().until()).hasValue(1763600120);
    }

    @Test
    void a_deny_is_unused_only_where_rejected_traffic_is_logged() {
        String seen = tcp("eni-web", CLIENT, 50000, "10.0.1.10", 443, "ACCEPT");
        RuleFinding accepts = entry(Logs.usage(SNAPSHOT, seen, other("ACCEPT")), "acl-web", Direction.INGRESS, 90);
        RuleFinding both = entry(
                Logs.usage(SNAPSHOT, seen, other("ACCEPT"), tcp("eni-web", CLIENT, 50000, "10.0.1.10", 25, "REJECT")),
                "acl-web",
                Direction.INGRESS,
                90);
        RuleFinding all = entry(Logs.usage(logged("ALL"), seen, other("ACCEPT")), "acl-web", Direction.INGRESS, 90);

        assertThat(accepts.blindness()).containsExactly(Blindness.ONLY_ACCEPTED);
        assertThat(both.standing()).isEqualTo(Standing.UNUSED);
        assertThat(all.standing()).isEqualTo(Standing.UNUSED);
    }

    @Test
    void a_flow_log_of_rejected_traffic_says_why_nothing_was_accepted() {
        String noData = "2 1 eni-web2 - - - - - - - 1763600000 1763600060 - NODATA";
        String seen = tcp("eni-web", CLIENT, 50000, "10.0.1.10", 443, "ACCEPT");

        assertThat(rule(Logs.usage(logged("REJECT"), seen, noData), "sg-web", 1).blindness())
                .containsExactly(Blindness.ONLY_REJECTED);
        assertThat(rule(Logs.usage(logged("ACCEPT"), seen, noData), "sg-web", 1).standing())
                .isEqualTo(Standing.UNUSED);
    }

    private static Snapshot logged(String type) {
        return network().with(FlowLogs.of("vpc-1", type)).snapshot();
    }

    @Test
    void accepted_records_that_do_not_tell_the_interfaces_end_may_have_used_anything() {
        assertThat(ssh(
                        tcp("eni-web", CLIENT, 50000, "10.0.1.10", 443, "ACCEPT"),
                        other("ACCEPT"),
                        tcp("eni-web", "192.0.2.1", 50000, "192.0.2.2", 22, "ACCEPT")))
                .containsExactly(Blindness.ENDS_NOT_TOLD);
    }

    @Test
    void a_record_that_does_not_say_whether_it_was_accepted_may_have_used_what_it_met() {
        RuleUsage usage = Logs.usage(
                SNAPSHOT,
                "interface-id srcaddr dstaddr srcport dstport protocol bytes start end",
                "eni-web 203.0.113.9 10.0.1.10 50000 22 6 100 1763600000 1763600060");

        assertThat(rule(usage, "sg-web", 1).standing()).isEqualTo(Standing.POSSIBLY_USED);
        assertThat(entry(usage, "acl-web", Direction.INGRESS, 100).standing()).isEqualTo(Standing.POSSIBLY_USED);
    }

    @Test
    void rules_without_an_interface_and_records_of_unknown_interfaces_are_told() {
        RuleUsage usage =
                Logs.usage(SNAPSHOT, tcp("eni-gone", CLIENT, 50000, "10.0.1.99", 22, "ACCEPT"), other("ACCEPT"));

        assertThat(rule(usage, "sg-spare", 0).standing()).isEqualTo(Standing.WITHOUT_INTERFACE);
        assertThat(usage.strangers()).isEqualTo(1);
    }

    @Test
    void a_log_that_was_not_read_to_its_end_leaves_nothing_unused() {
        RuleWatch watch = Logs.watch(
                SNAPSHOT,
                2,
                List.of(tcp("eni-web", CLIENT, 50000, "10.0.1.10", 443, "ACCEPT") + "\n" + other("ACCEPT") + "\n"));

        RuleUsage whole = new RuleUsageFinder(SNAPSHOT).find(watch, true);
        RuleUsage usage = new RuleUsageFinder(SNAPSHOT).find(watch, false);

        assertThat(whole.of(Standing.UNUSED)).isNotEmpty();
        assertThat(rule(usage, "sg-web", 1).blindness()).containsExactly(Blindness.NOT_ALL_READ);
        assertThat(usage.of(Standing.UNUSED)).isEmpty();
    }

    @Test
    void denies_that_end_a_list_are_not_called_unused() {
        RuleUsage usage = Logs.usage(SNAPSHOT, other("ACCEPT"), other("REJECT"));

        assertThat(usage.findings())
                .noneMatch(each -> each.rule() instanceof ConfiguredRule.AclEntry acl
                        && acl.entry().implicit());
    }

    @Test
    void the_deny_that_ends_a_list_is_counted_too() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web", "in all from 0.0.0.0/0")
                .networkAcl("acl-web", List.of("subnet-web"), "in 100 allow tcp 443 from 0.0.0.0/0")
                .networkInterface("eni-web", "subnet-web", "10.0.1.10", "sg-web")
                .routeTable("rtb-web", List.of("subnet-web"), "0.0.0.0/0 igw-1")
                .internetGateway("igw-1")
                .snapshot();

        RuleUsage usage = Logs.usage(snapshot, tcp("eni-web", CLIENT, 50000, "10.0.1.10", 22, "REJECT"));

        assertThat(entry(usage, "acl-web", Direction.INGRESS, NetworkAclEntry.IMPLICIT_IPV4)
                        .use()
                        .records())
                .isEqualTo(1);
    }
}
