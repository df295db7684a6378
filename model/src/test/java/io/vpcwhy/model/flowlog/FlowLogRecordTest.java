package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowLogRecordTest {

    private static FlowLogRecord record(String format, String... values) {
        return FlowLogRecord.of(FlowLogFormat.parse(format), List.of(values));
    }

    @Test
    void everyFieldOfTheDefaultFormatIsRead() {
        FlowLogRecord record = FlowLogRecord.of(FlowLogFormat.DEFAULT, List.of(Logs.REJECTED.split(" ")));
        assertThat(record.version()).hasValue(2);
        assertThat(record.accountId()).contains("210987654321");
        assertThat(record.interfaceId()).contains("eni-0aaaabbbbcccc0002");
        assertThat(record.sourceAddress()).contains(IpAddress.parse("192.0.2.77"));
        assertThat(record.destinationAddress()).contains(IpAddress.parse("10.4.5.6"));
        assertThat(record.sourcePort()).hasValue(51515);
        assertThat(record.destinationPort()).hasValue(22);
        assertThat(record.protocol()).contains(IpProtocol.TCP);
        assertThat(record.packets()).hasValue(1);
        assertThat(record.bytes()).hasValue(40);
        assertThat(record.start()).hasValue(1650000001);
        assertThat(record.end()).hasValue(1650000031);
        assertThat(record.action()).contains(FlowLogAction.REJECT);
        assertThat(record.logStatus()).contains(FlowLogStatus.OK);
        assertThat(record).hasToString(Logs.REJECTED);
    }

    @Test
    void theLaterFieldsAreRead() {
        FlowLogRecord record = record(
                "vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr pkt-src-aws-service"
                        + " pkt-dst-aws-service flow-direction traffic-path reject-reason resource-id"
                        + " encryption-status interface-type resource-type next-hop-vpc-id",
                "vpc-1",
                "subnet-1",
                "i-1",
                "19",
                "IPv6",
                "2001:db8::1",
                "2001:db8::2",
                "S3",
                "EC2",
                "egress",
                "8",
                "BPA",
                "nat-1",
                "3",
                "nat_gateway",
                "TransitGateway",
                "vpc-2");
        assertThat(record.vpcId()).contains("vpc-1");
        assertThat(record.subnetId()).contains("subnet-1");
        assertThat(record.instanceId()).contains("i-1");
        assertThat(record.tcpFlags()).hasValue(19);
        assertThat(record.type()).contains("IPv6");
        assertThat(record.packetSourceAddress()).contains(IpAddress.parse("2001:db8::1"));
        assertThat(record.packetDestinationAddress()).contains(IpAddress.parse("2001:db8::2"));
        assertThat(record.pktSrcAwsService()).contains("S3");
        assertThat(record.pktDstAwsService()).contains("EC2");
        assertThat(record.flowDirection()).contains(Direction.EGRESS);
        assertThat(record.trafficPath()).hasValue(8);
        assertThat(record.rejectReason()).contains("BPA");
        assertThat(record.resourceId()).contains("nat-1");
        assertThat(record.encryptionStatus()).hasValue(3);
        assertThat(record.interfaceType()).contains("nat_gateway");
        assertThat(record.resourceType()).contains("TransitGateway");
        assertThat(record.raw(FlowLogField.NEXT_HOP_VPC_ID)).contains("vpc-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "", "None", "null", "NaN"})
    void whatSaysThatThereIsNoValueIsAbsent(String absent) {
        FlowLogRecord record = FlowLogRecord.of(FlowLogFormat.DEFAULT, Collections.nCopies(14, absent));
        assertThat(record.version()).isEmpty();
        assertThat(record.accountId()).isEmpty();
        assertThat(record.interfaceId()).isEmpty();
        assertThat(record.sourceAddress()).isEmpty();
        assertThat(record.destinationAddress()).isEmpty();
        assertThat(record.sourcePort()).isEmpty();
        assertThat(record.destinationPort()).isEmpty();
        assertThat(record.protocol()).isEmpty();
        assertThat(record.packets()).isEmpty();
        assertThat(record.bytes()).isEmpty();
        assertThat(record.start()).isEmpty();
        assertThat(record.end()).isEmpty();
        assertThat(record.action()).isEmpty();
        assertThat(record.logStatus()).isEmpty();
        assertThat(record.fields()).hasSize(14).containsEntry("srcaddr", absent);
    }

    @Test
    void aFieldThatTheFormatLacksIsAbsent() {
        FlowLogRecord record = record("srcport", "1");
        assertThat(record.raw(FlowLogField.DSTPORT)).isEmpty();
        assertThat(record.destinationPort()).isEmpty();
        assertThat(record.action()).isEmpty();
        assertThat(record.flowDirection()).isEmpty();
        assertThat(record.logStatus()).isEmpty();
        assertThat(record.packetSourceAddress()).isEmpty();
    }

    @Test
    void fieldsAreListedInTheOrderOfTheLogUnderTheNamesOfAws() {
        FlowLogRecord record = record("log_status odd srcAddr", "OK", "x", "-");
        assertThat(record.fields().toString()).isEqualTo("{log-status=OK, odd=x, srcaddr=-}");
    }

    @Test
    void anAccountIdKeepsItsLeadingZerosAndMayBeUnknown() {
        assertThat(record("account-id", "001234567890").accountId()).contains("001234567890");
        assertThat(record("account-id", "unknown").accountId()).contains("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "srcport, 65536, port between 0 and 65535",
        "dstport, -1, port between 0 and 65535",
        "dstport, http, port between 0 and 65535",
        "protocol, 256, protocol number between 0 and 255",
        "protocol, tcp, protocol number between 0 and 255",
        "packets, 9223372036854775808, whole number between 0 and 9223372036854775807",
        "bytes, 1.5, whole number between 0 and 9223372036854775807",
        "bytes, 1., whole number between 0 and 9223372036854775807",
        "tcp-flags, 2147483648, whole number between 0 and 2147483647",
        "start, yesterday, Unix time in seconds",
        "start, 99999999999999, Unix time in seconds",
        "action, DROP, 'action: ACCEPT or REJECT'",
        "log-status, FINE, 'log status: OK, NODATA or SKIPDATA'",
        "flow-direction, in, 'direction: ingress or egress'",
        "srcaddr, 10.0.1, 'address such as 10.0.1.10, without leading zeros, or 2001:db8::1'",
        "dstaddr, 10.0.01.1, 'address such as 10.0.1.10, without leading zeros, or 2001:db8::1'",
        "pkt-srcaddr, 1::2::3, 'address such as 10.0.1.10, without leading zeros, or 2001:db8::1'",
    })
    void aWrongValueIsRefusedWithItsFieldAndWhatWouldBeRight(String field, String value, String right) {
        assertThatThrownBy(() -> record(field, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 1 (" + field + "): '" + value + "' is no " + right);
    }

    @ParameterizedTest
    @CsvSource({
        "srcport, 0, 0",
        "srcport, 65535, 65535",
        "protocol, 255, 255",
        "bytes, 9223372036854775807, 9223372036854775807",
        "tcp-flags, 2147483647, 2147483647",
        "packets, 25238.0, 25238",
        "end, 2147483647, 2147483647",
        "end, 2147483648, 2147483",
        "start, 1650000000999, 1650000000",
    })
    void aNumberAtTheEdgeIsRead(String field, String value, long number) {
        assertThat(record(field, value).number(FlowLogField.byName(field).orElseThrow()))
                .hasValue(number);
    }

    @Test
    void theDirectionIsThatOfTheInterface() {
        assertThat(record("flow-direction", "ingress").flowDirection()).contains(Direction.INGRESS);
    }

    @Test
    void theFormatIsThatOfTheLog() {
        FlowLogRecord record = record("srcport action", "1", "-");
        assertThat(record.format()).isEqualTo(FlowLogFormat.parse("srcport action"));
        assertThat(record.format().has(FlowLogField.ACTION)).isTrue();
        assertThat(record.format().has(FlowLogField.DSTPORT)).isFalse();
    }

    @Test
    void aFieldThatIsNoNumberHasNone() {
        assertThat(record("account-id", "123").number(FlowLogField.ACCOUNT_ID)).isEmpty();
    }

    @Test
    void theNumberOfValuesIsThatOfTheColumns() {
        assertThatThrownBy(() -> record("srcport dstport", "1")).hasMessage("1 values for 2 columns");
        assertThatThrownBy(() -> record("srcport", "1", "2")).hasMessage("2 values for 1 columns");
    }

    @Test
    void recordsAreEqualWhenFormatAndValuesAre() {
        FlowLogRecord record = record("srcport bytes", "1", "2");
        assertThat(record)
                .isEqualTo(record("srcport bytes", "1", "2"))
                .hasSameHashCodeAs(record("srcport bytes", "1", "2"));
        assertThat(record).isNotEqualTo(record("srcport bytes", "1", "3"));
        assertThat(record).isNotEqualTo(record("srcport packets", "1", "2"));
    }
}
