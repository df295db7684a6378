package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.snapshot.SnapshotSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir
    static Path folder;

    private static Path log = Path.of("");

    @BeforeAll
    static void writeSample() throws IOException {
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            write(document, document.name());
        }
        log = write(SampleNetwork.flowLog(), "sample.log");
    }

    private static Path write(SnapshotSource document, String name) throws IOException {
        Path file = folder.resolve("aws").resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream in = document.open()) {
            Files.copy(in, file);
        }
        return file;
    }

    private static Run replay(String... more) {
        String[] args = {"replay", "--snapshot", folder.resolve("aws").toString()};
        return Run.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void text_tells_what_is_broken_first_and_reconciles() {
        Run run = replay("--log", log.toString());

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(0)).matches("\\d+ records read = .* explained \\+ .* malformed");
        assertThat(run.lines().get(2)).startsWith("Answers dropped by a network ACL: ");
        assertThat(run.out()).contains("An answer is dropped by acl-").contains("Refused from elsewhere: ");
    }

    @Test
    void counts_of_the_json_add_up_and_examples_can_be_explained() {
        Run run = replay("--log", log.toString(), "--log", log.toString(), "--format", "json");

        Map<String, @Nullable Object> answer = Json.object(run.out().strip());
        Map<String, @Nullable Object> records = Json.object(answer, "Records");
        long sum = 0;
        for (String status : List.of("explained", "contradicted", "undecided", "no-data", "malformed")) {
            sum += number(records.get(status));
        }
        assertThat(sum).isEqualTo(number(records.get("read"))).isPositive();
        assertThat(answer).containsEntry("Complete", true);
        List<Map<String, @Nullable Object>> groups = Json.objects(answer, "Groups");
        assertThat(groups.stream()
                        .mapToLong(group -> number(group.get("Records")))
                        .sum())
                .isEqualTo(sum);
        for (Map<String, @Nullable Object> group : groups) {
            Run explained = Run.of(
                    "explain",
                    "--snapshot",
                    folder.resolve("aws").toString(),
                    "--format",
                    "json",
                    String.valueOf(group.get("Example")));
            assertThat(Json.object(explained.out().strip())).containsEntry("Status", group.get("Status"));
        }
    }

    private static long number(@Nullable Object value) {
        return Long.parseLong(String.valueOf(value));
    }

    @Test
    void log_that_breaks_off_makes_the_answer_a_part(@TempDir Path other) throws IOException {
        byte[] gzip = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1};
        Path cut = Files.write(other.resolve("cut.gz"), gzip);

        Run run = replay("--log", cut.toString(), "--log", log.toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("cut.gz").contains("end early");
        assertThat(run.out()).contains("This is a part: not all was read.").contains("Answers dropped");
    }

    @Test
    void what_is_missing_is_said_before_anything_is_read() {
        assertThat(replay().err()).startsWith("vpcwhy: give a flow log with --log FILE");
        assertThat(replay("--log", "nowhere.log").status()).isEqualTo(2);
        assertThat(replay("--log", log.toString(), "--threads", "0").err()).contains("--threads");
    }
}
