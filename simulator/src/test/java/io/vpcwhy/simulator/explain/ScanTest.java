package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Logged.icmp;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static io.vpcwhy.simulator.explain.Logged.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.flowlog.FlowLogField;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No remedy opens a door for who only rattles at it, and none is withheld from who was invited. */
class ScanTest {

    private static final String STRANGER = "203.0.113.9";
    private static final String NEAR = "10.0.1.10";
    private static final String[] CLOSED = {};

    private static Network web(String... rules) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web", rules)
                .networkInterface("eni-web", "subnet-web", NEAR, "sg-web");
    }

    private static Network behindAcl(String... rules) {
        return web(rules).networkAcl("acl-web", List.of("subnet-web"), CLOSED);
    }

    private static boolean isScan(Network network, Logged record) {
        return remedy(explain(network.snapshot(), record.rejected())).equals(List.of("SCAN"));
    }

    private static Logged knock(int port, int packets) {
        return tcp(STRANGER, 50000).to(NEAR, port).packets(packets);
    }

    @Test
    void few_packets_of_a_stranger_to_what_nobody_offers_are_a_scan() {
        assertThat(isScan(web(), knock(8443, 1))).isTrue();
        assertThat(isScan(web(), knock(8443, 3))).isTrue();
        assertThat(isScan(web(), knock(8443, 4))).as("a client repeats its SYN").isFalse();
        assertThat(isScan(web(), knock(8443, 1).without(FlowLogField.PACKETS))).isTrue();
    }

    @Test
    void caller_can_have_remedies_for_scans_too() {
        assertThat(remedy(explain(
                        web().snapshot(), RemedyPolicy.ALWAYS, knock(8443, 1).rejected())))
                .containsExactly("sg-web: in tcp 8443 from 203.0.113.9/32");
    }

    @Test
    void patience_at_a_port_of_administration_is_a_scan_unless_someone_outside_may_use_it() {
        assertThat(isScan(web(), knock(22, 500))).isTrue();
        assertThat(isScan(web(), knock(3389, 500))).isTrue();
        assertThat(isScan(web("in tcp 22 from 10.0.0.0/8"), knock(22, 500))).isTrue();
        assertThat(isScan(web("in tcp 22 from 198.51.100.0/24"), knock(22, 500)))
                .as("somebody administers it over the internet, and may have a new address")
                .isFalse();
        assertThat(isScan(web("in tcp 22 from 198.51.100.0/24"), knock(22, 2))).isTrue();
        assertThat(isScan(web("out tcp 22 to 198.51.100.0/24"), knock(22, 500))).isTrue();
        assertThat(isScan(web("in udp 22 from 198.51.100.0/24"), knock(22, 500)))
                .isTrue();
        assertThat(isScan(web("in tcp 23 from 198.51.100.0/24"), knock(22, 500)))
                .isTrue();
        assertThat(isScan(web("in tcp 22 from sg-web"), knock(22, 500))).isTrue();
    }

    @Test
    void who_is_offered_the_port_is_no_scanner() {
        assertThat(isScan(behindAcl("in tcp 443 from 0.0.0.0/0"), knock(443, 1)))
                .isFalse();
        assertThat(isScan(behindAcl("in all from 0.0.0.0/0"), knock(443, 1))).isFalse();
        assertThat(isScan(behindAcl("in tcp 443 from 203.0.113.0/24"), knock(443, 1)))
                .as("the group is open to it")
                .isFalse();
        assertThat(isScan(behindAcl("in tcp 443 from 198.51.100.0/24"), knock(443, 1)))
                .isTrue();
        assertThat(isScan(behindAcl("in all from ::/0"), knock(443, 1))).isFalse();
        assertThat(isScan(behindAcl("in tcp 444 from 0.0.0.0/0"), knock(443, 1)))
                .isTrue();
        assertThat(isScan(behindAcl("in udp 443 from 0.0.0.0/0"), knock(443, 1)))
                .isTrue();
        assertThat(isScan(behindAcl("out tcp 443 to 0.0.0.0/0"), knock(443, 1))).isTrue();
        assertThat(isScan(
                        behindAcl("in icmp 8 from 0.0.0.0/0"),
                        icmp(STRANGER).to(NEAR).packets(1)))
                .as("no record tells which message it was")
                .isTrue();
    }

    @Test
    void who_is_offered_the_port_by_ipv4_alone_is_no_scanner_by_ipv6() {
        Network network = Network.vpc("vpc-1", "2001:db8:1::/56")
                .subnet("subnet-web", "2001:db8:1:1::/64")
                .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0")
                .networkInterface("eni-web", "subnet-web", "2001:db8:1:1::10", "sg-web");

        assertThat(isScan(
                        network,
                        tcp("2001:4860::1", 50000).to("2001:db8:1:1::10", 443).packets(1)))
                .isFalse();
    }

    @Test
    void only_strangers_scan() {
        assertThat(isScan(web(), tcp("10.7.0.9", 50000).to(NEAR, 8443).packets(1)))
                .isFalse();
        assertThat(isScan(
                        web().networkInterface("eni-own", "subnet-web", nic -> nic.address("10.0.1.50", STRANGER)),
                        knock(8443, 1)))
                .isFalse();
        assertThat(isScan(web(), knock(8443, 1).with(FlowLogField.PKT_SRC_AWS_SERVICE, "ROUTE53_HEALTHCHECKS")))
                .isFalse();
        assertThat(isScan(web(), knock(8443, 1).with(FlowLogField.PKT_SRC_AWS_SERVICE, "EC2")))
                .isTrue();
        assertThat(isScan(web(), knock(8443, 1).with(FlowLogField.PKT_SRC_AWS_SERVICE, "AMAZON")))
                .isTrue();
        assertThat(isScan(web(), knock(8443, 1).with(FlowLogField.PKT_DST_AWS_SERVICE, "S3")))
                .as("it is the sender that counts")
                .isTrue();
    }

    @Test
    void what_goes_out_or_answers_is_no_scan() {
        assertThat(isScan(web(), tcp(NEAR, 50000).to(STRANGER, 8443).packets(1)))
                .isFalse();
        assertThat(isScan(
                        behindAcl("out tcp 443 to 0.0.0.0/0"),
                        tcp(STRANGER, 443).to(NEAR, 50000).packets(1)))
                .isFalse();
    }

    @Test
    void answer_to_what_nobody_inside_could_have_asked_is_a_scan() {
        assertThat(isScan(web(), tcp(STRANGER, 443).to(NEAR, 50000))).isTrue();
        assertThat(isScan(web(), tcp(STRANGER, 8081).to(NEAR, 7001).flags(18))).isTrue();
        assertThat(remedy(explain(
                        web().snapshot(), tcp("10.7.0.9", 443).to(NEAR, 50000).rejected())))
                .as("a neighbour is no stranger")
                .containsExactly("sg-web: out tcp 443 to 10.7.0.9/32");
    }

    @Test
    void what_may_be_an_answer_as_well_is_still_taken_for_a_scan() {
        assertThat(isScan(web(), udp(STRANGER, 443).to(NEAR, 3389).packets(1))).isTrue();
    }

    @Test
    void group_that_is_missing_offers_nothing() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .networkAcl("acl-web", List.of("subnet-web"), CLOSED)
                .networkInterface("eni-web", "subnet-web", NEAR, "sg-gone");

        assertThat(isScan(network, knock(443, 1))).isTrue();
    }
}
