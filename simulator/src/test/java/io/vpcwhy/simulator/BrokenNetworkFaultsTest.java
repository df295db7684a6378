package io.vpcwhy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.BrokenNetwork;
import io.vpcwhy.fixtures.BrokenNetwork.Fault;
import io.vpcwhy.fixtures.BrokenNetwork.Kind;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.BrokenConnections;
import io.vpcwhy.simulator.connection.Conclusion;
import io.vpcwhy.simulator.connection.ConnectionFinder;
import io.vpcwhy.simulator.connection.ConnectionWatch;
import io.vpcwhy.simulator.connection.Party;
import io.vpcwhy.simulator.coverage.Cover;
import io.vpcwhy.simulator.coverage.Coverage;
import io.vpcwhy.simulator.coverage.CoverageFinder;
import io.vpcwhy.simulator.coverage.InterfaceCover;
import io.vpcwhy.simulator.coverage.ProposedFlowLogs;
import io.vpcwhy.simulator.insight.Insight;
import io.vpcwhy.simulator.insight.InsightLook;
import io.vpcwhy.simulator.insight.InsightThresholds;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.LogSequence;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;
import io.vpcwhy.simulator.usage.ConfiguredRule;
import io.vpcwhy.simulator.usage.Narrowing;
import io.vpcwhy.simulator.usage.RuleFinding;
import io.vpcwhy.simulator.usage.RuleUsage;
import io.vpcwhy.simulator.usage.RuleUsageFinder;
import io.vpcwhy.simulator.usage.RuleWatch;
import io.vpcwhy.simulator.usage.Shadow;
import io.vpcwhy.simulator.usage.Standing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that was broken on purpose is found, and nothing else is called broken, whatever the log's order and times. */
class BrokenNetworkFaultsTest {

