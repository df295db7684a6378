package io.vpcwhy.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.simulator.replay.TimeSeries.Bucket;
import io.vpcwhy.simulator.replay.TimeSeries.Chart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

    /** A Monday at 00:00 UTC. */
    private static final long MONDAY = 1_763_337_600;

    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    @Test
    void a_week_is_drawn_by_hours_and_hours_without_records_are_there() {
        TimeSeries series = new TimeSeries();
        series.add(MONDAY + 5, false);
        series.add(MONDAY + 10, true);
        series.add(MONDAY + 7 * DAY - 1, true);

        Chart chart = series.chart(170);

        assertThat(chart.seconds()).isEqualTo(HOUR);
        assertThat(chart.buckets())
                .hasSize(7 * 24)
                .startsWith(new Bucket(MONDAY, 1, 1), new Bucket(MONDAY + HOUR, 0, 0));
        assertThat(chart.buckets().get(7 * 24 - 1).rejected()).isEqualTo(1);
    }

    @Test
    void a_wrong_clock_does_not_squeeze_the_others_into_one_bar() {
        TimeSeries series = new TimeSeries();
        series.add(0, false);
        for (int i = 0; i < 60; i++) {
            series.add(MONDAY + i * 60L, false);
        }
        series.add(9_999_999_999L, true);

        Chart chart = series.chart(170);

        assertThat(chart.apart()).isEqualTo(2);
        assertThat(chart.buckets()).hasSize(60).allMatch(bucket -> bucket.accepted() == 1);
    }

    @Test
    void nothing_is_drawn_where_there_is_nothing() {
        assertThat(new TimeSeries().chart(100).buckets()).isEmpty();
    }

    @Property(tries = 50)
    void what_is_drawn_is_the_same_however_many_threads_read_and_no_record_is_lost(
            @ForAll long seed, @ForAll @LongRange(min = 1, max = 2_000L * DAY) long length) {
        Random random = new Random(seed);
        List<TimeSeries> parts = List.of(new TimeSeries(), new TimeSeries(), new TimeSeries());
        TimeSeries alone = new TimeSeries();
        for (int i = 0; i < 20_000; i++) {
            long time = MONDAY + (random.nextLong() >>> 1) % length;
            boolean rejected = random.nextBoolean();
            alone.add(time, rejected);
            parts.get(random.nextInt(3)).add(time, rejected);
        }
        List<TimeSeries> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, random);
        TimeSeries joined = shuffled.get(0);
        joined.join(shuffled.get(1));
        joined.join(shuffled.get(2));

        Chart chart = joined.chart(200);
        assertThat(chart).isEqualTo(alone.chart(200));
        assertThat(chart.buckets()).hasSizeLessThanOrEqualTo(200);
        assertThat(chart.buckets().stream()
                        .mapToLong(bucket -> bucket.accepted() + bucket.rejected())
                        .sum())
                .isEqualTo(20_000);
    }
}
