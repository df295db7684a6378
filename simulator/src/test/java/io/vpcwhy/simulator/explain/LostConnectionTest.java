package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.explainLog;
import static io.vpcwhy.simulator.explain.Explained.hypotheses;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Logged.icmp;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static io.vpcwhy.simulator.explain.Logged.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.InterfaceSpec;
import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.ConnectionTracking;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What else makes a record where rules and log disagree: state that was lost, or rules that were others. */
class LostConnectionTest {

    private static final String NEAR = "10.0.1.10";
    private static final String FAR = "10.7.0.9";

    private static Snapshot web(Consumer<InterfaceSpec> more, String... rules) {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:1::/56")
                .subnet("subnet-web", "10.0.1.0/24", "2001:db8:1:1::/64")
                .securityGroup("sg-web", rules)
                .networkInterface("eni-web", "subnet-web", nic -> {
                    nic.address(NEAR).address("2001:db8:1:1::10").securityGroups("sg-web");
                    more.accept(nic);
                })
                .snapshot();
    }

    private static Snapshot web(String... rules) {
        return web(nic -> {}, rules);
    }

    /** Tracked, for the rule does not let everybody in. */
    private static final String TRACKED = "in tcp 443 from 10.0.0.0/8";

    private static Logged rejectedAnswer() {
        return tcp(NEAR, 443).to(FAR, 50000).rejected();
    }

    private static Hypothesis expired(boolean withoutSyn, OptionalLong silence, OptionalLong timeout) {
        return new Hypothesis.ConnectionTrackingExpired(false, withoutSyn, silence, timeout);
    }

    private static final OptionalLong NOT_KNOWN = OptionalLong.empty();

    @Test
    void rejected_answer_to_a_permitted_request_lost_the_state_of_its_connection_or_the_rules_were_others() {
        Explanation answer = explain(web(TRACKED), rejectedAnswer());

        assertThat(answer.status()).isEqualTo(Status.CONTRADICTED);
        assertThat(answer.hypotheses())
                .containsExactly(
                        expired(false, NOT_KNOWN, NOT_KNOWN), new Hypothesis.ConfigurationChanged(false, false));
        assertThat(remedy(answer)).containsExactly("PERMITTED_NOW");
    }

    @Test
    void packets_without_syn_belong_to_a_connection_that_began_before() {
        assertThat(explain(web(TRACKED), rejectedAnswer().flags(0)).hypotheses())
                .contains(expired(true, NOT_KNOWN, NOT_KNOWN));
        assertThat(explain(web(TRACKED), tcp(FAR, 50000).to(NEAR, 443).flags(4).rejected())
                        .hypotheses())
                .as("of a client, too")
                .contains(expired(true, NOT_KNOWN, NOT_KNOWN));
        assertThat(hypotheses(explain(
                        web(TRACKED), tcp(FAR, 50000).to(NEAR, 8443).flags(1).rejected())))
                .as("and where the rules deny it as a new one")
                .containsExactly("CONNECTION_TRACKING_EXPIRED");
        assertThat(hypotheses(explain(
                        web(TRACKED), tcp(FAR, 50000).to(NEAR, 443).flags(2).rejected())))
                .as("but not those of a new one")
                .containsExactly("CONFIGURATION_CHANGED");
    }

    @Test
    void protocol_without_flags_is_logged_with_none_which_says_nothing() {
        assertThat(explain(web(TRACKED), udp(FAR, 50000).to(NEAR, 53).flags(0).rejected())
                        .hypotheses())
                .isEmpty();
        assertThat(explain(web(TRACKED), udp(FAR, 50000).to(NEAR, 53).flags(0)).hypotheses())
                .containsExactly(new Hypothesis.ConfigurationChanged(false, false));
    }

    @Test
    void silence_before_the_record_is_told_with_the_time_after_which_the_interface_forgets() {
        Snapshot forgetful = web(
                nic -> nic.connectionTracking(
                        new ConnectionTracking(OptionalInt.of(350), OptionalInt.of(30), OptionalInt.of(120))),
                TRACKED,
                "in udp 5000 from 10.0.0.0/8");

        List<Explanation> byTcp = explainLog(
                forgetful,
                rejectedAnswer().flags(0).from(1000, 1010),
                tcp(FAR, 50000).to(NEAR, 443).accepted().flags(2).from(0, 9),
                tcp(NEAR, 443).to(FAR, 50000).accepted().flags(18).from(1, 10),
                rejectedAnswer().flags(0).from(2000, 2001));
        assertThat(byTcp.get(0).hypotheses())
                .as("the last packet before came at second 10")
                .contains(expired(true, OptionalLong.of(990), OptionalLong.of(350)));
        assertThat(byTcp.get(3).hypotheses())
                .as("and packets that are rejected keep nothing alive")
                .contains(expired(true, OptionalLong.of(1990), OptionalLong.of(350)));

        assertThat(explain(forgetful, udp(NEAR, 5000).to(FAR, 50000).rejected()).hypotheses())
                .contains(expired(false, NOT_KNOWN, OptionalLong.of(120)));
    }

