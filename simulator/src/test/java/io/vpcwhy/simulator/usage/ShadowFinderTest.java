package io.vpcwhy.simulator.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that can be taken away whatever the traffic is. */
class ShadowFinderTest {

    private static List<Shadow> shadows(Network network) {
        Snapshot snapshot = network.snapshot();
        return new ShadowFinder(snapshot).find();
    }

    private static Network vpc() {
        return Network.vpc("vpc-1", "10.0.0.0/16").subnet("subnet-1", "10.0.1.0/24");
    }

    private static List<String> permitted(List<Shadow> shadows) {
        return shadows.stream().map(each -> peer(each.rule())).toList();
    }

    private static String peer(ConfiguredRule rule) {
        return ((ConfiguredRule.GroupRule) rule).rule().peer().toString();
    }

    private static List<Integer> numbers(List<ConfiguredRule> entries) {
        return entries.stream()
                .map(each -> ((ConfiguredRule.AclEntry) each).entry().number())
                .toList();
    }

    @Test
    void an_entry_comes_too_late_where_earlier_ones_decide_together() {
        List<Shadow> shadows = shadows(vpc().networkAcl(
                        "acl-1",
                        List.of("subnet-1"),
                        "in 100 allow tcp 0-1023 from 10.0.0.0/8",
                        "in 110 deny tcp 1024-65535 from 10.0.0.0/8",
                        "in 120 allow tcp 500-2000 from 10.1.0.0/16",
                        "in 130 allow udp 53 from 10.1.0.0/16",
                        "out 120 allow tcp 500-2000 to 10.1.0.0/16"));

        assertThat(shadows).hasSize(1);
        assertThat(numbers(List.of(shadows.get(0).rule()))).containsExactly(120);
        assertThat(numbers(shadows.get(0).by())).containsExactly(100, 110);
        assertThat(shadows.get(0).contrary()).isTrue();
    }

    @Test
    void an_entry_that_repeats_an_earlier_one_says_nothing_contrary() {
        List<Shadow> shadows = shadows(vpc().networkAcl(
                        "acl-1",
                        List.of("subnet-1"),
                        "in 100 allow all from 0.0.0.0/0",
                        "in 200 allow tcp 443 from 0.0.0.0/0",
                        "in 300 allow all from ::/0"));

        assertThat(shadows).hasSize(1);
        assertThat(shadows.get(0).contrary()).isFalse();
    }

    @Test
    void a_rule_is_needless_where_others_of_its_group_permit_as_much_together() {
        List<Shadow> shadows = shadows(vpc().securityGroup(
                        "sg-1",
                        "in tcp 80-443 from 10.1.0.0/16",
                        "in tcp 0-300 from 10.0.0.0/8",
                        "in tcp 301-65535 from 10.0.0.0/8",
                        "out tcp 80-443 to 10.1.0.0/16"));

        assertThat(permitted(shadows)).containsExactly("10.1.0.0/16");
        assertThat(shadows.get(0).by()).hasSize(2);
    }

    @Test
    void of_rules_that_permit_the_same_one_stays() {
        List<Shadow> shadows = shadows(vpc().prefixList("pl-1", "10.1.0.0/16")
                .securityGroup("sg-1", "in tcp 22 from pl-1", "in tcp 22 from 10.1.0.0/16"));

        assertThat(shadows).hasSize(1);
    }

    @Test
    void members_of_a_group_are_not_known_to_be_in_a_block() {
        List<Shadow> shadows = shadows(vpc().securityGroup("sg-2")
                .prefixListWithoutEntries("pl-1")
                .securityGroup(
                        "sg-1",
                        "in tcp 22 from sg-2",
                        "in tcp 22 from 10.0.0.0/8",
                        "in tcp 23 from sg-2",
                        "in tcp 20-30 from pl-1",
                        "in tcp 80 from sg-2",
                        "in tcp 80 from 0.0.0.0/0",
                        "in tcp 443 from sg-2",
                        "in tcp 443 from 0.0.0.0/0",
                        "in tcp 443 from ::/0",
                        "in tcp 22-23 from sg-2"));

        assertThat(shadows)
                .extracting(each -> ((ConfiguredRule.GroupRule) each.rule())
                        .rule()
                        .traffic()
                        .toString())
                .as("22, 23 by 22-23 of the same group; 443 by both families; 80 not by one family alone")
                .hasSize(3)
                .anyMatch(text -> text.contains("443"))
                .noneMatch(text -> text.contains("80"));
    }
}
