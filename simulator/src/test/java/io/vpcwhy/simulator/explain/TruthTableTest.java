package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.denials;
import static io.vpcwhy.simulator.explain.Explained.explainLog;
import static io.vpcwhy.simulator.explain.Explained.hypotheses;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Explained.steps;
import static io.vpcwhy.simulator.explain.Logged.icmp;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.filter.Exemption;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What request and answer tell together, at one interface and at two. */
class TruthTableTest {

    private static final String CLIENT = "203.0.113.9";
    private static final String SERVER = "10.0.1.10";

    /** A web server whose group lets everybody in and nothing out, behind an ACL. */
    private static Snapshot server(String... aclEntries) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0", "in icmp from 0.0.0.0/0")
                .networkAcl("acl-web", List.of("subnet-web"), aclEntries)
                .networkInterface("eni-web", "subnet-web", SERVER, "sg-web")
                .snapshot();
    }

    private static Logged request() {
        return tcp(CLIENT, 50000).to(SERVER, 443).from(0, 5);
    }

    private static Logged answer() {
        return tcp(SERVER, 443).to(CLIENT, 50000).from(0, 5);
    }

    @Test
    void request_and_answer_accepted_means_that_every_filter_lets_them_pass() {
        Snapshot open = server("in 100 allow all from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0");

        List<Explanation> answers = explainLog(open, request().accepted(), answer().accepted());

        assertThat(answers).extracting(Explanation::status).containsOnly(Status.EXPLAINED);
        assertThat(answers).extracting(e -> e.flow().flow()).containsExactly(Flow.REQUEST, Flow.RESPONSE);
        assertThat(steps(answers.get(0)))
                .containsExactly("acl-web in 100 ALLOW", "sg-web: in tcp 443 from 0.0.0.0/0 ALLOW");
        assertThat(steps(answers.get(1)))
                .as("the group has no outbound rule, and needs none for an answer")
                .containsExactly("sg-web: in tcp 443 from 0.0.0.0/0 by state ALLOW", "acl-web out 100 ALLOW");
        assertThat(answers).allSatisfy(e -> {
            assertThat(e.denials()).isEmpty();
            assertThat(hypotheses(e)).isEmpty();
            assertThat(remedy(e)).containsExactly("NOT_REJECTED");
        });
    }

    @Test
    void accepted_request_and_rejected_answer_means_that_the_network_acl_denies_outbound() {
        Snapshot oneWay = server("in 100 allow all from 0.0.0.0/0", "out 100 allow tcp 443 to 0.0.0.0/0");

        List<Explanation> answers = explainLog(oneWay, request().accepted(), answer().rejected());

        assertThat(answers.get(0).status()).isEqualTo(Status.EXPLAINED);
        assertThat(answers.get(1).status()).isEqualTo(Status.EXPLAINED);
        assertThat(answers.get(1).simulatedAction()).isEqualTo(SimulatedAction.REJECT);
        assertThat(denials(answers.get(1))).containsExactly("SUBNET_ACL_RESTRICTION acl-web out *");
        assertThat(remedy(answers.get(1)))
                .containsExactly("acl-web: out 110 allow tcp 1024-65535 to 203.0.113.9/32 for replies");
        assertThat(hypotheses(answers.get(1))).isEmpty();
    }

    @Test
    void ping_whose_answer_the_acl_denies_is_told_from_its_two_records_although_there_are_no_ports() {
        Snapshot oneWay = server("in 100 allow icmp from 0.0.0.0/0", "out 100 allow tcp to 0.0.0.0/0");

        List<Explanation> answers = explainLog(
                oneWay,
                icmp(CLIENT).to(SERVER).accepted().from(0, 115),
                icmp(SERVER).to(CLIENT).rejected().from(67, 115));

        assertThat(answers)
                .extracting(e -> e.flow())
                .containsOnly(
                        new FlowFinding(Flow.REQUEST, FlowFinding.Basis.SIBLING_RECORD),
                        new FlowFinding(Flow.RESPONSE, FlowFinding.Basis.SIBLING_RECORD));
        assertThat(denials(answers.get(1)))
                .as("that the group has no outbound rule has no part in it")
                .containsExactly("SUBNET_ACL_RESTRICTION acl-web out *");
    }

    @Test
    void ping_that_was_answered_until_the_acl_was_edited_in_the_same_second_is_still_an_answer() {
        Snapshot oneWay = server("in 100 allow icmp from 0.0.0.0/0", "out 100 deny icmp to 0.0.0.0/0");

        List<Explanation> answers = explainLog(
                oneWay,
                icmp(SERVER).to(CLIENT).accepted(),
                icmp(SERVER).to(CLIENT).rejected(),
                icmp(CLIENT).to(SERVER).accepted());

        assertThat(denials(answers.get(1))).containsExactly("SUBNET_ACL_RESTRICTION acl-web out 100");
        assertThat(answers.get(0).status()).isEqualTo(Status.CONTRADICTED);
        assertThat(answers.get(0).hypotheses()).containsExactly(new Hypothesis.ConfigurationChanged(true, false));
    }

    @Test
    void rejected_request_without_answer_names_both_filters_where_both_deny() {
        Snapshot closed = server("in 90 deny tcp 8443 from 203.0.113.0/24", "out 100 allow all to 0.0.0.0/0");

        Explanation answer = explainLog(
                        closed, tcp(CLIENT, 50000).to(SERVER, 8443).rejected())
                .get(0);

        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(denials(answer))
                .containsExactly("SUBNET_ACL_RESTRICTION acl-web in 90", "ENI_SG_RULES_MISMATCH sg-web in");
        assertThat(remedy(answer))
                .containsExactly(
                        "acl-web: in 89 allow tcp 8443 from 203.0.113.9/32", "sg-web: in tcp 8443 from 203.0.113.9/32");
    }

    /** A client whose group lets it out to everything and nothing in. */
    private static Snapshot client(String... aclEntries) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-app", "10.0.2.0/24")
                .securityGroup("sg-app", "out tcp 443 to 0.0.0.0/0")
                .networkAcl("acl-app", List.of("subnet-app"), aclEntries)
                .networkInterface("eni-app", "subnet-app", "10.0.2.20", "sg-app")
                .snapshot();
    }

    @Test
    void rejected_answer_of_the_internet_means_that_the_network_acl_denies_ephemeral_ports_inbound() {
        Snapshot narrow = client("in 100 allow tcp 32768-60999 from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0");

        List<Explanation> answers = explainLog(
                narrow,
                tcp("10.0.2.20", 2048).to(CLIENT, 443).at("eni-app").accepted(),
                tcp(CLIENT, 443).to("10.0.2.20", 2048).at("eni-app").rejected());

        assertThat(denials(answers.get(1))).containsExactly("SUBNET_ACL_RESTRICTION acl-app in *");
        assertThat(remedy(answers.get(1)))
                .containsExactly("acl-app: in 110 allow tcp 1024-65535 from 203.0.113.9/32 for replies");
        assertThat(((FilterStep.AclStep) answers.get(1).simulation().steps().get(0))
                        .decision()
                        .nearMisses())
                .as("the ephemeral range that is open is too narrow")
                .hasSize(1);
    }

    @Test
    void rejected_request_of_a_client_is_denied_by_its_group_or_its_acl_outbound() {
        Snapshot closed = client("in 100 allow all from 0.0.0.0/0", "out 100 allow tcp 443 to 0.0.0.0/0");

        Explanation answer = explainLog(
                        closed,
                        tcp("10.0.2.20", 40000)
                                .to("198.51.100.7", 25)
                                .at("eni-app")
                                .rejected())
                .get(0);

        assertThat(denials(answer))
                .containsExactly("ENI_SG_RULES_MISMATCH sg-app out", "SUBNET_ACL_RESTRICTION acl-app out *");
        assertThat(remedy(answer))
                .containsExactly(
                        "sg-app: out tcp 25 to 198.51.100.7/32", "acl-app: out 110 allow tcp 25 to 198.51.100.7/32");
    }

    private static Network twoTiers() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-app", "10.0.2.0/24")
                .subnet("subnet-db", "10.0.3.0/24")
                .securityGroup("sg-app", "out tcp 5432 to sg-db")
                .networkInterface("eni-app", "subnet-app", "10.0.2.20", "sg-app")
                .networkInterface("eni-db", "subnet-db", "10.0.3.30", "sg-db");
    }

    private static List<Explanation> explainTwoTiers(Snapshot snapshot, Logged request, Logged answer) {
        return explainLog(snapshot, request, answer);
    }

    @Test
    void connection_between_two_interfaces_fails_at_the_second_one_where_its_group_does_not_know_the_first() {
        Snapshot snapshot = twoTiers()
                .securityGroup("sg-db", "in tcp 5432 from 10.0.9.0/24")
                .snapshot();

        List<Explanation> answers = explainTwoTiers(
                snapshot,
                tcp("10.0.2.20", 40000).to("10.0.3.30", 5432).at("eni-app").accepted(),
                tcp("10.0.2.20", 40000).to("10.0.3.30", 5432).at("eni-db").rejected());

        assertThat(answers).extracting(Explanation::status).containsOnly(Status.EXPLAINED);
        assertThat(denials(answers.get(1))).containsExactly("ENI_SG_RULES_MISMATCH sg-db in");
        assertThat(remedy(answers.get(1))).containsExactly("sg-db: in tcp 5432 from 10.0.2.20/32");
        assertThat(answers.get(1).remote().orElseThrow())
                .isInstanceOfSatisfying(
                        RemoteParty.OwnInterface.class,
                        party -> assertThat(party.networkInterface().id()).isEqualTo("eni-app"));
    }

    @Test
    void answer_between_two_interfaces_fails_at_the_acl_of_the_second_outbound_or_of_the_first_inbound() {
        Network network = twoTiers().securityGroup("sg-db", "in tcp 5432 from sg-app");
        Snapshot out = network.networkAcl("acl-db", List.of("subnet-db"), "in 100 allow all from 0.0.0.0/0")
                .networkAcl("acl-app", List.of("subnet-app"), "out 100 allow all to 0.0.0.0/0")
                .snapshot();

        Explanation leaving = explainLog(
                        out,
                        tcp("10.0.3.30", 5432)
                                .to("10.0.2.20", 40000)
                                .at("eni-db")
                                .rejected())
                .get(0);
        Explanation arriving = explainLog(
                        out,
                        tcp("10.0.3.30", 5432)
                                .to("10.0.2.20", 40000)
                                .at("eni-app")
                                .rejected())
                .get(0);

        assertThat(denials(leaving)).containsExactly("SUBNET_ACL_RESTRICTION acl-db out *");
        assertThat(denials(arriving)).containsExactly("SUBNET_ACL_RESTRICTION acl-app in *");
        assertThat(remedy(arriving))
                .containsExactly("acl-app: in 10 allow tcp 1024-65535 from 10.0.3.30/32 for replies");
    }

    @Test
    void inside_one_subnet_the_acl_is_not_asked() {
        Snapshot closed = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-app", "10.0.2.0/24")
                .securityGroup("sg-app", "in tcp 8080 from sg-app", "out tcp 8080 to sg-app")
                .networkAcl("acl-app", List.of("subnet-app"))
                .networkInterface("eni-a", "subnet-app", "10.0.2.20", "sg-app")
                .networkInterface("eni-b", "subnet-app", "10.0.2.21", "sg-app")
                .snapshot();

        List<Explanation> answers = explainLog(
                closed,
                tcp("10.0.2.20", 40000).to("10.0.2.21", 8080).at("eni-a").accepted(),
                tcp("10.0.2.20", 40000).to("10.0.2.21", 8080).at("eni-b").accepted(),
                tcp("10.0.2.20", 40000).to("10.0.2.21", 9999).at("eni-b").rejected());

        assertThat(answers).extracting(Explanation::status).containsOnly(Status.EXPLAINED);
        assertThat(answers)
                .allSatisfy(e -> assertThat(e.simulation().exemptions())
                        .containsExactly(new Exemption.SameSubnet("subnet-app")));
        assertThat(denials(answers.get(2))).containsExactly("ENI_SG_RULES_MISMATCH sg-app in");
    }
}
