package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.denials;
import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.explainLog;
import static io.vpcwhy.simulator.explain.Explained.steps;
import static io.vpcwhy.simulator.explain.Logged.icmp;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static io.vpcwhy.simulator.explain.Logged.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Basis;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which side of its connection a record is, and what that means for the filters. */
class RequestOrResponseTest {

    private static final String NEAR = "10.0.1.10";
    private static final String FAR = "203.0.113.9";

    /** In from everywhere to a few services, and nothing out. */
    private static final Snapshot SERVER = server(
            "in tcp 443 from 0.0.0.0/0",
            "in tcp 40000 from 0.0.0.0/0",
            "in udp 40000 from 0.0.0.0/0",
            "in icmp from 0.0.0.0/0");

    /** A server with the rules of its one group. */
    private static Snapshot server(String... rules) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web", rules)
                .networkInterface("eni-web", "subnet-web", NEAR, "sg-web")
                .snapshot();
    }

    private static FlowFinding alone(Logged record) {
        return explain(SERVER, record).flow();
    }

    private static List<FlowFinding> together(Logged... records) {
        return explainLog(SERVER, records).stream().map(Explanation::flow).toList();
    }

    private static FlowFinding request(Basis basis) {
        return new FlowFinding(Flow.REQUEST, basis);
    }

    private static FlowFinding response(Basis basis) {
        return new FlowFinding(Flow.RESPONSE, basis);
    }

    @Test
    void syn_is_of_the_side_that_opens_and_syn_ack_of_the_other_whatever_the_ports_are() {
        assertThat(alone(tcp(NEAR, 443).to(FAR, 50000).flags(2))).isEqualTo(request(Basis.TCP_FLAGS));
        assertThat(alone(tcp(NEAR, 443).to(FAR, 50000).flags(3))).isEqualTo(request(Basis.TCP_FLAGS));
        assertThat(alone(tcp(FAR, 50000).to(NEAR, 443).flags(18))).isEqualTo(response(Basis.TCP_FLAGS));
        assertThat(alone(tcp(FAR, 50000).to(NEAR, 443).flags(19))).isEqualTo(response(Basis.TCP_FLAGS));
        assertThat(alone(tcp(FAR, 50000).to(NEAR, 443).flags(22))).isEqualTo(response(Basis.TCP_FLAGS));
    }

    @Test
    void handshake_of_a_sibling_tells_as_well() {
        assertThat(together(
                        tcp(FAR, 443).to(NEAR, 50000).flags(2).from(0, 1),
                        tcp(NEAR, 50000).to(FAR, 443).flags(0).from(0, 1),
                        tcp(FAR, 443).to(NEAR, 50000).flags(0).from(600, 601)))
                .containsExactly(request(Basis.TCP_FLAGS), response(Basis.TCP_FLAGS), request(Basis.TCP_FLAGS));
    }

    @Test
    void handshakes_that_contradict_each_other_tell_nothing() {
        assertThat(together(
                                tcp(FAR, 5000).to(NEAR, 6000).flags(2),
                                tcp(NEAR, 6000).to(FAR, 5000).flags(2),
                                tcp(NEAR, 6000).to(FAR, 5000).flags(0))
                        .get(2)
                        .basis())
                .isNotEqualTo(Basis.TCP_FLAGS);
    }

    @Test
    void handshake_of_a_week_ago_is_of_another_connection() {
        long fiveDays = 432_000;

        assertThat(together(
                                tcp(FAR, 40001).to(NEAR, 40000).flags(2).from(0, 1),
                                tcp(NEAR, 40000).to(FAR, 40001).flags(0).from(fiveDays, fiveDays + 1))
                        .get(1))
                .isEqualTo(response(Basis.TCP_FLAGS));
        assertThat(together(
                                tcp(FAR, 40001).to(NEAR, 40000).flags(2).from(0, 1),
                                tcp(NEAR, 40000).to(FAR, 40001).flags(0).from(fiveDays + 1, fiveDays + 2))
                        .get(1)
                        .basis())
                .isNotEqualTo(Basis.TCP_FLAGS);
    }

    @Test
    void system_port_against_a_clients_leaves_no_doubt_even_beside_siblings() {
        assertThat(together(
                        tcp(NEAR, 443).to(FAR, 50000).from(0, 1),
                        tcp(FAR, 50000).to(NEAR, 443).from(1, 2)))
                .as("the log begins in the middle of the connection")
                .containsExactly(response(Basis.PORTS), request(Basis.PORTS));
    }

    @Test
    void registered_port_against_an_ephemeral_one_leaves_no_doubt_either() {
        assertThat(together(
                        tcp(NEAR, 5432).to(FAR, 50000).from(0, 1),
                        tcp(FAR, 50000).to(NEAR, 5432).from(1, 2)))
                .containsExactly(response(Basis.PORTS), request(Basis.PORTS));
    }

    @Test
    void sibling_that_began_earlier_is_the_request() {
        assertThat(together(
                        udp(NEAR, 40000).to(FAR, 40001).from(3, 9),
                        udp(FAR, 40001).to(NEAR, 40000).from(2, 9)))
                .as("the answer comes first in the file")
                .containsExactly(response(Basis.SIBLING_RECORD), request(Basis.SIBLING_RECORD));
    }

    @Test
    void siblings_that_began_in_the_same_second_tell_nothing_by_their_order() {
        assertThat(together(
                        udp(NEAR, 40000).to(FAR, 40001).rejected(),
                        udp(FAR, 40001).to(NEAR, 40000).rejected()))
                .containsOnly(FlowFinding.UNKNOWN);
    }

    @Test
    void sibling_of_another_interface_or_protocol_or_time_is_none() {
        assertThat(together(
                                udp(FAR, 40001).to(NEAR, 40000).at("eni-other").from(0, 1),
                                tcp(FAR, 40001).to(NEAR, 40000).from(0, 1),
                                udp(FAR, 40002).to(NEAR, 40000).from(0, 1),
                                udp(FAR, 40001).to(NEAR, 40000).from(0, 1).rejected(),
                                udp(NEAR, 40000).to(FAR, 40001).from(1201, 1202).rejected())
                        .get(4))
                .isEqualTo(FlowFinding.UNKNOWN);
        assertThat(together(
                                udp(FAR, 40001).to(NEAR, 40000).from(0, 1).rejected(),
                                udp(NEAR, 40000).to(FAR, 40001).from(1200, 1202).rejected())
                        .get(1))
                .isEqualTo(response(Basis.SIBLING_RECORD));
    }

    @Test
    void rejected_way_answers_the_accepted_one() {
        assertThat(together(
                        udp(NEAR, 40000).to(FAR, 40001).rejected().from(0, 9),
                        udp(FAR, 40001).to(NEAR, 40000).accepted().from(5, 9)))
                .containsExactly(response(Basis.SIBLING_RECORD), request(Basis.SIBLING_RECORD));
        assertThat(together(
                        udp(NEAR, 40009).to(FAR, 40001).accepted().from(5, 9),
                        udp(FAR, 40001).to(NEAR, 40009).rejected().from(0, 9)))
                .containsExactly(request(Basis.SIBLING_RECORD), response(Basis.SIBLING_RECORD));
    }

    @Test
    void way_that_was_accepted_too_may_as_well_have_asked() {
        assertThat(together(
                        udp(FAR, 40001).to(NEAR, 40000).accepted().from(0, 1),
                        udp(NEAR, 40000).to(FAR, 40001).accepted().from(2, 3),
                        udp(FAR, 40001).to(NEAR, 40000).rejected().from(300, 301)))
                .as("the times tell, not that the second request was rejected")
                .containsExactly(
                        request(Basis.SIBLING_RECORD), response(Basis.SIBLING_RECORD), request(Basis.SIBLING_RECORD));
    }

    @Test
    void alone_the_ports_that_make_it_likely_decide() {
        assertThat(alone(tcp(FAR, 3000).to(NEAR, 2500).rejected())).isEqualTo(response(Basis.PORTS));
        assertThat(alone(tcp(FAR, 2500).to(NEAR, 3000).rejected())).isEqualTo(request(Basis.PORTS));
        assertThat(alone(udp(FAR, 33000).to(NEAR, 2500).rejected())).isEqualTo(request(Basis.PORTS));
        assertThat(alone(udp(FAR, 2500).to(NEAR, 33000).rejected())).isEqualTo(response(Basis.PORTS));
    }

    @Test
    void ports_come_before_a_verdict_that_leaves_doubt() {
        assertThat(together(
                        tcp(FAR, 2500).to(NEAR, 33000).accepted(),
                        tcp(FAR, 2500).to(NEAR, 33000).rejected(),
                        tcp(NEAR, 33000).to(FAR, 2500).accepted()))
                .containsExactly(response(Basis.PORTS), response(Basis.PORTS), request(Basis.PORTS));
    }

    @Test
    void nothing_to_go_by_leaves_it_open_and_the_record_is_judged_as_a_request() {
        Explanation answer = explain(SERVER, udp(NEAR, 40000).to(FAR, 40001).rejected());

        assertThat(answer.flow()).isEqualTo(FlowFinding.UNKNOWN);
        assertThat(denials(answer)).containsExactly("ENI_SG_RULES_MISMATCH sg-web out", "SG_HAS_NO_RULES sg-web out");
        assertThat(alone(tcp(FAR, 40001)
                        .to(NEAR, 40000)
                        .without(FlowLogField.SRCPORT)
                        .rejected()))
                .isEqualTo(FlowFinding.UNKNOWN);
        assertThat(alone(tcp(FAR, 40001)
                        .to(NEAR, 443)
                        .without(FlowLogField.DSTPORT)
                        .rejected()))
                .isEqualTo(FlowFinding.UNKNOWN);
    }

    @Test
    void ports_say_nothing_of_a_protocol_that_has_none() {
        assertThat(alone(icmp(FAR).to(NEAR).accepted())).isEqualTo(FlowFinding.UNKNOWN);
        assertThat(alone(Logged.protocol(132, FAR).to(NEAR, 443).rejected())).isEqualTo(FlowFinding.UNKNOWN);
        assertThat(alone(tcp(FAR, 50000).to(NEAR, 443).without(FlowLogField.PROTOCOL)))
                .isEqualTo(request(Basis.PORTS));
    }

    @Test
    void what_was_accepted_and_could_not_have_been_as_a_request_is_a_response() {
        Explanation answer = explain(SERVER, icmp(NEAR).to(FAR).accepted());

        assertThat(answer.flow()).isEqualTo(response(Basis.CONFIGURATION));
        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(steps(answer))
                .containsExactly("sg-web: in icmp from 0.0.0.0/0 by state ALLOW", "acl-default-vpc-1 out 100 ALLOW");
    }

    @Test
    void what_siblings_times_make_a_request_is_still_a_response_where_it_could_not_have_been_accepted() {
        List<Explanation> answers = explainLog(
                SERVER,
                udp(NEAR, 40000).to(FAR, 40001).from(0, 1),
                udp(FAR, 40001).to(NEAR, 40000).from(1, 2));

        assertThat(answers.get(0).flow()).isEqualTo(response(Basis.CONFIGURATION));
        assertThat(answers).extracting(Explanation::status).containsOnly(Status.EXPLAINED);
    }

    @Test
    void flags_and_clear_ports_are_not_overruled_by_the_configuration() {
        Explanation byFlags =
                explain(SERVER, tcp(NEAR, 443).to(FAR, 50000).flags(2).accepted());
        Explanation byPorts = explain(SERVER, tcp(NEAR, 40000).to(FAR, 443).accepted());

        assertThat(byFlags.flow()).isEqualTo(request(Basis.TCP_FLAGS));
        assertThat(byFlags.status()).isEqualTo(Status.CONTRADICTED);
        assertThat(byPorts.flow()).isEqualTo(request(Basis.PORTS));
        assertThat(byPorts.status()).isEqualTo(Status.CONTRADICTED);
    }

    @Test
    void answer_to_what_was_never_permitted_is_rejected_by_the_rules_for_the_request() {
        Explanation answer =
                explain(SERVER, tcp(NEAR, 8443).to(FAR, 50000).flags(18).rejected());

        assertThat(denials(answer)).containsExactly("ENI_SG_RULES_MISMATCH sg-web in by state");
    }

    @Test
    void answer_whose_own_direction_is_open_passes_as_a_first_packet_would() {
        Snapshot openOutbound = server("out tcp to 0.0.0.0/0");

        Explanation answer =
                explain(openOutbound, tcp(NEAR, 8443).to(FAR, 50000).flags(18).accepted());

        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(steps(answer).get(0)).isEqualTo("sg-web: out tcp to 0.0.0.0/0 ALLOW");
    }

    @Test
    void answer_is_undecided_where_its_own_direction_is_and_the_request_was_not_permitted() {
        Snapshot unknownOutbound = server("out tcp to pl-1");

        Explanation answer = explain(
                unknownOutbound, tcp(NEAR, 8443).to(FAR, 50000).flags(18).rejected());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(steps(answer).get(0)).isEqualTo("no rule UNKNOWN");
    }

    @Test
    void answer_is_undecided_where_the_request_is() {
        Snapshot unknownInbound = server("in tcp 8443 from pl-1", "out tcp to pl-2");

        Explanation answer =
                explain(unknownInbound, tcp(NEAR, 8443).to(FAR, 50000).flags(18).rejected());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(steps(answer).get(0)).isEqualTo("no rule by state UNKNOWN");
    }

    @Test
    void side_without_basis_and_basis_without_side_make_no_sense() {
        assertThatThrownBy(() -> new FlowFinding(Flow.UNKNOWN, Basis.PORTS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FlowFinding(Flow.REQUEST, Basis.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
