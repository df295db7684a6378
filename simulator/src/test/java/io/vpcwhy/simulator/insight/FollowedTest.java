package io.vpcwhy.simulator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FollowedTest {

    /** What is known of the followed keys, by key. */
    private static Map<Long, List<Long>> contents(Followed all) {
        Map<Long, List<Long>> contents = new TreeMap<>();
        for (int number = 0; number < all.size(); number++) {
            List<Long> sums = new ArrayList<>();
            for (int sum = Followed.ACCEPTED; sum <= Followed.LAST; sum++) {
                sums.add(all.sum(number, sum));
            }
            contents.put(all.low(number), sums);
        }
        return contents;
    }

    private static void add(Followed to, long key, int record) {
        to.add(0, key, 7, 1 + record % 2, 100, 1_000 + record, 2_000 + record);
    }

    @Property(tries = 200)
    void what_is_followed_depends_neither_on_order_nor_on_parts(@ForAll long seed) {
        Random random = new Random(seed);
        Followed whole = new Followed(16);
        List<Followed> parts = List.of(new Followed(16), new Followed(16), new Followed(16));
        int keys = 1 + random.nextInt(60);
        for (int record = 0; record < 300; record++) {
            long key = random.nextInt(keys);
            add(whole, key, record);
            add(parts.get(random.nextInt(parts.size())), key, record);
        }

        Followed joined = new Followed(16);
        parts.forEach(joined::join);

        assertThat(contents(joined)).isEqualTo(contents(whole)).hasSizeLessThanOrEqualTo(16);
        assertThat(joined.oneIn()).isEqualTo(whole.oneIn());
        assertThat(whole.isWhole()).isEqualTo(whole.oneIn() == 1);
    }

    @Test
    void every_record_of_a_key_that_is_followed_is_counted_though_others_are_dropped() {
        Followed all = new Followed(64);
        for (int round = 0; round < 3; round++) {
            for (int key = 0; key < 10_000; key++) {
                add(all, key, round);
            }
        }

        assertThat(contents(all).values())
                .isNotEmpty()
                .allSatisfy(sums -> assertThat(sums).containsExactly(2L, 1L, 3L, 300L, 1_000L, 2_002L));
        Estimate keys = all.estimate(all.size());
        assertThat(keys.isExact()).isFalse();
        assertThat(Math.abs(keys.count() - 10_000)).isLessThan(4 * keys.error());
    }

    @Test
    void sums_end_at_the_highest_number_and_times_that_are_not_known_are_left_out() {
        Followed all = new Followed(4);
        all.add(1, 2, 3, 0, Long.MAX_VALUE, -1, -1);
        all.add(1, 2, 3, 0, 5, -1, -1);

        assertThat(all.sum(0, Followed.BYTES)).isEqualTo(Long.MAX_VALUE);
        assertThat(all.sum(0, Followed.RECORDS)).isEqualTo(2);
        assertThat(Naming.period(all.sum(0, Followed.FIRST), all.sum(0, Followed.LAST))
                        .first())
                .isEmpty();
        assertThat(all.find(1, 2, 3)).isZero();
        assertThat(all.find(1, 2, 4)).isNegative();
    }
}
