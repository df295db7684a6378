package io.vpcwhy.benchmarks;

import io.vpcwhy.model.parquet.BatchReader;
import io.vpcwhy.model.parquet.CodedValues;
import io.vpcwhy.model.parquet.ColumnValues;
import io.vpcwhy.model.parquet.NumberValues;
import io.vpcwhy.model.parquet.ParquetFile;
import io.vpcwhy.model.parquet.RowGroup;
import io.vpcwhy.model.parquet.TextValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * How fast batches of a Parquet flow log are read on one thread, every value touched, against parquet-java's assembly of
 * records from the same file in the same run.
 *
 * <pre>java -cp benchmarks.jar io.vpcwhy.benchmarks.ParquetRead [rows] [codec]</pre>
 */
public final class ParquetRead {

    private static final int ROUNDS = 7;
    private static final int INTERFACES = 2_000;

    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message flow_log {
              optional int32 version; optional binary account_id (STRING); optional binary interface_id (STRING);
              optional binary srcaddr (STRING); optional binary dstaddr (STRING); optional int32 srcport;
              optional int32 dstport; optional int32 protocol; optional int64 packets; optional int64 bytes;
              optional int64 start; optional int64 end; optional binary action (STRING);
              optional binary log_status (STRING);
            }
            """);

    private ParquetRead() {}

    /** Writes {@code args[0]} rows (5,000,000) compressed by {@code args[1]} (SNAPPY), and reads them. */
    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        CompressionCodecName codec = CompressionCodecName.valueOf(args.length > 1 ? args[1] : "SNAPPY");
        Path file = Files.createTempDirectory("parquet-read").resolve("flow.parquet");
        try {
            write(file, rows, codec);
            System.out.printf(Locale.ROOT, "%d rows, %d MB, %s%n", rows, Files.size(file) / 1_000_000, codec);
            measure(file, rows);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        }
    }

    private static void measure(Path file, int rows) throws IOException {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long assembled = assemble(file);
            long middle = System.nanoTime();
            long touched = batches(file);
            long end = System.nanoTime();
            ratios[round] = (double) (middle - start) / (end - middle);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %.2f million records/s assembled, %.2f million rows/s in batches, ratio %.2f (%d)%n",
                    round + 1,
                    rows * 1e3 / (middle - start),
                    rows * 1e3 / (end - middle),
                    ratios[round],
                    assembled ^ touched);
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "ratio: median %.2f%n", ratios[ROUNDS / 2]);
    }

    private static long assemble(Path file) throws IOException {
        long fields = 0;
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(SCHEMA)
                        .getRecordReader(pages, new GroupRecordConverter(SCHEMA));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    fields += records.read().getFieldRepetitionCount(0);
                }
            }
        }
        return fields;
    }

    private static long batches(Path file) throws IOException {
        long sum = 0;
        try (ParquetFile parquet = ParquetFile.open(file)) {
            for (RowGroup group : parquet.rowGroups()) {
                BatchReader batches = parquet.read(group, parquet.columns());
                while (batches.next()) {
                    for (int i = 0; i < parquet.columns().size(); i++) {
                        sum += touch(batches.values(i), batches.rows());
                    }
                }
            }
        }
        return sum;
    }

    private static long touch(ColumnValues values, int rows) {
        long sum = 0;
        if (values instanceof CodedValues coded) {
            for (int row = 0; row < rows; row++) {
                sum += coded.codes()[row];
            }
        } else if (values instanceof NumberValues numbers) {
            for (int row = 0; row < rows; row++) {
                sum += numbers.numbers()[row];
            }
        } else if (values instanceof TextValues texts) {
            for (int row = 0; row < rows; row++) {
                sum += texts.bytes()[texts.start(row)];
            }
        }
        return sum;
    }

    private static void write(Path file, int rows, CompressionCodecName codec) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(SCHEMA)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(codec)
                .build()) {
            for (int i = 0; i < rows; i++) {
                writer.write(row(groups.newGroup(), random, 1_763_633_700L + i / INTERFACES));
            }
        }
    }

    private static Group row(Group group, SplittableRandom random, long time) {
        int eni = random.nextInt(INTERFACES);
        int[] ports = {443, 80, 22, 5432, random.nextInt(1024, 65_536)};
        return group.append("version", 2)
                .append("account_id", "123456789012")
                .append("interface_id", String.format(Locale.ROOT, "eni-%017x", eni * 7_919L))
                .append(
                        "srcaddr",
                        (random.nextInt(4) > 0 ? "10." + random.nextInt(4) : "198.51") + "." + random.nextInt(256) + "."
                                + random.nextInt(256))
                .append("dstaddr", "10.0." + eni / 250 + "." + eni % 250)
                .append("srcport", random.nextInt(1024, 65_536))
                .append("dstport", ports[random.nextInt(ports.length)])
                .append("protocol", random.nextInt(9) == 0 ? 17 : 6)
                .append("packets", 1L + random.nextInt(100))
                .append("bytes", 40L + random.nextInt(100_000))
                .append("start", time)
                .append("end", time + random.nextInt(60))
                .append("action", random.nextInt(5) == 0 ? "REJECT" : "ACCEPT")
                .append("log_status", "OK");
    }
}
