package io.vpcwhy.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.vpcwhy.model.json.JsonRemark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Baselines damaged at random, the same at every run: refused, or read as all that they say, and never as less. */
class BaselineFuzzTest {

    private static final long SEED = 20_261_121;
    private static final String SPICE = "\"\"{}[]:,, 0123456789-+./eEtfn\\usSAW";
    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void nothingCanBeCutOffItsEnd() {
        String whole = Baselines.ONE.strip();
        for (int end = 0; end < whole.length(); end++) {
            assertThat(read(whole.substring(0, end), "cut at " + end))
                    .as("cut at %d", end)
                    .isEmpty();
        }
    }

    @Test
    void aDamagedBaselineIsRefusedOrReadAsAllThatItSays() {
        int read = 0;
        for (int i = 0; i < 30_000; i++) {
            String text = damaged(new SplittableRandom(SEED + i));
            Optional<Baseline> baseline = read(text, "seed " + (SEED + i));
            if (baseline.isPresent()) {
                read++;
                assertThat(said(baseline.get()))
                        .as("seed %d: %s", SEED + i, text)
                        .isEqualTo(written(text));
            }
        }
        // A reason with another letter is still a reason; but not much else may pass.
        assertThat(read).isBetween(500, 15_000);
    }

    @Test
    void anyBytesAreReadOrRefused() {
        for (int i = 0; i < 20_000; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            byte[] content = new byte[random.nextInt(64)];
            random.nextBytes(content);
            assertThat(read(content, "seed " + (SEED + i))).isEmpty();
        }
    }

    /** A few characters taken away, put in, or copied from elsewhere in the text. */
    private static String damaged(SplittableRandom random) {
        StringBuilder damaged = new StringBuilder(Baselines.ONE);
        for (int hit = random.nextInt(2); hit >= 0; hit--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(5)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.setCharAt(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 2 -> damaged.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 3 -> {
                    int from = random.nextInt(damaged.length());
                    damaged.insert(at, damaged.substring(from, Math.min(damaged.length(), from + random.nextInt(60))));
                }
                default -> damaged.delete(at, Math.min(damaged.length() - 1, at + random.nextInt(60)));
            }
        }
        return damaged.toString();
    }

    private static Optional<Baseline> read(String text, String what) {
        return read(text.getBytes(StandardCharsets.UTF_8), what);
    }

    private static Optional<Baseline> read(byte[] content, String what) {
        try {
            return Optional.of(Baselines.read(content));
        } catch (BaselineException refused) {
            String told = String.join(
                    "|", refused.mistakes().stream().map(JsonRemark::withLine).toList());
            assertThat(told)
                    .as(what)
                    .doesNotContain("\n", "\r", "\u001B", ": null")
                    .contains("; ");
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError unexpected) {
            return fail(what, unexpected);
        }
    }

    /** All values in a document, without the version: an independent reading of what it says. */
    private static List<String> written(String text) {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean version = "Version".equals(parser.currentName());
                if (token.isScalarValue() && !version) {
                    values.add(plain(parser.getString()));
                }
            }
        }
        return values.stream().sorted().toList();
    }

    /** The same of what was read. */
    private static List<String> said(Baseline baseline) {
        List<String> values = new ArrayList<>();
        for (AcceptedFinding finding : baseline.findings()) {
            values.addAll(List.of(finding.scope(), finding.source(), finding.destination()));
            values.add(finding.acceptance().reason());
            values.add(finding.acceptance().owner());
            values.add(finding.acceptance().expires().toString());
            finding.headers().forEach(header -> addEach(header, values));
        }
        return values.stream().map(BaselineFuzzTest::plain).sorted().toList();
    }

    private static void addEach(AcceptedHeader header, List<String> values) {
        Stream.concat(header.sources().stream(), header.destinations().stream())
                .forEach(block -> values.add(block.toString()));
        header.protocols().forEach(protocol -> values.add(Integer.toString(protocol.number())));
        Stream.concat(header.sourcePorts().stream(), header.destinationPorts().stream())
                .forEach(ports -> values.addAll(List.of(Integer.toString(ports.from()), Integer.toString(ports.to()))));
        header.icmp().forEach(types -> values.add(types.toString()));
    }

    /** Addresses, protocols and types can be written in more than one way: of these only the kind is compared. */
    private static String plain(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.matches("types\\[.*") || lower.matches("[0-9]+/[0-9]+(-[0-9]+/[0-9]+)?")) {
            return "types";
        }
        return lower.matches("[0-9a-f.:]*:[0-9a-f.:]*/[0-9]+")
                ? "an IPv6 block"
                : lower.replaceFirst("^0+(?=[0-9])", "");
    }
}
