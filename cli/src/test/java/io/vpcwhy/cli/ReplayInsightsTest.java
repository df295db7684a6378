package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands out is told in words and as JSON, where it is asked for. */
class ReplayInsightsTest {

    private static final String WEB = "10.0.1.10";
    private static final String STRANGER = "198.51.100.7";

    @TempDir
    static Path folder;

    private static Path log = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        new SmallNetwork()
                .inbound("{'IpProtocol':'tcp','FromPort':22,'ToPort':23,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}")
                .in(Files.createDirectories(folder.resolve("aws")));
        List<String> lines = new ArrayList<>();
        for (int port = 5000; port < 5012; port++) {
            lines.add(line(STRANGER, 40_000, WEB, port, 6, "REJECT"));
        }
        lines.add(line(STRANGER, 40_000, WEB, 22, 6, "ACCEPT"));
        lines.add(line("10.0.2.20", 40_000, WEB, 23, 6, "ACCEPT"));
        lines.add(line("10.0.2.20", 0, WEB, 0, 47, "REJECT"));
        lines.add(line("169.254.169.254", 80, WEB, 40_000, 6, "ACCEPT"));
        lines.add("2 1 " + SmallNetwork.WEB + " - - - - - - - 1763633700 1763633760 - SKIPDATA");
        log = Files.write(folder.resolve("x.log"), lines);
    }

    private static String line(String source, int from, String destination, int to, int protocol, String action) {
        return "2 1 " + SmallNetwork.WEB + " " + source + " " + destination + " " + from + " " + to + " " + protocol
                + " 1 40 1763633700 1763633760 " + action + " OK";
    }

    private static Run replay(String... more) {
        String[] args = {"replay", "--snapshot", folder.resolve("aws").toString(), "--log", log.toString()};
        return Run.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static List<Map<String, @Nullable Object>> insights(String... more) {
        String[] json = {"--format", "json"};
        Run run = replay(Stream.of(json, more).flatMap(Arrays::stream).toArray(String[]::new));
        assertThat(run.status()).isZero();
        return Json.objects(Json.object(run.out().strip()), "Insights");
    }

    private static Map<String, @Nullable Object> insight(String code) {
        return insights("--insights").stream()
                .filter(each -> code.equals(each.get("Code")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void text_tells_what_stands_out_behind_the_groups() {
        Run run = replay("--insights");

        assertThat(run.status()).isZero();
        assertThat(run.out().split("What stands out", -1)[1])
                .contains("SSH (port 22) at 1 interface: 1 record accepted from 1 address, 1 of them from the internet")
                .contains("1 port scan: a sender that tries 10 or more ports of one interface.")
                .contains(STRANGER + " tried 13 ports of " + SmallNetwork.WEB)
                .contains(": 12 refused, 1 accepted; let in at 22 (2025-11-20T10:15:00Z to 2025-11-20T10:16:00Z)")
                .contains("TELNET in plain text (tcp 23): 1 record, 40 bytes between 1 client and server.")
                .contains("Unusual protocol (IP protocol 47")
                .contains("of traffic with the instance metadata service, which AWS says is never logged")
                .contains(
                        "1 interface that others speak with, of which there is no record; whether a flow log covers it is"
                                + " not known")
                .contains("AWS left out records (SKIPDATA) at 1 interface in 1 window")
                .contains("of what was rejected is the firewall doing its work: 12 records refused from elsewhere")
                .contains("Top talkers by pair of ends, in bytes.");
        assertThat(replay().out()).doesNotContain("What stands out");
    }

    @Test
    void json_tells_the_facts_of_each() {
        assertThat(Json.objects(insight("PORT_SCANS"), "Scans").get(0))
                .containsEntry("InterfaceId", SmallNetwork.WEB)
                .hasEntrySatisfying("Ports", ports -> assertThat(ports).hasToString("13"))
                .doesNotContainKey("PortsError")
                .containsEntry("First", "2025-11-20T10:15:00Z");
        assertThat(Json.object(Json.objects(insight("PORT_SCANS"), "Scans").get(0), "Sender"))
                .containsEntry("Origin", "INTERNET")
                .containsEntry("Address", STRANGER);
        assertThat(Json.objects(
                        Json.objects(insight("SSH_ATTEMPTS"), "Interfaces").get(0), "Sources"))
                .hasSize(1);
        assertThat(Json.object(
                        Json.objects(insight("PLAIN_TEXT_PROTOCOL"), "Exchanges")
                                .get(0),
                        "Client"))
                .containsEntry("InterfaceId", SmallNetwork.APP);
        assertThat(Json.objects(insight("UNUSUAL_PROTOCOL"), "Uses")).hasSize(1);
        assertThat(insight("NEVER_LOGGED_TRAFFIC")).containsEntry("Service", "INSTANCE_METADATA");
        assertThat(insight("UNLOGGED_INTERFACES")).containsEntry("FlowLogsKnown", false);
        assertThat(Json.objects(
                        Json.objects(insight("SKIPPED_DATA"), "Interfaces").get(0), "Windows"))
                .hasSize(1);
        assertThat(Json.object(insight("REJECT_SHARE"), "Others")).hasSize(1);
        assertThat(Json.objects(insight("TOP_OWNERS"), "Owners")).hasSize(1);
        assertThat(Json.objects(insight("TOP_PAIRS"), "Pairs")).hasSize(3);
    }

    @Test
    void thresholds_are_settable_and_what_is_selected_leaves_no_interface_without_records() {
        assertThat(insights("--insights", "--scan-ports", "14", "--vpc", "vpc-01111111111111111"))
                .isNotEmpty()
                .extracting(each -> each.get("Code"))
                .doesNotContain("PORT_SCANS", "UNLOGGED_INTERFACES");
    }

    @Test
    void without_the_option_json_tells_who_refused_most() {
        assertThat(insights()).hasSize(1);
        assertThat(insights().get(0))
                .containsEntry("Code", "REFUSED_FROM_ELSEWHERE")
                .containsEntry("InterfaceId", SmallNetwork.WEB)
                .containsEntry("PeersExact", true);
    }

    @Test
    void annotated_records_and_insights_go_together() throws IOException {
        Path file = folder.resolve("all.ndjson");

        assertThat(replay("--insights", "--annotate", file.toString()).out()).contains("What stands out");
        assertThat(file).content().hasLineCount(17);
    }

    @Test
    void what_cannot_be_told_is_refused() {
        assertThat(replay("--insights", "--format", "csv").err()).contains("--insights: CSV has the groups alone");
        assertThat(replay("--insights", "--scan-ports", "1").err())
                .contains("--scan-ports 1: who tries one is a client");
        assertThat(replay("--sweep-interfaces", "7").err()).contains("add --insights");
        assertThat(replay("--sweep-interfaces", "7").status()).isEqualTo(2);
    }
}
