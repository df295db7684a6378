package io.vpcwhy.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenTrailTest {

    @Property
    void aCircleIsNoticedSoonHoweverLongTheWayToIt(
            @ForAll @IntRange(max = 500) int before, @ForAll @IntRange(min = 1, max = 200) int round) {
        TokenTrail trail = new TokenTrail();
        int seen = 0;
        while (trail.goesOn("token-" + (seen < before ? seen : before + (seen - before) % round))) {
            seen++;
            assertThat(seen).isLessThan(3 * (before + round) + 3);
        }
        assertThat(seen).isGreaterThanOrEqualTo(before);
    }

    @Test
    void tokensThatAllDifferGoOn() {
        TokenTrail trail = new TokenTrail();
        for (int i = 0; i < 100_000; i++) {
            assertThat(trail.goesOn("token-" + i)).isTrue();
        }
    }
}
