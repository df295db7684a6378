package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.NetworkDiffFinder;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What edits open and close, as scripts read it. */
class NetworkDiffJsonTest {

    private static Snapshot admitting(String... rules) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-out", "out all to 0.0.0.0/0")
                .securityGroup("sg-in", rules)
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-out")
                .networkInterface("eni-2", "subnet-1", "10.0.1.20", "sg-in")
                .snapshot();
    }

    @Test
    void theExampleOfAPingHasItsTypeAndOthersHaveNone() {
        String ping = json("in icmp 8/0 from 10.0.0.0/8");
        assertThat(ping)
                .containsSubsequence("\"Example\"", "\"protocol\":1", "\"IcmpTypeCode\":{\"Type\":8,\"Code\":0}");
        assertThat(json("in tcp 22 from 10.0.0.0/8")).contains("\"Example\"").doesNotContain("IcmpTypeCode");
    }

    private static String json(String rule) {
        Snapshot before = admitting();
        Snapshot after = admitting(rule);
        StringWriter out = new StringWriter();
        new NetworkDiffJson(out, before, after).write(new NetworkDiffFinder(before, after).find());
        return out.toString();
    }
}
