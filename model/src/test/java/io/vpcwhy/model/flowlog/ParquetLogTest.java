package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.model.parquet.ParquetSample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record of a Parquet file reads as the same record of a text does. */
class ParquetLogTest {

    private static final List<String> CODECS = List.of("UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD");

    @TempDir
    private Path folder;

    private List<FlowLogLine> lines(Path file) throws IOException {
        List<FlowLogLine> lines = new ArrayList<>();
        try (FlowLogReader reader = FlowLogReader.open(file, FlowLogReadOptions.NONE)) {
            reader.forEachRemaining(lines::add);
        }
        return lines;
    }

    private Path path(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private static String underscored(FlowLogField field) {
        return field.logName().replace('-', '_');
    }

    /** The column as AWS types it. */
    private static String typed(FlowLogField field) {
        return switch (field.kind()) {
            case INTEGER, PORT, PROTOCOL -> "optional int32 " + underscored(field) + ";";
            case COUNT, TIME -> "optional int64 " + underscored(field) + ";";
            default -> text(field);
        };
    }

    private static String text(FlowLogField field) {
        return "optional binary " + underscored(field) + " (STRING);";
    }

    private static Object typed(FlowLogField field, String value) {
        if (value.equals("-")) {
            return null;
        }
        return switch (field.kind()) {
            case INTEGER, PORT, PROTOCOL -> Integer.valueOf(value);
            case COUNT, TIME -> Long.valueOf(value);
            default -> value;
        };
    }

    private static String value(FlowLogField field, Random random) {
        if (random.nextInt(6) == 0) {
            return "-";
        }
        return switch (field.kind()) {
            case TEXT -> field.logName() + "-" + Integer.toHexString(random.nextInt(40));
            case INTEGER -> Integer.toString(random.nextInt(30));
            case COUNT -> Long.toString(random.nextLong() >>> random.nextInt(1, 63));
            case PORT -> Integer.toString(random.nextInt(65_536));
            case PROTOCOL -> Integer.toString(random.nextInt(256));
            case TIME -> Long.toString(1_650_000_000L + random.nextInt(3_600));
            case ADDRESS ->
                random.nextBoolean()
                        ? "10.0." + random.nextInt(256) + "." + random.nextInt(256)
                        : "2001:db8::" + Integer.toHexString(random.nextInt(1, 65_536));
            case ACTION -> random.nextBoolean() ? "ACCEPT" : "REJECT";
            case LOG_STATUS -> random.nextBoolean() ? "OK" : "NODATA";
            case DIRECTION -> random.nextBoolean() ? "ingress" : "egress";
        };
    }

    private static List<FlowLogField> fields(Random random) {
        List<FlowLogField> fields = new ArrayList<>(List.of(FlowLogField.SRCADDR, FlowLogField.INTERFACE_ID));
        for (FlowLogField field : FlowLogField.values()) {
            if (!fields.contains(field) && random.nextInt(3) == 0) {
                fields.add(random.nextInt(fields.size() + 1), field);
            }
        }
        return fields;
    }

    @Test
    void recordsOfAnyFormatReadAsTheyDoInText() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<FlowLogField> fields = fields(random);
            List<List<String>> values = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                List<String> row = new ArrayList<>();
                fields.forEach(field -> row.add(value(field, random)));
                values.add(row);
            }
            List<String> text = new ArrayList<>();
            text.add(String.join(" ", fields.stream().map(FlowLogField::logName).toList()));
            values.forEach(row -> text.add(String.join(" ", row)));
            List<FlowLogRecord> expected = Logs.records(String.join("\n", text));

