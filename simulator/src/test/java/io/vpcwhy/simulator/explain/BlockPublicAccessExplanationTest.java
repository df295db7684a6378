package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.denials;
import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.hypotheses;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Explained.steps;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.BlockPublicAccess.Mode;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** VPC Block Public Access and encryption controls, by the record's reject-reason and by the account's options. */
class BlockPublicAccessExplanationTest {

    private static Network web() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .subnet("subnet-app", "10.0.2.0/24")
                .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0", "out tcp 443 to 0.0.0.0/0")
                .routeTable("rtb-web", List.of("subnet-web"), "0.0.0.0/0 igw-1")
                .routeTable("rtb-app", List.of("subnet-app"), "0.0.0.0/0 nat-1")
                .internetGateway("igw-1")
                .networkInterface(
                        "eni-web",
                        "subnet-web",
                        nic -> nic.address("10.0.1.10", "198.51.100.10").securityGroups("sg-web"))
                .networkInterface("eni-web2", "subnet-web", "10.0.1.11", "sg-web")
                .networkInterface("eni-app", "subnet-app", "10.0.2.20", "sg-web");
    }

    private static Logged fromInternet() {
        return tcp("203.0.113.9", 50000).to("10.0.1.10", 443);
    }

    private static Logged toInternet() {
        return tcp("10.0.1.10", 50000).to("203.0.113.9", 443);
    }

    private static Logged because(Logged record, String reason) {
        return record.rejected().with(FlowLogField.REJECT_REASON, reason);
    }

    @Test
    void options_that_were_collected_explain_the_rejection() {
        Explanation answer =
                explain(web().blockPublicAccess(Mode.BLOCK_BIDIRECTIONAL).snapshot(), because(fromInternet(), "BPA"));

        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(steps(answer))
                .containsExactly(
                        "igw-1 DENY", "acl-default-vpc-1 in 100 ALLOW", "sg-web: in tcp 443 from 0.0.0.0/0 ALLOW");
        assertThat(denials(answer)).containsExactly("VPC_BLOCK_PUBLIC_ACCESS_ENABLED igw-1 in");
        assertThat(answer.hypotheses()).containsExactly(new Hypothesis.BlockPublicAccessMayApply(true, true));
        assertThat(remedy(answer)).containsExactly("subnet-web: allow-bidirectional, and for 1 more");
    }

    @Test
    void egress_alone_is_excluded_where_that_is_enough() {
        Network both = web().blockPublicAccess(Mode.BLOCK_BIDIRECTIONAL);
        Network inbound = web().blockPublicAccess(Mode.BLOCK_INGRESS);

        Explanation answer = explain(both.snapshot(), because(toInternet(), "BPA"));

        assertThat(denials(answer)).containsExactly("VPC_BLOCK_PUBLIC_ACCESS_ENABLED igw-1 out");
        assertThat(steps(answer))
                .as("the gateway is behind the ACL")
                .containsExactly(
                        "sg-web: out tcp 443 to 0.0.0.0/0 ALLOW", "acl-default-vpc-1 out 100 ALLOW", "igw-1 DENY");
        assertThat(remedy(answer)).containsExactly("subnet-web: allow-egress, and for 1 more");
        assertThat(remedy(explain(inbound.snapshot(), because(toInternet(), "BPA"))))
                .as("an egress-only exclusion has no meaning beside block-ingress")
                .containsExactly("subnet-web: allow-bidirectional, and for 1 more");
    }

    @Test
    void answer_is_excluded_as_its_request_is() {
        Network excluded = web().blockPublicAccess(Mode.BLOCK_BIDIRECTIONAL)
                .with(new BlockPublicAccessExclusion(
                        "vpcbpa-exclude-1", "subnet-web", BlockPublicAccessExclusion.Mode.ALLOW_EGRESS, true));

        assertThat(explain(excluded.snapshot(), tcp("203.0.113.9", 443).to("10.0.1.10", 50000))
                        .status())
                .isEqualTo(Status.EXPLAINED);
        assertThat(denials(explain(
                        excluded.snapshot(),
                        tcp("10.0.1.10", 443).to("203.0.113.9", 50000).rejected())))
                .containsExactly("VPC_BLOCK_PUBLIC_ACCESS_ENABLED igw-1 out");
    }

    @Test
    void security_group_that_denies_too_is_named_too_and_the_remedy_changes_both() {
        Explanation answer = explain(
                web().blockPublicAccess(Mode.BLOCK_BIDIRECTIONAL).snapshot(),
                because(tcp("203.0.113.9", 50000).to("10.0.1.10", 8443), "BPA"));

        assertThat(denials(answer))
                .containsExactly("VPC_BLOCK_PUBLIC_ACCESS_ENABLED igw-1 in", "ENI_SG_RULES_MISMATCH sg-web in");
        assertThat(remedy(answer))
                .containsExactly(
                        "subnet-web: allow-bidirectional, and for 1 more",
                        "sg-web: in tcp 8443 from 203.0.113.9/32, and for 2 more");
    }

    @Test
    void record_whose_reason_is_another_contradicts_the_options() {
        Explanation answer =
                explain(web().blockPublicAccess(Mode.BLOCK_BIDIRECTIONAL).snapshot(), because(fromInternet(), "-"));

        assertThat(answer.simulatedAction()).isEqualTo(SimulatedAction.REJECT);
        assertThat(answer.status()).isEqualTo(Status.CONTRADICTED);
        assertThat(hypotheses(answer)).containsExactly("CONFIGURATION_CHANGED");
    }

    @Test
    void without_the_field_or_with_a_group_that_denies_the_options_explain_it() {
        Network blocked = web().blockPublicAccess(Mode.BLOCK_BIDIRECTIONAL);

        assertThat(explain(blocked.snapshot(), fromInternet().rejected()).status())
                .isEqualTo(Status.EXPLAINED);
        assertThat(explain(blocked.snapshot(), because(tcp("203.0.113.9", 50000).to("10.0.1.10", 8443), "-"))
                        .status())
                .isEqualTo(Status.EXPLAINED);
        assertThat(explain(blocked.snapshot(), fromInternet().accepted()).status())
                .isEqualTo(Status.CONTRADICTED);
    }

    @Test
    void reason_is_believed_where_the_options_were_not_collected() {
        Explanation answer = explain(web().snapshot(), because(fromInternet(), "BPA"));

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.simulatedAction()).isEqualTo(SimulatedAction.UNKNOWN);
        assertThat(answer.hypotheses()).containsExactly(new Hypothesis.BlockPublicAccessMayApply(true, false));
        assertThat(remedy(answer)).containsExactly("NOT_VERIFIED");
    }

    @Test
    void rules_are_no_remedy_for_what_the_record_lays_to_something_else() {
        Logged closed = tcp("203.0.113.9", 50000).to("10.0.1.10", 8443);

        assertThat(remedy(explain(web().snapshot(), because(closed, "BPA")))).containsExactly("NOT_VERIFIED");
        assertThat(remedy(explain(web().snapshot(), because(closed, "EC")))).containsExactly("NOT_VERIFIED");
    }

    @Test
    void options_that_are_off_now_contradict_the_reason() {
        Explanation answer = explain(web().blockPublicAccess(Mode.OFF).snapshot(), because(fromInternet(), "BPA"));

        assertThat(answer.status()).isEqualTo(Status.CONTRADICTED);
        assertThat(hypotheses(answer)).containsExactly("BLOCK_PUBLIC_ACCESS", "CONFIGURATION_CHANGED");
        assertThat(remedy(answer)).containsExactly("PERMITTED_NOW");
    }

    @Test
    void encryption_controls_are_known_by_the_reason_alone() {
        Explanation inside =
                explain(web().snapshot(), because(tcp("10.0.2.20", 50000).to("10.0.1.10", 443), "EC"));
        Explanation outside = explain(web().blockPublicAccess(Mode.OFF).snapshot(), because(fromInternet(), "EC"));

        assertThat(inside.status()).isEqualTo(Status.UNDECIDED);
        assertThat(hypotheses(inside)).containsExactly("ENCRYPTION_CONTROLS");
        assertThat(outside.status())
                .as("that Block Public Access is off says nothing of encryption")
                .isEqualTo(Status.UNDECIDED);
        assertThat(hypotheses(outside)).containsExactly("ENCRYPTION_CONTROLS");
    }

    @Test
    void reason_that_is_not_known_is_passed_on() {
        Explanation answer = explain(web().snapshot(), because(fromInternet(), "XYZ"));

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.hypotheses()).containsExactly(new Hypothesis.OtherRejectReason("XYZ"));
        assertThat(hypotheses(answer)).containsExactly("OTHER_REJECT_REASON");
    }

    @Test
    void options_have_no_part_in_private_traffic_or_behind_a_nat_gateway() {
        Network blocked = web().blockPublicAccess(Mode.BLOCK_BIDIRECTIONAL);

        assertThat(steps(explain(blocked.snapshot(), tcp("10.0.2.20", 50000).to("10.0.1.10", 443))))
                .noneMatch(step -> step.contains("igw"));
        assertThat(steps(explain(
                        blocked.snapshot(),
                        tcp("10.0.2.20", 50000).to("203.0.113.9", 443).at("eni-app"))))
                .containsExactly("sg-web: out tcp 443 to 0.0.0.0/0 ALLOW", "acl-default-vpc-1 out 100 ALLOW");
        assertThat(steps(explain(web().snapshot(), fromInternet()))).noneMatch(step -> step.contains("igw"));
    }

    @Test
    void options_stand_at_egress_only_gateways_too() {
        Network ipv6 = Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:1::/56")
                .subnet("subnet-web", "2001:db8:1:1::/64")
                .securityGroup("sg-web", "out all to ::/0")
                .routeTable("rtb-web", List.of("subnet-web"), "::/0 eigw-1")
                .networkInterface("eni-web", "subnet-web", "2001:db8:1:1::10", "sg-web")
                .blockPublicAccess(Mode.BLOCK_BIDIRECTIONAL);

        assertThat(denials(explain(
                        ipv6.snapshot(),
                        tcp("2001:db8:1:1::10", 50000).to("2001:4860::1", 443).rejected())))
                .containsExactly("VPC_BLOCK_PUBLIC_ACCESS_ENABLED eigw-1 out");
    }

    @Test
    void options_that_may_apply_are_a_hypothesis_for_the_internet_alone() {
        assertThat(explain(web().snapshot(), fromInternet().rejected()).hypotheses())
                .containsExactly(
                        new Hypothesis.ConfigurationChanged(false, false),
                        new Hypothesis.BlockPublicAccessMayApply(false, false));
        assertThat(hypotheses(explain(
                        web().snapshot(),
                        tcp("10.0.2.20", 50000).to("10.0.1.10", 443).rejected())))
                .containsExactly("CONFIGURATION_CHANGED");
        assertThat(hypotheses(explain(web().snapshot(), because(fromInternet(), "-"))))
                .as("the record says that it was not")
                .containsExactly("CONFIGURATION_CHANGED");
        assertThat(hypotheses(explain(
                        web().blockPublicAccess(Mode.OFF).snapshot(),
                        fromInternet().rejected())))
                .containsExactly("CONFIGURATION_CHANGED");
        assertThat(hypotheses(
                        explain(web().snapshot(), tcp("203.0.113.9", 50000).to("10.0.1.10", 8443))))
                .as("it was accepted")
                .containsExactly("CONFIGURATION_CHANGED");
    }

    @Test
    void subnet_that_was_not_collected_shows_no_gateway() {
        Explanation answer = explain(
                web().blockPublicAccess(Mode.BLOCK_BIDIRECTIONAL)
                        .notCollected(ResourceKind.SUBNET)
                        .snapshot(),
                fromInternet().rejected());

        assertThat(steps(answer))
                .containsExactly("missing SUBNET subnet-web UNKNOWN", "sg-web: in tcp 443 from 0.0.0.0/0 ALLOW");
        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
    }
}
