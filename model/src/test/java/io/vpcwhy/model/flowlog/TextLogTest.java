package io.vpcwhy.model.flowlog;

import static io.vpcwhy.model.flowlog.Logs.ACCEPTED;
import static io.vpcwhy.model.flowlog.Logs.DEFAULT_HEADER;
import static io.vpcwhy.model.flowlog.Logs.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.model.ip.IpAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text lines, with header lines and without. */
class TextLogTest {

    @Test
    void aLineOfTheDefaultFormatNeedsNoHeader() {
        assertThat(Logs.records(ACCEPTED)).singleElement().hasToString(ACCEPTED);
        assertThat(Logs.shape(ACCEPTED).description()).isEqualTo("text lines, columns of the default format");
    }

    @Test
    void theHeaderLineSaysWhatTheColumnsAre() {
        List<FlowLogRecord> records =
                Logs.records("dstport action srcaddr new-field dstaddr\n25 REJECT 10.0.0.1 x 10.0.0.2\n");
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.destinationPort()).hasValue(25);
            assertThat(record.sourceAddress()).contains(IpAddress.parse("10.0.0.1"));
            assertThat(record.destinationAddress()).contains(IpAddress.parse("10.0.0.2"));
            assertThat(record.action()).contains(FlowLogAction.REJECT);
            assertThat(record.fields()).containsEntry("new-field", "x");
        });
        assertThat(Logs.shape("action\nACCEPT").description()).isEqualTo("text lines, columns of the header line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "srcport dstport",
                "SRCPORT DSTPORT",
                "srcPort dstPort",
                "${srcport} ${dstport}",
                "\uFEFFsrcport dstport",
                "  srcport \t dstport  ",
                "\n\n  \nsrcport dstport",
            })
    void aHeaderLineIsKnownHoweverItIsWritten(String header) {
        assertThat(Logs.records(header + "\n7 9")).singleElement().satisfies(record -> {
            assertThat(record.sourcePort()).hasValue(7);
            assertThat(record.destinationPort()).hasValue(9);
        });
    }

    @Test
    void halfOfItsNamesMakeAHeaderLineUnlessOneIsANumber() {
        assertThat(Logs.lines("srcport odd\n1 2")).hasSize(1);
        assertThat(Logs.lines("srcport odd strange\n1 2 3")).hasSize(2);
        assertThat(Logs.lines("srcport dstport 3\n1 2 3")).hasSize(2);
        assertThat(Logs.lines("srcport,dstport,3\n1,2,3")).hasSize(2);
        assertThat(Logs.lines("srcport dstport odd,name\n1 2 3")).hasSize(1);
    }

    @Test
    void aHeaderLineInTheMiddleChangesTheColumns() {
        List<FlowLogLine> lines = Logs.lines(
                "srcport dstport\n1 2\ndstport srcport\n3 4\n" + DEFAULT_HEADER + "\n" + ACCEPTED + "\nsrcport\n5");
        assertThat(Logs.records(lines).stream().map(FlowLogRecord::sourcePort).map(Object::toString))
                .containsExactly("OptionalInt[1]", "OptionalInt[4]", "OptionalInt[33000]", "OptionalInt[5]");
        assertThat(lines.stream().map(FlowLogLine::line)).containsExactly(2L, 4L, 6L, 8L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n \t \n", " \n", "\t\r\n"})
    void anyEndOfLineAndBlankLineWillDo(String end) {
        assertThat(Logs.records(ACCEPTED + end + REJECTED))
                .extracting(Object::toString)
                .containsExactly(ACCEPTED, REJECTED);
        assertThat(Logs.records(DEFAULT_HEADER + end + ACCEPTED + end + REJECTED + end))
                .extracting(Object::toString)
                .containsExactly(ACCEPTED, REJECTED);
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() {
        assertThat(Logs.lines("\r\n" + ACCEPTED + "\r\r" + ACCEPTED + "\n\n\nx\r\n\r\n" + REJECTED).stream()
                        .map(FlowLogLine::line))
                .containsExactly(2L, 4L, 7L, 9L);
    }

    @Test
    void runsOfBlanksAndTabsSeparateValues() {
        assertThat(Logs.records(" " + ACCEPTED.replace(" ", " \t  ")))
                .singleElement()
                .hasToString(ACCEPTED);
    }

    @Test
    void linesLongerThanAnyBufferAreWhole() {
        StringBuilder log = new StringBuilder("srcport instance-tag\n");
        for (int i = 0; i < 200; i++) {
            log.append(i).append(' ').append("t".repeat(i * 40)).append(i % 2 == 0 ? "x\r\n" : "x\n");
        }
        List<FlowLogLine> lines = Logs.lines(log.toString());
        assertThat(lines).hasSize(200);
        for (int i = 0; i < 200; i++) {
            FlowLogLine.Record line = (FlowLogLine.Record) lines.get(i);
            assertThat(line.line()).isEqualTo(i + 2L);
            assertThat(line.record().sourcePort()).hasValue(i);
            assertThat(line.record().raw(FlowLogField.INSTANCE_TAG).orElseThrow())
                    .hasSize(i * 40 + 1);
        }
    }

    @Test
    void recordsWithoutTrafficAreRecords() {
        String text = """
                2 210987654321 eni-0a - - - - - - - 1650000000 1650000059 - NODATA
                2 210987654321 eni-0a - - - - - - - 1650000000 1650000059 - SKIPDATA
                2 210987654321 eni-0a 10.0.0.1 10.0.0.2 - - - - - 1650000000 1650000059 REJECT NODATA
                """;
        List<FlowLogRecord> records = Logs.records(text);
        assertThat(records.stream().map(record -> record.logStatus().orElseThrow()))
                .containsExactly(FlowLogStatus.NODATA, FlowLogStatus.SKIPDATA, FlowLogStatus.NODATA);
        assertThat(records.get(0).sourceAddress()).isEmpty();
        assertThat(records.get(0).action()).isEmpty();
        assertThat(records.get(2).sourceAddress()).contains(IpAddress.parse("10.0.0.1"));
    }

    @Test
    void aRecordOfATransitGatewayHasNoAction() {
        FlowLogRecord record = Logs.records(
                        "version resource-type account-id tgw-id tgw-attachment-id tgw-src-eni srcaddr dstaddr"
                                + " srcport dstport protocol packets bytes start end log-status packets-lost-no-route\n"
                                + "6 TransitGateway 210987654321 tgw-0a tgw-attach-0b  eni-0c 10.8.0.1 10.9.0.1"
                                + " 40000 53 17 2 130 1650000000 1650000059 OK 2\n")
                .get(0);
        assertThat(record.resourceType()).contains("TransitGateway");
        assertThat(record.action()).isEmpty();
        assertThat(record.number(FlowLogField.PACKETS_LOST_NO_ROUTE)).hasValue(2);
    }

    @Test
    void ipv4AndIpv6MayMeetInOneRecord() {
        FlowLogRecord record = Logs.records("srcaddr dstaddr pkt-srcaddr\n10.0.0.1 2001:db8::9 64:ff9b::10.0.0.1")
                .get(0);
        assertThat(record.destinationAddress()).contains(IpAddress.parse("2001:db8::9"));
        assertThat(record.packetSourceAddress()).contains(IpAddress.parse("64:ff9b::a00:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-04-15T05:20:00.000Z ",
                "2022-04-15T05:20:00Z\t",
                "2022-04-15T05:20:00.000000+00:00 eni-0aaaabbbbcccc0001-all ",
                "2022-04-15T05:20:00 eni-0aaaabbbbcccc0001-reject ",
                "2022-04-15T05:20:00  eni-0aaaabbbbcccc0001-accept  ",
            })
    void theTimeAndTheStreamThatCloudWatchPutsBeforeARecordAreLeftOut(String prefix) {
        assertThat(Logs.records(prefix + ACCEPTED)).singleElement().hasToString(ACCEPTED);
        assertThat(Logs.shape(prefix + ACCEPTED).container()).isEqualTo(FlowLogShape.Container.TIMED_TEXT);
    }

    @Test
    void anInterfaceAfterTheTimeIsAValueAndNoStream() {
        assertThat(Logs.records("2022-04-15T05:20:00Z eni-0a 443", options("interface-id dstport")))
                .singleElement()
                .satisfies(record -> assertThat(record.interfaceId()).contains("eni-0a"));
    }

    @Test
    void bytesThatAreNoUtf8SpoilOnlyTheirOwnValue() {
        byte[] log = "srcport instance-tag\n1 \u00e9\n2 b\n".getBytes(StandardCharsets.ISO_8859_1);
        List<FlowLogRecord> records = Logs.records(Logs.lines(log, FlowLogReadOptions.NONE));
        assertThat(records.get(0).raw(FlowLogField.INSTANCE_TAG)).contains("\uFFFD");
        assertThat(records.get(1).raw(FlowLogField.INSTANCE_TAG)).contains("b");
    }

    @Test
    void textThatIsNoAsciiIsKept() {
        assertThat(Logs.records("srcport subnet-id\n1 subnet-\u0431\u4e2d")
                        .get(0)
                        .subnetId())
                .contains("subnet-\u0431\u4e2d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", " \t\r\n\n", DEFAULT_HEADER, DEFAULT_HEADER + "\n" + DEFAULT_HEADER})
    void aSourceWithoutRecordsGivesNoLines(String text) {
        assertThat(Logs.lines(text)).isEmpty();
    }

    @Test
    void theEmptySourceIsCalledEmpty() {
        assertThat(Logs.shape("").description()).isEqualTo("nothing, columns not known");
    }

    @Test
    void aFileIsReadUnderItsOwnName(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("flows.parquet");
        Files.writeString(file, "\n" + ACCEPTED);
        try (FlowLogReader reader = FlowLogReader.open(file, FlowLogReadOptions.NONE)) {
            FlowLogLine line = reader.next();
            assertThat(line.source()).isEqualTo(file.toString());
            assertThat(line.place()).hasToString(file + ":2");
            assertThat(line.text()).isEqualTo(ACCEPTED);
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void aStreamThatGivesOneByteAtATimeIsReadAllTheSame() throws IOException {
        String text = "srcport dstport\r\n1 2\r\n\r\n3 4";
        InputStream slow = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(1, length));
            }
        };
        try (FlowLogReader reader = FlowLogReader.open("-", slow, FlowLogReadOptions.NONE)) {
            assertThat(reader.next().place()).hasToString("-:2");
            assertThat(reader.next().place()).hasToString("-:4");
            assertThat(reader.hasNext()).isFalse();
        }
    }

    @Test
    void theLinesOfAPipeAreGivenWithoutWaitingForMore() throws IOException {
        byte[] line = (ACCEPTED + "\n").getBytes(StandardCharsets.UTF_8);
        InputStream pipe = new ByteArrayInputStream(line) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                int count = super.read(bytes, offset, length);
                if (count < 0) {
                    throw new AssertionError("the reader would wait for the next line");
                }
                return count;
            }
        };
        FlowLogReader reader = FlowLogReader.open("-", pipe, FlowLogReadOptions.NONE);
        assertThat(reader.hasNext()).isTrue();
        assertThat(reader.next().text()).isEqualTo(ACCEPTED);
        assertThatThrownBy(reader::hasNext).isInstanceOf(AssertionError.class);
    }

    @Test
    void theSourceIsClosedWithTheReaderAndWhenItIsRefused() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        for (byte[] bytes : List.of(
                ACCEPTED.getBytes(StandardCharsets.UTF_8),
                Logs.gzip(ACCEPTED),
                "PAR1".getBytes(StandardCharsets.UTF_8))) {
            InputStream in = new ByteArrayInputStream(bytes) {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
            try (FlowLogReader reader = FlowLogReader.open("s", in, FlowLogReadOptions.NONE)) {
                assertThat(reader.hasNext()).isTrue();
            } catch (FlowLogFormatException e) {
                assertThat(bytes).startsWith('P', 'A', 'R', '1');
            }
        }
        assertThat(closed).hasValue(3);
    }

    @Test
    void oneLineOfTextIsRead() {
        FlowLogReader reader = FlowLogReader.ofText("argument", REJECTED, FlowLogReadOptions.NONE);
        assertThat(reader.next().place()).hasToString("argument:1");
        assertThat(reader.hasNext()).isFalse();
    }

    private static FlowLogReadOptions options(String format) {
        return FlowLogReadOptions.NONE.withFormat(FlowLogFormat.parse(format));
    }
}
