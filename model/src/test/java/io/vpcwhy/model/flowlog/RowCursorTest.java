package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.parquet.ParquetSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cursor finds in every row what the reader finds. */
class RowCursorTest {

    private static final List<UnaryOperator<ParquetSample.Options>> WAYS = List.of(
            options -> options.rowsOfGroups(150),
            options -> options.plain().rowsOfPages(70),
            options -> options.second().bytesOfDictionaries(200).rowsOfPages(50),
            options -> options.compressed("SNAPPY").bytesOfDictionaries(500).rowsOfGroups(200));

    @TempDir
    private Path folder;

    private static List<String> read(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (FlowLogReader reader = FlowLogReader.open(file, FlowLogReadOptions.NONE)) {
            reader.forEachRemaining(line -> found.add(RecordScannerTest.words(line)));
        }
        return found;
    }

    private static List<String> byColumns(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (ParquetLog log = ParquetLog.open(file.toString(), file).orElseThrow()) {
            for (int group = 0; group < log.groups(); group++) {
                RowCursor cursor = log.cursor(group, RecordScannerTest.NAMES);
                while (cursor.nextPiece()) {
                    read(cursor, found);
                }
            }
        }
        return found;
    }

    private static void read(RowCursor cursor, List<String> found) {
        int before = -1;
        for (RecordCursor.Found next = cursor.next(); next != RecordCursor.Found.END; next = cursor.next()) {
            assertThat(cursor.position()).isEqualTo(before + 1);
            before = cursor.position();
            if (next == RecordCursor.Found.RECORD) {
                found.add(cursor.text());
                byte[] copy = new byte[400];
                int length = cursor.copyText(copy, 3);
                assertThat(new String(copy, 3, length, StandardCharsets.UTF_8)).isEqualTo(cursor.text());
                assertThat(cursor.record()).hasToString(cursor.text());
                assertThat(cursor.copyText(new byte[20], 3)).isEqualTo(length);
                RecordScannerTest.assertSame(cursor.values(), cursor.record());
            } else {
                cursor.others().forEach(line -> found.add(RecordScannerTest.words(line)));
            }
        }
    }

    private static boolean isTyped(String field, boolean typed) {
        return typed
                && switch (FlowLogField.byName(field).orElseThrow().kind()) {
                    case INTEGER, PORT, PROTOCOL, COUNT, TIME -> true;
                    default -> false;
                };
    }

    private static String column(String field, boolean typed) {
        boolean wide = !field.endsWith("port") && !field.equals("protocol");
        String type = isTyped(field, typed) ? wide ? "int64 " : "int32 " : "binary ";
        return "optional " + type + field.replace('-', '_') + (type.equals("binary ") ? " (STRING);" : ";");
    }

    private static Object cell(String field, String value, boolean typed, Random random) {
        if (!isTyped(field, typed)) {
            return value.equals("-") && random.nextBoolean() ? null : value;
        }
        boolean number = value.matches("-?[0-9]{1,18}");
        if (!number) {
            return random.nextBoolean()
                    ? null
                    : column(field, true).contains("int32") ? (Object) Integer.valueOf(-7) : (Object) Long.valueOf(-7);
        }
        return column(field, true).contains("int32") ? (Object) (int) Long.parseLong(value) : Long.valueOf(value);
    }

    @Test
    void cursor_and_reader_agree_on_rows_of_all_sorts() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            boolean typed = random.nextBoolean();
            boolean few = random.nextBoolean();
            String[] fields = (random.nextBoolean() ? RecordScannerTest.HEADER : RecordScannerTest.LONG_HEADER)
                    .replace("bytes start end", random.nextBoolean() ? "bytes start end" : "bytes")
                    .split(" ", -1);
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                Random ofRow = new Random(few ? random.nextInt(30) : random.nextLong());
                String[] values = RecordScannerTest.values(fields, ofRow, Math.max(0, random.nextInt(5) - 3));
                List<Object> row = new ArrayList<>();
                for (int column = 0; column < fields.length; column++) {
                    row.add(cell(fields[column], values[column], typed, random));
                }
                rows.add(row);
            }
            List<String> columns =
                    Arrays.stream(fields).map(field -> column(field, typed)).toList();
            ParquetSample sample = ParquetSample.of(columns, rows).with(WAYS.get(seed % WAYS.size()));
            Path file = sample.to(folder.resolve("log.parquet"));

            assertThat(byColumns(file)).as("seed " + seed).isEqualTo(read(file)).hasSize(400);
        }
    }

    @Test
    void what_only_the_path_tells_is_in_every_row() throws IOException {
        String[] fields = RecordScannerTest.HEADER.replace(" action", "").split(" ", -1);
        List<Object> row = Arrays.asList((Object[]) RecordScannerTest.values(fields, new Random(1), 0));
        List<String> columns =
                Arrays.stream(fields).map(field -> column(field, false)).toList();
        for (String action : List.of("action=REJECT", "action=odd", "action=__HIVE_DEFAULT_PARTITION__")) {
            Path file = folder.resolve(action).resolve("log.parquet");
            Files.createDirectories(file.getParent());
            ParquetSample.of(columns, List.of(row, row)).to(file);

            assertThat(byColumns(file)).isEqualTo(read(file)).hasSize(2);
        }
    }

    @Test
    void rest_of_a_damaged_row_group_is_one_line_and_the_next_is_read() throws IOException {
        String[] fields = RecordScannerTest.HEADER.split(" ", -1);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(Arrays.asList((Object[]) RecordScannerTest.values(fields, new Random(i), 0)));
        }
        List<String> columns =
                Arrays.stream(fields).map(field -> column(field, false)).toList();
        ParquetSample sample = ParquetSample.of(columns, rows).with(options -> options.rowsOfGroups(100));
        byte[] bytes = sample.bytes(folder);
        bytes[bytes.length / 2] ^= 1;
        Path file = Files.write(folder.resolve("damaged.parquet"), bytes);

        assertThat(byColumns(file)).isEqualTo(read(file)).hasSize(201);
        try (FlowLogReader reader = FlowLogReader.open(file, FlowLogReadOptions.NONE)) {
            reader.forEachRemaining(line -> assertThat(line.place()).isNotNull());
            assertThat(reader.losses())
                    .singleElement()
                    .asString()
                    .startsWith(file + " row 101: ")
                    .contains("at byte ")
                    .endsWith("rows 101 to 200 could not be read");
        }
    }

    @Test
    void columns_without_which_there_is_no_cause_are_left_to_the_reader() {
        List<String> columns = List.of("optional binary srcaddr (STRING);", "optional binary dstaddr (STRING);");
        Path file = ParquetSample.of(columns, List.of(List.of("10.0.0.1", "10.0.0.2")))
                .to(folder.resolve("few.parquet"));

        assertThat(file)
                .satisfies(path -> assertThat(ParquetLog.open("few", path)).isEmpty());
    }
}
