package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.ip.IpAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any log. */
class AnyLogTest {

    /** A line that is no JSON and, for the number at its end, no header line. */
    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> anything = Arbitraries.strings()
                .ofMaxLength(40)
                .map(text -> text.replace('\n', ' ').replace('\r', ' ').replace('"', '\''));
        Arbitrary<String> pieces = Arbitraries.of(
                        "-",
                        "2",
                        "eni-0a",
                        "srcaddr",
                        "10.0.0.1",
                        "ACCEPT",
                        "OK",
                        ",",
                        "\t",
                        "\uFEFF",
                        "\u0000",
                        "\uD800")
                .list()
                .ofMaxSize(20)
                .map(tokens -> String.join(" ", tokens));
        return Arbitraries.oneOf(anything, pieces, Arbitraries.just(Logs.ACCEPTED), Arbitraries.just(Logs.REJECTED))
                .map(text -> "x " + text + " 7");
    }

    @Property(tries = 500)
    void everyLineThatIsNeitherBlankNorAHeaderLineGivesOneLine(
            @ForAll List<@From("lines") String> lines, @ForAll("layouts") List<Integer> layouts) {
        StringBuilder log = new StringBuilder();
        List<Long> expected = new ArrayList<>();
        long line = 0;
        for (int i = 0; i < lines.size(); i++) {
            int layout = layouts.get(i % layouts.size());
            for (int blank = 0; blank < layout % 3; blank++) {
                log.append(blank == 0 ? "\n" : " \t\r\n");
                line++;
            }
            if (layout > 8) {
                log.append(Logs.DEFAULT_HEADER).append('\r');
                line++;
            }
            log.append(lines.get(i)).append(layout % 2 == 0 ? "\r\n" : "\n");
            expected.add(++line);
        }
        assertThat(Logs.lines(log.toString()).stream().map(FlowLogLine::line)).containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<List<Integer>> layouts() {
        return Arbitraries.integers().between(0, 11).list().ofMinSize(1).ofMaxSize(20);
    }

    @Property(tries = 1000)
    void anyBytesAreReadToTheirEndOrRefused(@ForAll("starts") byte[] start, @ForAll byte[] rest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(start);
        bytes.writeBytes(rest);
        try {
            long line = 1;
            for (FlowLogLine next : Logs.lines(bytes.toByteArray(), FlowLogReadOptions.NONE)) {
                assertThat(next.line()).isGreaterThanOrEqualTo(line);
                line = next.line();
            }
        } catch (FlowLogFormatException e) {
            assertThat(e).hasMessageStartingWith("test.log");
        }
    }

    @Provide
    Arbitrary<byte[]> starts() {
        return Arbitraries.of(
                        "",
                        "{",
                        "[",
                        "{\"message\":\"",
                        "{\"events\":[",
                        "[[{\"field\":",
                        "\"",
                        "srcport,dstport\n",
                        "PAR")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .edgeCases(cases -> cases.add(
                        new byte[] {0x1F, (byte) 0x8B},
                        new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0},
                        Logs.gzip(Logs.ACCEPTED),
                        new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}));
    }

    @Property(tries = 300)
    void aRecordWithItsFieldsInAnyOrderIsReadBackFromAnyShape(
            @ForAll("someFields") List<FlowLogField> fields, @ForAll Random random) {
        Map<FlowLogField, String> values = new EnumMap<>(FlowLogField.class);
        List<String> names = new ArrayList<>();
        List<String> inOrder = new ArrayList<>();
        for (FlowLogField field : fields) {
            String value = random.nextInt(8) == 0 ? "-" : value(field.kind(), random);
            values.put(field, value);
            inOrder.add(value);
            names.add(name(field, random));
        }
        FlowLogFormat format = FlowLogFormat.ofNames(names);
        String line = String.join(" ", inOrder);
        String csv = "\"" + String.join("\",\"", names) + "\"\n\"" + String.join("\",\"", inOrder) + "\"";
        String explicit = "{\"message\":\"" + line + "\"}";

        FlowLogRecord written = FlowLogRecord.of(format, inOrder);
        check(written, values);
        assertThat(Logs.records(String.join(" ", names) + "\n" + line)).containsExactly(written);
        assertThat(Logs.records(line, FlowLogReadOptions.NONE.withFormat(format)))
                .containsExactly(written);
        assertThat(Logs.records(explicit, FlowLogReadOptions.NONE.withFormat(format)))
                .containsExactly(written);
        if (fields.size() > 1) {
            assertThat(Logs.records(csv)).containsExactly(written);
        }
    }

    private static void check(FlowLogRecord record, Map<FlowLogField, String> values) {
        for (FlowLogField field : FlowLogField.values()) {
            String value = values.getOrDefault(field, "-");
            assertThat(record.raw(field).orElse("-")).isEqualTo(value);
            boolean number = record.number(field).isPresent();
            assertThat(number ? Long.toString(record.number(field).getAsLong()) : value)
                    .isEqualTo(value);
        }
        assertThat(record.sourceAddress().map(IpAddress::toString).orElse("-"))
                .isEqualTo(values.getOrDefault(FlowLogField.SRCADDR, "-"));
        assertThat(record.packetDestinationAddress().map(IpAddress::toString).orElse("-"))
                .isEqualTo(values.getOrDefault(FlowLogField.PKT_DSTADDR, "-"));
        assertThat(record.action().map(FlowLogAction::toString).orElse("-"))
                .isEqualTo(values.getOrDefault(FlowLogField.ACTION, "-"));
    }

    @Provide
    Arbitrary<List<FlowLogField>> someFields() {
        return Arbitraries.shuffle(FlowLogField.values())
                .flatMap(all -> Arbitraries.integers().between(1, all.size()).map(size -> all.subList(0, size)));
    }

    private static String name(FlowLogField field, Random random) {
        String name = field.logName();
        return switch (random.nextInt(4)) {
            case 0 -> name.replace('-', '_');
            case 1 -> "${" + name + "}";
            case 2 -> name.toUpperCase(java.util.Locale.ROOT);
            default -> name;
        };
    }

    private static String value(FlowLogField.Kind kind, Random random) {
        return switch (kind) {
            case TEXT -> "id-" + random.nextInt(1000);
            case INTEGER, TIME -> Integer.toString(random.nextInt(Integer.MAX_VALUE));
            case COUNT -> Long.toString(random.nextLong() >>> 1);
            case PORT -> Integer.toString(random.nextInt(65536));
            case PROTOCOL -> Integer.toString(random.nextInt(256));
            case ADDRESS ->
                (random.nextBoolean()
                                ? IpAddress.ofIpv4(random.nextInt())
                                : IpAddress.ofIpv6(random.nextLong(), random.nextLong()))
                        .toString();
            case ACTION -> random.nextBoolean() ? "ACCEPT" : "REJECT";
            case LOG_STATUS -> List.of("OK", "NODATA", "SKIPDATA").get(random.nextInt(3));
            case DIRECTION -> random.nextBoolean() ? "ingress" : "egress";
        };
    }
}