            boolean asAws = random.nextBoolean();
            Path file = write(fields, values, asAws, random);
            List<FlowLogLine> read = lines(file);
            assertThat(Logs.records(read)).as("seed " + seed).isEqualTo(expected);
            assertThat(read).extracting(FlowLogLine::text).isEqualTo(text.subList(1, text.size()));
            assertThat(read.get(7).place()).hasToString(file + " row 8");
        }
    }

    private Path write(List<FlowLogField> fields, List<List<String>> values, boolean asAws, Random random)
            throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (List<String> row : values) {
            List<Object> stored = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                stored.add(asAws ? typed(fields.get(i), row.get(i)) : row.get(i));
            }
            rows.add(stored);
        }
        return ParquetSample.of(
                        fields.stream()
                                .map(field -> asAws ? typed(field) : text(field))
                                .toList(),
                        rows)
                .with(options -> {
                    ParquetSample.Options chosen = options.compressed(CODECS.get(random.nextInt(4)))
                            .rowsOfPages(random.nextInt(20, 200))
                            .rowsOfGroups(random.nextInt(50, 400));
                    chosen = random.nextBoolean() ? chosen.plain() : chosen;
                    return random.nextBoolean() ? chosen.second() : chosen;
                })
                .to(path("any.name"));
    }

    /** Rows as AWS's own types have them. */
    private static ParquetSample sample(int rows) {
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(List.of("eni-0a", "10.0.0." + i % 250, "10.1.0.1", i, 443, 6, "REJECT"));
        }
        return ParquetSample.of(
                List.of(
                        "optional binary interface_id (STRING);",
                        "optional binary srcaddr (STRING);",
                        "optional binary dstaddr (STRING);",
                        "optional int32 srcport;",
                        "optional int32 dstport;",
                        "optional int32 protocol;",
                        "optional binary action (STRING);"),
                values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "", "null", "-"})
    void whatOtherToolsWriteForNoneIsAbsent(String none) throws IOException {
        Path file = ParquetSample.of(
                        List.of(
                                "optional binary srcaddr (STRING);",
                                "optional binary dstaddr (STRING);",
                                "optional binary srcport (STRING);",
                                "optional double dstport;"),
                        List.of(
                                Arrays.asList("10.0.0.1", none, none, Double.NaN),
                                Arrays.asList("10.0.0.1", null, null, 443d)))
                .to(path("f"));
        List<FlowLogRecord> records = Logs.records(lines(file));
        assertThat(records.get(0).destinationAddress()).isEmpty();
        assertThat(records.get(0).sourcePort()).isEmpty();
        assertThat(records.get(0).destinationPort()).isEmpty();
        assertThat(records.get(1).sourcePort()).isEmpty();
        assertThat(records.get(1).destinationPort()).hasValue(443);
    }

    @Test
    void anAccountIdThatWasStoredAsANumberHasItsZeros() throws IOException {
        Path file = ParquetSample.of(
                        List.of("optional int64 account_id;", "optional binary srcaddr (STRING);"),
                        List.of(List.of(12345678L, "10.0.0.1"), Arrays.asList(null, "10.0.0.1")))
                .to(path("f"));
        List<FlowLogRecord> records = Logs.records(lines(file));
        assertThat(records.get(0).accountId()).hasValue("000012345678");
        assertThat(records.get(1).accountId()).isEmpty();
    }

    @Test
    void aPartitionOfThePathIsAColumnWhereTheFileHasNone() throws IOException {
        Path file = sample(1).to(path("action=ACCEPT/vpc_id=vpc-1%2D2/year=2025/f.parquet"));
        FlowLogRecord record = Logs.records(lines(file)).get(0);
        assertThat(record.action()).hasValue(FlowLogAction.REJECT);
        assertThat(record.vpcId()).hasValue("vpc-1-2");
        assertThat(record.toString()).isEqualTo("eni-0a 10.0.0.0 10.1.0.1 0 443 6 REJECT vpc-1-2");
        Path none = sample(1).to(path("vpc_id=__HIVE_DEFAULT_PARTITION__/f.parquet"));
        assertThat(Logs.records(lines(none)).get(0).vpcId()).isEmpty();
    }

    @Test
    void aRowThatIsNoRecordIsSaidAndTheNextIsRead() throws IOException {
        Path file = ParquetSample.of(
                        List.of(
                                "optional binary srcaddr (STRING);",
                                "optional int32 dstport;",
                                "optional int64 start;"),
                        List.of(
                                Arrays.asList("10.0.0.1", 70_000, null),
                                Arrays.asList("10.0.0.1", -1, null),
                                Arrays.asList("10.0.0.1", 443, 1_650_000_000L)))
                .to(path("f"));
        List<FlowLogLine> lines = lines(file);
        assertThat(((FlowLogLine.Malformed) lines.get(0)).message())
                .isEqualTo(file + " row 1: value 2 (dstport): '70000' is no port between 0 and 65535");
        assertThat(lines.get(1)).isInstanceOf(FlowLogLine.Malformed.class);
        assertThat(lines.get(2)).isInstanceOf(FlowLogLine.Record.class);
    }

    @Test
    void aStreamIsReadAsTheFileIsPackedAsAWholeToo() throws IOException {
        byte[] bytes = sample(30).bytes(folder);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        assertThat(Logs.records(Logs.lines(bytes, FlowLogReadOptions.NONE))).hasSize(30);
        assertThat(Logs.records(Logs.lines(packed.toByteArray(), FlowLogReadOptions.NONE)))
                .hasSize(30);
        assertThat(Logs.records(lines(Files.write(path("f.log.gz"), packed.toByteArray()))))
                .hasSize(30);
        assertThat(Logs.shape(packed.toByteArray()))
                .isEqualTo(new FlowLogShape(true, FlowLogShape.Container.PARQUET, FlowLogShape.Origin.KEYS));
    }

    @Test
    void ofAFileThatIsCutShortOneAnswerSaysSo() throws IOException {
        byte[] bytes = sample(30).bytes(folder);
        Path file = Files.write(path("f"), Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(lines(file))
                .singleElement()
                .satisfies(line -> assertThat(((FlowLogLine.Malformed) line).message())
                        .startsWith(file + " row 1: the Parquet file ends early, at byte " + (bytes.length - 20))
                        .endsWith("nothing of it could be read"));
    }

    @Test
    void ofADamagedRowGroupOneAnswerSaysWhatIsLostAndTheOthersAreRead() throws IOException {
        byte[] bytes = sample(300)
                .with(options -> options.rowsOfGroups(100).compressed("SNAPPY"))
                .bytes(folder);
        int second = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("REJECT") + 900;
        bytes[second] ^= 0x40;
        Path file = Files.write(path("f"), bytes);
        List<FlowLogLine> lines = lines(file);
        List<FlowLogLine.Malformed> broken = new ArrayList<>();
        for (FlowLogLine line : lines) {
            if (line instanceof FlowLogLine.Malformed each) {
                broken.add(each);
            }
        }
        assertThat(broken).singleElement().satisfies(line -> {
            assertThat(line.problem()).contains("in row group 2, column ", "in the page at byte ");
            assertThat(line.problem()).endsWith("rows 101 to 200 could not be read");
            assertThat(line.line()).isEqualTo(101);
        });
        assertThat(lines).hasSize(201);
        assertThat(lines.get(200).line()).isEqualTo(300);
    }

    @Test
    void columnsThatAreNotThoseOfAFlowLogAreRefused() throws IOException {
        Path other = ParquetSample.of(List.of("optional int32 a;", "optional int32 b;"), List.of(List.of(1, 2)))
                .to(path("a"));
        assertThatThrownBy(() -> FlowLogReader.open(other, FlowLogReadOptions.NONE))
                .isInstanceOf(FlowLogFormatException.class)
                .hasMessageContaining("its columns are not those of a flow log: 'a, b'");
        Path lake = ParquetSample.of(
                        List.of(
                                "optional int32 class_uid;",
                                "optional group src_endpoint { optional int32 port; }",
                                "optional group dst_endpoint { optional int32 port; }"),
                        List.of(List.of(4001)))
                .to(path("b"));
        assertThatThrownBy(() -> FlowLogReader.open(lake, FlowLogReadOptions.NONE))
                .isInstanceOf(FlowLogFormatException.class)
                .hasMessageContaining("Security Lake");
    }

    @Test
    void aFileWithoutRowsIsEmpty() throws IOException {
        assertThat(lines(sample(0).to(path("f")))).isEmpty();
    }
}
