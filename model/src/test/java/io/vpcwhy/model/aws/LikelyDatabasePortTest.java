package io.vpcwhy.model.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikelyDatabasePortTest {

    @Test
    void aPortOfADatabaseTellsTheEngine() {
        assertThat(LikelyDatabasePort.at(5432)).map(LikelyDatabasePort::engine).contains("PostgreSQL");
        assertThat(LikelyDatabasePort.at(443)).isEmpty();
    }

    @Test
    void aPortIsOfOneEngine() {
        assertThat(LikelyDatabasePort.ALL)
                .extracting(LikelyDatabasePort::port)
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
