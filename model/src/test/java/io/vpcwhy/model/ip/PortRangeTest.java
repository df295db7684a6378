package io.vpcwhy.model.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortRangeTest {

    @ParameterizedTest
    @CsvSource({"-1, 80", "80, 65536", "81, 80", "65536, 65536", "-2, -1"})
    void what_is_no_range_of_ports_is_refused(int from, int to) {
        assertThatThrownBy(() -> new PortRange(from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(from + "-" + to);
    }

    @Test
    void both_ends_are_in_a_range_and_their_neighbours_are_not() {
        PortRange range = new PortRange(1024, 2048);

        assertThat(range.contains(1023)).isFalse();
        assertThat(range.contains(1024)).isTrue();
        assertThat(range.contains(2048)).isTrue();
        assertThat(range.contains(2049)).isFalse();
    }

    @Test
    void all_ports_are_65536() {
        assertThat(PortRange.ALL.size()).isEqualTo(65536);
        assertThat(PortRange.ALL.contains(0)).isTrue();
        assertThat(PortRange.ALL.contains(65535)).isTrue();
        assertThat(PortRange.of(22).size()).isEqualTo(1);
    }

    @Test
    void a_single_port_is_written_alone() {
        assertThat(PortRange.of(443)).hasToString("443");
        assertThat(new PortRange(443, 444)).hasToString("443-444");
    }

    @Test
    void a_range_may_be_all_ports_or_one() {
        assertThat(new PortRange(0, 65535)).isEqualTo(PortRange.ALL);
        assertThat(new PortRange(7, 7)).isEqualTo(PortRange.of(7));
    }
}
