package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign text on a terminal. */
class PlainTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "rule *: deny", "Zürich → 東京", "a\u00a0b"})
    void harmlessTextStaysAsItIs(String text) {
        assertThat(Plain.text(text)).isSameAs(text);
    }

    @Test
    void whatBreaksTheLineOrSteersTheTerminalIsReplaced() {
        assertThat(Plain.text("a\nb\rc\td\u001b[1me\u007f\u0085\u009b\u2028\u2029\u202e\u0000"))
                .isEqualTo("a?b?c?d?[1me???????");
    }
}
