package io.vpcwhy.simulator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.simulator.explain.ConnectionHash;
import org.junit.jupiter.api.Test;

class DistinctTest {

    private static Distinct of(int from, int to, int step) {
        Distinct distinct = new Distinct();
        for (int i = from; i < to; i += step) {
            distinct.add(ConnectionHash.mix(i));
        }
        return distinct;
    }

    @Test
    void few_are_told_exactly() {
        Distinct few = of(0, 80, 1);
        few.join(of(40, 90, 1));

        assertThat(few.count()).isEqualTo(Estimate.counted(90));
        assertThat(new Distinct().count()).isEqualTo(Estimate.counted(0));
    }

    @Test
    void many_are_told_within_their_error_and_parts_in_any_order_tell_the_same() {
        for (int many : new int[] {150, 3_000, 200_000}) {
            Distinct even = of(0, many, 2);
            even.join(of(1, many, 2));
            Distinct odd = of(1, many, 2);
            odd.join(of(0, many, 2));

            Estimate whole = of(0, many, 1).count();
            assertThat(even.count()).isEqualTo(whole);
            assertThat(odd.count()).isEqualTo(whole);
            assertThat(whole.isExact()).isFalse();
            assertThat(Math.abs(whole.count() - many)).isLessThanOrEqualTo(4 * whole.error());
        }
    }
}
