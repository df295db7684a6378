package io.vpcwhy.simulator.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.FlowLogs;
import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionFinderTest {

    private static final long START = 1_763_600_000L;
    private static final String FIELDS =
            "interface-id srcaddr dstaddr srcport dstport protocol action tcp-flags flow-direction start end log-status";
    private static final String OPEN_IN = "in all from 0.0.0.0/0";
    private static final String OPEN_OUT = "out all to 0.0.0.0/0";

    /** Lines of a log; the last one ends an hour after the others. */
    private static final class Log {

        private final List<String> lines = new ArrayList<>();
        private final boolean packets;

        private Log(boolean packets, String... idle) {
            this.packets = packets;
            lines.add(packets ? FIELDS + " pkt-srcaddr pkt-dstaddr" : FIELDS);
            for (String eni : idle) {
                for (long time : new long[] {START - 3_600, START + 3_600}) {
                    lines.add(
                            eni + " - - - - - - - - " + time + " " + (time + 60) + " NODATA" + (packets ? " - -" : ""));
                }
            }
        }

        /** A log whose format tells the addresses that packets bore. */
        static Log withPackets(String... idle) {
            return new Log(true, idle);
        }

        /** A log without them. */
        static Log plain(String... idle) {
            return new Log(false, idle);
        }

        /** @param flow such as {@code 10.0.1.10 10.0.2.10 40000 443 6 ACCEPT 2 egress} */
        Log add(String eni, String flow) {
            String[] words = flow.split(" ", -1);
            return add(eni, flow, words[0], words[1]);
        }

        Log add(String eni, String flow, String packetSource, String packetDestination) {
            lines.add(eni + " " + flow + " " + START + " " + (START + 30) + " OK"
                    + (packets ? " " + packetSource + " " + packetDestination : ""));
            return this;
        }

        Log line(String line) {
            lines.add(line);
            return this;
        }

        ConnectionReport read(Snapshot snapshot) {
            return Replayed.connections(snapshot, String.join("\n", lines) + "\n");
        }
    }

    private static Network twoServers() {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8::/56")
                .subnet("subnet-a", "10.0.1.0/24", "2001:db8:0:1::/64")
                .subnet("subnet-b", "10.0.2.0/24", "2001:db8:0:2::/64")
                .internetGateway("igw-1")
                .mainRouteTable("rtb-1", "0.0.0.0/0 igw-1")
                .securityGroup("sg-open", OPEN_IN, OPEN_OUT, "in all from ::/0", "out all to ::/0")
                .securityGroup("sg-shut", OPEN_OUT)
                .networkInterface(
                        "eni-a",
                        "subnet-a",
                        nic -> nic.address("10.0.1.10", "54.0.0.1")
                                .address("2001:db8:0:1::10")
                                .securityGroups("sg-open"))
                .networkInterface(
                        "eni-b",
                        "subnet-b",
                        nic -> nic.address("10.0.2.10", "54.0.0.2")
                                .address("10.0.2.11")
                                .address("2001:db8:0:2::10")
                                .instance("i-b")
                                .securityGroups("sg-open"));
    }

    private static final Snapshot SERVERS = twoServers().snapshot();

    @Test
    void the_ping_of_the_user_guide_whose_answer_the_network_acl_drops() {
        ConnectionReport report = Log.plain("eni-b")
                .add("eni-b", "203.0.113.12 10.0.2.10 0 0 1 ACCEPT - ingress")
                .add("eni-b", "10.0.2.10 203.0.113.12 0 0 1 REJECT - egress")
                .read(SERVERS);
        assertThat(only(report).conclusion()).isEqualTo(Conclusion.ANSWER_REJECTED_AT_SERVER);
        assertThat(only(report).port()).isEmpty();
        assertThat(only(report).cause().status())
                .isEqualTo(Status.CONTRADICTED); // this snapshot has no such network ACL
    }

    @Test
    void connections_of_IPv6_are_paired_as_well() {
        ConnectionReport report = Log.withPackets("eni-a", "eni-b")
                .add("eni-a", "2001:db8:0:1::10 2001:db8:0:2::10 40000 443 6 ACCEPT 2 egress")
                .add("eni-b", "2001:db8:0:1::10 2001:db8:0:2::10 40000 443 6 REJECT 2 ingress")
                .read(SERVERS);
        assertThat(only(report).conclusion()).isEqualTo(Conclusion.REQUEST_REJECTED_AT_SERVER);
        assertThat(only(report).server().addresses().toString()).isEqualTo("[2001:db8:0:2::10]");
    }

    @Test
    void who_is_reached_by_a_public_address_is_found_at_the_other_end() {
        ConnectionReport report = Log.plain("eni-a", "eni-b")
                .add("eni-a", "10.0.1.10 54.0.0.2 40000 443 6 ACCEPT 2 egress")
                .add("eni-b", "54.0.0.1 10.0.2.10 40000 443 6 REJECT 2 ingress")
                .read(SERVERS);
        assertThat(only(report).conclusion()).isEqualTo(Conclusion.REQUEST_REJECTED_AT_SERVER);
        assertThat(only(report).client().networkInterfaceIds()).containsExactly("eni-a");
        assertThat(report.followed().connections()).isEqualTo(1);
    }

    @Test
    void a_secondary_address_that_is_logged_as_the_primary_one_is_no_lost_request() {
        ConnectionReport report = Log.plain("eni-a", "eni-b")
                .add("eni-a", "10.0.1.10 10.0.2.11 40000 443 6 ACCEPT 3 egress")
                .add("eni-b", "10.0.1.10 10.0.2.10 40000 443 6 ACCEPT 3 ingress")
                .add("eni-b", "10.0.2.11 10.0.1.10 443 40000 6 ACCEPT 19 egress")
                .add("eni-a", "10.0.2.11 10.0.1.10 443 40000 6 ACCEPT 19 ingress")
                .read(SERVERS);
        assertThat(report.conclusions()).containsOnlyKeys(Conclusion.ANSWERED);
    }

    @Test
    void the_same_addresses_in_two_VPCs_are_two_connections() {
        Network other = Network.vpc("vpc-2", "10.0.0.0/16")
                .subnet("subnet-c", "10.0.1.0/24")
                .subnet("subnet-d", "10.0.2.0/24")
                .securityGroup("sg-2", OPEN_IN, OPEN_OUT)
                .networkInterface("eni-c", "subnet-c", "10.0.1.10", "sg-2")
                .networkInterface("eni-d", "subnet-d", "10.0.2.10", "sg-2");
        ConnectionReport report = Log.plain("eni-a", "eni-b", "eni-c", "eni-d")
                .add("eni-a", "10.0.1.10 10.0.2.10 40000 443 6 ACCEPT 3 egress")
                .add("eni-a", "10.0.2.10 10.0.1.10 443 40000 6 ACCEPT 19 ingress")
                .add("eni-c", "10.0.1.10 10.0.2.10 40000 443 6 REJECT 2 egress")
                .read(twoServers().and(other).snapshot());
        assertThat(only(report).client().networkInterfaceIds()).containsExactly("eni-c");
        assertThat(report.conclusions()).containsEntry(Conclusion.ANSWERED, 1L);
    }

    @Test
    void what_is_rejected_on_the_way_is_told_with_the_interface_that_does_so() {
        Snapshot snapshot = twoServers()
                .networkInterface(
                        "eni-fw",
                        "subnet-b",
                        nic -> nic.address("10.0.2.99").withoutSourceDestCheck().securityGroups("sg-shut"))
                .snapshot();
        ConnectionReport asked = Log.withPackets("eni-a", "eni-b", "eni-fw")
                .add("eni-a", "10.0.1.10 198.51.100.1 40000 443 6 ACCEPT 2 egress")
                .add("eni-fw", "10.0.1.10 10.0.2.99 40000 443 6 REJECT 2 ingress", "10.0.1.10", "198.51.100.1")
                .read(snapshot);
        assertThat(only(asked).conclusion()).isEqualTo(Conclusion.REQUEST_REJECTED_ON_THE_WAY);
        assertThat(only(asked).through()).containsExactly("eni-fw");
        assertThat(only(asked).cause().componentIds()).containsExactly("sg-shut");

        ConnectionReport answered = Log.withPackets("eni-a", "eni-b", "eni-fw")
                .add("eni-a", "10.0.1.10 198.51.100.1 40000 443 6 ACCEPT 2 egress")
                .add("eni-fw", "198.51.100.1 10.0.2.99 443 40000 6 REJECT 18 ingress", "198.51.100.1", "10.0.1.10")
                .read(snapshot);
        assertThat(only(answered).conclusion()).isEqualTo(Conclusion.ANSWER_REJECTED_ON_THE_WAY);
    }

    @Test
    void answers_that_leave_by_another_interface_of_the_server_and_never_arrive() {
        Snapshot snapshot = twoServers()
                .networkInterface(
                        "eni-b2",
                        "subnet-b",
                        nic -> nic.address("10.0.2.20").instance("i-b").securityGroups("sg-open"))
                .snapshot();
        ConnectionReport report = Log.withPackets("eni-a", "eni-b", "eni-b2")
                .add("eni-a", "10.0.1.10 10.0.2.10 40000 443 6 ACCEPT 2 egress")
                .add("eni-b", "10.0.1.10 10.0.2.10 40000 443 6 ACCEPT 2 ingress")
                .add("eni-b2", "10.0.2.20 10.0.1.10 443 40000 6 ACCEPT 18 egress", "10.0.2.10", "10.0.1.10")
                .read(snapshot);
        assertThat(only(report).conclusion()).isEqualTo(Conclusion.ANSWER_ON_ANOTHER_PATH);
        assertThat(only(report).explanation().networkInterface().orElseThrow().id())
                .isEqualTo("eni-b2");
    }

    @Test
    void without_pkt_fields_the_legs_of_a_NAT_gateway_are_not_taken_for_connections_of_its_own() {
        Snapshot snapshot = twoServers()
                .natGateway("nat-1", "subnet-b", "eni-nat", "10.0.2.50", "54.0.0.3")
                .snapshot();
        ConnectionReport report = Log.plain("eni-a", "eni-nat")
                .add("eni-nat", "10.0.1.10 10.0.2.50 40000 443 6 ACCEPT 2 ingress")
                .add("eni-nat", "10.0.2.50 198.51.100.1 5000 443 6 ACCEPT 2 egress")
                .read(snapshot);
        assertThat(report.followed().unjoined()).isEqualTo(2);
        assertThat(report.followed().connections()).isZero();
    }

    @Test
    void legs_of_a_NAT_gateway_to_one_server_that_fare_differently_are_not_guessed() {
        Snapshot snapshot = twoServers()
                .natGateway("nat-1", "subnet-b", "eni-nat", "10.0.2.50", "54.0.0.3")
                .snapshot();
        Log log = Log.withPackets("eni-a", "eni-nat");
        for (int i = 0; i < 4; i++) {
            String ports = (40_000 + i) + " 443";
            log.add("eni-a", "10.0.1.10 198.51.100.1 " + ports + " 6 ACCEPT 2 egress")
                    .add(
                            "eni-nat",
                            "10.0.1.10 10.0.2.50 " + ports + " 6 ACCEPT 2 ingress",
                            "10.0.1.10",
                            "198.51.100.1");
        }
        log.add("eni-nat", "10.0.2.50 198.51.100.1 5000 443 6 ACCEPT 2 egress")
                .add("eni-nat", "198.51.100.1 10.0.2.50 443 5000 6 REJECT 18 ingress")
                .add("eni-nat", "10.0.2.50 198.51.100.1 5001 443 6 REJECT 2 egress");
        ConnectionReport report = log.read(snapshot);
        assertThat(report.broken())
                .anySatisfy(each -> assertThat(each.conclusion()).isEqualTo(Conclusion.NO_ANSWER))
                .allSatisfy(each -> assertThat(each.conclusion()).isNotEqualTo(Conclusion.ANSWER_REJECTED_ON_THE_WAY));
    }

    @Test
    void a_flow_log_of_accepted_traffic_alone_leaves_open_whether_answers_were_rejected() {
        Snapshot snapshot = twoServers().with(flowLog("ACCEPT")).snapshot();
        ConnectionReport report = Log.plain("eni-a", "eni-b")
                .add("eni-a", "10.0.1.10 198.51.100.1 40000 443 6 ACCEPT 2 egress")
                .read(snapshot);
        assertThat(report.doubts()).containsOnlyKeys(Doubt.TRAFFIC_TYPE);
        assertThat(report.broken()).isEmpty();
    }

    @Test
    void a_flow_log_of_rejected_traffic_alone_tells_what_is_rejected_and_nothing_of_silence() {
        Snapshot snapshot = twoServers().with(flowLog("REJECT")).snapshot();
        ConnectionReport report = Log.plain("eni-a", "eni-b")
                .add("eni-a", "10.0.1.10 198.51.100.1 40000 443 6 REJECT 2 egress")
                .add("eni-b", "198.51.100.2 10.0.2.10 443 40000 6 REJECT 18 ingress")
                .read(snapshot);
        assertThat(report.conclusions())
                .containsOnlyKeys(Conclusion.REQUEST_REJECTED_AT_CLIENT, Conclusion.ANSWER_REJECTED_AT_CLIENT);
    }

    @Test
    void where_nothing_tells_who_asked_nothing_is_blamed() {
        ConnectionReport report = Log.plain("eni-a", "eni-b")
                .add("eni-a", "10.0.1.10 198.51.100.1 5000 5001 17 REJECT - egress")
                .add("eni-a", "198.51.100.1 10.0.1.10 5001 5000 17 REJECT - ingress")
                .read(SERVERS);
        assertThat(report.doubts()).containsOnlyKeys(Doubt.WHO_OPENED);
    }

    @Test
    void answers_without_a_request_are_not_called_broken() {
        ConnectionReport report = Log.plain("eni-b")
                .add("eni-b", "10.0.2.10 198.51.100.1 443 40000 6 ACCEPT 18 egress")
                .read(SERVERS);
        assertThat(report.doubts()).containsOnlyKeys(Doubt.NO_REQUEST);
    }

    @Test
    void packets_without_a_SYN_that_are_rejected_are_late_and_open_nothing() {
        ConnectionReport report = Log.plain("eni-a")
                .add("eni-a", "10.0.1.10 198.51.100.1 40000 443 6 REJECT 0 egress")
                .read(SERVERS);
        assertThat(report.doubts()).containsOnlyKeys(Doubt.LATE_OR_CHANGED);
    }

    @Test
    void a_request_whose_answer_may_have_been_left_out_is_not_called_broken() {
        Log log = Log.plain("eni-b").line("eni-b - - - - - - - - " + START + " " + (START + 59) + " SKIPDATA");
        for (int i = 0; i < 4; i++) {
            log.add("eni-b", "10.0.1.77 10.0.2.10 " + (40_000 + i) + " 443 6 ACCEPT 2 ingress");
        }
        assertThat(log.read(SERVERS).doubts()).containsOnlyKeys(Doubt.SKIPPED_RECORDS);
    }

    @Test
    void a_window_that_cannot_be_may_have_left_out_anything() {
        Log log = Log.plain("eni-b").line("eni-b - - - - - - - - " + START + " 9999999999 SKIPDATA");
        log.add("eni-b", "10.0.1.77 10.0.2.10 40000 443 6 ACCEPT 2 ingress");
        assertThat(log.read(SERVERS).doubts()).containsOnlyKeys(Doubt.SKIPPED_RECORDS);
    }

    @Test
    void strangers_at_a_port_that_answers_nobody_are_told_and_at_one_that_answers_others_not() {
        Log log = Log.plain("eni-b");
        for (int i = 0; i < 3; i++) {
            log.add("eni-b", "198.51.100." + i + " 10.0.2.10 40000 8443 6 ACCEPT 2 ingress");
            log.add("eni-b", "198.51.100." + i + " 10.0.2.10 40000 443 6 ACCEPT 2 ingress");
        }
        log.add("eni-b", "198.51.100.9 10.0.2.10 40000 443 6 ACCEPT 3 ingress")
                .add("eni-b", "10.0.2.10 198.51.100.9 443 40000 6 ACCEPT 19 egress");
        ConnectionReport report = log.read(SERVERS);
        assertThat(only(report).port()).hasValue(8443);
        assertThat(only(report).client().networkInterface()).isEmpty();
        assertThat(only(report).client().addresses()).hasSize(3);
        assertThat(report.doubts()).containsEntry(Doubt.FEW_TRIES, 3L);
    }

    @Test
    void an_answer_that_was_sent_at_the_end_of_the_log_has_not_arrived_yet() {
        Log log = Log.plain()
                .add("eni-a", "10.0.1.10 10.0.2.10 40000 443 6 ACCEPT 2 egress")
                .add("eni-a", "10.0.2.99 10.0.1.10 40000 443 6 REJECT 2 ingress")
                .add("eni-b", "10.0.1.10 10.0.2.10 40000 443 6 ACCEPT 2 ingress")
                .add("eni-b", "10.0.2.10 10.0.1.10 443 40000 6 ACCEPT 18 egress");
        ConnectionReport report = log.read(SERVERS);
        assertThat(report.doubts()).isEqualTo(Map.of(Doubt.END_OF_LOG, 1L));
        assertThat(report.conclusions()).doesNotContainKey(Conclusion.ANSWERED);
    }

    @Test
    void the_answer_to_what_began_before_the_log_does_may_be_in_the_file_before() {
        Log log = Log.plain();
        for (int i = 0; i < 3; i++) {
            log.add("eni-b", "198.51.100." + i + " 10.0.2.10 40000 8443 6 ACCEPT 2 ingress");
        }
        log.line("eni-b - - - - - - - - " + (START + 3_600) + " " + (START + 3_660) + " NODATA");
        ConnectionReport report = log.read(SERVERS);
        assertThat(report.broken()).isEmpty();
        assertThat(report.doubts()).isEqualTo(Map.of(Doubt.START_OF_LOG, 3L));
    }

    @Test
    void a_format_without_times_leaves_open_where_the_log_ends() {
        String log = """
                interface-id srcaddr dstaddr srcport dstport protocol action
                eni-a 10.0.1.10 198.51.100.1 40000 443 6 ACCEPT
                eni-a 10.0.1.10 198.51.100.1 40001 443 6 REJECT
                eni-gone 10.0.1.99 198.51.100.1 40001 443 6 REJECT
                """;
        ConnectionReport report = Replayed.connections(SERVERS, log);
        assertThat(report.doubts()).containsOnlyKeys(Doubt.END_OF_LOG);
        assertThat(only(report).first()).isEmpty();
        assertThat(only(report).last()).isEmpty();
        assertThat(report.followed().unplaced()).isEqualTo(1);
    }

    @Test
    void owners_are_told_as_one_and_by_name() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-a", "10.0.1.0/24")
                .securityGroup("sg-1");
        for (int i = 1; i <= 12; i++) {
            String address = "10.0.1." + (10 + i);
            network.networkInterface(
                    "eni-lb" + i,
                    "subnet-a",
                    nic -> nic.address(address)
                            .description("ELB app/shop/0123456789abcdef")
                            .requester("amazon-elb")
                            .securityGroups("sg-1"));
        }
        Log log = Log.plain();
        for (int i = 1; i <= 12; i++) {
            log.add("eni-lb" + i, "10.0.1." + (10 + i) + " 198.51.100.1 40000 443 6 REJECT 2 egress");
        }
        ConnectionReport report = log.read(network.snapshot());
        assertThat(only(report).connections()).isEqualTo(12);
        assertThat(only(report).client().networkInterfaceIds()).hasSize(Party.MOST);
    }

    private static FlowLog flowLog(String trafficType) {
        return FlowLogs.of("vpc-1", trafficType);
    }

    private static BrokenConnections only(ConnectionReport report) {
        assertThat(report.broken()).hasSize(1);
        return report.broken().get(0);
    }
}
