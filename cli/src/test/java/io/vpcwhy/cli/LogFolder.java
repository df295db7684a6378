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
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes flow logs of any shape into a folder. */
record LogFolder(Path folder) {

    /** The lines of the sample log, a header line first. */
    static List<String> sample() throws IOException {
        try (InputStream in = SampleNetwork.flowLog().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    Path path(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    Path text(String name, List<String> lines) throws IOException {
        return Files.write(path(name), lines);
    }

    Path gzip(String name, List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(path(name), bytes.toByteArray());
    }

    /** The lines as rows, all columns text. */
    Path parquet(String name, List<String> lines) throws IOException {
        String[] columns = lines.get(0).replace('-', '_').split(" ", -1);
        StringBuilder schema = new StringBuilder("message m {");
        for (String column : columns) {
            schema.append(" required binary ").append(column).append(" (STRING);");
        }
        MessageType type =
                MessageTypeParser.parseMessageType(schema.append(" }").toString());
        Dehydrator<String> row = (line, values) -> {
            String[] cells = line.split(" ", -1);
            for (int i = 0; i < columns.length; i++) {
                values.write(columns[i], cells[i]);
            }
        };
        Path file = path(name);
        try (ParquetWriter<String> writer = ParquetWriter.writeFile(type, file.toFile(), row)) {
            for (String line : lines.subList(1, lines.size())) {
                writer.write(line);
            }
        }
        return file;
    }
}
