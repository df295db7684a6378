package io.vpcwhy.simulator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SkippedWindowsTest {

    @Test
    void the_earliest_windows_are_told_and_the_others_counted_in_whatever_order_they_come() {
        SkippedWindows forward = new SkippedWindows();
        SkippedWindows backward = new SkippedWindows();
        int all = SkippedWindows.MOST + 10;
        for (int i = 0; i < all; i++) {
            forward.add(0, 60L * i, 60L * i + 60);
            backward.add(0, 60L * (all - 1 - i), 60L * (all - i));
        }
        backward.join(forward);

        assertThat(forward.windows()).hasSize(SkippedWindows.MOST).isEqualTo(backward.windows());
        assertThat(forward.windows().get(0).start()).isZero();
        assertThat(forward.others()).isEqualTo(10);
        assertThat(backward.others()).isEqualTo(20);
        assertThat(backward.records()).isEqualTo(2L * all);
    }
}
