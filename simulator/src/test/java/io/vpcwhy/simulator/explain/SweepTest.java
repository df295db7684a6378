package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stranger who knocks at many doors is a scanner, however patient at each. */
class SweepTest {

    private static final Snapshot SNAPSHOT = Network.vpc("vpc-1", "10.0.0.0/16")
            .subnet("subnet-1", "10.0.1.0/24")
            .securityGroup("sg-1", "in tcp 443 from 10.0.0.0/8")
            .networkInterface("eni-web", "subnet-1", "10.0.1.10", "sg-1")
            .snapshot();

    private static List<Explanation> explain(List<FlowLogLine> lines) {
        List<Explanation> answers = new ArrayList<>();
        new ExplanationStream(new Explainer(SNAPSHOT, RemedyPolicy.UNLESS_SCAN), lines.iterator())
                .forEachRemaining(answers::add);
        return answers;
    }

    private static FlowLogLine knock(String sender, int port, int line) {
        return tcp(sender, 40000 + line)
                .to("10.0.1.10", port)
                .rejected()
                .with(FlowLogField.PACKETS, "9")
                .line(line);
    }

    @Test
    void fiveDoorsAreAScanAtEachOfThem() {
        List<FlowLogLine> lines = new ArrayList<>();
        for (int port : new int[] {8000, 8081, 8443, 8888, 9999}) {
            lines.add(knock("198.51.100.66", port, lines.size() + 1));
        }

        for (Explanation answer : explain(lines)) {
            assertThat(remedy(answer)).containsExactly("SCAN");
        }
    }

    @Test
    void aClientThatInsistsOnOneDoorIsNone() {
        List<FlowLogLine> lines = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            lines.add(knock("198.51.100.66", 8443, i));
        }

        for (Explanation answer : explain(lines)) {
            assertThat(remedy(answer)).containsExactly("sg-1: in tcp 8443 from 198.51.100.66/32");
        }
    }

    @Test
    void onesOwnHostsMayTryManyDoors() {
        List<FlowLogLine> lines = new ArrayList<>();
        for (int port : new int[] {8000, 8081, 8443, 8888, 9999}) {
            lines.add(knock("10.9.0.7", port, lines.size() + 1));
        }

        assertThat(remedy(explain(lines).get(4))).containsExactly("sg-1: in tcp 9999 from 10.9.0.7/32");
    }
}