    @Test
    void idle_times_differ_by_protocol() {
        Snapshot all = web("in all from 10.0.0.0/8");

        assertThat(explain(all, udp(NEAR, 500).to(FAR, 50000).rejected()).hypotheses())
                .contains(expired(false, NOT_KNOWN, OptionalLong.of(180)));
        assertThat(explainLog(
                                all,
                                Logged.protocol(50, NEAR).to(FAR).rejected(),
                                Logged.protocol(50, FAR).to(NEAR))
                        .get(0)
                        .hypotheses())
                .contains(expired(false, NOT_KNOWN, OptionalLong.of(600)));
        assertThat(explainLog(all, icmp(NEAR).to(FAR).rejected(), icmp(FAR).to(NEAR))
                        .get(0)
                        .hypotheses())
                .contains(expired(false, NOT_KNOWN, NOT_KNOWN));
        assertThat(explain(all, rejectedAnswer().without(FlowLogField.PROTOCOL)).hypotheses())
                .contains(expired(false, NOT_KNOWN, NOT_KNOWN));
    }

    @Test
    void records_that_overlap_leave_no_silence_and_later_ones_do_not_count() {
        List<Explanation> answers = explainLog(
                web(TRACKED),
                tcp(FAR, 50000).to(NEAR, 443).accepted().from(0, 100),
                rejectedAnswer().from(50, 60),
                tcp(FAR, 50000).to(NEAR, 443).accepted().from(50, 400));

        assertThat(answers.get(1).hypotheses()).contains(expired(false, OptionalLong.of(0), NOT_KNOWN));
    }

    @Test
    void without_times_there_is_no_silence() {
        List<Explanation> answers = explainLog(
                web(TRACKED),
                tcp(FAR, 50000).to(NEAR, 443).accepted().without(FlowLogField.START, FlowLogField.END),
                rejectedAnswer().from(50, 60),
                rejectedAnswer().without(FlowLogField.START));

        assertThat(answers.get(1).hypotheses()).contains(expired(false, NOT_KNOWN, NOT_KNOWN));
        assertThat(answers.get(2).hypotheses()).contains(expired(false, NOT_KNOWN, NOT_KNOWN));
    }

    @Test
    void flow_that_everybody_may_open_may_be_untracked_and_break_with_its_rule() {
        Snapshot half = web("in tcp 443 from 0.0.0.0/0");
        Snapshot otherHalf = web("in tcp 443 from 10.0.0.0/8", "out all to 0.0.0.0/0");

        assertThat(hypotheses(explain(half, rejectedAnswer())))
                .containsExactly("CONNECTION_TRACKING_EXPIRED", "UNTRACKED_FLOW_RULE_CHANGED", "CONFIGURATION_CHANGED");
        assertThat(hypotheses(explain(otherHalf, rejectedAnswer()))).contains("UNTRACKED_FLOW_RULE_CHANGED");
        assertThat(hypotheses(explain(
                        web("out tcp 443 to 0.0.0.0/0"),
                        tcp(FAR, 443).to(NEAR, 50000).rejected())))
                .contains("UNTRACKED_FLOW_RULE_CHANGED");
        assertThat(hypotheses(explain(
                        web("in tcp 443 from ::/0"),
                        tcp("2001:db8:1:1::10", 443).to("2001:db8:9::1", 50000).rejected())))
                .contains("UNTRACKED_FLOW_RULE_CHANGED");
        assertThat(hypotheses(explain(
                        web("in tcp from 0.0.0.0/0"),
                        tcp(FAR, 50000).to(NEAR, 443).flags(0).rejected())))
                .as("of a client's late packets, too")
                .contains("UNTRACKED_FLOW_RULE_CHANGED");
    }

    @Test
    void flow_is_tracked_where_a_rule_does_not_name_everybody_or_all_ports_or_the_family_or_the_protocol() {
        List<Snapshot> tracked = List.of(
                web(TRACKED, "out tcp 1024-65535 to 0.0.0.0/0"),
                web(TRACKED, "in tcp 444-500 from 0.0.0.0/0"),
                web(TRACKED, "in tcp 400-442 from 0.0.0.0/0"),
                web(TRACKED, "out tcp 0-65534 to 0.0.0.0/0"),
                web(TRACKED, "in tcp 443 from ::/0"),
                web(TRACKED, "out all to 10.0.0.0/8"),
                web(TRACKED, "in udp from 0.0.0.0/0"),
                web(TRACKED, "in icmp from 0.0.0.0/0"),
                web(TRACKED, "in tcp 443 from sg-web"),
                web(nic -> nic.type("network_load_balancer"), "in tcp 443 from 0.0.0.0/0"),
                web(nic -> nic.requester("amazon-elb"), "in tcp 443 from 0.0.0.0/0"));

        assertThat(tracked)
                .allSatisfy(snapshot -> assertThat(hypotheses(explain(snapshot, rejectedAnswer())))
                        .containsExactly("CONNECTION_TRACKING_EXPIRED", "CONFIGURATION_CHANGED"));
        assertThat(hypotheses(explainLog(
                                web("in icmp from 0.0.0.0/0"),
                                icmp(NEAR).to(FAR).rejected(),
                                icmp(FAR).to(NEAR))
                        .get(0)))
                .as("ICMP is always tracked")
                .doesNotContain("UNTRACKED_FLOW_RULE_CHANGED");
    }

