package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.snapshot.SnapshotSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vpcwhy replay --annotate}: every record with its cause. */
class AnnotateTest {

    @TempDir
    private Path folder;

    private Path log = Path.of("");

    @BeforeEach
    void writeSample() throws IOException {
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            write(document, folder.resolve("aws").resolve(document.name()));
        }
        log = folder.resolve("sample.log");
        write(SampleNetwork.flowLog(), log);
    }

    private static void write(SnapshotSource document, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = document.open()) {
            Files.copy(content, file);
        }
    }

    private Run replay(String... more) {
        List<String> line = new ArrayList<>(
                List.of("replay", "--snapshot", folder.resolve("aws").toString(), "--log", log.toString()));
        line.addAll(List.of(more));
        return Run.of(line.toArray(String[]::new));
    }

    @Test
    void everyRecordHasTheCauseThatExplainTells() throws IOException {
        Files.writeString(log, Files.readString(log) + "say \"no\" \\ \u00e9\n");
        Path file = folder.resolve("causes.ndjson");

        Run run = replay("--annotate", file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        List<String> explained = Run.of(
                        "explain",
                        "--snapshot",
                        folder.resolve("aws").toString(),
                        "--log",
                        log.toString(),
                        "--format",
                        "json")
                .lines();
        List<String> written = Files.readAllLines(file);
        List<String> logged = Files.readAllLines(log).stream().skip(1).toList();
        assertThat(written).hasSameSizeAs(explained).hasSameSizeAs(logged);
        for (int i = 0; i < written.size(); i++) {
            Map<String, @Nullable Object> entry = Json.object(written.get(i));
            Map<String, @Nullable Object> answer = Json.object(explained.get(i));
            assertThat(entry).containsEntry("Line", logged.get(i)).containsEntry("Status", answer.get("Status"));
            assertThat(entry.getOrDefault("Direction", "unknown")).isEqualTo(answer.get("Direction"));
        }
    }

    @Test
    void thePageShowsWhatIsWritten() throws IOException {
        Path file = folder.resolve("causes.ndjson");
        replay("--annotate", file.toString());
        List<String> page = Files.readAllLines(Path.of("..", "docs", "replay.md"));
        List<String> shown = page.stream()
                .filter(line -> line.startsWith("    {\"Line\":\"2 "))
                .map(String::strip)
                .toList();
        assertThat(shown).hasSizeGreaterThan(1);
        assertThat(Files.readAllLines(file)).containsAll(shown);
    }

    @Test
    void folderThatTakesNoFilesIsNotSaidToBeMissing() {
        for (String option : List.of("--annotate", "--output")) {
            assertThat(replay(option, "/proc/x.ndjson").err())
                    .isEqualTo("vpcwhy: " + option
                            + " /proc/x.ndjson: no file can be made in its folder; name a file in another\n");
        }
    }

    @Test
    void fullDiskLeavesNoFileAndIsSaid() {
        Run run = replay("--annotate", "/dev/full");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains("--annotate /dev/full: cannot be written (")
                .contains("nothing was put there");
        assertThat(run.out()).contains("14 records read = ");
    }

    @Test
    void otherFormsAndFilesThatAreReadAreRefused() {
        for (String name : List.of("causes.parquet", "causes.csv", "causes")) {
            Run run = replay("--annotate", folder.resolve(name).toString());
            assertThat(run.status()).as(name).isEqualTo(2);
            assertThat(run.err()).contains("only JSON lines are written; name a .ndjson or .jsonl file");
            assertThat(folder.resolve(name)).doesNotExist();
        }
        Path file = folder.resolve("one.ndjson");
        assertThat(replay("--annotate", file.toString(), "--output", file.toString())
                        .status())
                .isEqualTo(2);
        assertThat(replay("--annotate", folder.resolve("none/a.ndjson").toString())
                        .err())
                .contains("its folder does not exist");
    }
}
