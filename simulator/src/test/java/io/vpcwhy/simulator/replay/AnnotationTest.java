package io.vpcwhy.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of a log is written with the cause that {@code explain} finds, in the order of the log. */
class AnnotationTest {

    private static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                    + " bytes start end action log-status\n";

    private static final Snapshot WEB = Network.vpc("vpc-1", "10.0.0.0/16")
            .subnet("subnet-web", "10.0.1.0/24")
            .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0")
            .networkInterface("eni-web", "subnet-web", "10.0.1.10", "sg-web")
            .snapshot();

    /** Writes the line, a bar and the cause. */
    private static final class Plain implements AnnotationForm {

        @Override
        public byte[] before() {
            return "> ".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] line(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] after(Cause cause) {
            return (" | " + cause + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] after(FlowLogLine.Malformed line) {
            return (" | " + Cause.MALFORMED + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String record(String source, int port, String action) {
        return "2 123456789012 eni-web " + source + " 10.0.1.10 50000 " + port + " 6 1 100 1700000000 1700000060 "
                + action + " OK\n";
    }

    private static ByteArrayInputStream bytes(String log) {
        return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> annotated(Path folder, Snapshot snapshot, FlowLogSelection selection, String... logs)
            throws IOException {
        List<LogSequence> sequences = Arrays.stream(logs)
                .map(log -> new LogSequence(List.of(LogInput.of("log", () -> bytes(log)))))
                .toList();
        Path file = folder.resolve("annotated.ndjson");
        try (AnnotationFile to = new AnnotationFile(file)) {
            Replay.annotating(snapshot, FlowLogReadOptions.NONE, selection, 3, new Plain(), to)
                    .runAll(sequences);
            assertThat(to.failure()).isEmpty();
            to.finish();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        return Files.readAllLines(file);
    }

    private static List<String> explained(Snapshot snapshot, String... logs) throws IOException {
        CauseFinder finder = new CauseFinder(snapshot);
        List<String> lines = new ArrayList<>();
        for (String log : logs) {
            try (FlowLogReader reader = FlowLogReader.open("log", bytes(log), FlowLogReadOptions.NONE)) {
                new ExplanationStream(new Explainer(snapshot, RemedyPolicy.NEVER), reader)
                        .forEachRemaining(explanation ->
                                lines.add("> " + explanation.line().text() + " | " + finder.of(explanation)));
            }
        }
        return lines;
    }

    @Property(tries = 30)
    void lines_have_the_causes_of_explain_in_their_order(@ForAll long seed) throws IOException {
        RandomNetwork network = RandomNetwork.of(seed);
        Random random = new Random(seed);
        String[] logs = {
            ReplayPropertiesTest.log(ReplayPropertiesTest.VERSION_2, network, random),
            ReplayPropertiesTest.log(ReplayPropertiesTest.FLAGS, network, random)
        };
        Path folder = Files.createTempDirectory("annotations");

        List<String> lines = annotated(folder, network.snapshot(), FlowLogSelection.ALL, logs);

        assertThat(lines).isEqualTo(explained(network.snapshot(), logs));
        Files.delete(folder.resolve("annotated.ndjson"));
        Files.delete(folder);
    }

    /** More lines than a block has, and a record that waits for one beside it across blocks. */
    @Test
    void causes_that_turn_on_later_records_are_written_where_their_lines_are(@TempDir Path folder) throws IOException {
        String doubtful = "2 1 eni-web 203.0.113.9 10.0.1.10 50000 50001 6 1 100 1700000100 1700000160 REJECT OK\n";
        String answer = "2 1 eni-web 10.0.1.10 203.0.113.9 50001 50000 6 1 100 1700000000 1700000060 ACCEPT OK\n";
        String many = record("203.0.113.9", 443, "ACCEPT").repeat(15_000);
        String log = HEADER + doubtful + many + answer + many + "é \"quoted\" \\ line\n" + doubtful;

        List<String> lines = annotated(folder, WEB, FlowLogSelection.ALL, log);

        assertThat(lines).isEqualTo(explained(WEB, log));
    }

    @Test
    void only_what_is_asked_for_is_written(@TempDir Path folder) throws IOException {
        FlowLogSelection rejected = new FlowLogSelection(
                OptionalLong.empty(), OptionalLong.empty(), Set.of(), Set.of(), Set.of(), Set.of(FlowLogAction.REJECT));
        String log = HEADER + record("203.0.113.9", 443, "ACCEPT") + record("203.0.113.9", 22, "REJECT");

        assertThat(annotated(folder, WEB, rejected, log))
                .singleElement()
                .asString()
                .contains(" 22 6 ");
    }

    @Test
    void log_that_breaks_off_ends_with_a_line_that_is_no_record(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            Random random = new Random(1);
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 10_000; i++) {
                out.write(record("203.0.113." + random.nextInt(256), random.nextInt(65_536), "REJECT")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] cut = Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
        Path file = folder.resolve("annotated.ndjson");
        ReplayReport report;
        try (AnnotationFile to = new AnnotationFile(file)) {
            report = Replay.annotating(WEB, FlowLogReadOptions.NONE, FlowLogSelection.ALL, 2, new Plain(), to)
                    .run(List.of(LogInput.of("log", () -> new ByteArrayInputStream(cut))));
            to.finish();
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(report.complete()).isFalse();
        assertThat(lines).hasSize((int) report.read());
        assertThat(lines.get(lines.size() - 1)).endsWith(Cause.MALFORMED.toString());
    }

    @Test
    void file_that_is_not_finished_leaves_the_one_before(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("annotated.ndjson"), "before");
        try (AnnotationFile to = new AnnotationFile(file)) {
            Replay.annotating(WEB, FlowLogReadOptions.NONE, FlowLogSelection.ALL, 2, new Plain(), to)
                    .run(List.of(LogInput.of("log", () -> bytes(HEADER + record("203.0.113.9", 443, "ACCEPT")))));
        }

        assertThat(file).hasContent("before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