    /** What one pass over the log finds. */
    private record Found(
            Snapshot snapshot, List<BrokenConnections> connections, List<Insight> insights, RuleUsage rules) {

        static Found of(BrokenNetwork network) {
            return of(network, FlowLogSelection.ALL);
        }

        static Found of(BrokenNetwork network, FlowLogSelection selection) {
            Snapshot snapshot = network.snapshot();
            byte[] text = network.log().getBytes(StandardCharsets.UTF_8);
            LogInput log = LogInput.of("log", () -> new ByteArrayInputStream(text));
            Watching<ConnectionWatch> connections = ConnectionWatch.of(snapshot);
            Watching<RuleWatch> rules = RuleWatch.over(snapshot);
            InsightLook look = new InsightLook(snapshot, InsightThresholds.DEFAULT);
            WatchedReplay replay = Replay.watching(
                            snapshot,
                            FlowLogReadOptions.NONE,
                            selection,
                            2,
                            List.of(connections, look.watching(), rules))
                    .watchAll(List.of(new LogSequence(List.of(log))));
            return new Found(
                    snapshot,
                    new ConnectionFinder(snapshot)
                            .find(replay.seen(connections))
                            .broken(),
                    look.found(replay, true),
                    new RuleUsageFinder(snapshot).find(replay.seen(rules), true));
        }

        <T extends Insight> Stream<T> all(Class<T> kind) {
            return insights.stream().filter(kind::isInstance).map(kind::cast);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 4711})
    void all_that_is_broken_is_found_and_nothing_else_is_called_broken(long seed) {
        Found found = Found.of(BrokenNetwork.of(seed));
        List<Fault> faults = Stream.of(
                        found.connections().stream().map(BrokenNetworkFaultsTest::connection),
                        found.all(Insight.PortScans.class).flatMap(BrokenNetworkFaultsTest::scans),
                        found.all(Insight.PortSweeps.class).flatMap(BrokenNetworkFaultsTest::sweeps),
                        found.all(Insight.LoginAttempts.class).flatMap(BrokenNetworkFaultsTest::logins),
                        found.all(Insight.UnloggedInterfaces.class).flatMap(BrokenNetworkFaultsTest::blindSubnets),
                        found.all(Insight.SkippedData.class).flatMap(BrokenNetworkFaultsTest::skipped),
                        unusedRules(found.rules()),
                        found.rules().shadows().stream().map(BrokenNetworkFaultsTest::shadowed),
                        found.rules().narrowings().stream()
                                .filter(BrokenNetworkFaultsTest::hasFewerPorts)
                                .map(BrokenNetworkFaultsTest::wide))
                .flatMap(each -> each)
                .toList();
        assertThat(faults).containsExactlyInAnyOrderElementsOf(BrokenNetwork.faults());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 4711})
    void of_a_part_of_the_hour_nothing_is_called_broken_for_records_that_were_not_asked_for(long seed) {
        BrokenNetwork network = BrokenNetwork.of(seed);
        for (long minute = 0; minute < 50; minute += 10) {
            long since = BrokenNetwork.START + 60 * minute;
            FlowLogSelection part = new FlowLogSelection(
                    OptionalLong.of(since), OptionalLong.of(since + 1_200), Set.of(), Set.of(), Set.of(), Set.of());
            assertThat(Found.of(network, part).connections().stream()
                            .map(each -> name(each.client()) + " " + name(each.server()) + " " + each.port()))
                    .isSubsetOf(BrokenNetwork.faults().stream()
                            .map(each -> each.from() + " " + each.to() + " " + each.port())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void strangers_whom_the_firewall_turns_away_and_plain_text_are_told_and_no_other_kind_of_thing(long seed) {
        Found found = Found.of(BrokenNetwork.of(seed));
        assertThat(found.insights().stream().map(Insight::code).distinct())
                .containsExactlyInAnyOrder(
                        "SSH_ATTEMPTS",
                        "RDP_ATTEMPTS",
                        "PORT_SCANS",
                        "PORT_SWEEPS",
                        "PLAIN_TEXT_PROTOCOL",
                        "UNLOGGED_INTERFACES",
                        "SKIPPED_DATA",
                        "REJECT_SHARE",
                        "TOP_INTERFACES",
                        "TOP_OWNERS",
                        "TOP_PAIRS");
        assertThat(found.all(Insight.RejectShare.class))
                .singleElement()
                .satisfies(share -> assertThat(share.fromElsewhere()).isEqualTo(200 + 12 + 120));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void of_network_acls_the_shadowed_entry_is_unused_and_what_aws_adds_for_ipv6_or_nobody_crosses(long seed) {
        Found found = Found.of(BrokenNetwork.of(seed));
        assertThat(unused(found.rules())
                        .filter(ConfiguredRule.AclEntry.class::isInstance)
                        .map(ConfiguredRule.AclEntry.class::cast)
                        .map(entry -> entry.networkAclId() + " " + entry.direction() + " "
                                + entry.entry().number()))
                .containsExactlyInAnyOrder(
                        "acl-vault ingress 200",
                        "acl-default-vpc-2 ingress 101",
                        "acl-default-vpc-2 egress 101",
                        "acl-default-vpc-3 ingress 100",
                        "acl-default-vpc-3 ingress 101",
                        "acl-default-vpc-3 egress 100",
                        "acl-default-vpc-3 egress 101");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_wide_rule_is_narrowed_to_the_clients_that_were_let_in(long seed) {
        Found found = Found.of(BrokenNetwork.of(seed));
        Narrowing narrowing = found.rules().narrowings().stream()
                .filter(BrokenNetworkFaultsTest::hasFewerPorts)
                .findFirst()
                .orElseThrow();
        assertThat(narrowing.instead().stream().map(BrokenNetworkFaultsTest::line))
                .containsExactlyInAnyOrder(
                        "in tcp 5432 from 10.0.2.11/32",
                        "in tcp 5432 from 10.0.2.12/32",
                        "in tcp 5432 from 10.0.4.11/32",
                        "in tcp 5432 from 10.0.10.11/32");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void skipped_records_are_told_with_the_minutes_they_may_be_missing_from(long seed) {
        Found found = Found.of(BrokenNetwork.of(seed));
        Insight.SkippedAt skipped = found.all(Insight.SkippedData.class)
                .flatMap(each -> each.interfaces().stream())
                .findFirst()
                .orElseThrow();
        assertThat(skipped.inAll()).isEqualTo(10);
        assertThat(skipped.windows().get(0).first()).hasValue(BrokenNetwork.START + 1_200);
        assertThat(skipped.windows().get(9).last()).hasValue(BrokenNetwork.START + 1_799);
    }

    @Test
    void coverage_closes_the_gap_of_the_dark_subnet_and_the_one_in_what_is_logged_of_the_quiet_one() {
        Coverage coverage = CoverageFinder.find(BrokenNetwork.of(1).snapshot());
        assertThat(coverage.interfaces().stream()
                        .filter(each -> each.cover() != Cover.FULL)
                        .collect(
                                Collectors.toMap(each -> each.networkInterface().subnetId(), InterfaceCover::cover)))
                .isEqualTo(Map.of("subnet-dark", Cover.NONE, "subnet-quiet", Cover.REJECT_ONLY));
        assertThat(coverage.proposals().stream()
                        .filter(each -> each.reason() != ProposedFlowLogs.Reason.FIELDS_MISSING)
                        .collect(Collectors.toMap(ProposedFlowLogs::reason, ProposedFlowLogs::resourceIds)))
                .isEqualTo(Map.of(
                        ProposedFlowLogs.Reason.NOT_COVERED, List.of("subnet-dark"),
                        ProposedFlowLogs.Reason.PARTLY_COVERED, List.of("subnet-quiet")));
    }

    private static Fault connection(BrokenConnections broken) {
        return new Fault(kind(broken), name(broken.client()), name(broken.server()), broken.port());
    }

    private static Kind kind(BrokenConnections broken) {
        boolean byAcl = broken.cause().componentIds().stream().anyMatch(id -> id.startsWith("acl-"));
        Conclusion conclusion = broken.conclusion();
        return switch (conclusion) {
            case ANSWER_REJECTED_AT_SERVER -> Kind.ANSWER_DROPPED_AT_SERVER;
            case ANSWER_REJECTED_AT_CLIENT, ANSWER_REJECTED_ON_THE_WAY -> Kind.ANSWER_DROPPED_AT_CLIENT;
            case NO_ANSWER -> Kind.NO_ANSWER_FROM_OUTSIDE;
            case SERVER_SILENT -> Kind.SILENT_SERVER;
            case REQUEST_REJECTED_AT_SERVER ->
                byAcl ? Kind.REFUSED_BY_ACL_OF_SERVER : Kind.REFUSED_BY_SECURITY_GROUP_OF_SERVER;
            case REQUEST_REJECTED_AT_CLIENT ->
                byAcl ? Kind.REFUSED_BY_ACL_OF_CLIENT : Kind.REFUSED_BY_SECURITY_GROUP_OF_CLIENT;
            case ANSWER_LOST -> Kind.ANSWER_LOST;
            case REQUEST_LOST -> Kind.REQUEST_LOST;
            default -> throw new AssertionError(conclusion + " is called broken");
        };
    }

    private static String name(Party party) {
        return party.networkInterface()
                .map(NetworkInterface::id)
                .orElseGet(() -> party.addresses().get(0).toString());
    }

    private static String address(Insight.Far far) {
        return far.address().orElseThrow().toString();
    }

    private static Stream<Fault> scans(Insight.PortScans found) {
        return found.scans().stream()
                .map(scan -> new Fault(
                        Kind.PORT_SCAN,
                        address(scan.sender()),
                        scan.networkInterface().id(),
                        OptionalInt.empty()));
    }

    private static Stream<Fault> sweeps(Insight.PortSweeps found) {
        return found.sweeps().stream()
                .map(sweep -> new Fault(Kind.SWEEP, address(sweep.sender()), "", OptionalInt.of(sweep.port())));
    }

    /** Of those who were let in; those who were not found a firewall that works. */
    private static Stream<Fault> logins(Insight.LoginAttempts found) {
        return found.targets().stream()
                .flatMap(target -> target.sources().stream()
                        .filter(source -> source.accepted() > 0)
                        .map(source -> new Fault(
                                Kind.LOGIN_ATTEMPTS,
                                address(source.from()),
                                target.networkInterface().id(),
                                OptionalInt.of(found.service().port()))));
    }

    private static Stream<Fault> blindSubnets(Insight.UnloggedInterfaces found) {
        return found.interfaces().stream()
                .map(each ->
                        new Fault(Kind.BLIND_SUBNET, each.networkInterface().subnetId(), "", OptionalInt.empty()));
    }

    private static Stream<Fault> skipped(Insight.SkippedData found) {
        return found.interfaces().stream()
                .map(each -> new Fault(
                        Kind.SKIPPED_RECORDS,
                        each.networkInterface().orElseThrow().id(),
                        "",
                        OptionalInt.empty()));
    }

    private static Stream<ConfiguredRule> unused(RuleUsage usage) {
        return usage.of(Standing.UNUSED).stream().map(RuleFinding::rule);
    }

    private static Stream<Fault> unusedRules(RuleUsage usage) {
        return unused(usage)
                .filter(ConfiguredRule.GroupRule.class::isInstance)
                .map(rule -> ((ConfiguredRule.GroupRule) rule).rule())
                .map(rule -> new Fault(Kind.UNUSED_RULE, rule.groupId(), line(rule), port(rule.traffic())));
    }

    private static Fault shadowed(Shadow shadow) {
        ConfiguredRule.AclEntry rule = (ConfiguredRule.AclEntry) shadow.rule();
        return new Fault(
                Kind.SHADOWED_ENTRY,
                rule.networkAclId(),
                String.valueOf(rule.entry().number()),
                port(rule.entry().traffic()));
    }

    private static boolean hasFewerPorts(Narrowing narrowing) {
        return narrowing.instead().stream()
                .noneMatch(each -> each.traffic().equals(narrowing.rule().traffic()));
    }

    private static Fault wide(Narrowing narrowing) {
        SecurityGroupRule rule = narrowing.rule();
        return new Fault(Kind.WIDE_RULE, rule.groupId(), line(rule), OptionalInt.empty());
    }

    /** The rule as the fixture writes it. */
    private static String line(SecurityGroupRule rule) {
        boolean ingress = rule.direction() == Direction.INGRESS;
        String traffic = rule.traffic() instanceof TrafficClass.Ports ports
                ? ports.protocol() + " " + ports.range()
                : rule.traffic().toString();
        return (ingress ? "in " : "out ") + traffic + (ingress ? " from " : " to ") + rule.peer();
    }

    private static OptionalInt port(TrafficClass traffic) {
        return traffic instanceof TrafficClass.Ports ports
                ? OptionalInt.of(ports.range().from())
                : OptionalInt.empty();
    }
}
