package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The scanner finds in every line what the reader finds. */
class RecordScannerTest {

    static final String HEADER = "version account-id interface-id srcaddr dstaddr srcport dstport protocol"
            + " packets bytes start end action log-status";
    static final String LONG_HEADER = "account-id interface-id pkt-srcaddr srcaddr dstaddr srcport dstport protocol"
            + " tcp-flags flow-direction type bytes start end action reject-reason log-status sublocation-id";

    static final NameTable NAMES = new NameTable(List.of("eni-0a1b2c3d4e5f60718", "eni-web"));

    private static final String[] ODD = {
        "-",
        "",
        "none",
        "None",
        "nan",
        "0",
        "00",
        "007",
        "65535",
        "65536",
        "256",
        "255",
        "ACCEPT",
        "accept",
        "ACCEPTED",
        "REJECT",
        "OK",
        "OKAY",
        "NODATA",
        "SKIPDATA",
        "ingress",
        "egress",
        "Egress",
        "10.0.0.1",
        "10.0.0.256",
        "010.0.0.1",
        "10.0.0",
        "10.0.0.1.2",
        "1.2.3.4:5",
        "2001:db8::1",
        "::",
        "::ffff:1.2.3.4",
        "fe80::1%eth0",
        "eni-web",
        "eni-gone",
        "9223372036854775807",
        "9223372036854775808",
        "123456789012345678",
        "25238.0",
        "4.5",
        "1763600000",
        "1763600000123",
        "é",
        "\u2003",
        "\u00a0",
        "x\ty",
        "{}",
        "[",
        "\"",
        "\"a b\"",
        "a,b",
        "BPA",
        "-5",
        "+1",
        "12345678",
        "1234567890123456789",
        "\r",
        "2024-01-31T23:59:59Z"
    };

    private static final String[] DAMAGES = {
        "", "0", "1", "5", "9", "10", "255", "99999", ".", "..", ":", "::", "-", " ", "  ", "\t", "\r", "\0", "/", "A",
        "f"
    };

    /** What a line came to: a record as it is written, or what is wrong. */
    private static List<String> read(String log, FlowLogReadOptions options) throws IOException {
        List<String> found = new ArrayList<>();
        try (FlowLogReader reader = FlowLogReader.open("log", bytes(log), options)) {
            reader.forEachRemaining(line -> found.add(words(line)));
        }
        return found;
    }

    static String words(FlowLogLine line) {
        return line instanceof FlowLogLine.Record read
                ? read.record().toString()
                : ((FlowLogLine.Malformed) line).problem();
    }

    private static List<String> scanned(String log, FlowLogReadOptions options, int block) throws IOException {
        List<String> found = new ArrayList<>();
        try (LogBlocks blocks = LogBlocks.open("log", bytes(log), options, Optional.empty())) {
            if (blocks.layout().isEmpty()) {
                blocks.reader().forEachRemaining(line -> found.add(words(line)));
                return found;
            }
            RecordScanner scanner = new RecordScanner(blocks.layout().get(), NAMES);
            LineBlock lines = new LineBlock(block);
            while (blocks.next(lines)) {
                scanner.goOn(lines);
                scan(scanner, found);
            }
        }
        return found;
    }

    private static void scan(RecordScanner scanner, List<String> found) {
        for (RecordCursor.Found next = scanner.next(); next != RecordCursor.Found.END; next = scanner.next()) {
            if (next == RecordCursor.Found.RECORD) {
                FlowLogRecord record = scanner.record();
                found.add(record.toString());
                assertSame(scanner.values(), record);
            } else {
                scanner.others().forEach(line -> found.add(words(line)));
            }
        }
    }

    static void assertSame(RecordValues values, FlowLogRecord record) {
        FlowLogFormat format = record.format();
        same("SRCPORT", values.sourcePort(), record.number(FlowLogField.SRCPORT));
        same("DSTPORT", values.destinationPort(), record.number(FlowLogField.DSTPORT));
        same("PROTOCOL", values.protocol(), record.number(FlowLogField.PROTOCOL));
        same("BYTES", values.bytes(), record.bytes());
        same("START", values.start(), record.start());
        same("END", values.end(), record.end());
        same("TCP_FLAGS", values.tcpFlags(), record.number(FlowLogField.TCP_FLAGS));
        same(values, RecordValues.SRCADDR, record.sourceAddress());
        same(values, RecordValues.DSTADDR, record.destinationAddress());
        same(values, RecordValues.PKT_SRCADDR, record.packetSourceAddress());
        assertThat(values.action()).isEqualTo(number(record.action(), FlowLogAction.values()));
        assertThat(values.logStatus()).isEqualTo(number(record.logStatus(), FlowLogStatus.values()));
        assertThat(values.flowDirection()).isEqualTo(number(record.flowDirection(), Direction.values()));
        assertThat(record.rejectReason()).isEmpty();
        assertThat(format.has(FlowLogField.INTERFACE_ID)).isTrue();
        String id = record.interfaceId().orElseThrow();
        assertThat(values.networkInterface())
                .isEqualTo(id.equals("eni-web") ? 1 : id.equals("eni-0a1b2c3d4e5f60718") ? 0 : -1);
    }

    /** From 1, 0 where absent. */
    private static <E> int number(Optional<E> value, E[] values) {
        return value.map(each -> List.of(values).indexOf(each) + 1).orElse(0);
    }

