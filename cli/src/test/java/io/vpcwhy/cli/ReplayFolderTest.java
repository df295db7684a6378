package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.snapshot.SnapshotSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole folders of logs, a part of their records, and files that are damaged. */
class ReplayFolderTest {

    private static final String DAY = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/2025/11/20/";
    private static final String NAME = "123456789012_vpcflowlogs_eu-west-1_fl-0123456789abcdef0_20251120T";
    private static final List<String> STATUSES =
            List.of("explained", "contradicted", "undecided", "no-data", "malformed");

    @TempDir
    private Path temporary;

    private List<String> sample = List.of();
    private LogFolder logs = new LogFolder(Path.of(""));

    @BeforeEach
    void writeSample() throws IOException {
        sample = LogFolder.sample();
        logs = new LogFolder(temporary.resolve("logs"));
        for (SnapshotSource document : SampleNetwork.documents()) {
            Path file = temporary.resolve("aws").resolve(document.name());
            Files.createDirectories(file.resolveSibling("."));
            try (InputStream in = document.open()) {
                Files.copy(in, file);
            }
        }
    }

    private Run replay(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "replay",
                "--snapshot",
                temporary.resolve("aws").toString(),
                "--log",
                logs.folder().toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private Run explain(String... more) {
        List<String> args = new ArrayList<>(
                List.of("explain", "--sample", "--quiet", "--log", logs.folder().toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private static Map<String, @Nullable Object> json(Run run) {
        return Json.object(run.out().strip());
    }

    /** How many records have each status. */
    private static Map<String, Long> records(Run replayed) {
        Map<String, Long> counts = new TreeMap<>();
        Json.object(json(replayed), "Records")
                .forEach((status, count) -> counts.put(status, Long.parseLong(String.valueOf(count))));
        long sum = STATUSES.stream().mapToLong(counts::get).sum();
        assertThat(counts.remove("read")).isEqualTo(sum);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static Map<String, Long> explained(Run run) {
        Map<String, Long> counts = new TreeMap<>();
        for (String line : run.lines()) {
            String status = Arrays.asList(line.split("\t", -1)).get(1);
            counts.merge(status.toLowerCase(java.util.Locale.ROOT).replace('_', '-'), 1L, Long::sum);
        }
        return counts;
    }

    @Test
    void filesInAnyMixOfShapesAreCountedInOneRun() throws IOException {
        logs.gzip(DAY + NAME + "1010Z_aa.log.gz", sample);
        logs.text(DAY + NAME + "1015Z_aa.log", sample);
        logs.parquet(DAY + NAME + "1020Z_aa.log.parquet", sample);
        logs.text("events.json", List.of("{\"events\": [{\"message\": \"" + sample.get(1) + "\"}]}"));

        Run run = replay("--format", "json");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(records(run)).isEqualTo(explained(explain()));
        assertThat(json(run)).containsEntry("Complete", true);
    }

    @Test
    void groupsOfParquetAreThoseOfText() throws IOException {
        Path text = logs.text("flow.log", sample);
        String inText = replay("--format", "json").out();
        Files.delete(text);
        logs.parquet("flow.parquet", sample);

        assertThat(replay("--format", "json").out()).isEqualTo(inText);
    }

    @Test
    void rowGroupsThatSeveralThreadsReadAreCountedInTheirOrder() throws IOException {
        List<String> lines = new ArrayList<>(sample);
        for (int i = 0; i < 20; i++) {
            lines.addAll(sample.subList(1, sample.size()));
        }
        Path text = logs.text("flow.log", lines);
        String inText = replay("--format", "json").out();
        Files.delete(text);
        logs.parquet("flow.parquet", lines, 7);

        assertThat(replay("--format", "json", "--threads", "1").out()).isEqualTo(inText);
        assertThat(replay("--format", "json", "--threads", "4").out()).isEqualTo(inText);
    }

    @Test
    void anAnswerKnowsOfItsRequestInTheFileBefore() throws IOException {
        for (int i = 1; i < sample.size(); i++) {
            logs.text(String.format("%03d.log", i), List.of(sample.get(0), sample.get(i)));
        }
        String inFiles = replay("--format", "json").out();
        logs = new LogFolder(temporary.resolve("whole"));
        logs.text("flow.log", sample);

        assertThat(inFiles).isEqualTo(replay("--format", "json").out());
    }

    @Test
    void aPartIsCountedAsItIsExplainedAndTheRestIsTold() throws IOException {
        logs.text(DAY + NAME + "1015Z_aa.log", sample);
        logs.text(DAY + NAME + "0815Z_aa.log", sample);
        String eni = sample.get(1).split(" ", -1)[2];
        List<List<String>> parts = List.of(
                List.of("--since", "2025-11-20T10:15", "--action", "reject"),
                List.of("--until", "2025-11-20T10:00"),
                List.of("--interface", eni),
                List.of("--interface", "eni-00000000000000000"),
                List.of("--action", "accept", "--interface", eni));
        for (List<String> part : parts) {
            String[] options = part.toArray(String[]::new);
            List<String> asJson = new ArrayList<>(part);
            asJson.addAll(List.of("--format", "json"));
            Run run = replay(asJson.toArray(String[]::new));

            assertThat(run.status()).isZero();
            assertThat(records(run)).as(part.toString()).isEqualTo(explained(explain(options)));
            assertThat(run.err())
                    .startsWith("vpcwhy: passed over by ")
                    .isEqualTo(explain(options).err());
            assertThat(json(run)).containsKey("PassedOver");
        }
    }

    @Test
    void damagedFilesAreNamedAndTheOthersAreCounted() throws IOException {
        logs.text("a.log", sample);
        Path gzip = logs.gzip("b.log.gz", sample);
        cut(gzip);
        Path parquet = logs.parquet("c.parquet", sample);
        cut(parquet);
        Path page = logs.parquet("d.parquet", sample);
        byte[] bytes = Files.readAllBytes(page);
        bytes[20] ^= 1;
        Files.write(page, bytes);
        Path archive = logs.text("e.zip", List.of("PK\3\4"));
        Path events = logs.text("f.json", List.of("{\"events\": [", "{\"message\": \"" + sample.get(1) + "\"},", "{"));
        logs.text("g.log", sample);

        Run run = replay("--format", "json");

        assertThat(run.status()).isEqualTo(3);
        assertThat(json(run)).containsEntry("Complete", false);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("vpcwhy: " + gzip + ": the gzip data end early at byte "),
                        line -> assertThat(line)
                                .startsWith("vpcwhy: " + parquet + " row 1: ")
                                .contains("byte"),
                        line -> assertThat(line)
                                .startsWith("vpcwhy: " + page + " row 1: ")
                                .contains("at byte "),
                        line -> assertThat(line).startsWith("vpcwhy: " + archive + ": it is a zip archive"),
                        line -> assertThat(line)
                                .startsWith("vpcwhy: " + events + ":")
                                .contains("broken"));
        long whole = 2L * (sample.size() - 1);
        long read = records(run).values().stream().mapToLong(Long::longValue).sum();
        assertThat(read).isGreaterThan(whole + 4);
        assertThat(json(run).get("Damages"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(5);
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    @Test
    void commaSeparatedValuesHaveTheGroupsOfTheJson() throws IOException {
        List<String> lines = new ArrayList<>(sample);
        lines.add("a line, \"of words\"");
        logs.text("flow.log", lines);

        Run csv = replay("--format", "csv");

        assertThat(csv.status()).isZero();
        assertThat(csv.out()).contains("\r\n");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.out()))
                .getRecords();
        List<Map<String, @Nullable Object>> groups = Json.objects(json(replay("--format", "json")), "Groups");
        assertThat(rows).hasSameSizeAs(groups);
        for (int i = 0; i < rows.size(); i++) {
            CSVRecord row = rows.get(i);
            groups.get(i).forEach((name, value) -> {
                if (!name.equals("Places")) {
                    assertThat(row.get(name)).as(name).isEqualTo(value == null ? "" : value.toString());
                }
            });
        }
        assertThat(rows.get(rows.size() - 1).get("Places"))
                .isEqualTo(logs.folder().resolve("flow.log") + ":" + lines.size());
    }

    @Test
    void noCellIsAFormula() throws IOException {
        String line = "- 123456789012 " + sample.get(1).split(" ", 3)[2];
        logs.text("flow.log", List.of(sample.get(0), line));

        assertThat(replay("--format", "json").out()).contains("\"Example\":\"- 123456789012 ");
        assertThat(replay("--format", "csv").out()).contains(",'- 123456789012 ");
    }

    @Test
    void answerGoesToAFileInAnyFormat() throws IOException {
        logs.text("flow.log", sample);
        for (String format : List.of("text", "json", "csv")) {
            Path out = temporary.resolve("out." + format);
            Run run = replay("--format", format, "--output", out.toString());

            assertThat(run.out()).isEmpty();
            assertThat(Files.readString(out))
                    .isEqualTo(replay("--format", format).out());
        }
        Run over = replay("--output", logs.folder().resolve("flow.log").toString());
        assertThat(over.status()).isEqualTo(2);
        assertThat(over.err()).contains("is read too");
    }

    @Test
    void oneRecordIsOne() throws IOException {
        logs.text("flow.log", sample.subList(0, 2));

        assertThat(replay().lines().get(0)).startsWith("1 record read = ");
    }
}
