package io.vpcwhy.simulator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GlimpseTest {

    @Property
    void bits_keep_all_that_they_are_made_of(
            @ForAll boolean forward,
            @ForAll @IntRange(min = -1, max = 255) int protocol,
            @ForAll @IntRange(max = 2) int accepted,
            @ForAll @IntRange(max = 2) int opens,
            @ForAll @IntRange(max = 2) int clearly,
            @ForAll @IntRange(max = 2) int probably) {
        int bits = Glimpse.bits(forward, protocol, accepted, opens, clearly, probably);
        Glimpse glimpse = new Glimpse(0, 0, bits);

        assertThat(glimpse.forward()).isEqualTo(forward);
        assertThat(glimpse.isTcp()).isEqualTo(protocol == 6);
        assertThat(Glimpse.accepted(bits)).isEqualTo(accepted);
        assertThat(glimpse.opens()).isEqualTo(known(opens));
        assertThat(Glimpse.isHandshake(bits)).isEqualTo(opens != Glimpse.UNKNOWN);
        assertThat(glimpse.clearlyToService()).isEqualTo(known(clearly));
        assertThat(Glimpse.isClear(bits)).isEqualTo(clearly != Glimpse.UNKNOWN);
        assertThat(glimpse.probablyToService()).isEqualTo(known(probably));
    }

    @Test
    void records_are_near_where_nothing_says_that_they_are_far() {
        Glimpse record = new Glimpse(1_000, 1_060, 0);
        Glimpse untimed = new Glimpse(Glimpse.NO_TIME, Glimpse.NO_TIME, 0);

        assertThat(record.isNear(new Glimpse(1_100, 1_100, 0), 100)).isTrue();
        assertThat(record.isNear(new Glimpse(900, 900, 0), 100)).isTrue();
        assertThat(record.isNear(new Glimpse(1_101, 1_101, 0), 100)).isFalse();
        assertThat(record.isNear(new Glimpse(899, 1_000, 0), 100)).isFalse();
        assertThat(record.isNear(untimed, 100)).isTrue();
        assertThat(untimed.isNear(record, 100)).isTrue();
    }

    private static Optional<Boolean> known(int number) {
        return number == Glimpse.UNKNOWN ? Optional.empty() : Optional.of(number == Glimpse.YES);
    }
}
