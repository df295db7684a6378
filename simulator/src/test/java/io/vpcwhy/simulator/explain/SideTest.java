package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.denials;
import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.hypotheses;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Logged.icmp;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static io.vpcwhy.simulator.explain.Logged.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records of which nothing tells whether they ask or answer. */
class SideTest {

    private static Network server(String... rules) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-1", rules)
                .prefixListWithoutEntries("pl-1")
                .networkInterface("eni-web", "subnet-1", "10.0.1.10", "sg-1");
    }

    @Test
    void answerToAPingOfATypeThatMayBePermittedContradictsNothing() {
        Snapshot snapshot = server("in icmp 8/0 from 0.0.0.0/0").snapshot();

        Explanation answer =
                explain(snapshot, icmp("10.0.1.10").to("203.0.113.7").accepted());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.flow().flow()).isEqualTo(Flow.RESPONSE);
        assertThat(hypotheses(answer)).containsExactly("ICMP_TYPE_NOT_LOGGED");
    }

    @Test
    void answerToARequestThatMayBePermittedContradictsNothing() {
        Snapshot snapshot = server("in udp 40000 from pl-1").snapshot();

        Explanation answer =
                explain(snapshot, udp("10.0.1.10", 40000).to("10.0.2.9", 41000).accepted());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(hypotheses(answer)).containsExactly("RESOURCE_NOT_COLLECTED");
    }

    @Test
    void whatDeniesOnBothReadingsIsBlamedForCertainAndTheRestIfItAsked() {
        Snapshot snapshot = server("in icmp from 0.0.0.0/0")
                .networkAcl(
                        "acl-1",
                        List.of("subnet-1"),
                        "in 100 allow all from 0.0.0.0/0",
                        "out 100 allow tcp to 0.0.0.0/0")
                .snapshot();

        Explanation answer = explain(snapshot, icmp("10.0.1.10").to("10.0.2.10").rejected());

        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(denials(answer)).containsExactly("SUBNET_ACL_RESTRICTION acl-1 out *");
        assertThat(answer.hypotheses()).contains(new Hypothesis.SideNotKnown(List.of("sg-1")));
        assertThat(remedy(answer)).containsExactly("acl-1: out 110 allow icmp to 10.0.2.10/32 for replies");
    }

    @Test
    void packetsOfAnOldConnectionGetNoRuleForNewOnes() {
        Snapshot snapshot = server("in tcp 443 from 10.0.0.0/8").snapshot();

        Explanation late = explain(
                snapshot, tcp("10.0.2.9", 50000).to("10.0.1.10", 9999).flags(0).rejected());

        assertThat(late.status()).isEqualTo(Status.EXPLAINED);
        assertThat(hypotheses(late)).contains("CONNECTION_TRACKING_EXPIRED");
        assertThat(remedy(late)).containsExactly("NO_NEW_CONNECTION");
    }
}
