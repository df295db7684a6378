package io.vpcwhy.model.flowlog;

import static io.vpcwhy.model.flowlog.Logs.ACCEPTED;
import static io.vpcwhy.model.flowlog.Logs.DEFAULT_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and what is said of it. */
class MalformedLineTest {

    @Test
    void aLineWithTooFewValuesNamesTheColumnThatHasNone() {
        assertThat(Logs.problem(DEFAULT_HEADER + "\n2 210987654321 eni-0a 10.0.0.1"))
                .isEqualTo("the line has 4 values and the format 14 columns; nothing is left for dstaddr"
                        + " (columns of the header line)");
    }

    @Test
    void aLineWithoutAKnownFormatSaysHowToStateIt() {
        assertThat(Logs.problem("Something else entirely"))
                .isEqualTo(
                        "there is no header line, and the line has 3 values where the default format has 14; pass the"
                                + " flow log's LogFormat with --log-format");
    }

    @Test
    void aWrongValueIsNamedWithItsFieldAndWhatWouldBeRight() {
        assertThat(Logs.problem(DEFAULT_HEADER + "\n" + ACCEPTED.replace(" 443 ", " 70000 ")))
                .isEqualTo("value 7 (dstport): '70000' is no port between 0 and 65535 (columns of the header line)");
        assertThat(Logs.problem(ACCEPTED.replace("10.1.2.3", "010.1.2.3")))
                .isEqualTo("there is no header line, and the line does not fit the default format: value 4 (srcaddr):"
                        + " '010.1.2.3' is no address such as 10.0.1.10, without leading zeros, or 2001:db8::1; pass the"
                        + " flow log's LogFormat with --log-format");
    }

    @Test
    void aLongOrStrangeValueIsQuotedShortAndOnOneLine() {
        String problem = Logs.problem("srcport dstport\n" + "\u001b[31m" + "9".repeat(5000) + " 1");
        assertThat(problem).hasSizeLessThan(200).contains("'?[31m999").doesNotContain("\u001b");
    }

    @Test
    void theLinesAroundAMalformedOneAreRead() {
        List<FlowLogLine> lines = Logs.lines(ACCEPTED + "\nbroken\n" + ACCEPTED);
        assertThat(lines.get(0)).isInstanceOf(FlowLogLine.Record.class);
        assertThat(lines.get(1)).isInstanceOf(FlowLogLine.Malformed.class);
        assertThat(lines.get(2)).isInstanceOf(FlowLogLine.Record.class);
        assertThat(((FlowLogLine.Malformed) lines.get(1)).message()).startsWith("test.log:2: there is no header line");
        assertThat(lines.get(1).text()).isEqualTo("broken");
    }

    @Test
    void valuesAfterTheLastColumnAreAWarning() {
        FlowLogLine line = Logs.lines("srcport dstport\n1 2 3 4").get(0);
        assertThat(((FlowLogLine.Record) line).record().fields()).hasSize(2);
        assertThat(((FlowLogLine.Record) line).warnings())
                .containsExactly("the line has 4 values and the format 2 columns; the values after the last column are"
                        + " left out");
    }

    @Test
    void timesInMillisecondsAreAWarning() {
        FlowLogLine line = Logs.lines("start end\n1650000000123 1650000059").get(0);
        assertThat(((FlowLogLine.Record) line).record().start()).hasValue(1650000000);
        assertThat(((FlowLogLine.Record) line).record().raw(FlowLogField.START)).contains("1650000000123");
        assertThat(((FlowLogLine.Record) line).record().end()).hasValue(1650000059);
        assertThat(((FlowLogLine.Record) line).warnings())
                .containsExactly("start is in milliseconds; it is read as seconds");
    }

    @Test
    void aLineAsLongAsAFileIsMalformedAndTheNextIsRead() {
        int length = PhysicalLines.MAX_LENGTH;
        List<FlowLogLine> lines = Logs.lines("srcport instance-tag\n1 " + "x".repeat(length) + "\n2 y\n");
        assertThat(((FlowLogLine.Malformed) lines.get(0)).problem())
                .isEqualTo("the line has 1048578 bytes; a line of a flow log has at most 1048576");
        assertThat(lines.get(0).text()).hasSize(200);
        assertThat(lines.get(1)).isInstanceOf(FlowLogLine.Record.class);
        assertThat(lines.get(1).line()).isEqualTo(3);
        assertThat(Logs.records("srcport instance-tag\n1 " + "x".repeat(length - 2) + "\n2 y\n"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'PK\u0003\u0004', 'it is a zip archive; unpack it first, only gzip is read'",
        "BZh91AY, 'it is compressed with bzip2; unpack it first, only gzip is read'",
        "(\u00b5/\u00fd, 'it is compressed with zstd; unpack it first, only gzip is read'",
        "\u00fd7zXZ, 'it is compressed with xz; unpack it first, only gzip is read'",
        "\u00ff\u00fe2, 'it is UTF-16 text, as PowerShell''s > writes; save it as UTF-8'",
        "\u00fe\u00ff2, 'it is UTF-16 text, as PowerShell''s > writes; save it as UTF-8'",
    })
    void aFileOfAnotherKindIsRefusedAsAWhole(String start, String problem) {
        byte[] bytes = (start + "........").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Logs.lines(bytes, FlowLogReadOptions.NONE))
                .isInstanceOf(FlowLogFormatException.class)
                .hasMessage("test.log: " + problem);
    }

    @Test
    void aFileThatIsNotThereIsNoFormatProblem(@TempDir Path directory) {
        assertThatThrownBy(() -> FlowLogReader.open(directory.resolve("none"), FlowLogReadOptions.NONE))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> FlowLogReader.open(directory, FlowLogReadOptions.NONE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aDiskThatFailsIsNotTakenForTheEndOfTheFile() throws IOException {
        InputStream failing = new InputStream() {
            private int lines;

            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (lines++ > 2) {
                    throw new IOException("the disk is gone");
                }
                byte[] line = (ACCEPTED + "\n").getBytes(StandardCharsets.UTF_8);
                System.arraycopy(line, 0, bytes, offset, line.length);
                return line.length;
            }
        };
        try (FlowLogReader reader = FlowLogReader.open("nfs.log", failing, FlowLogReadOptions.NONE)) {
            assertThatThrownBy(() -> reader.forEachRemaining(line -> {}))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("nfs.log cannot be read")
                    .hasRootCauseMessage("the disk is gone");
        }
    }
}
