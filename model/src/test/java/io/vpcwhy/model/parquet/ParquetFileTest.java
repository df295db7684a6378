package io.vpcwhy.model.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What parquet-java writes is read back, and what is damaged is said with its place. */
class ParquetFileTest {

    private static final List<String> COLUMNS = List.of(
            "optional int32 few;",
            "optional int64 many;",
            "optional binary text (STRING);",
            "required binary always (STRING);",
            "required int32 number;",
            "optional double fraction;");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("file.parquet");
    }

    private static List<List<Object>> rows(int count) {
        Random random = new Random(count);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Arrays.asList(
                    random.nextInt(10) == 0 ? null : random.nextInt(5),
                    random.nextInt(3) == 0 ? null : random.nextLong(),
                    random.nextInt(20) == 0 ? null : "text " + random.nextInt(1 + i),
                    "eni-" + random.nextInt(30),
                    random.nextInt(),
                    i % 100 < 50 ? null : i * 0.5));
        }
        return rows;
    }

    private static List<List<String>> texts(List<List<Object>> rows) {
        List<List<String>> texts = new ArrayList<>();
        for (List<Object> row : rows) {
            List<String> each = new ArrayList<>();
            row.forEach(value -> each.add(value == null ? null : value.toString()));
            texts.add(each);
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({
        "UNCOMPRESSED, false, false",
        "UNCOMPRESSED, true, true",
        "SNAPPY, false, false",
        "SNAPPY, true, false",
        "GZIP, false, true",
        "GZIP, true, false",
        "ZSTD, false, true",
        "ZSTD, true, true",
        "LZ4_RAW, false, false"
    })
    void whatIsWrittenIsReadBack(String codec, boolean plain, boolean second) throws IOException {
        List<List<Object>> rows = rows(10_000);
        Path file = ParquetSample.of(COLUMNS, rows)
                .with(options -> {
                    ParquetSample.Options chosen =
                            options.compressed(codec).rowsOfPages(700).rowsOfGroups(4_500);
                    chosen = plain ? chosen.plain() : chosen.bytesOfDictionaries(20_000);
                    return second ? chosen.second() : chosen;
                })
                .to(file());
        assertThat(ParquetSample.read(file)).isEqualTo(texts(rows));
    }

    @Test
    void batchesGoOnThroughARowGroupAndAreCodedWhereItsPagesAre() throws IOException {
        List<List<Object>> rows = rows(10_000);
        Path file = ParquetSample.of(COLUMNS, rows)
                .with(options -> options.rowsOfGroups(6_000))
                .to(file());
        try (ParquetFile parquet = ParquetFile.open(file)) {
            assertThat(parquet.rowGroups()).containsExactly(new RowGroup(0, 0, 6_000), new RowGroup(1, 6_000, 4_000));
            List<ParquetColumn> two =
                    List.of(parquet.columns().get(3), parquet.columns().get(0));
            BatchReader batches = parquet.read(parquet.rowGroups().get(1), two);
            long next = 6_000;
            ColumnDictionary dictionary = null;
            while (batches.next()) {
                assertThat(batches.firstRow()).isEqualTo(next);
                CodedValues coded = (CodedValues) batches.values(0);
                assertThat(dictionary == null || dictionary == coded.dictionary())
                        .isTrue();
                dictionary = coded.dictionary();
                for (int row = 0; row < batches.rows(); row++) {
                    assertThat(dictionary.text(coded.codes()[row]))
                            .isEqualTo(rows.get((int) next + row).get(3));
                    assertThat(batches.values(1).isAbsent(row))
                            .isEqualTo(rows.get((int) next + row).get(0) == null);
                }
                next += batches.rows();
            }
            assertThat(next).isEqualTo(10_000);
            assertThat(dictionary.size()).isEqualTo(30);
        }
    }

    @Test
    void timesAreSecondsWhateverTheirUnit() throws IOException {
        long time = 1_763_633_702L;
        byte[] julian = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong((time % 86_400) * 1_000_000_000L)
                .putInt((int) (time / 86_400) + 2_440_588)
                .array();
        Path file = ParquetSample.of(
                        List.of(
                                "required int64 ms (TIMESTAMP(MILLIS,true));",
                                "required int64 us (TIMESTAMP(MICROS,false));",
                                "required int64 ns (TIMESTAMP(NANOS,true));",
                                "required int64 old (TIMESTAMP_MILLIS);",
                                "required int96 older;"),
                        List.of(List.of(
                                time * 1000 + 999, time * 1_000_000, time * 1_000_000_000, time * 1000, julian)))
                .to(file());
        assertThat(ParquetSample.read(file))
                .containsExactly(List.of("" + time, "" + time, "" + time, "" + time, "" + time));
    }

    @Test
    void whatIsNeitherTextNorAWholeNumberIsTextAsPeopleWriteIt() throws IOException {
        Path file = ParquetSample.of(
                        List.of(
                                "required double d;",
                                "required float f;",
                                "required boolean b;",
                                "required int32 u (INTEGER(32,false));",
                                "required int64 price (DECIMAL(18,2));",
                                "required binary big (DECIMAL(20,0));",
                                "required fixed_len_byte_array(3) id;",
                                "required double none;"),
                        List.of(List.of(
                                1763633702d,
                                443f,
                                true,
                                -1,
                                1234L,
                                new byte[] {1, 0},
                                "abc".getBytes(StandardCharsets.UTF_8),
                                Double.NaN)))
                .to(file());
        assertThat(ParquetSample.read(file))
                .containsExactly(List.of("1763633702", "443.0", "true", "4294967295", "12.34", "256", "abc", "NaN"));
    }

    @Test
    void columnsThatAreNestedAreThereByNameOnly() throws IOException {
        String schema = "optional group src_endpoint { required int32 port; required binary ip (STRING); }";
        Path file = ParquetSample.of(
                        List.of("required int32 a;", schema, "repeated int32 many;", "required int32 b;"),
                        List.of(Arrays.asList(1, null, null, 2)))
                .to(file());
        try (ParquetFile parquet = ParquetFile.open(file)) {
            assertThat(parquet.names()).containsExactly("a", "src_endpoint", "many", "b");
        }
        assertThat(ParquetSample.read(file)).containsExactly(List.of("1", "2"));
    }

    @Test
    void aFileThatEndsEarlyIsSaidWithItsEnd() throws IOException {
        byte[] whole = ParquetSample.of(COLUMNS, rows(100)).bytes(folder);
        for (int length : new int[] {0, 4, 11, whole.length / 2, whole.length - 1}) {
            Path cut = Files.write(file(), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ParquetFile.open(cut))
                    .isInstanceOf(DamagedParquetException.class)
                    .hasMessageContaining("at byte " + length);
        }
    }

    @Test
    void aDamagedPageIsSaidWithItsRowGroupColumnAndByte() throws IOException {
        byte[] bytes = ParquetSample.of(List.of("required int64 n;"), List.of(List.of(1L), List.of(2L), List.of(3L)))
                .with(options -> options.plain())
                .bytes(folder);
        bytes[40] ^= 0x55; // in the values of the one page; the sum of the page no longer fits
        Path file = Files.write(file(), bytes);
        assertThatThrownBy(() -> ParquetSample.read(file))
                .isInstanceOf(DamagedParquetException.class)
                .hasMessageContaining("in row group 1, column n, in the page at byte 4 (");
    }

    @Test
    void noDamageDoesMoreThanFail() throws IOException {
        byte[] whole = ParquetSample.of(COLUMNS, rows(300))
                .with(options -> options.withoutSums().compressed("SNAPPY").bytesOfDictionaries(500))
                .bytes(folder);
        Random random = new Random(7);
        int failed = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                ParquetSample.read(Files.write(file(), damaged));
            } catch (DamagedParquetException | UnreadParquetException e) {
                failed++;
            }
        }
        assertThat(failed).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARE", "PAR2"})
    void aFileOfAnotherEnd(String end) throws IOException {
        byte[] bytes = ParquetSample.of(COLUMNS, rows(1)).bytes(folder);
        System.arraycopy(end.getBytes(StandardCharsets.US_ASCII), 0, bytes, bytes.length - 4, 4);
        Path file = Files.write(file(), bytes);
        assertThatThrownBy(() -> ParquetFile.open(file))
                .isInstanceOf(end.equals("PARE") ? UnreadParquetException.class : DamagedParquetException.class);
    }
}
