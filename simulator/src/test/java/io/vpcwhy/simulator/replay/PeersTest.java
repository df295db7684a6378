package io.vpcwhy.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vpcwhy.simulator.explain.ConnectionHash;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PeersTest {

    private static Peers of(long from, long to) {
        Peers peers = new Peers();
        LongStream.range(from, to).forEach(i -> peers.add(ConnectionHash.mix(i)));
        return peers;
    }

    @Test
    void few_are_counted_exactly_however_often_they_come() {
        Peers peers = of(1, 201);
        peers.addAll(of(1, 201));
        peers.addAll(of(151, 257));

        assertThat(peers.isExact()).isTrue();
        assertThat(peers.count()).isEqualTo(256);
    }

    @Test
    void many_are_estimated_within_a_few_percent() {
        for (long many : new long[] {300, 3_000, 30_000, 3_000_000}) {
            Peers peers = of(1, many + 1);

            assertThat(peers.isExact()).isFalse();
            assertThat((double) peers.count() / many).isCloseTo(1, within(0.08));
        }
    }

    @Test
    void parts_that_were_counted_apart_come_to_the_same() {
        for (int cut : new int[] {1, 100, 300, 5_000, 9_999}) {
            Peers one = of(1, cut);
            one.addAll(of(cut, 10_000));
            Peers other = of(cut, 10_000);
            other.addAll(of(1, cut));

            assertThat(one.count()).isEqualTo(of(1, 10_000).count());
            assertThat(other.count()).isEqualTo(one.count());
        }
    }
}
