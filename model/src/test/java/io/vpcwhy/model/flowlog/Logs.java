package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Reads logs that a test holds in memory. */
final class Logs {

    /** A line of the default format. */
    static final String ACCEPTED =
            "2 210987654321 eni-0aaaabbbbcccc0001 10.1.2.3 10.4.5.6 33000 443 6 12 3456 1650000000 1650000059 ACCEPT OK";

    /** Another. */
    static final String REJECTED =
            "2 210987654321 eni-0aaaabbbbcccc0002 192.0.2.77 10.4.5.6 51515 22 6 1 40 1650000001 1650000031 REJECT OK";

    static final String DEFAULT_HEADER = "version account-id interface-id srcaddr dstaddr srcport dstport protocol"
            + " packets bytes start end action log-status";

    private Logs() {}

    static List<FlowLogLine> lines(String text) {
        return lines(text.getBytes(StandardCharsets.UTF_8), FlowLogReadOptions.NONE);
    }

    static List<FlowLogLine> lines(String text, FlowLogReadOptions options) {
        return lines(text.getBytes(StandardCharsets.UTF_8), options);
    }

    static List<FlowLogLine> lines(byte[] bytes, FlowLogReadOptions options) {
        List<FlowLogLine> lines = new ArrayList<>();
        try (FlowLogReader reader = FlowLogReader.open("test.log", new ByteArrayInputStream(bytes), options)) {
            reader.forEachRemaining(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** The records of a text of which every line is one. */
    static List<FlowLogRecord> records(String text) {
        return records(lines(text));
    }

    static List<FlowLogRecord> records(String text, FlowLogReadOptions options) {
        return records(lines(text, options));
    }

    static List<FlowLogRecord> records(List<FlowLogLine> lines) {
        assertThat(lines).allSatisfy(line -> assertThat(line).isInstanceOf(FlowLogLine.Record.class));
        List<FlowLogRecord> records = new ArrayList<>();
        for (FlowLogLine line : lines) {
            records.add(((FlowLogLine.Record) line).record());
        }
        return records;
    }

    /** What is wrong with the one line of a text. */
    static String problem(String line) {
        return problem(line, FlowLogReadOptions.NONE);
    }

    static String problem(String line, FlowLogReadOptions options) {
        List<FlowLogLine> lines = lines(line, options);
        assertThat(lines).singleElement().isInstanceOf(FlowLogLine.Malformed.class);
        return ((FlowLogLine.Malformed) lines.get(0)).problem();
    }

    static FlowLogShape shape(String text) {
        return shape(text.getBytes(StandardCharsets.UTF_8));
    }

    static FlowLogShape shape(byte[] bytes) {
        try (FlowLogReader reader =
                FlowLogReader.open("test.log", new ByteArrayInputStream(bytes), FlowLogReadOptions.NONE)) {
            reader.forEachRemaining(line -> {});
            return reader.shape();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