    private static void same(String column, long found, OptionalLong number) {
        assertThat(found).as(column).isEqualTo(number.orElse(RecordValues.ABSENT));
    }

    private static void same(RecordValues values, int which, Optional<IpAddress> address) {
        assertThat(values.family(which))
                .isEqualTo(address.map(a -> a.family() == IpFamily.IPV4 ? 4 : 6).orElse(0));
        address.ifPresent(a -> {
            assertThat(values.low(which)).isEqualTo(a.low());
            assertThat(values.high(which)).isEqualTo(a.high());
        });
    }

    private static ByteArrayInputStream bytes(String log) {
        return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void scanner_and_reader_agree_on_lines_of_all_sorts(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        String header = random.nextBoolean() ? HEADER : LONG_HEADER;
        StringBuilder log = new StringBuilder(header + "\n" + line(header, random, 0) + "\n");
        for (int i = random.nextInt(40); i >= 0; i--) {
            log.append(line(header, random, random.nextInt(3)));
            log.append(random.nextInt(20) == 0 ? "\r\n" : random.nextInt(50) == 0 ? "\n\n" : "\n");
            if (random.nextInt(40) == 0) {
                log.append(random.nextBoolean() ? HEADER : LONG_HEADER).append('\n');
            }
        }
        if (random.nextBoolean()) {
            log.setLength(log.length() - 1);
        }

        assertThat(scanned(log.toString(), FlowLogReadOptions.NONE, 1 << 10))
                .isEqualTo(read(log.toString(), FlowLogReadOptions.NONE));
    }

    @Property(tries = 200)
    void scanner_and_reader_agree_where_the_default_format_is_only_supposed(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder log = new StringBuilder(line(HEADER, random, 0) + "\n");
        for (int i = random.nextInt(40); i >= 0; i--) {
            log.append(line(HEADER, random, random.nextInt(2))).append('\n');
        }

        assertThat(scanned(log.toString(), FlowLogReadOptions.NONE, 1 << 10))
                .isEqualTo(read(log.toString(), FlowLogReadOptions.NONE));
    }

    @Property(tries = 200)
    void scanner_and_reader_agree_where_bytes_of_lines_are_damaged(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder log = new StringBuilder(HEADER + "\n");
        for (int i = 0; i < 100; i++) {
            StringBuilder line = new StringBuilder(String.join(" ", values(HEADER.split(" ", -1), random, 0)));
            int at = random.nextInt(line.length());
            line.replace(at, at + random.nextInt(3), DAMAGES[random.nextInt(DAMAGES.length)]);
            log.append(line).append('\n');
        }

        assertThat(scanned(log.toString(), FlowLogReadOptions.NONE, 1 << 12))
                .isEqualTo(read(log.toString(), FlowLogReadOptions.NONE));
    }

    /** A record, with some odd values in it. */
    private static String line(String header, Random random, int odd) {
        String line = String.join(random.nextInt(30) == 0 ? "  " : " ", values(header.split(" ", -1), random, odd));
        return switch (random.nextInt(60)) {
            case 0 -> " " + line;
            case 1 -> line + " ";
            case 2 -> line + " more";
            case 3 -> line.substring(0, random.nextInt(line.length()));
            case 4 -> "\uFEFF" + line;
            case 5 -> "2024-01-31T23:59:59.000Z " + line;
            case 6 -> "{\"message\": \"" + line.replace("\"", "") + "\"}";
            default -> line;
        };
    }

    /** The values of a record, of which some are odd. */
    static String[] values(String[] fields, Random random, int odd) {
        String[] values = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = switch (fields[i]) {
                case "version" -> "2";
                case "account-id" -> "123456789012";
                case "interface-id" -> random.nextInt(3) == 0 ? "eni-web" : "eni-0a1b2c3d4e5f60718";
                case "srcaddr", "dstaddr", "pkt-srcaddr" ->
                    random.nextInt(4) == 0
                            ? "2001:db8::" + Integer.toHexString(random.nextInt(65_536))
                            : random.nextInt(256) + "." + random.nextInt(256) + ".1." + random.nextInt(256);
                case "srcport", "dstport" -> Integer.toString(random.nextInt(65_536));
                case "protocol" -> Integer.toString(random.nextInt(256));
                case "tcp-flags" -> Integer.toString(random.nextInt(64));
                case "flow-direction" -> random.nextBoolean() ? "ingress" : "egress";
                case "type" -> "IPv4";
                case "packets", "bytes" -> Long.toString(random.nextLong() >>> (1 + random.nextInt(62)));
                case "start", "end" -> Integer.toString(1_763_600_000 + random.nextInt(1_000));
                case "action" -> random.nextBoolean() ? "ACCEPT" : "REJECT";
                case "log-status" -> "OK";
                default -> "-";
            };
        }
        for (int i = 0; i < odd; i++) {
            values[random.nextInt(values.length)] = ODD[random.nextInt(ODD.length)];
        }
        return values;
    }

    @Test
    void line_longer_than_a_block_makes_the_block_grow() throws IOException {
        String log = HEADER + "\n" + line(HEADER, new Random(1), 0) + "\n" + "x".repeat(5_000) + "\n"
                + line(HEADER, new Random(2), 0);

        assertThat(scanned(log, FlowLogReadOptions.NONE, 64))
                .isEqualTo(read(log, FlowLogReadOptions.NONE))
                .hasSize(3);
    }
}
