package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.BrokenNetwork;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.simulator.connection.Conclusion;
import io.vpcwhy.simulator.connection.ConnectionFinder;
import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.connection.ConnectionWatch;
import io.vpcwhy.simulator.connection.Doubt;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.LogSequence;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.Watching;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectionTextTest {

    private static final BrokenNetwork NETWORK = BrokenNetwork.of(1);
    private final ConnectionReport report = report(); // by other threads, which must not wait for this class

    private static ConnectionReport report() {
        Watching<ConnectionWatch> watching = ConnectionWatch.of(NETWORK.snapshot());
        LogInput log =
                LogInput.of("log", () -> new ByteArrayInputStream(NETWORK.log().getBytes(StandardCharsets.UTF_8)));
        return new ConnectionFinder(NETWORK.snapshot())
                .find(Replay.watching(
                                NETWORK.snapshot(), FlowLogReadOptions.NONE, FlowLogSelection.ALL, 1, List.of(watching))
                        .watchAll(List.of(new LogSequence(List.of(log))))
                        .seen(watching));
    }

    private static String text(ConnectionReport report) throws IOException {
        StringWriter out = new StringWriter();
        new ConnectionText(out, Colours.OFF, NETWORK.snapshot()).write(report);
        return out.toString();
    }

    @Test
    void a_sentence_says_who_fails_to_talk_to_whom_and_where_it_dies() throws IOException {
        assertThat(text(report))
                .contains("8  EC2 instance i-batch1 cannot use EC2 instance i-db1 at tcp 5432: the answers are"
                        + " rejected on the way out of eni-db1 (EC2 instance i-db1) by acl-db rule 90.")
                .contains("cannot use the internet (198.51.100.7) at tcp 443: the answers are rejected on the way into"
                        + " eni-batch1 (EC2 instance i-batch1) by acl-batch rule 80.")
                .contains("at tcp 8081: its requests arrive at eni-app1 (EC2 instance i-app1), which sends nothing"
                        + " back")
                .contains("at tcp 6379: its requests are rejected on the way into eni-cache1 (EC2 instance i-cache1)"
                        + " by sg-cache.")
                .contains("at tcp 5671: its requests are rejected on the way out of eni-app2 (EC2 instance i-app2) by"
                        + " sg-strict.")
                .contains("at tcp 443: the answers leave eni-partner1 (EC2 instance i-partner1) and never arrive.")
                .contains("at tcp 1521: its requests leave eni-app2 (EC2 instance i-app2) and never arrive.")
                .contains("the answers are rejected on the way, at eni-nat1 (NAT gateway nat-1) by acl-nat rule 90.")
                .contains("and nothing comes back.");
    }

    @Test
    void beside_it_stand_the_times_the_way_and_the_fix() throws IOException {
        assertThat(text(report))
                .containsPattern(
                        "times +16 records of 8 connections, first 2025-\\S+Z, last 2025-\\S+Z, no other was answered")
                .contains("by way of eni-nat1")
                .containsPattern("fix +aws ec2 create-network-acl-entry --network-acl-id acl-db --egress")
                .containsPattern("fix +aws ec2 authorize-security-group-egress --group-id sg-strict")
                .contains("goes      nowhere: route 10.2.0.0/16 of rtb-private is a blackhole");
    }

    @Test
    void all_connections_add_up_and_what_is_not_known_is_said() throws IOException {
        assertThat(text(report))
                .containsPattern(
                        "Connections: [\\d,]+ connections = [\\d,]+ answered \\+ 96 broken \\+ 352 refused from"
                                + " elsewhere \\+ 26 not known")
                .contains("not known of 8 connections: AWS left records out while they lasted (SKIPDATA)")
                .contains("not known of 1 connection: fewer than 3 tries");
    }

    @Test
    void who_denied_a_service_to_all_is_to_be_asked_before_the_fix() throws IOException {
        assertThat(text(report)).contains("somebody wrote rule 90: deny tcp 5601 to 0.0.0.0/0; ask who and why");
    }

    @Test
    void what_limits_the_answer_is_said_before_it() throws IOException {
        ConnectionReport limited = new ConnectionReport(
                new ConnectionReport.Followed(10, 4, 2, 1), Map.of(Conclusion.ANSWERED, 10L), Map.of(), List.of(), 7);
        assertThat(text(limited))
                .contains("one in 4 was followed, for memory")
                .contains("1 record of NAT gateways, transit gateways and appliances cannot be joined")
                .contains("2 records are of no known interface")
                .contains("and 7 other ways in which connections break");
    }

    @Test
    void each_doubt_has_words_of_its_own() {
        Map<String, Long> words = Stream.of(Doubt.values())
                .collect(Collectors.groupingBy(ConnectionWords::doubt, HashMap::new, Collectors.counting()));
        assertThat(words).hasSize(Doubt.values().length);
    }
}
