package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.denials;
import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.explainLog;
import static io.vpcwhy.simulator.explain.Explained.hypotheses;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Explained.steps;
import static io.vpcwhy.simulator.explain.Logged.icmp;
import static io.vpcwhy.simulator.explain.Logged.icmpv6;
import static io.vpcwhy.simulator.explain.Logged.nothing;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogPlace;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An answer is left open where what is not known could change it, and only there. */
class UndecidedTest {

    private static final String NEAR = "10.0.1.10";
    private static final String FAR = "203.0.113.9";

    private static Snapshot web(List<String> rules, String... aclEntries) {
        return network(rules, aclEntries).snapshot();
    }

    private static Network network(List<String> rules, String... aclEntries) {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:1::/56")
                .subnet("subnet-web", "10.0.1.0/24", "2001:db8:1:1::/64")
                .securityGroup("sg-web", rules.toArray(String[]::new))
                .networkAcl("acl-web", List.of("subnet-web"), aclEntries)
                .networkInterface(
                        "eni-web",
                        "subnet-web",
                        nic -> nic.address(NEAR).address("2001:db8:1:1::10").securityGroups("sg-web"));
    }

    private static final List<String> ECHO = List.of("in icmp 8 from 0.0.0.0/0");
    private static final String OPEN_IN = "in 100 allow all from 0.0.0.0/0";

