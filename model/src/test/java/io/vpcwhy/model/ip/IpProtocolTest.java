package io.vpcwhy.model.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpProtocolTest {

    @ParameterizedTest
    @CsvSource({
        "tcp, 6",
        "TCP, 6",
        "udp, 17",
        "icmp, 1",
        "icmpv6, 58",
        "ipv6-icmp, 58",
        "IPv6-ICMP, 58",
        "0, 0",
        "6, 6",
        "47, 47",
        "255, 255",
        "9, 9",
        "199, 199"
    })
    void names_and_numbers_are_read(String text, int number) {
        assertThat(IpProtocol.tryParse(text)).contains(new IpProtocol(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "256", "0006", "all", "http", "6.0", " 6", "٦"})
    void what_is_no_protocol_is_refused(String text) {
        assertThat(IpProtocol.tryParse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void a_number_beyond_one_byte_is_refused(int number) {
        assertThatThrownBy(() -> new IpProtocol(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol " + number + " is not between 0 and 255");
    }

    @Test
    void only_TCP_and_UDP_have_ports_and_only_ICMP_has_types() {
        for (int number = 0; number <= 255; number++) {
            IpProtocol protocol = new IpProtocol(number);
            assertThat(protocol.hasPorts()).isEqualTo(number == 6 || number == 17);
            assertThat(protocol.isIcmp()).isEqualTo(number == 1 || number == 58);
        }
    }

    @Test
    void a_protocol_without_a_common_name_is_written_by_its_number() {
        assertThat(IpProtocol.TCP).hasToString("tcp");
        assertThat(new IpProtocol(253)).hasToString("protocol 253");
    }

    @Test
    void protocols_are_ordered_by_number() {
        assertThat(IpProtocol.TCP).isLessThan(IpProtocol.UDP).isGreaterThan(IpProtocol.ICMP);
    }
}
