package io.vpcwhy.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vpcwhy.fixtures.FlowLogGenerator;
import io.vpcwhy.fixtures.FlowLogMix;
import io.vpcwhy.fixtures.Network;
import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.fixtures.NetworkShape;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotReader;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import io.vpcwhy.simulator.explain.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                    + " bytes start end action log-status\n";

    private static final Snapshot WEB = Network.vpc("vpc-1", "10.0.0.0/16")
            .subnet("subnet-web", "10.0.1.0/24")
            .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0", "out tcp 5432 to 10.0.0.0/8")
            .networkInterface("eni-web", "subnet-web", "10.0.1.10", "sg-web")
            .networkInterface("eni-app", "subnet-web", "10.0.1.11", "sg-web")
            .snapshot();

    private static String record(String source, String destination, int from, int to, String action) {
        return "2 123456789012 eni-web " + source + " " + destination + " " + from + " " + to
                + " 6 1 100 1700000000 1700000060 " + action + " OK\n";
    }

    private static LogInput input(String name, byte[] bytes) {
        return LogInput.of(name, () -> new ByteArrayInputStream(bytes));
    }

    private static LogInput input(String name, String text) {
        return input(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ReplayReport replay(Snapshot snapshot, int threads, LogInput... logs) {
        return new Replay(snapshot, FlowLogReadOptions.NONE, threads).run(List.of(logs));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void what_is_broken_comes_before_refused_scans() {
        String scan = record("203.0.113.9", "10.0.1.10", 50000, 22, "REJECT");
        String log = HEADER
                + scan.repeat(5)
                + record("10.0.1.10", "198.51.100.7", 50000, 443, "REJECT")
                + record("10.0.1.11", "10.0.1.10", 50000, 22, "REJECT")
                + record("203.0.113.9", "10.0.1.10", 50000, 443, "REJECT")
                + record("203.0.113.9", "10.0.1.10", 50001, 443, "ACCEPT");

        ReplayReport report = replay(WEB, 2, input("log", log));

        assertThat(report.read()).isEqualTo(9);
        assertThat(report.groups())
                .extracting(group -> group.cause().concern())
                .containsExactly(
                        Concern.OWN_TRAFFIC_REJECTED,
                        Concern.OUTBOUND_REJECTED,
                        Concern.CONTRADICTED,
                        Concern.INBOUND_REJECTED,
                        Concern.PERMITTED);
        ReplayReport.Group scans = report.groups().get(3);
        assertThat(scans.records()).isEqualTo(5);
        assertThat(scans.bytes()).isEqualTo(500);
        assertThat(scans.peers().count()).isEqualTo(1);
        assertThat(scans.port()).hasValue(22);
        assertThat(scans.first()).hasValue(1_700_000_000);
        assertThat(scans.last()).hasValue(1_700_000_060);
        assertThat(scans.example()).hasValue(scan.strip());
        assertThat(report.refused())
                .containsExactly(new ReplayReport.Refused("eni-web", 5, new ReplayReport.Peers(1, true)));
    }

    @Test
    void what_is_missing_is_told_apart() {
        Snapshot lists = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web", "in tcp 443 from pl-1", "in tcp 22 from pl-2", "in tcp 25 from sg-web")
                .networkInterface("eni-web", "subnet-web", "10.0.1.10", "sg-gone", "sg-web")
                .networkInterface("eni-app", "subnet-web", "10.0.1.11", "sg-web")
                .prefixListWithoutEntries("pl-1")
                .prefixListWithoutEntries("pl-2")
                .snapshot();
        String log = HEADER
                + record("203.0.113.9", "10.0.1.10", 50000, 443, "ACCEPT")
                + record("203.0.113.9", "10.0.1.11", 50000, 443, "ACCEPT").replace("eni-web", "eni-app")
                + record("203.0.113.9", "10.0.1.11", 50000, 22, "ACCEPT").replace("eni-web", "eni-app")
                + record("10.0.1.77", "10.0.1.11", 50000, 25, "ACCEPT").replace("eni-web", "eni-app")
                + record("10.0.1.78", "10.0.1.11", 50000, 25, "ACCEPT").replace("eni-web", "eni-app");

        ReplayReport report = replay(lists, 1, input("log", log));

        assertThat(report.groups())
                .extracting(group -> group.cause().missing().orElseThrow(), ReplayReport.Group::records)
                .containsExactlyInAnyOrder(
                        tuple(new Cause.Missing(ResourceKind.SECURITY_GROUP, "sg-gone"), 1L),
                        tuple(new Cause.Missing(ResourceKind.PREFIX_LIST, "pl-1"), 1L),
                        tuple(new Cause.Missing(ResourceKind.PREFIX_LIST, "pl-2"), 1L),
                        tuple(new Cause.Missing(ResourceKind.NETWORK_INTERFACE, "sg-web"), 2L));
    }

    @Test
    void generated_log_is_replayed_as_it_is_explained_by_one_thread_or_several(@TempDir Path folder) throws Exception {
        NetworkShape shape = NetworkShape.ofInterfaces(300).withVpcs(3).withGroups(8, 1);
        new NetworkGenerator(shape).writeTo(folder);
        Snapshot snapshot = SnapshotReader.read(folder);
        StringBuilder log = new StringBuilder();
        new FlowLogGenerator(shape, new FlowLogMix(0.3, 0.01, 0.01)).writeTo(log, 30_000);

        ReplayReport report = replay(snapshot, 1, input("log", log.toString()));

        assertThat(replay(snapshot, 3, input("log", log.toString()))).isEqualTo(report);
        assertThat(replay(snapshot, 2, input("log", gzip(log.toString())))).isEqualTo(report);
        assertThat(counts(report)).isEqualTo(explained(snapshot, log.toString()));
        assertThat(report.problems().stream()
                        .mapToLong(ReplayReport.Problem::lines)
                        .sum())
                .isEqualTo(report.records().get(Status.MALFORMED))
                .isPositive();
    }

    private static Map<Cause, Long> explained(Snapshot snapshot, String log) throws IOException {
        CauseFinder finder = new CauseFinder(snapshot);
        Map<Cause, Long> counts = new HashMap<>();
        new ExplanationStream(
                        new Explainer(snapshot, RemedyPolicy.NEVER),
                        FlowLogReader.ofText("log", log, FlowLogReadOptions.NONE))
                .forEachRemaining(explanation -> counts.merge(finder.of(explanation), 1L, Long::sum));
        counts.remove(Cause.MALFORMED);
        return counts;
    }

    private static Map<Cause, Long> counts(ReplayReport report) {
        Map<Cause, Long> counts = new HashMap<>();
        report.groups().forEach(group -> counts.merge(group.cause(), group.records(), Long::sum));
        return counts;
    }

    @Test
    void header_line_in_the_middle_changes_the_columns_from_there_on() {
        String other = "interface-id dstaddr srcaddr srcport dstport protocol action\n";
        String log = HEADER
                + record("203.0.113.9", "10.0.1.10", 50000, 443, "ACCEPT").repeat(9_000)
                + other
                + "eni-web 10.0.1.10 203.0.113.9 50000 443 6 ACCEPT\n".repeat(9_000);

        ReplayReport report = replay(WEB, 2, input("log", log));

        assertThat(report.read()).isEqualTo(18_000);
        assertThat(report.complete()).isTrue();
        assertThat(report.groups()).hasSize(1);
    }

    @Test
    void shapes_without_lines_of_text_are_replayed_line_by_line() {
        String log = "[{\"message\": \""
                + record("203.0.113.9", "10.0.1.10", 50000, 443, "ACCEPT").strip() + "\"}]";

        ReplayReport report = replay(WEB, 2, input("log", log));

        assertThat(report.records()).containsEntry(Status.EXPLAINED, 1L);
    }

    @Test
    void stream_that_is_there_only_once_is_replayed_too() {
        String log = HEADER
                + record("203.0.113.9", "10.0.1.10", 50000, 443, "ACCEPT").repeat(3);

        ReplayReport report =
                replay(WEB, 2, LogInput.once("-", new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8))));

        assertThat(report.records()).containsEntry(Status.EXPLAINED, 3L);
    }

    @Test
    void log_that_breaks_off_is_answered_so_far_and_the_others_all_the_same() throws IOException {
        String record = record("203.0.113.9", "10.0.1.10", 50000, 443, "ACCEPT");
        byte[] whole = gzip(HEADER + record.repeat(50_000));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);

        ReplayReport report =
                replay(WEB, 2, input("cut.gz", cut), input("gone", new byte[0]), input("whole.gz", whole));

        assertThat(report.complete()).isFalse();
        assertThat(report.damages()).singleElement().asString().startsWith("cut.gz: the gzip data end early at byte ");
        assertThat(report.records().get(Status.EXPLAINED)).isBetween(60_000L, 99_999L);
        assertThat(report.records()).containsEntry(Status.MALFORMED, 1L);
    }

    @Test
    void sums_beyond_the_highest_number_stay_there() {
        String most =
                record("203.0.113.9", "10.0.1.10", 50000, 443, "ACCEPT").replace(" 100 ", " 9223372036854775807 ");

        ReplayReport report = replay(WEB, 2, input("log", HEADER + most.repeat(3)));

        assertThat(report.groups()).singleElement().satisfies(group -> {
            assertThat(group.records()).isEqualTo(3);
            assertThat(group.bytes()).isEqualTo(Long.MAX_VALUE);
        });
    }

    @Test
    void log_that_cannot_be_read_is_named() {
        LogInput broken = LogInput.of("away.log", () -> {
            throw new IOException("disk on fire");
        });

        ReplayReport report = replay(WEB, 1, broken);

        assertThat(report.damages()).containsExactly("away.log: cannot be read (disk on fire)");
        assertThat(report.complete()).isFalse();
        assertThat(report.read()).isZero();
    }

    @Test
    void replay_that_was_stopped_says_that_it_is_a_part() {
        Replay replay = new Replay(WEB, FlowLogReadOptions.NONE, 1);
        replay.stop();

        assertThat(replay.run(List.of(input("log", HEADER))).complete()).isFalse();
    }
}
