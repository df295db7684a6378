package io.vpcwhy.model.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTest {

    private static final IpAddress CLIENT = IpAddress.parse("203.0.113.5");
    private static final IpAddress SERVER = IpAddress.parse("10.0.1.10");
    private static final IpAddress CLIENT_V6 = IpAddress.parse("2001:db8::5");
    private static final IpAddress SERVER_V6 = IpAddress.parse("2001:db8::10");

    @Test
    void the_answer_to_a_packet_has_its_ends_changed_over() {
        assertThat(Packet.tcp(CLIENT, 50000, SERVER, 443).reversed()).isEqualTo(Packet.tcp(SERVER, 443, CLIENT, 50000));
        assertThat(Packet.of(new IpProtocol(47), CLIENT, SERVER).reversed())
                .isEqualTo(Packet.of(new IpProtocol(47), SERVER, CLIENT));
    }

    @Test
    void an_echo_request_is_answered_by_an_echo_reply_and_the_other_way_round() {
        Packet ping = Packet.icmp(CLIENT, SERVER, IcmpType.ECHO_REQUEST);
        Packet ping6 = Packet.icmp(CLIENT_V6, SERVER_V6, IcmpType.ECHO_REQUEST_V6);

        assertThat(ping.reversed()).isEqualTo(Packet.icmp(SERVER, CLIENT, IcmpType.ECHO_REPLY));
        assertThat(ping.reversed().reversed()).isEqualTo(ping);
        assertThat(ping6.reversed()).isEqualTo(Packet.icmp(SERVER_V6, CLIENT_V6, IcmpType.ECHO_REPLY_V6));
        assertThat(ping6.reversed().reversed()).isEqualTo(ping6);
    }

    @Test
    void what_answers_another_ICMP_message_is_not_known() {
        assertThat(Packet.icmp(CLIENT, SERVER, new IcmpType(3, 4)).reversed().icmp())
                .isEmpty();
        assertThat(Packet.icmp(CLIENT, SERVER, new IcmpType(8, 1)).reversed().icmp())
                .isEmpty();
    }

    @Test
    void what_is_not_known_of_a_packet_is_not_known_of_its_answer() {
        Packet packet = new Packet(
                CLIENT, SERVER, Optional.empty(), OptionalInt.empty(), OptionalInt.of(443), Optional.empty());

        Packet answer = packet.reversed();

        assertThat(answer.protocol()).isEmpty();
        assertThat(answer.sourcePort()).hasValue(443);
        assertThat(answer.destinationPort()).isEmpty();
        assertThat(answer.icmp()).isEmpty();
    }

    @Test
    void an_ICMP_message_has_the_protocol_of_its_family() {
        assertThat(Packet.icmp(CLIENT, SERVER, IcmpType.ECHO_REQUEST).protocol())
                .contains(IpProtocol.ICMP);
        assertThat(Packet.icmp(CLIENT_V6, SERVER_V6, IcmpType.ECHO_REQUEST_V6).protocol())
                .contains(IpProtocol.ICMPV6);
    }

    @Test
    void ends_of_two_families_are_refused() {
        assertThatThrownBy(() -> Packet.tcp(CLIENT, 1, SERVER_V6, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("203.0.113.5 and 2001:db8::10 are of different families");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void a_port_beyond_16_bits_is_refused(int port) {
        assertThatThrownBy(() -> Packet.tcp(CLIENT, port, SERVER, 443)).hasMessageContaining("port " + port);
        assertThatThrownBy(() -> Packet.udp(CLIENT, 443, SERVER, port)).hasMessageContaining("port " + port);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "256, 0", "0, -1", "0, 256"})
    void an_ICMP_type_or_code_beyond_one_byte_is_refused(int type, int code) {
        assertThatThrownBy(() -> new IcmpType(type, code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ICMP type " + type + " and code " + code);
    }

    @Test
    void the_answer_to_what_comes_in_goes_out() {
        assertThat(Direction.INGRESS.reversed()).isEqualTo(Direction.EGRESS);
        assertThat(Direction.EGRESS.reversed()).isEqualTo(Direction.INGRESS);
        assertThat(Direction.INGRESS).hasToString("ingress");
        assertThat(Direction.EGRESS).hasToString("egress");
    }

    @Test
    void the_lowest_and_the_highest_port_are_ports() {
        Packet packet = Packet.udp(CLIENT, 0, SERVER, 65535);

        assertThat(packet.protocol()).contains(IpProtocol.UDP);
        assertThat(packet.sourcePort()).hasValue(0);
        assertThat(packet.destinationPort()).hasValue(65535);
        assertThat(Packet.udp(CLIENT, 65535, SERVER, 0).sourcePort()).hasValue(65535);
    }

    @Test
    void the_lowest_and_the_highest_ICMP_type_and_code_are_such() {
        assertThat(new IcmpType(0, 255).code()).isEqualTo(255);
        assertThat(new IcmpType(255, 0).type()).isEqualTo(255);
    }

    @Test
    void a_packet_is_of_the_family_of_its_ends() {
        assertThat(Packet.tcp(CLIENT, 1, SERVER, 2).family())
                .isEqualTo(IpFamily.IPV4)
                .hasToString("IPv4");
        assertThat(Packet.tcp(CLIENT_V6, 1, SERVER_V6, 2).family())
                .isEqualTo(IpFamily.IPV6)
                .hasToString("IPv6");
    }
}
