package io.vpcwhy.cli;

import blue.strategic.parquet.Dehydrator;
import blue.strategic.parquet.ParquetWriter;
import io.vpcwhy.fixtures.SampleNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes flow logs of any shape into a folder. */
public record LogFolder(Path folder) {

    /** The lines of the sample log, a header line first. */
    public static List<String> sample() throws IOException {
        try (InputStream in = SampleNetwork.flowLog().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    public Path path(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    public Path text(String name, List<String> lines) throws IOException {
        return Files.write(path(name), lines);
    }

    public Path gzip(String name, List<String> lines) throws IOException {
        return Files.write(path(name), gzipped(lines));
    }

    /** The bytes of a file of lines. */
    public static byte[] gzipped(List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String[] columns(List<String> lines) {
        return lines.get(0).replace('-', '_').split(" ", -1);
    }

    private static MessageType type(String... columns) {
        StringBuilder schema = new StringBuilder("message m {");
        for (String column : columns) {
            schema.append(" required binary ").append(column).append(" (STRING);");
        }
        return MessageTypeParser.parseMessageType(schema.append(" }").toString());
    }

    /** The lines as rows, all columns text. */
    public Path parquet(String name, List<String> lines) throws IOException {
        String[] columns = columns(lines);
        Dehydrator<String> row = (line, values) -> {
            String[] cells = line.split(" ", -1);
            for (int i = 0; i < columns.length; i++) {
                values.write(columns[i], cells[i]);
            }
        };
        Path file = path(name);
        try (ParquetWriter<String> writer = ParquetWriter.writeFile(type(columns), file.toFile(), row)) {
            for (String line : lines.subList(1, lines.size())) {
                writer.write(line);
            }
        }
        return file;
    }

    /** The lines as rows, in row groups of so many. */
    public Path parquet(String name, List<String> lines, int rowsOfGroups) throws IOException {
        MessageType type = type(columns(lines));
        SimpleGroupFactory groups = new SimpleGroupFactory(type);
        Path file = path(name);
        try (org.apache.parquet.hadoop.ParquetWriter<Group> writer = ExampleParquetWriter.builder(
                        new LocalOutputFile(file))
                .withType(type)
                .withConf(new PlainParquetConfiguration())
                .withRowGroupRowCountLimit(rowsOfGroups)
                .build()) {
            for (String line : lines.subList(1, lines.size())) {
                Group row = groups.newGroup();
                String[] cells = line.split(" ", -1);
                for (int i = 0; i < cells.length; i++) {
                    row.add(i, cells[i]);
                }
                writer.write(row);
            }
        }
        return file;
    }
}
