package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan of usual lines takes these, and no line that is a record of other values or none. */
class UsualLineScanTest {

    private static final String INTERFACE = "eni-0a1b2c3d4e5f60718";
    private static final String LINE = "2 123456789012 " + INTERFACE
            + " 10.0.0.1 198.51.100.77 443 50000 6 12 3456 1763600000 1763600060 ACCEPT OK";

    /** All that a byte of a line may be changed to. */
    private static final String BYTES = "0123456789.- \t\r\0/:;@AZaz|\u007f\u0080\u00e9";

    private final RecordValues values = new RecordValues();
    private final UsualLineScan scan = new UsualLineScan(RecordScannerTest.NAMES, values);

    /** Where the line ends, as the scan has it. */
    private int scan(String line) {
        byte[] text = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return scan.scan(Arrays.copyOf(text, text.length + LineBlock.MARGIN), 0);
    }

    @Test
    void line_that_has_all_of_its_values_is_taken() {
        assertThat(scan(LINE)).isEqualTo(LINE.length());
        assertThat(values.networkInterface()).isZero();
        assertThat(values.low(RecordValues.SRCADDR)).isEqualTo(0x0A00_0001L);
        assertThat(values.low(RecordValues.DSTADDR)).isEqualTo(0xC633_644DL);
        assertThat(values.sourcePort()).isEqualTo(443);
        assertThat(values.destinationPort()).isEqualTo(50_000);
        assertThat(values.protocol()).isEqualTo(6);
        assertThat(values.bytes()).isEqualTo(3456);
        assertThat(values.start()).isEqualTo(1_763_600_000);
        assertThat(values.end()).isEqualTo(1_763_600_060);
        assertThat(values.action()).isEqualTo(1);
        assertThat(values.logStatus()).isEqualTo(1);
    }

    @Test
    void bytes_of_more_than_eight_digits_are_counted() {
        scan(LINE.replace(" 3456 ", " 1234567890123456 "));

        assertThat(values.bytes()).isEqualTo(1_234_567_890_123_456L);
    }

    @Property(tries = 20_000)
    void line_with_a_byte_or_two_changed_is_no_record_of_other_values(@ForAll Random random) throws BadValueException {
        StringBuilder line = new StringBuilder(LINE);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            change(line, random);
        }
        if (random.nextBoolean()) {
            scan(LINE); // so that the changed line is held against one before
        }

        int end = scan(line.toString());

        if (end != LineScan.FAILED) {
            assertThat(end).isEqualTo(line.length());
            LineTokens tokens = new LineTokens();
            tokens.splitBlanks(line.toString(), 0);
            RecordParser parser = new RecordParser();
            FlowLogRecord record = parser.parse(FlowLogFormat.DEFAULT, tokens);
            assertThat(parser.warnings()).isEmpty();
            RecordScannerTest.assertSame(values, record);
            assertThat(record.interfaceId()).hasValue(INTERFACE);
        }
    }

    private static void change(StringBuilder line, Random random) {
        int at = random.nextInt(line.length());
        char other = BYTES.charAt(random.nextInt(BYTES.length()));
        switch (random.nextInt(5)) {
            case 0 -> line.deleteCharAt(at);
            case 1 -> removeValue(line, line.lastIndexOf(" ", at) + 1);
            case 2 -> line.insert(at, other);
            case 3 -> line.insert(at, line.charAt(at));
            default -> line.setCharAt(at, other);
        }
    }

    private static void removeValue(StringBuilder line, int from) {
        int end = line.indexOf(" ", from);
        line.delete(from, end < 0 ? line.length() : end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 123456789012 ", "17636000"})
    void zero_bytes_are_no_version_and_no_time(String part) {
        assertThat(scan(LINE.replace(part, "\0".repeat(part.length())))).isEqualTo(LineScan.FAILED);
    }
}
