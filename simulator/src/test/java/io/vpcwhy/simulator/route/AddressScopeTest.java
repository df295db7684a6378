package io.vpcwhy.simulator.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.ip.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressScopeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.255.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.0.1",
                "100.64.0.0",
                "100.127.255.255",
                "169.254.169.254",
                "127.0.0.1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "::1"
            })
    void private_addresses_are_not_on_the_internet(String address) {
        assertThat(AddressScope.isPrivate(IpAddress.parse(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255",
                "11.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.169.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "203.0.113.9",
                "fe00::1",
                "2001:db8::1",
                "::2"
            })
    void others_can_be(String address) {
        assertThat(AddressScope.isPrivate(IpAddress.parse(address))).isFalse();
    }
}
