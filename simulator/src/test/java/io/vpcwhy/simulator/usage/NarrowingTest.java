package io.vpcwhy.simulator.usage;

import static io.vpcwhy.simulator.usage.Logs.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How narrow wide rules could be. */
class NarrowingTest {

    private static Snapshot with(String... rules) {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8::/56")
                .subnet("subnet-1", "10.0.1.0/24", "2001:db8::/64")
                .securityGroup("sg-1", rules)
                .securityGroup("sg-2")
                .networkInterface(
                        "eni-1",
                        "subnet-1",
                        nic -> nic.address("10.0.1.10").address("2001:db8::10").securityGroups("sg-1"))
                .networkInterface("eni-2", "subnet-1", "10.0.1.20", "sg-2")
                .routeTable("rtb-1", List.of("subnet-1"), "0.0.0.0/0 igw-1", "::/0 igw-1")
                .internetGateway("igw-1")
                .snapshot();
    }

    private static List<String> instead(RuleUsage usage) {
        return usage.narrowings().stream()
                .flatMap(each -> each.instead().stream())
                .map(NarrowingTest::words)
                .toList();
    }

    private static String words(SecurityGroupRule rule) {
        String traffic = rule.traffic() instanceof TrafficClass.Ports ports
                ? ports.protocol() + " " + ports.range()
                : rule.traffic().toString();
        return traffic + " from " + rule.peer();
    }

    private static String from(String client, int port) {
        return tcp("eni-1", client, 50000, "10.0.1.10", port, "ACCEPT");
    }

    @Test
    void a_rule_for_everything_becomes_one_for_each_client_and_port_that_was_seen() {
        RuleUsage usage = Logs.usage(
                with("in all from 0.0.0.0/0"),
                from("203.0.113.8", 443),
                from("203.0.113.9", 443),
                from("198.51.100.1", 22),
                tcp("eni-1", "10.0.1.10", 22, "198.51.100.2", 50000, "ACCEPT"),
                "2 1 eni-1 192.0.2.1 10.0.1.10 0 0 1 2 100 1763600000 1763600060 ACCEPT OK",
                "2 1 eni-1 192.0.2.1 10.0.1.10 0 0 47 2 100 1763600000 1763600060 ACCEPT OK");

        assertThat(instead(usage))
                .containsExactlyInAnyOrder(
                        "tcp 443 from 203.0.113.8/31",
                        "tcp 22 from 198.51.100.1/32",
                        "tcp 22 from 198.51.100.2/32",
                        "Icmp[protocol=icmp, type=OptionalInt.empty, code=OptionalInt.empty] from 192.0.2.1/32",
                        "WholeProtocol[protocol=gre] from 192.0.2.1/32");
        assertThat(usage.narrowings().get(0).exact()).isTrue();
        assertThat(usage.narrowings().get(0).held()).isEqualTo(6);
    }

    @Test
    void clients_from_all_over_the_internet_leave_the_block_as_it_is() {
        List<String> lines = new ArrayList<>();
        IntStream.range(1, 60).forEach(i -> lines.add(from(4 * i + ".1.2.3", 443)));

        assertThat(instead(Logs.usage(with("in tcp 0-65535 from 0.0.0.0/0"), lines.toArray(String[]::new))))
                .containsExactly("tcp 443 from 0.0.0.0/0");
        assertThat(Logs.usage(with("in tcp 443 from 0.0.0.0/0"), lines.toArray(String[]::new))
                        .narrowings())
                .as("nothing would be narrower")
                .isEmpty();
    }

    @Test
    void more_clients_than_are_held_become_blocks_and_that_is_said() {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 3000).forEach(i -> lines.add(from("203.0." + (112 + i / 250) + "." + i % 250, 443)));

        RuleUsage usage = Logs.usage(with("in tcp 443 from 0.0.0.0/0"), lines.toArray(String[]::new));

        assertThat(usage.narrowings().get(0).exact()).isFalse();
        assertThat(instead(usage)).containsExactly("tcp 443 from 203.0.112.0/21", "tcp 443 from 203.0.120.0/22");
    }

    @Test
    void a_rule_that_names_a_group_keeps_it_and_loses_ports() {
        RuleUsage usage =
                Logs.usage(with("in tcp 0-65535 from sg-2"), from("10.0.1.20", 5432), from("10.0.1.20", 5433));

        assertThat(instead(usage)).containsExactly("tcp 5432-5433 from sg-2");
    }

    @Test
    void ipv6_clients_are_kept_apart() {
        RuleUsage usage = Logs.usage(
                with("in tcp 443 from ::/0"),
                "2 1 eni-1 2001:db8:ff::7 2001:db8::10 50000 443 6 2 100 1763600000 1763600060 ACCEPT OK");

        assertThat(instead(usage)).containsExactly("tcp 443 from 2001:db8:ff::7/128");
    }

    @Test
    void many_ports_become_a_few_ranges() {
        String[] lines = IntStream.range(0, 40)
                .mapToObj(i -> from("203.0.113.9", 1000 + 10 * i + (i > 20 ? 500 : 0)))
                .toArray(String[]::new);

        List<String> instead = instead(Logs.usage(with("in tcp 1-9999 from 0.0.0.0/0"), lines));

        assertThat(instead).hasSize(8).allMatch(words -> words.endsWith("from 203.0.113.9/32"));
    }

    @Test
    void nothing_is_proposed_for_narrow_rules_or_while_an_interface_is_not_logged() {
        Snapshot narrow = with("in tcp 443 from 203.0.113.0/24");
        Snapshot two = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-1", "in all from 0.0.0.0/0")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1")
                .networkInterface("eni-2", "subnet-1", "10.0.1.20", "sg-1")
                .routeTable("rtb-1", List.of("subnet-1"), "0.0.0.0/0 igw-1")
                .internetGateway("igw-1")
                .snapshot();

        assertThat(Logs.usage(narrow, from("203.0.113.9", 443)).narrowings()).isEmpty();
        assertThat(Logs.usage(two, from("203.0.113.9", 443)).narrowings()).isEmpty();
    }
}
