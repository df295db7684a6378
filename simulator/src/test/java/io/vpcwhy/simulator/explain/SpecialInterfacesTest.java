package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.denials;
import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.explainLog;
import static io.vpcwhy.simulator.explain.Explained.hypotheses;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Explained.steps;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static io.vpcwhy.simulator.explain.Logged.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.filter.Exemption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Interfaces that AWS services own, and addresses that AWS serves: each has filters of its own, or none. */
class SpecialInterfacesTest {

    private static Network withNat(String... aclEntries) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-nat", "10.0.0.0/24")
                .subnet("subnet-app", "10.0.2.0/24")
                .securityGroup("sg-app", "out all to 0.0.0.0/0")
                .networkAcl("acl-nat", List.of("subnet-nat"), aclEntries)
                .natGateway("nat-1", "subnet-nat", "eni-nat", "10.0.0.220", "198.51.100.1")
                .networkInterface("eni-app", "subnet-app", "10.0.2.20", "sg-app");
    }

    private static final String[] OPEN = {"in 100 allow all from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0"};

    @Test
    void what_nobody_asked_for_is_accepted_at_a_nat_gateway_and_dropped_behind_the_log() {
        Snapshot snapshot = withNat(OPEN).snapshot();

        Explanation answer = explain(
                snapshot,
                tcp("203.0.113.9", 55555).to("10.0.0.220", 22).at("eni-nat").accepted());

        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(answer.hypotheses()).containsExactly(new Hypothesis.UnsolicitedAtNatGateway(Optional.of("nat-1")));
        assertThat(answer.simulation().exemptions()).containsExactly(new Exemption.NoSecurityGroups("eni-nat"));
        assertThat(steps(answer)).containsExactly("acl-nat in 100 ALLOW");
    }

    @Test
    void what_was_asked_for_is_an_answer_at_a_nat_gateway() {
        Snapshot snapshot = withNat(OPEN).snapshot();

        List<Explanation> answers = explainLog(
                snapshot,
                tcp("203.0.113.9", 443).to("10.0.0.220", 20001).at("eni-nat").accepted(),
                udp("203.0.113.9", 4500).to("10.0.0.220", 4500).at("eni-nat").accepted(),
                udp("10.0.0.220", 4500).to("203.0.113.9", 4500).at("eni-nat").accepted());

        assertThat(answers).allSatisfy(e -> assertThat(hypotheses(e)).isEmpty());
    }

    @Test
    void what_was_asked_for_long_ago_or_by_the_same_side_is_not_asked_for() {
        Snapshot snapshot = Network.vpc("vpc-2", "10.2.0.0/16")
                .subnet("subnet-other", "10.2.0.0/24")
                .natGateway("nat-other", "subnet-other", "eni-other", "10.2.0.220", "198.51.100.2")
                .and(withNat(OPEN))
                .snapshot();
        Logged inbound =
                udp("203.0.113.9", 4500).to("10.0.0.220", 4500).at("eni-nat").from(0, 1);

        assertThat(explainLog(snapshot, inbound).get(0).hypotheses())
                .containsExactly(new Hypothesis.UnsolicitedAtNatGateway(Optional.of("nat-1")));
        assertThat(hypotheses(explainLog(
                                snapshot,
                                inbound,
                                udp("10.0.0.220", 4500)
                                        .to("203.0.113.9", 4500)
                                        .at("eni-nat")
                                        .from(1201, 1202))
                        .get(0)))
                .containsExactly("UNSOLICITED_AT_NAT_GATEWAY");
    }

    @Test
    void nat_gateway_that_was_not_collected_has_no_name() {
        Snapshot snapshot = withNat(OPEN).notCollected(ResourceKind.NAT_GATEWAY).snapshot();

        assertThat(explain(
                                snapshot,
                                tcp("203.0.113.9", 55555).to("10.0.0.220", 22).at("eni-nat"))
                        .hypotheses())
                .containsExactly(new Hypothesis.UnsolicitedAtNatGateway(Optional.empty()));
    }

    @Test
    void what_was_rejected_or_comes_from_inside_is_never_unsolicited() {
        Snapshot snapshot = withNat(OPEN).snapshot();

        assertThat(hypotheses(explain(
                        snapshot,
                        tcp("10.0.2.20", 40000)
                                .to("10.0.0.220", 443)
                                .packet("10.0.2.20", "203.0.113.9")
                                .at("eni-nat"))))
                .isEmpty();
        assertThat(hypotheses(explain(
                        snapshot,
                        tcp("10.0.0.220", 40000).to("203.0.113.9", 443).at("eni-nat"))))
                .isEmpty();
        assertThat(hypotheses(explain(
                        snapshot,
                        tcp("203.0.113.9", 40000)
                                .to("10.0.2.20", 443)
                                .at("eni-app")
                                .accepted())))
                .doesNotContain("UNSOLICITED_AT_NAT_GATEWAY");
        assertThat(hypotheses(explain(
                        withNat().snapshot(),
                        tcp("203.0.113.9", 40000)
                                .to("10.0.0.220", 443)
                                .at("eni-nat")
                                .rejected())))
                .isEmpty();
    }

    @Test
    void service_of_aws_that_sends_unasked_is_dropped_by_the_nat_gateway_too() {
        Explanation answer = explain(
                withNat(OPEN).snapshot(),
                tcp("52.95.128.179", 40000)
                        .to("10.0.0.220", 8443)
                        .at("eni-nat")
                        .with(FlowLogField.PKT_SRC_AWS_SERVICE, "EC2"));

        assertThat(hypotheses(answer)).containsExactly("UNSOLICITED_AT_NAT_GATEWAY");
    }

    @Test
    void nat_gateway_has_no_remedy_for_strangers_and_an_acl_entry_for_answers() {
        Snapshot snapshot = withNat("out 100 allow all to 0.0.0.0/0").snapshot();

        Explanation stranger = explain(
                snapshot,
                tcp("203.0.113.9", 40000)
                        .to("10.0.0.220", 8443)
                        .at("eni-nat")
                        .rejected()
                        .packets(50));
        Explanation answer = explain(
                snapshot,
                tcp("203.0.113.9", 443).to("10.0.0.220", 20001).at("eni-nat").rejected());

        assertThat(remedy(stranger)).containsExactly("SCAN");
        assertThat(denials(answer)).containsExactly("SUBNET_ACL_RESTRICTION acl-nat in *");
        assertThat(remedy(answer))
                .containsExactly("acl-nat: in 10 allow tcp 1024-65535 from 203.0.113.9/32 for replies");
    }

    @Test
    void packet_that_a_nat_gateway_passes_on_is_judged_by_the_addresses_that_it_bore() {
        Snapshot snapshot = withNat("in 100 allow all from 0.0.0.0/0", "out 100 allow tcp to 10.0.2.0/24")
                .snapshot();

        Explanation answer = explain(
                snapshot,
                tcp("10.0.0.220", 443)
                        .to("10.0.2.20", 40000)
                        .packet("203.0.113.9", "10.0.2.20")
                        .at("eni-nat"));

        assertThat(answer.direction().direction()).contains(Direction.EGRESS);
        assertThat(answer.subject().orElseThrow().local()).hasToString("203.0.113.9");
        assertThat(answer.subject().orElseThrow().remote()).hasToString("10.0.2.20");
        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
    }

    /** An instance and a transit gateway's interface, in one subnet or in two. */
    private static Snapshot transit(String gatewaySubnet) {
        String[] nothing = {};
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-app", "10.0.2.0/24")
                .subnet("subnet-tgw", "10.0.9.0/28")
                .securityGroup("sg-app", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .networkAcl("acl-app", List.of("subnet-app"), nothing)
                .networkAcl("acl-tgw", List.of("subnet-tgw"), nothing)
                .routeTable("rtb-app", List.of("subnet-app"), "10.20.0.0/16 tgw-1", "0.0.0.0/0 igw-1")
                .networkInterface("eni-app", "subnet-app", "10.0.2.20", "sg-app")
                .networkInterface(
                        "eni-tgw",
                        gatewaySubnet,
                        nic -> nic.type("transit_gateway")
                                .address(gatewaySubnet.equals("subnet-app") ? "10.0.2.5" : "10.0.9.5"))
                .snapshot();
    }

    @Test
    void transit_gateway_in_another_subnet_is_subject_to_both_acls() {
        Snapshot snapshot = transit("subnet-tgw");

        assertThat(denials(explain(
                        snapshot,
                        tcp("10.20.1.1", 40000)
                                .to("10.0.2.20", 80)
                                .at("eni-app")
                                .rejected())))
                .containsExactly("SUBNET_ACL_RESTRICTION acl-app in *");
        assertThat(denials(explain(
                        snapshot,
                        tcp("10.0.9.5", 40000)
                                .to("10.0.2.20", 80)
                                .packet("10.20.1.1", "10.0.2.20")
                                .at("eni-tgw")
                                .rejected())))
                .containsExactly("SUBNET_ACL_RESTRICTION acl-tgw out *");
        assertThat(denials(explain(
                        snapshot,
                        tcp("10.0.2.20", 40000)
                                .to("10.0.9.5", 80)
                                .packet("10.0.2.20", "10.20.1.1")
                                .at("eni-tgw")
                                .rejected())))
                .containsExactly("SUBNET_ACL_RESTRICTION acl-tgw in *");
    }

    @Test
    void transit_gateway_in_the_same_subnet_is_subject_to_the_acl_on_the_way_out_alone() {
        Snapshot snapshot = transit("subnet-app");

        Explanation arrives =
                explain(snapshot, tcp("10.20.1.1", 40000).to("10.0.2.20", 80).at("eni-app"));
        Explanation handsOver = explain(
                snapshot,
                tcp("10.0.2.5", 40000)
                        .to("10.0.2.20", 80)
                        .packet("10.20.1.1", "10.0.2.20")
                        .at("eni-tgw"));
        Explanation leaves = explain(
                snapshot,
                tcp("10.0.2.20", 40000).to("10.20.1.1", 80).at("eni-app").rejected());
        Explanation takesOver = explain(
                snapshot,
                tcp("10.0.2.20", 40000)
                        .to("10.0.2.5", 80)
                        .packet("10.0.2.20", "10.20.1.1")
                        .at("eni-tgw")
                        .rejected());

        assertThat(arrives.status()).isEqualTo(Status.EXPLAINED);
        assertThat(arrives.simulation().exemptions())
                .containsExactly(new Exemption.TransitGatewayInSubnet("subnet-app"));
        assertThat(handsOver.status()).isEqualTo(Status.EXPLAINED);
        assertThat(handsOver.simulation().exemptions())
                .containsExactly(new Exemption.SameSubnet("subnet-app"), new Exemption.NoSecurityGroups("eni-tgw"));
        assertThat(denials(leaves)).containsExactly("SUBNET_ACL_RESTRICTION acl-app out *");
        assertThat(denials(takesOver)).containsExactly("SUBNET_ACL_RESTRICTION acl-app in *");
    }

    @Test
    void transit_gateway_in_the_subnet_spares_nothing_that_comes_another_way() {
        assertThat(denials(explain(
                        transit("subnet-app"),
                        tcp("203.0.113.9", 40000)
                                .to("10.0.2.20", 80)
                                .at("eni-app")
                                .rejected())))
                .containsExactly("SUBNET_ACL_RESTRICTION acl-app in *");
    }

    private static Snapshot loadBalancer(String description) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-lb", "in tcp 80 from 0.0.0.0/0", "out tcp 8080 to 0.0.0.0/0")
                .networkAcl("acl-1", List.of("subnet-1"), "in 100 allow all from 0.0.0.0/0")
                .networkInterface(
                        "eni-lb",
                        "subnet-1",
                        nic -> nic.address("10.0.1.5")
                                .securityGroups("sg-lb")
                                .requester("amazon-elb")
                                .description(description))
                .snapshot();
    }

    @Test
    void acl_stops_a_classic_load_balancer_even_inside_its_subnet() {
        Logged toTarget =
                tcp("10.0.1.5", 20000).to("10.0.1.10", 8080).at("eni-lb").rejected();

        Explanation classic = explain(loadBalancer("ELB web"), toTarget);
        Explanation application = explain(loadBalancer("ELB app/web/0123456789abcdef"), toTarget);

        assertThat(denials(classic)).containsExactly("ELB_ACL_RESTRICTION acl-1 out *");
        assertThat(remedy(classic)).containsExactly("acl-1: out 10 allow tcp 8080 to 10.0.1.10/32");
        assertThat(application.status()).isEqualTo(Status.CONTRADICTED);
        assertThat(application.denials()).isEmpty();
    }

    @Test
    void acl_leaves_alone_what_a_classic_load_balancer_receives_inside_its_subnet() {
        Explanation answer = explain(
                loadBalancer("ELB web"),
                tcp("10.0.1.10", 8080).to("10.0.1.5", 20000).at("eni-lb"));

        assertThat(answer.simulation().exemptions()).containsExactly(new Exemption.SameSubnet("subnet-1"));
        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
    }

    @Test
    void outside_its_subnet_a_classic_load_balancer_is_like_any_other() {
        Explanation answer = explain(
                loadBalancer("ELB web"),
                tcp("10.0.1.5", 20000).to("10.0.7.10", 8080).at("eni-lb").rejected());

        assertThat(denials(answer)).containsExactly("SUBNET_ACL_RESTRICTION acl-1 out *");
    }

    @Test
    void neither_filter_is_asked_about_the_services_at_reserved_addresses() {
        Snapshot closed = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web")
                .networkAcl("acl-web", List.of("subnet-web"))
                .networkInterface("eni-web", "subnet-web", "10.0.1.10", "sg-web")
                .snapshot();

        Explanation answer =
                explain(closed, udp("10.0.1.10", 40000).to("10.0.0.2", 53).rejected());

        assertThat(answer.simulation().steps()).isEmpty();
        assertThat(answer.simulation().exemptions())
                .containsExactly(new Exemption.UnfilteredService(AmazonService.DNS));
        assertThat(answer.status()).isEqualTo(Status.CONTRADICTED);
        assertThat(hypotheses(answer)).contains("TRAFFIC_NOT_LOGGED");
        assertThat(answer.remote()).contains(new RemoteParty.Amazon(AmazonService.DNS));
        assertThat(remedy(answer)).containsExactly("PERMITTED_NOW");
    }
}
