package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Logs damaged at random, the same at every run: none may crash the reader or make it lose a line. */
class FlowLogFuzzTest {

    private static final long SEED = 20_240_229;

    private static final List<String> LINES = List.of(
            Logs.ACCEPTED,
            Logs.REJECTED,
            Logs.DEFAULT_HEADER,
            "2 210987654321 eni-0a - - - - - - - 1650000000 1650000059 - NODATA",
            "2022-04-15T05:20:00.000Z eni-0a-all " + Logs.ACCEPTED,
            "version,account_id,srcaddr,dstaddr,srcport,dstport,action",
            "\"2\",\"210987654321\",\"2001:db8::1\",\"2001:db8::2\",\"1\",\"2\",\"REJECT\"",
            "${srcaddr} ${dstaddr} ${flow-direction} ${start}",
            "10.0.0.1 10.0.0.2 egress 1650000000000",
            "@timestamp,@message");

    private static final List<String> DOCUMENTS = List.of(
            "{\"events\":[{\"message\":\"" + Logs.ACCEPTED + "\"},\n{\"message\":\"" + Logs.REJECTED
                    + "\"}],\"nextToken\":null}",
            "{\"results\":[[{\"field\":\"@message\",\"value\":\"" + Logs.ACCEPTED
                    + "\"}],[{\"field\":\"srcAddr\",\"value\":\"10.0.0.1\"},{\"field\":\"dstPort\",\"value\":\"1\"}]]}",
            "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\",\"message\":\"" + Logs.ACCEPTED
                    + "\"}]}{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{}]}",
            "[\n{\"version\":2,\"srcaddr\":\"10.0.0.1\",\"dst_addr\":\"10.0.0.2\",\"bytes\":1.5E3,\"x\":{\"y\":[]}}]",
            "{\"message\":\"{\\\"srcAddr\\\":\\\"10.0.0.1\\\",\\\"dstAddr\\\":null}\"}\n{\"message\":{\"message\":[]}}");

    private static final String SPICE = " \t,\"'-._:{}[]$@\\/0123456789eEaxyzACEPT\u0000\uFEFF\u2028\uD83D";

    private final List<FlowLogFormat> fallbacks =
            List.of(FlowLogFormat.parse("srcaddr dstaddr flow-direction start"), FlowLogFormat.DEFAULT);

    @Test
    void amongAMillionDamagedLinesNoneIsLost() {
        for (int source = 0; source < 1000; source++) {
            SplittableRandom random = new SplittableRandom(SEED + source);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                lines.add(damage(LINES.get(random.nextInt(LINES.size())), random));
            }
            int[] given = new int[lines.size() + 1];
            read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), random, SEED + source, given);
            for (int i = 0; i < lines.size(); i++) {
                checkGiven(given[i + 1], lines.get(i), "seed " + (SEED + source) + ", line " + (i + 1));
            }
        }
    }

    private static void checkGiven(int given, String line, String where) {
        String text = (line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return;
        }
        int expected = text.isEmpty() || (given == 0 && mayBeHeader(text)) ? 0 : 1;
        if (given != expected) {
            fail("%s was given %d times: %s", where, given, line);
        }
    }

    private static boolean mayBeHeader(String text) {
        boolean named = text.contains("@message");
        for (String token : text.split("[^A-Za-z0-9_${}-]+", -1)) {
            named |= FlowLogField.byName(token).isPresent();
        }
        return named;
    }

    @Test
    void damagedJsonAndGzipDoNotCrash() {
        for (int i = 0; i < 20_000; i++) {
            long seed = SEED + i;
            SplittableRandom random = new SplittableRandom(seed);
            String document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
            if (random.nextInt(3) == 0) {
                document += DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
            }
            byte[] bytes = damage(document, random).getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(4) == 0) {
                bytes = Logs.gzip(document + "\n" + Logs.ACCEPTED);
                for (int flip = random.nextInt(3); flip > 0; flip--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            read(bytes, random, seed, new int[1000]);
        }
    }

    /** Reads all and tries every accessor; counts the lines that were given. */
    private void read(byte[] bytes, SplittableRandom random, long seed, int[] given) {
        FlowLogReadOptions options = random.nextBoolean()
                ? FlowLogReadOptions.NONE.withFormat(FlowLogFormat.DEFAULT)
                : random.nextBoolean() ? FlowLogReadOptions.NONE.withFallbacks(fallbacks) : FlowLogReadOptions.NONE;
        try (FlowLogReader reader = FlowLogReader.open("fuzz", new ByteArrayInputStream(bytes), options)) {
            while (reader.hasNext()) {
                FlowLogLine line = reader.next();
                given[(int) line.line()]++;
                if (line instanceof FlowLogLine.Record read) {
                    tryAccessors(read.record());
                } else {
                    assertThat(((FlowLogLine.Malformed) line).problem()).isNotBlank();
                }
            }
            assertThat(reader.shape().description()).isNotBlank();
        } catch (FlowLogFormatException e) {
            assertThat(e.getMessage()).startsWith("fuzz");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + ": " + e, e);
        }
    }

    private static void tryAccessors(FlowLogRecord record) {
        int present = 0;
        present += record.sourceAddress().isPresent() ? 1 : 0;
        present += record.destinationAddress().isPresent() ? 1 : 0;
        present += record.packetSourceAddress().isPresent() ? 1 : 0;
        present += record.packetDestinationAddress().isPresent() ? 1 : 0;
        present += record.protocol().isPresent() ? 1 : 0;
        present += record.action().isPresent() ? 1 : 0;
        present += record.logStatus().isPresent() ? 1 : 0;
        present += record.flowDirection().isPresent() ? 1 : 0;
        present += record.sourcePort().orElse(0) <= 65535 ? 0 : 1000;
        present += record.destinationPort().orElse(0) <= 65535 ? 0 : 1000;
        present += record.start().orElse(0) <= Integer.MAX_VALUE ? 0 : 1000;
        present += record.version().orElse(0) >= 0 ? 0 : 1000;
        assertThat(present).isLessThan(1000);
        if (record.fields().isEmpty()) {
            fail("a record has a field");
        }
    }

    private static String damage(String text, SplittableRandom random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int edits = random.nextInt(4); edits > 0 && damaged.length() > 0; edits--) {
            int at = random.nextInt(damaged.length());
            char spice = SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(6)) {
                case 0 -> damaged.setCharAt(at, spice);
                case 1 -> damaged.insert(at, spice);
                case 2 -> damaged.deleteCharAt(at);
                case 3 -> damaged.setLength(at);
                case 4 -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(30)));
                default ->
                    damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + random.nextInt(30))));
            }
        }
        return damaged.toString();
    }
}
