package io.vpcwhy.model.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Whatever a file holds, it is read, or refused with mistakes of one line each that lie within it. */
class IntentFuzzTest {

    private static final String FILE = """
            intents:
              - name: web to orders
                reason: "no orders without it"
                from: [tag:role=web, 10.0.0.0/16]
                to: orders
                protocol: tcp
                ports: [5432, 8000-8010]
                expect: reachable
              - {name: b, from: internet, to: databases, expect: blocked}
            """;

    private static final String PIECES = "&*!|>%@`{}[],:?-#'\"\\\n\t \u0000\u001b\u00e9\ud83d\ude00a0~<=";

    @Property(tries = 3000, seed = "20261121")
    void aFileThatChanceHasChanged(@ForAll @LongRange(max = 1_000_000_000) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(FILE);
        for (int i = random.nextInt(6); i >= 0; i--) {
            change(text, random);
        }
        hold(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500, seed = "20261121")
    void bytesThatAreNoText(@ForAll byte[] bytes) {
        hold(bytes);
    }

    private static void change(StringBuilder text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(12));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, text.substring(at, end));
            case 2 -> text.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
            default -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
        }
    }

    private static void hold(byte[] content) {
        try {
            IntentFile file = IntentReader.read("f", new ByteArrayInputStream(content));
            assertThat(file.intents()).isNotEmpty();
        } catch (IntentException refused) {
            long lines = 1
                    + new String(content, StandardCharsets.UTF_8)
                            .codePoints()
                            .filter(c -> c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029')
                            .count();
            assertThat(refused.mistakes()).isNotEmpty().allSatisfy(mistake -> {
                assertThat(mistake.toString().lines()).hasSize(1);
                assertThat(mistake.line()).isBetween(0, (int) lines);
            });
        }
    }
}
