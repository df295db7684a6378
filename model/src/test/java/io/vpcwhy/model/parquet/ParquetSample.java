package io.vpcwhy.model.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * A Parquet file as parquet-java's own writer writes it.
 *
 * @param columns as in {@code optional int32 srcport;}
 * @param rows a value for each column, null for none
 */
public record ParquetSample(List<String> columns, List<List<Object>> rows, UnaryOperator<Options> options) {

    /** How it is written. */
    public static final class Options {

        private final ExampleParquetWriter.Builder builder;

        private Options(ExampleParquetWriter.Builder builder) {
            this.builder = builder;
        }

        public Options compressed(String codec) {
            builder.withCompressionCodec(CompressionCodecName.valueOf(codec));
            if (codec.equals("GZIP")) {
                builder.withCodecFactory(new Gzip()); // the writer's own is Hadoop's
            }
            return this;
        }

        public Options plain() {
            builder.withDictionaryEncoding(false);
            return this;
        }

        /** Pages of the second version, and the encodings that come with it. */
        public Options second() {
            builder.withWriterVersion(WriterVersion.PARQUET_2_0);
            return this;
        }

        public Options rowsOfPages(int rows) {
            builder.withPageRowCountLimit(rows).withMinRowCountForPageSizeCheck(1);
            return this;
        }

        /** So that a dictionary outgrows it soon, and what follows is plain. */
        public Options bytesOfDictionaries(int bytes) {
            builder.withDictionaryPageSize(bytes);
            return this;
        }

        public Options rowsOfGroups(int rows) {
            builder.withRowGroupRowCountLimit(rows);
            return this;
        }

        public Options withoutSums() {
            builder.withPageWriteChecksumEnabled(false);
            return this;
        }
    }

    /** Compresses with what the JDK has. */
    private static final class Gzip implements CompressionCodecFactory, CompressionCodecFactory.BytesInputCompressor {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return this;
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("it is written only");
        }

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                bytes.writeAllTo(gzip);
            }
            return BytesInput.from(packed.toByteArray());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {
            // nothing is held
        }
    }

    public static ParquetSample of(List<String> columns, List<List<Object>> rows) {
        return new ParquetSample(columns, rows, options -> options);
    }

    public ParquetSample with(UnaryOperator<Options> more) {
        return new ParquetSample(columns, rows, more);
    }

    /** Writes the file, anew where it is there. */
    public Path to(Path file) {
        MessageType schema = MessageTypeParser.parseMessageType("message m { " + String.join(" ", columns) + " }");
        try {
            Files.deleteIfExists(file);
            ExampleParquetWriter.Builder builder = ExampleParquetWriter.builder(new LocalOutputFile(file))
                    .withType(schema)
                    .withConf(new PlainParquetConfiguration());
            try (ParquetWriter<Group> writer =
                    options.apply(new Options(builder)).builder.build()) {
                SimpleGroupFactory groups = new SimpleGroupFactory(schema);
                for (List<Object> row : rows) {
                    writer.write(group(groups.newGroup(), row));
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "sample", ".parquet");
            byte[] bytes = Files.readAllBytes(to(file));
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Group group(Group group, List<Object> row) {
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value instanceof Integer number) {
                group.add(i, number);
            } else if (value instanceof Long number) {
                group.add(i, number);
            } else if (value instanceof Double number) {
                group.add(i, number);
            } else if (value instanceof Float number) {
                group.add(i, number);
            } else if (value instanceof Boolean truth) {
                group.add(i, truth);
            } else if (value instanceof String text) {
                group.add(i, text);
            } else if (value instanceof byte[] bytes) {
                group.add(i, Binary.fromConstantByteArray(bytes));
            }
        }
        return group;
    }

    /** The texts of all rows as they are read back, null for none. */
    static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (ParquetFile parquet = ParquetFile.open(file)) {
            for (RowGroup group : parquet.rowGroups()) {
                BatchReader batches = parquet.read(group, parquet.columns());
                while (batches.next()) {
                    for (int row = 0; row < batches.rows(); row++) {
                        List<String> texts = new ArrayList<>();
                        for (int i = 0; i < parquet.columns().size(); i++) {
                            ColumnValues values = batches.values(i);
                            texts.add(values.isAbsent(row) ? null : values.text(row));
                        }
                        rows.add(texts);
                    }
                }
            }
        }
        return rows;
    }
}