    @Test
    void interface_without_groups_has_no_state_to_lose() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .networkInterface(
                        "eni-web",
                        "subnet-web",
                        nic -> nic.type("network_load_balancer").address(NEAR))
                .snapshot();

        assertThat(hypotheses(explain(snapshot, rejectedAnswer()))).containsExactly("CONFIGURATION_CHANGED");
    }

    @Test
    void acl_that_denies_explains_the_record_without_lost_state() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web", TRACKED)
                .networkAcl("acl-web", List.of("subnet-web"), "in 100 allow all from 0.0.0.0/0")
                .networkInterface("eni-web", "subnet-web", NEAR, "sg-web")
                .snapshot();

        assertThat(explain(snapshot, rejectedAnswer().flags(0)).hypotheses()).isEmpty();
        assertThat(explain(snapshot, tcp(NEAR, 443).to(FAR, 50000).accepted().flags(0))
                        .hypotheses())
                .as("and it cuts connections that were open before, too")
                .containsExactly(new Hypothesis.ConfigurationChanged(false, false));
    }

    @Test
    void accepted_packets_without_syn_may_be_of_a_connection_that_is_older_than_the_rules() {
        Snapshot snapshot = web(TRACKED);

        assertThat(explain(snapshot, tcp(FAR, 50000).to(NEAR, 8443).flags(0)).hypotheses())
                .containsExactly(new Hypothesis.ConfigurationChanged(false, true));
        assertThat(explain(snapshot, tcp(FAR, 50000).to(NEAR, 8443).flags(2)).hypotheses())
                .containsExactly(new Hypothesis.ConfigurationChanged(false, false));
        assertThat(explain(snapshot, tcp(FAR, 50000).to(NEAR, 8443)).hypotheses())
                .containsExactly(new Hypothesis.ConfigurationChanged(false, false));
    }

    @Test
    void log_with_both_verdicts_of_one_flow_shows_the_change_itself() {
        Logged[] both = {
            tcp(FAR, 50000).to(NEAR, 443).accepted().from(0, 10),
            tcp(FAR, 50000).to(NEAR, 443).rejected().from(0, 10)
        };

        assertThat(explainLog(web(TRACKED), both).get(1).hypotheses())
                .containsExactly(new Hypothesis.ConfigurationChanged(true, false));
        assertThat(explainLog(web(), both).get(0).hypotheses())
                .containsExactly(new Hypothesis.ConfigurationChanged(true, false));
        for (Logged record : both) {
            record.without(FlowLogField.INTERFACE_ID).with(FlowLogField.FLOW_DIRECTION, "ingress");
        }
        assertThat(explainLog(web(TRACKED), both).get(1).hypotheses())
                .as("without the interface the verdicts may be those of two")
                .containsExactly(new Hypothesis.ConfigurationChanged(false, false));
    }

    @Test
    void verdicts_of_two_flows_or_far_apart_show_no_change() {
        assertThat(explainLog(
                                web(TRACKED),
                                tcp(NEAR, 443).to(FAR, 50000).accepted(),
                                tcp(FAR, 50001).to(NEAR, 443).accepted(),
                                tcp(FAR, 50000).to(NEAR, 443).rejected())
                        .get(2)
                        .hypotheses())
                .containsExactly(new Hypothesis.ConfigurationChanged(false, false));
        assertThat(explainLog(
                                web("in udp 53 from 0.0.0.0/0"),
                                udp(FAR, 50000).to(NEAR, 53).accepted().from(0, 1),
                                udp(FAR, 50000).to(NEAR, 53).rejected().from(1201, 1202))
                        .get(1)
                        .hypotheses())
                .containsExactly(new Hypothesis.ConfigurationChanged(false, false));
    }

    @Test
    void agreement_needs_no_hypothesis() {
        assertThat(explain(web(TRACKED), tcp(FAR, 50000).to(NEAR, 443).flags(2)).hypotheses())
                .isEmpty();
        assertThat(explain(web(TRACKED), tcp(FAR, 50000).to(NEAR, 8443).flags(2).rejected())
                        .hypotheses())
                .isEmpty();
    }
}