    @Test
    void icmp_type_is_in_no_record_so_that_a_rule_for_one_type_leaves_it_open() {
        Explanation answer = explain(web(ECHO, OPEN_IN), icmp(FAR).to(NEAR).rejected());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.hypotheses()).containsExactly(new Hypothesis.IcmpTypeNotLogged(IpProtocol.ICMP));
        assertThat(hypotheses(answer)).containsExactly("ICMP_TYPE_NOT_LOGGED");
        assertThat(remedy(answer)).containsExactly("NOT_DECIDED");
        assertThat(explain(web(ECHO, OPEN_IN), icmp(FAR).to(NEAR).accepted()).status())
                .isEqualTo(Status.UNDECIDED);
    }

    @Test
    void rule_for_every_type_settles_it() {
        Snapshot snapshot = web(List.of("in icmp 8 from 0.0.0.0/0", "in icmp from 203.0.113.0/24"), OPEN_IN);

        assertThat(explain(snapshot, icmp(FAR).to(NEAR).accepted()).status()).isEqualTo(Status.EXPLAINED);
        assertThat(explain(snapshot, icmp(FAR).to(NEAR).rejected()).status()).isEqualTo(Status.CONTRADICTED);
    }

    @Test
    void acl_that_denies_every_type_settles_it() {
        Explanation answer = explain(
                web(ECHO, "in 90 deny icmp from 0.0.0.0/0", OPEN_IN),
                icmp(FAR).to(NEAR).rejected());

        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(denials(answer)).containsExactly("SUBNET_ACL_RESTRICTION acl-web in 90");
        assertThat(hypotheses(answer))
                .as("what the group would do has no part in it")
                .isEmpty();
    }

    @Test
    void acl_that_lets_one_type_through_before_it_denies_the_rest_leaves_it_open() {
        Explanation answer = explain(
                web(
                        List.of("in icmp from 0.0.0.0/0"),
                        "in 90 allow icmp 8 from 0.0.0.0/0",
                        "in 95 deny icmp from 0.0.0.0/0"),
                icmp(FAR).to(NEAR).rejected());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(steps(answer).get(0)).isEqualTo("acl-web in ? UNKNOWN");
        assertThat(answer.hypotheses()).containsExactly(new Hypothesis.IcmpTypeNotLogged(IpProtocol.ICMP));
        assertThat(((FilterStep.AclStep) answer.simulation().steps().get(0))
                        .decision()
                        .candidates())
                .extracting(Explained::entry)
                .containsExactly("in 90 allow icmp 8 from 0.0.0.0/0", "in 95 deny icmp from 0.0.0.0/0");
    }

    @Test
    void acl_entries_for_single_types_settle_it_where_they_all_agree_with_what_follows() {
        Explanation denied = explain(
                web(ECHO, "in 90 deny icmp 8 from 0.0.0.0/0"),
                icmp(FAR).to(NEAR).rejected());
        Explanation allowed = explain(
                web(List.of("in icmp from 0.0.0.0/0"), "in 90 allow icmp 8 from 0.0.0.0/0", OPEN_IN),
                icmp(FAR).to(NEAR));

        assertThat(denials(denied)).containsExactly("SUBNET_ACL_RESTRICTION acl-web in *");
        assertThat(allowed.status()).isEqualTo(Status.EXPLAINED);
    }

    @Test
    void group_that_denies_every_type_settles_it_whatever_the_acl_does() {
        Explanation answer = explain(
                web(List.of("in tcp from 0.0.0.0/0"), "in 90 deny icmp 8 from 0.0.0.0/0", OPEN_IN),
                icmp(FAR).to(NEAR).rejected());

        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(denials(answer)).containsExactly("ENI_SG_RULES_MISMATCH sg-web in");
        assertThat(remedy(answer))
                .as("the entry for one type has to be overtaken as well")
                .containsExactly(
                        "acl-web: in 89 allow icmp from 203.0.113.9/32",
                        "sg-web: in icmp from 203.0.113.9/32",
                        "acl-web: out 10 allow icmp to 203.0.113.9/32 for replies");
    }

    @Test
    void icmp_of_the_other_family_has_no_part_in_it() {
        Snapshot snapshot =
                web(List.of("in icmp 8 from 0.0.0.0/0", "in icmpv6 128 from ::/0"), "in 101 allow all from ::/0");

        assertThat(explain(snapshot, icmpv6("2001:4860::1").to("2001:db8:1:1::10"))
                        .hypotheses())
                .containsExactly(new Hypothesis.IcmpTypeNotLogged(IpProtocol.ICMPV6));
        assertThat(explain(
                                web(ECHO, "in 101 allow all from ::/0"),
                                icmpv6("2001:4860::1").to("2001:db8:1:1::10").rejected())
                        .status())
                .isEqualTo(Status.EXPLAINED);
    }

    @Test
    void what_is_permitted_for_ipv4_is_not_for_ipv6() {
        Snapshot snapshot = web(List.of("in tcp 443 from 0.0.0.0/0"), OPEN_IN, "out 100 allow all to 0.0.0.0/0");

        Explanation answer = explain(
                snapshot, tcp("2001:4860::1", 50000).to("2001:db8:1:1::10", 443).rejected());

        assertThat(denials(answer))
                .containsExactly("SUBNET_ACL_RESTRICTION acl-web in *", "ENI_SG_RULES_MISMATCH sg-web in");
        assertThat(((FilterStep.AclStep) answer.denials().get(0).step())
                        .decision()
                        .deciding()
                        .orElseThrow()
                        .number())
                .isEqualTo(32768);
        assertThat(remedy(answer))
                .as("the port is offered to everybody, if by IPv4 alone")
                .containsExactly(
                        "acl-web: in 110 allow tcp 443 from 2001:4860::1/128",
                        "sg-web: in tcp 443 from 2001:4860::1/128",
                        "acl-web: out 110 allow tcp 1024-65535 to 2001:4860::1/128 for replies");
    }

    @Test
    void prefix_list_without_entries_leaves_it_open_unless_another_rule_permits() {
        List<String> listed = List.of("in tcp 443 from pl-1");
        Snapshot open = web(List.of("in tcp 443 from pl-1", "in tcp 443 from 0.0.0.0/0"), OPEN_IN);
        Logged record = tcp(FAR, 50000).to(NEAR, 443);

        Explanation answer = explain(web(listed, OPEN_IN), record);
        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.hypotheses())
                .containsExactly(new Hypothesis.ResourceNotCollected(ResourceKind.PREFIX_LIST, "pl-1"));
        assertThat(hypotheses(answer)).containsExactly("RESOURCE_NOT_COLLECTED");
        assertThat(explain(open, record).status()).isEqualTo(Status.EXPLAINED);
        assertThat(explain(
                                network(listed, OPEN_IN)
                                        .prefixListWithoutEntries("pl-1")
                                        .snapshot(),
                                record)
                        .status())
                .isEqualTo(Status.UNDECIDED);
        assertThat(explain(network(listed, OPEN_IN).prefixList("pl-1").snapshot(), record.rejected())
                        .status())
                .as("a list that is empty is known")
                .isEqualTo(Status.EXPLAINED);
    }

    @Test
    void rule_that_could_not_match_anyway_leaves_nothing_open() {
        assertThat(explain(
                                web(List.of("in tcp 22 from pl-1"), OPEN_IN),
                                tcp(FAR, 50000).to(NEAR, 443).rejected())
                        .status())
                .isEqualTo(Status.EXPLAINED);
    }

    @Test
    void group_of_the_interface_that_was_not_collected_leaves_it_open_unless_another_permits() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0")
                .networkInterface("eni-web", "subnet-web", NEAR, "sg-gone", "sg-web");

        assertThat(explain(network.snapshot(), tcp(FAR, 50000).to(NEAR, 443)).status())
                .isEqualTo(Status.EXPLAINED);
        Explanation other =
                explain(network.snapshot(), tcp(FAR, 50000).to(NEAR, 22).rejected());
        assertThat(other.status()).isEqualTo(Status.UNDECIDED);
        assertThat(other.hypotheses())
                .containsExactly(new Hypothesis.ResourceNotCollected(ResourceKind.SECURITY_GROUP, "sg-gone"));
    }

    @Test
    void acl_that_was_not_collected_leaves_it_open_unless_the_group_denies() {
        Snapshot snapshot = network(List.of("in tcp 443 from 0.0.0.0/0"))
                .notCollected(ResourceKind.NETWORK_ACL)
                .snapshot();

        Explanation answer = explain(snapshot, tcp(FAR, 50000).to(NEAR, 443));
        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.hypotheses())
                .containsExactly(new Hypothesis.ResourceNotCollected(ResourceKind.NETWORK_ACL, "subnet-web"));
        Explanation denied = explain(snapshot, tcp(FAR, 50000).to(NEAR, 8443).rejected());
        assertThat(denied.status()).isEqualTo(Status.EXPLAINED);
        assertThat(remedy(denied))
                .as("nobody knows whether a rule of the group would be enough")
                .containsExactly("NOT_VERIFIED");
    }

    @Test
    void two_things_that_are_not_known_are_both_named() {
        Explanation answer = explain(
                network(List.of("in tcp 443 from pl-1", "in tcp 443 from pl-2"))
                        .notCollected(ResourceKind.NETWORK_ACL)
                        .snapshot(),
                tcp(FAR, 50000).to(NEAR, 443));

        assertThat(answer.hypotheses())
                .containsExactly(
                        new Hypothesis.ResourceNotCollected(ResourceKind.NETWORK_ACL, "subnet-web"),
                        new Hypothesis.ResourceNotCollected(ResourceKind.PREFIX_LIST, "pl-1"),
                        new Hypothesis.ResourceNotCollected(ResourceKind.PREFIX_LIST, "pl-2"));
    }

    @Test
    void format_without_action_is_explained_where_the_simulation_decides() {
        Snapshot snapshot = web(List.of("in tcp 443 from 0.0.0.0/0"), OPEN_IN, "out 100 allow all to 0.0.0.0/0");

        Explanation passes = explain(snapshot, tcp(FAR, 50000).to(NEAR, 443).without(FlowLogField.ACTION));
        Explanation fails = explain(snapshot, tcp(FAR, 50000).to(NEAR, 8443).without(FlowLogField.ACTION));

        assertThat(passes.status()).isEqualTo(Status.EXPLAINED);
        assertThat(passes.loggedAction()).isEmpty();
        assertThat(passes.simulatedAction()).isEqualTo(SimulatedAction.ACCEPT);
        assertThat(remedy(passes)).containsExactly("NOT_REJECTED");
        assertThat(fails.status()).isEqualTo(Status.EXPLAINED);
        assertThat(fails.simulatedAction()).isEqualTo(SimulatedAction.REJECT);
        assertThat(remedy(fails)).containsExactly("sg-web: in tcp 8443 from 203.0.113.9/32");
    }

    @Test
    void format_without_ports_is_decided_by_rules_that_ask_for_none() {
        Logged record = tcp(FAR, 50000).to(NEAR, 443).without(FlowLogField.SRCPORT, FlowLogField.DSTPORT);

        assertThat(explain(web(List.of("in tcp from 0.0.0.0/0"), OPEN_IN), record)
                        .status())
                .isEqualTo(Status.EXPLAINED);
        assertThat(explain(web(List.of("in all from 0.0.0.0/0"), OPEN_IN), record)
                        .status())
                .isEqualTo(Status.EXPLAINED);
        Explanation open = explain(web(List.of("in tcp 443 from 0.0.0.0/0"), OPEN_IN), record);
        assertThat(open.status()).isEqualTo(Status.UNDECIDED);
        assertThat(open.hypotheses()).containsExactly(new Hypothesis.FieldNotLogged(List.of(FlowLogField.DSTPORT)));
        assertThat(hypotheses(open)).containsExactly("FIELD_NOT_LOGGED");
    }

    @Test
    void format_without_protocol_is_decided_by_the_port_where_that_is_enough() {
        Logged record = tcp(FAR, 50000).to(NEAR, 22).rejected().without(FlowLogField.PROTOCOL);

        assertThat(denials(
                        explain(web(List.of("in tcp 443 from 0.0.0.0/0", "in icmp from 0.0.0.0/0"), OPEN_IN), record)))
                .containsExactly("ENI_SG_RULES_MISMATCH sg-web in");
        assertThat(explain(web(List.of("in all from 0.0.0.0/0"), OPEN_IN), record.accepted())
                        .status())
                .isEqualTo(Status.EXPLAINED);
        Explanation open = explain(web(List.of("in tcp 22 from 0.0.0.0/0"), OPEN_IN), record);
        assertThat(open.hypotheses()).containsExactly(new Hypothesis.FieldNotLogged(List.of(FlowLogField.PROTOCOL)));
    }

    @Test
    void interval_without_traffic_or_without_records_has_nothing_to_explain() {
        for (String status : List.of("NODATA", "SKIPDATA")) {
            Explanation answer = explain(web(ECHO), nothing(status));

            assertThat(answer.status()).isEqualTo(Status.NO_DATA);
            assertThat(answer.logStatus()).contains(FlowLogStatus.valueOf(status));
            assertThat(answer.networkInterface().orElseThrow().id()).isEqualTo("eni-web");
            assertThat(answer.simulatedAction()).isEqualTo(SimulatedAction.UNKNOWN);
            assertThat(answer.hypotheses()).isEmpty();
            assertThat(remedy(answer)).containsExactly("NOT_DECIDED");
        }
        assertThat(explain(web(ECHO), nothing("NODATA").without(FlowLogField.INTERFACE_ID))
                        .networkInterface())
                .isEmpty();
    }

    @Test
    void line_that_is_no_record_is_answered_as_that() {
        FlowLogLine line = new FlowLogLine.Malformed(new FlowLogPlace("test.log", 7, ""), "???", "is no record");

        Explanation answer = new Explainer(web(ECHO), RemedyPolicy.ALWAYS).explain(line);

        assertThat(answer.status()).isEqualTo(Status.MALFORMED);
        assertThat(answer.line()).isSameAs(line);
        assertThat(answer.loggedAction()).isEmpty();
        assertThat(answer.logStatus()).isEmpty();
        assertThat(answer.subject()).isEmpty();
    }

    @Test
    void uncertainty_of_a_sibling_is_not_that_of_the_record() {
        List<Explanation> answers = explainLog(
                web(List.of("in icmp from 0.0.0.0/0"), OPEN_IN, "out 100 allow icmp 0 to 0.0.0.0/0"),
                icmp(FAR).to(NEAR).accepted().from(0, 1),
                icmp(NEAR).to(FAR).accepted().from(1, 2));

        assertThat(answers).extracting(Explanation::status).containsExactly(Status.EXPLAINED, Status.UNDECIDED);
        assertThat(answers.get(0).subject().orElseThrow().packet().icmp()).isEqualTo(Optional.empty());
    }
}
