package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.snapshot.SnapshotSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayConnectionsTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeSample() throws IOException {
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            write(document, "aws/" + document.name());
        }
        write(SampleNetwork.flowLog(), "sample.log");
    }

    private static void write(SnapshotSource document, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream in = document.open()) {
            Files.copy(in, file);
        }
    }

    private static Run replay(String... more) {
        String[] args = {
            "replay",
            "--snapshot",
            folder.resolve("aws").toString(),
            "--log",
            folder.resolve("sample.log").toString()
        };
        return Run.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void the_sample_has_a_database_whose_answers_do_not_reach_one_application_server() {
        Run run = replay("--connections");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^Connections: \\d+ connections = ")
                .contains(" at tcp 5432: the answers are rejected on the way out of eni-0d200f9b1abd539df ");
    }

    @Test
    void json_has_them_as_a_member_of_the_answer() {
        Map<String, @Nullable Object> connections = Json.object(
                Json.object(replay("--connections", "--format", "json").out()), "Connections");

        assertThat(connections.get("OneIn")).hasToString("1");
        Map<String, @Nullable Object> dropped = Json.objects(connections, "Broken").stream()
                .filter(each -> "ANSWER_REJECTED_AT_SERVER".equals(each.get("Conclusion")))
                .findFirst()
                .orElseThrow();
        assertThat(dropped.get("Side")).isEqualTo("SERVER");
        assertThat(dropped.get("NetworkInterfaceId")).isEqualTo("eni-0d200f9b1abd539df");
        assertThat(dropped.get("Component")).asString().startsWith("acl-");
        assertThat(Json.object(dropped, "Example").get("srcaddr")).isEqualTo("10.20.20.30");
        assertThat(Json.objects(dropped, "Remedies")).isNotEmpty();
    }

    @Test
    void nobody_who_does_not_ask_gets_them() {
        assertThat(replay().out()).doesNotContain("Connections");
        assertThat(replay("--format", "json").out()).doesNotContain("\"Connections\"");
    }

    @Test
    void half_of_the_records_and_a_form_without_room_are_refused() {
        Run half = replay("--connections", "--action", "reject");
        assertThat(half.status()).isEqualTo(2);
        assertThat(half.err()).contains("--connections: needs accepted and rejected records; leave out --action");

        Run csv = replay("--connections", "--format", "csv");
        assertThat(csv.status()).isEqualTo(2);
        assertThat(csv.err()).contains("--connections: CSV has the groups alone");
    }

    @Test
    void records_are_annotated_in_the_same_run(@TempDir Path other) throws IOException {
        Path causes = other.resolve("causes.ndjson");
        Run run = replay("--connections", "--annotate", causes.toString());
        assertThat(run.out()).contains("Connections: ");
        assertThat(Files.readAllLines(causes)).isNotEmpty();
    }
}
