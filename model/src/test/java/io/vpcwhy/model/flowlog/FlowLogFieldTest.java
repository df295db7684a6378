package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowLogFieldTest {

    @ParameterizedTest
    @EnumSource(FlowLogField.class)
    void everyFieldIsFoundByItsNameHoweverItIsWritten(FlowLogField field) {
        String name = field.logName();
        assertThat(FlowLogField.byName(name)).contains(field);
        assertThat(FlowLogField.byName(name.replace('-', '_'))).contains(field);
        assertThat(FlowLogField.byName(name.toUpperCase(java.util.Locale.ROOT))).contains(field);
        assertThat(FlowLogField.byName("${" + name + "}")).contains(field);
    }

    @ParameterizedTest
    @CsvSource({
        "srcAddr, SRCADDR",
        "dstPort, DSTPORT",
        "accountId, ACCOUNT_ID",
        "interfaceId, INTERFACE_ID",
        "startTime, START",
        "endTime, END",
        "logStatus, LOG_STATUS",
        "Account_Id, ACCOUNT_ID",
        "sourceaddress, SRCADDR",
        "destinationport, DSTPORT",
        "numbytes, BYTES",
        "nextHopInterfaceType, NEXT_HOP_INTERFACE_TYPE",
    })
    void namesThatOtherServicesGiveAreKnown(String name, FlowLogField field) {
        assertThat(FlowLogField.byName(name)).contains(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "src", "srcaddr2", "${srcaddr", "srcaddr}", "${}", "ACCEPT", "eni-0aaaabbbbcccc0001"})
    void whatIsNoNameIsNotFound(String name) {
        assertThat(FlowLogField.byName(name)).isEmpty();
    }

    @Test
    void everyVersionHasTheFieldsThatAwsListsForIt() {
        assertThat(Arrays.stream(FlowLogField.values())
                        .collect(Collectors.groupingBy(FlowLogField::version, Collectors.counting())))
                .containsEntry(2, 14L)
                .containsEntry(3, 7L)
                .containsEntry(4, 4L)
                .containsEntry(5, 4L)
                .containsEntry(6, 18L)
                .containsEntry(7, 10L)
                .containsEntry(8, 1L)
                .containsEntry(9, 1L)
                .containsEntry(10, 1L)
                .containsEntry(11, 12L)
                .hasSize(10);
    }
}
