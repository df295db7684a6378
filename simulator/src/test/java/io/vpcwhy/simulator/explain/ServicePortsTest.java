package io.vpcwhy.simulator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicePortsTest {

    @ParameterizedTest(name = "from {0} to {1} is {2}")
    @CsvSource({
        "50000, 443, a request",
        "443, 50000, a response",
        "1024, 1023, a request",
        "1023, 1024, a response",
        "50000, 5432, a request",
        "5432, 32768, a response",
        "32768, 8080, a request",
        "32767, 8080, in doubt",
        "8080, 32767, in doubt",
        "8080, 8443, in doubt",
        "443, 443, in doubt",
        "123, 53, in doubt",
        "40000, 50000, in doubt",
        "443, 3389, in doubt",
        "8080, 80, in doubt",
        "20, 40000, in doubt",
        "40000, 20, in doubt",
    })
    void clear_are_a_system_port_against_a_clients_and_a_registered_one_against_an_ephemeral(
            int source, int destination, String expected) {
        assertThat(word(ServicePorts.clearlyToService(source, destination).orElse(null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "from {0} to {1} is {2}")
    @CsvSource({
        "50000, 443, a request",
        "443, 50000, a response",
        "32767, 8080, a request",
        "8080, 32767, a response",
        "8080, 8443, in doubt",
        "40000, 50000, in doubt",
        "2000, 3001, in doubt",
        "1024, 33000, a response",
        "33000, 1024, a request",
        "32768, 32767, a request",
        "32767, 32768, a response",
        "443, 3389, in doubt",
        "8080, 80, in doubt",
        "20, 40000, in doubt",
        "123, 53, in doubt",
    })
    void likely_are_a_registered_port_against_another_and_any_port_against_an_ephemeral_one(
            int source, int destination, String expected) {
        assertThat(word(ServicePorts.probablyToService(source, destination).orElse(null)))
                .isEqualTo(expected);
    }

    private static String word(@Nullable Boolean toService) {
        return toService == null ? "in doubt" : toService ? "a request" : "a response";
    }
}
