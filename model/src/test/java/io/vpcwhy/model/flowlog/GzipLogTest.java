package io.vpcwhy.model.flowlog;

import static io.vpcwhy.model.flowlog.Logs.ACCEPTED;
import static io.vpcwhy.model.flowlog.Logs.DEFAULT_HEADER;
import static io.vpcwhy.model.flowlog.Logs.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Compressed logs, whole and damaged. */
class GzipLogTest {

    private static List<FlowLogLine> lines(byte[] bytes) {
        return Logs.lines(bytes, FlowLogReadOptions.NONE);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** A log that does not compress to nothing. */
    private static String manyLines(int count) {
        Random random = new Random(42);
        StringBuilder log = new StringBuilder(DEFAULT_HEADER).append('\n');
        for (int i = 0; i < count; i++) {
            log.append(ACCEPTED.replace(" 33000 ", " " + random.nextInt(65536) + " ")
                            .replace(" 3456 ", " " + random.nextInt(1_000_000) + " "))
                    .append('\n');
        }
        return log.toString();
    }

    @Test
    void aCompressedLogIsReadAsTheLogItself() {
        assertThat(Logs.records(lines(Logs.gzip("\n" + ACCEPTED + "\n" + REJECTED))))
                .extracting(Object::toString)
                .containsExactly(ACCEPTED, REJECTED);
        assertThat(Logs.shape(Logs.gzip(ACCEPTED)).description())
                .isEqualTo("gzip, text lines, columns of the default format");
    }

    @Test
    void everyMemberIsReadAndLinesAreCountedOn() {
        byte[] members = join(
                Logs.gzip("srcport dstport\n1 2\n"),
                Logs.gzip(""),
                Logs.gzip("dstport srcport\n3 4\n5"),
                Logs.gzip(" 6\n"));
        List<FlowLogLine> lines = lines(members);
        assertThat(Logs.records(lines).stream()
                        .map(record -> record.sourcePort().getAsInt()))
                .containsExactly(1, 4, 6);
        assertThat(lines.stream().map(FlowLogLine::line)).containsExactly(2L, 4L, 5L);
    }

    @Test
    void anyHeaderFieldOfGzipIsPassedOver() {
        byte[] plain = Logs.gzip(ACCEPTED);
        byte[] flags = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 3, 2};
        byte[] extra = new byte[0x0203];
        byte[] fields = {'n', 'a', 'm', 'e', 0, 'n', 'o', 't', 'e', 0, 9, 9};
        byte[] bytes = join(flags, extra, fields, Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(Logs.records(lines(bytes))).singleElement().hasToString(ACCEPTED);
    }

    @Test
    void zerosAfterTheDataArePadding() {
        assertThat(Logs.records(lines(join(Logs.gzip(ACCEPTED + "\n"), new byte[512]))))
                .hasSize(1);
    }

    @Test
    void aLogThatWasCompressedTwiceIsRead() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(twice)) {
            gzip.write(Logs.gzip(ACCEPTED));
        }
        assertThat(Logs.records(lines(twice.toByteArray()))).singleElement().hasToString(ACCEPTED);
    }

    @Test
    void aPauseInAPipeIsNotTheEnd() throws IOException {
        byte[] members = join(Logs.gzip(ACCEPTED + "\n"), Logs.gzip(REJECTED + "\n"));
        ByteArrayInputStream pipe = new ByteArrayInputStream(members) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 3));
            }
        };
        try (FlowLogReader reader = FlowLogReader.open("-", pipe, FlowLogReadOptions.NONE)) {
            assertThat(reader.next().text()).isEqualTo(ACCEPTED);
            assertThat(reader.next().text()).isEqualTo(REJECTED);
        }
    }

    @Test
    void ofATruncatedLogTheRecordsSoFarAreKeptAndOneLineTellsWhereItEnds() {
        byte[] whole = Logs.gzip(manyLines(5000));
        byte[] truncated = Arrays.copyOf(whole, whole.length / 2);
        List<FlowLogLine> lines = lines(truncated);
        assertThat(lines).hasSizeGreaterThan(1000);
        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> assertThat(line).isInstanceOf(FlowLogLine.Record.class));
        FlowLogLine last = lines.get(lines.size() - 1);
        assertThat(((FlowLogLine.Malformed) last).problem())
                .isEqualTo("the gzip data end early at byte " + truncated.length
                        + " of the compressed data; nothing after it could be read");
        assertThat(last.line()).isEqualTo(lines.size() + 1L);
    }

    @Test
    void theLineInWhichTheDataBreakOffIsNoRecordEvenIfItLooksLikeOne() {
        byte[] whole = Logs.gzip("srcport bytes\n1 1000\n2 2000");
        List<FlowLogLine> lines = lines(Arrays.copyOf(whole, whole.length - 4));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isInstanceOf(FlowLogLine.Record.class);
        assertThat(lines.get(1)).isInstanceOf(FlowLogLine.Malformed.class);
        assertThat(lines.get(1).text()).isEqualTo("2 2000");
    }

    @Test
    void aLogCutAnywhereGivesOneMalformedLineAtItsEnd() {
        String text = DEFAULT_HEADER + "\n" + ACCEPTED + "\n" + REJECTED + "\n";
        byte[] whole = Logs.gzip(text);
        for (int length = 2; length < whole.length; length++) {
            List<FlowLogLine> lines = lines(Arrays.copyOf(whole, length));
            assertThat(lines).as("cut to %d bytes", length).isNotEmpty();
            assertThat(lines.get(lines.size() - 1)).isInstanceOf(FlowLogLine.Malformed.class);
            assertThat(lines.stream().filter(FlowLogLine.Malformed.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    void aWrongCheckSumIsToldAfterTheRecords() {
        byte[] bytes = Logs.gzip(ACCEPTED + "\n");
        bytes[bytes.length - 8] ^= 1;
        List<FlowLogLine> lines = lines(bytes);
        assertThat(lines.get(0)).isInstanceOf(FlowLogLine.Record.class);
        assertThat(((FlowLogLine.Malformed) lines.get(1)).problem())
                .isEqualTo(
                        "the gzip check sum does not fit the data at byte " + bytes.length
                                + " of the compressed data; what comes from byte 0 on (byte 0 of the text, line 1) may be wrong");
    }

    @Test
    void ofAWrongCheckSumTheBeginningOfItsMemberIsToldAndWhatFollowsIsNotRead() {
        byte[] first = Logs.gzip(ACCEPTED + "\n");
        byte[] second = Logs.gzip(REJECTED);
        second[second.length - 8] ^= 1;
        byte[] third = Logs.gzip(ACCEPTED);
        String problem = "the gzip check sum does not fit the data at byte " + (first.length + second.length)
                + " of the compressed data; what comes from byte " + first.length + " on (byte "
                + (ACCEPTED.length() + 1) + " of the text) may be wrong";

        List<FlowLogLine> allRead = lines(join(first, second, new byte[20]));
        assertThat(Logs.records(allRead.subList(0, 2)))
                .extracting(Object::toString)
                .containsExactly(ACCEPTED, REJECTED);
        assertThat(((FlowLogLine.Malformed) allRead.get(2)).problem()).isEqualTo(problem);

        List<FlowLogLine> notAllRead = lines(join(first, second, third));
        assertThat(Logs.records(notAllRead.subList(0, 1))).hasSize(1);
        assertThat(((FlowLogLine.Malformed) notAllRead.get(1)).problem())
                .isEqualTo(problem + "; nothing after it could be read");
    }

    @Test
    void theLineIsFoundFromWhichOnRecordsAreInDoubt() throws IOException {
        byte[] damaged = Logs.gzip(manyLines(10));
        damaged[damaged.length - 8] ^= 1;
        byte[] bytes = join(Logs.gzip(manyLines(5000)), damaged);
        try (LogBlocks blocks =
                LogBlocks.open("log", new ByteArrayInputStream(bytes), FlowLogReadOptions.NONE, Optional.empty())) {
            LineBlock block = new LineBlock(1 << 16);
            while (blocks.next(block)) {
                // to the damage
            }
            LogDamage damage = blocks.damage().orElseThrow();

            assertThat(damage.allRead()).isTrue();
            assertThat(damage.doubt().orElseThrow().line(new ByteArrayInputStream(bytes)))
                    .isEqualTo(5002);
        }
    }

    @Test
    void whatFollowsTheGzipDataIsTold() {
        List<FlowLogLine> lines = lines(join(Logs.gzip(ACCEPTED + "\n"), "rest".getBytes(StandardCharsets.UTF_8)));
        assertThat(lines).hasSize(2);
        assertThat(((FlowLogLine.Malformed) lines.get(1)).problem())
                .isEqualTo("something other than gzip follows the gzip data at byte "
                        + (Logs.gzip(ACCEPTED + "\n").length + 1)
                        + " of the compressed data; nothing after it could be read");
    }

    @Test
    void corruptDataAreToldAfterWhatCouldBeRead() {
        byte[] bytes = Logs.gzip(manyLines(5000));
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 200, (byte) 0xFF);
        List<FlowLogLine> lines = lines(bytes);
        assertThat(lines).hasSizeGreaterThan(1000);
        assertThat(((FlowLogLine.Malformed) lines.get(lines.size() - 1)).problem())
                .startsWith("the gzip");
    }

    @Test
    void aTruncatedJsonDocumentKeepsItsEvents() {
        StringBuilder events = new StringBuilder("{\"events\": [\n");
        for (String line : manyLines(2000).lines().toList()) {
            events.append("{\"message\": \"").append(line).append("\"},\n");
        }
        byte[] whole = Logs.gzip(events.append("{}]}").toString());
        List<FlowLogLine> lines = lines(Arrays.copyOf(whole, whole.length / 2));
        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> assertThat(line).isInstanceOf(FlowLogLine.Record.class));
        assertThat(((FlowLogLine.Malformed) lines.get(lines.size() - 1)).problem())
                .isEqualTo("the gzip data end early at byte " + whole.length / 2
                        + " of the compressed data; nothing after it could be read");
    }
}
