package io.vpcwhy.simulator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.simulator.explain.ConnectionHash;
import io.vpcwhy.simulator.insight.Insight.Measure;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PairSumsTest {

    private static final int COUNTED = 20;
    private static final int SAMPLED = 64;

    private static Map<Long, Estimate> sums(PairSums pairs, Measure by) {
        return pairs.sums(by).stream().collect(Collectors.toMap(PairSums.Sum::low, PairSums.Sum::amount));
    }

    @Property(tries = 100)
    void sums_depend_neither_on_order_nor_on_parts(@ForAll long seed) {
        Random random = new Random(seed);
        PairSums whole = new PairSums(COUNTED, SAMPLED);
        List<PairSums> parts = List.of(new PairSums(COUNTED, SAMPLED), new PairSums(COUNTED, SAMPLED));
        int pairs = 1 + random.nextInt(40);
        for (int record = 0; record < 500; record++) {
            long rank = ConnectionHash.mix(seed + record % 400); // some records are alike
            long pair = Math.floorMod(rank, pairs);
            long bytes = Math.floorMod(rank >> 8, 100_000);
            whole.add(rank, 0, pair, 1, bytes);
            parts.get(random.nextInt(2)).add(rank, 0, pair, 1, bytes);
        }

        PairSums joined = new PairSums(COUNTED, SAMPLED);
        parts.forEach(joined::join);

        for (Measure by : Measure.values()) {
            assertThat(sums(joined, by)).isEqualTo(sums(whole, by));
        }
    }

    @Test
    void few_pairs_are_counted_whatever_the_number_of_records() {
        PairSums pairs = new PairSums(COUNTED, SAMPLED);
        for (int record = 0; record < 10_000; record++) {
            pairs.add(ConnectionHash.mix(record), 0, record % COUNTED, 1, 10);
        }

        assertThat(pairs.isWhole()).isTrue();
        assertThat(sums(pairs, Measure.BYTES).values()).hasSize(COUNTED).containsOnly(Estimate.counted(5_000));
    }

    @Test
    void the_heaviest_of_many_pairs_are_found_within_their_error() {
        PairSums pairs = new PairSums(COUNTED, 2_000);
        int record = 0;
        for (; record < 200_000; record++) {
            pairs.add(ConnectionHash.mix(record), 0, record < 20_000 ? 0 : record, 1, 100);
        }
        pairs.add(ConnectionHash.mix(record), 0, 1, 1, 50_000_000);

        assertThat(pairs.isWhole()).isFalse();
        Estimate byRecords = sums(pairs, Measure.RECORDS).get(0L);
        assertThat(byRecords).isNotNull();
        assertThat(byRecords.isExact()).isFalse();
        assertThat(Math.abs(byRecords.count() - 20_000)).isLessThan(4 * byRecords.error());
        assertThat(byRecords.error()).isLessThan(2_000);
        assertThat(sums(pairs, Measure.BYTES)).containsEntry(1L, Estimate.counted(50_000_000));
    }
}
