package io.vpcwhy.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What fingerprints turn on. */
class FingerprintTest {

    private static final List<String> ENDS = List.of("rule", "igw-1", "eni-1");

    @Test
    void theEndsStayWhereThePacketsChange() {
        Fingerprint one = Fingerprint.of(ENDS, List.of("tcp 22"));
        Fingerprint grown = Fingerprint.of(ENDS, List.of("tcp 22-23"));
        assertThat(grown.ends()).isEqualTo(one.ends());
        assertThat(grown.packets()).isNotEqualTo(one.packets());
        assertThat(Fingerprint.of(ENDS, List.of("tcp 22"))).isEqualTo(one);
    }

    @Test
    void otherPartsAreAnotherFingerprintHoweverTheyAreCut() {
        assertThat(Fingerprint.of(List.of("ab", "c"), List.of()).ends())
                .isNotEqualTo(Fingerprint.of(List.of("a", "bc"), List.of()).ends())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void aFingerprintOfToday() {
        // Another one would make every alert and every accepted finding a new one.
        assertThat(Fingerprint.of(ENDS, List.of("tcp 22")))
                .isEqualTo(new Fingerprint("db02eb756a7ab51ece059b55f612ebb7", "6af5d5e5308c67b684ae18699c389074"));
    }
}
