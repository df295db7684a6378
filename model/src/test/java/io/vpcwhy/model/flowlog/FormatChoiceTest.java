package io.vpcwhy.model.flowlog;

import static io.vpcwhy.model.flowlog.Logs.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.model.ip.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which columns a line is taken to have. */
class FormatChoiceTest {

    private static final FlowLogFormat PORTS = FlowLogFormat.parse("srcport dstport action");
    private static final FlowLogFormat SWAPPED = FlowLogFormat.parse("dstport srcport action");
    private static final FlowLogFormat ADDRESSES = FlowLogFormat.parse("srcaddr dstaddr action");

    private static FlowLogReadOptions fallbacks(FlowLogFormat... formats) {
        return FlowLogReadOptions.NONE.withFallbacks(List.of(formats));
    }

    @Test
    void theStatedFormatHoldsForLinesWithoutAHeader() {
        FlowLogRecord record = Logs.records("1 2 ACCEPT", FlowLogReadOptions.NONE.withFormat(SWAPPED))
                .get(0);
        assertThat(record.sourcePort()).hasValue(2);
    }

    @Test
    void theStatedFormatComesBeforeFallbacks() {
        FlowLogRecord record =
                Logs.records("1 2 ACCEPT", fallbacks(PORTS).withFormat(SWAPPED)).get(0);
        assertThat(record.sourcePort()).hasValue(2);
    }

    @Test
    void aHeaderLineThatDiffersFromTheStatedFormatIsFollowedWithAWarning() {
        List<FlowLogLine> lines = Logs.lines(
                "1 2 ACCEPT\nsrcport dstport action\n3 4 ACCEPT\n5 6 ACCEPT",
                FlowLogReadOptions.NONE.withFormat(SWAPPED));
        assertThat(Logs.records(lines).stream()
                        .map(record -> record.sourcePort().getAsInt()))
                .containsExactly(2, 3, 5);
        assertThat(lines.stream().map(line -> ((FlowLogLine.Record) line).warnings()))
                .containsExactly(
                        List.of(),
                        List.of("the header line before this one names other columns than --log-format;"
                                + " the header line is followed"),
                        List.of());
    }

    @Test
    void theWarningOfAHeaderLineComesBeforeThoseOfTheLine() {
        FlowLogLine line = Logs.lines("srcport dstport\n3 4 5", FlowLogReadOptions.NONE.withFormat(SWAPPED))
                .get(0);
        assertThat(((FlowLogLine.Record) line).warnings())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("the header line before");
    }

    @Test
    void aHeaderLineOfTheStatedFormatIsNoCauseForAWarning() {
        FlowLogLine line = Logs.lines("SRCPORT DSTPORT ACTION\n3 4 ACCEPT", FlowLogReadOptions.NONE.withFormat(PORTS))
                .get(0);
        assertThat(((FlowLogLine.Record) line).warnings()).isEmpty();
    }

    @Test
    void theOneFallbackThatFitsIsUsed() {
        List<FlowLogRecord> records = Logs.records("10.0.0.1 10.0.0.2 ACCEPT\n", fallbacks(PORTS, ADDRESSES));
        assertThat(records.get(0).sourceAddress()).contains(IpAddress.parse("10.0.0.1"));
    }

    @Test
    void aHeaderLineComesBeforeFallbacks() {
        List<FlowLogRecord> records = Logs.records("dstport srcport action\n1 2 ACCEPT\n", fallbacks(PORTS));
        assertThat(records.get(0).sourcePort()).hasValue(2);
    }

    @Test
    void fallbacksThatFitEquallyAreRefusedAsAmbiguous() {
        assertThatThrownBy(() -> Logs.lines("\n1 2 ACCEPT\n", fallbacks(PORTS, ADDRESSES, SWAPPED)))
                .isInstanceOf(FlowLogFormatException.class)
                .hasMessage("test.log:2: there is no header line, and the lines fit 2 flow logs of the snapshot that"
                        + " have different formats, as ${srcport} ${dstport} ${action} and ${dstport} ${srcport}"
                        + " ${action}; pass the flow log's LogFormat with --log-format");
    }

    @Test
    void theSameFormatTwiceIsNotAmbiguous() {
        assertThat(Logs.records("1 2 ACCEPT", fallbacks(PORTS, PORTS))).hasSize(1);
    }

    @Test
    void idsTellFormatsApart() {
        FlowLogFormat vpcFirst = FlowLogFormat.parse("vpc-id subnet-id interface-id");
        FlowLogFormat subnetFirst = FlowLogFormat.parse("subnet-id vpc-id interface-id");
        assertThat(Logs.records("subnet-1 vpc-1 eni-1", fallbacks(vpcFirst, subnetFirst))
                        .get(0)
                        .vpcId())
                .contains("vpc-1");
    }

    @Test
    void theTypeTellsFormatsApart() {
        FlowLogFormat typeFirst = FlowLogFormat.parse("type region");
        FlowLogFormat regionFirst = FlowLogFormat.parse("region type");
        assertThat(Logs.records("eu-west-1 IPv4", fallbacks(typeFirst, regionFirst))
                        .get(0)
                        .type())
                .contains("IPv4");
    }

    @Test
    void theVersionTellsFormatsApart() {
        FlowLogFormat addresses = FlowLogFormat.parse("version srcaddr dstaddr");
        FlowLogFormat packets = FlowLogFormat.parse("version pkt-srcaddr pkt-dstaddr");
        assertThat(Logs.records("3 10.0.0.1 10.0.0.2", fallbacks(addresses, packets))
                        .get(0)
                        .packetSourceAddress())
                .contains(IpAddress.parse("10.0.0.1"));
        assertThat(Logs.records("2 10.0.0.1 10.0.0.2", fallbacks(addresses, packets))
                        .get(0)
                        .sourceAddress())
                .contains(IpAddress.parse("10.0.0.1"));
    }

    @Test
    void someBrokenLinesDoNotUnsettleTheFallback() {
        List<FlowLogLine> lines = Logs.lines("x\n1 2 ACCEPT\n3 4 REJECT\n1 2\n", fallbacks(PORTS, ADDRESSES));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isInstanceOf(FlowLogLine.Malformed.class);
        assertThat(lines.get(2)).isInstanceOf(FlowLogLine.Record.class);
        assertThat(((FlowLogLine.Malformed) lines.get(3)).problem())
                .isEqualTo("the line has 2 values and the format 3 columns; nothing is left for action"
                        + " (columns of a flow log of the snapshot)");
    }

    @Test
    void whereNoFallbackFitsTheDefaultFormatStillMay() {
        assertThat(Logs.records(ACCEPTED, fallbacks(PORTS))).singleElement().hasToString(ACCEPTED);
    }

    @Test
    void whereNothingFitsTheLineIsMalformed() {
        assertThat(Logs.problem("1 2 3", fallbacks(PORTS)))
                .isEqualTo(
                        "there is no header line, the lines do not fit any flow log of the snapshot, and the line has"
                                + " 3 values where the default format has 14; pass the flow log's LogFormat with --log-format");
    }

    @Test
    void aLineOfAnotherVersionIsNotTakenForTheDefaultFormat() {
        // The fields may be pkt-srcaddr and pkt-dstaddr, whose values look the same.
        assertThat(Logs.problem("3" + ACCEPTED.substring(1)))
                .isEqualTo(
                        "there is no header line, and the line does not fit the default format: value 1 (version): it"
                                + " is not 2, which the default format always has; pass the flow log's LogFormat with"
                                + " --log-format");
    }

    @Test
    void aLineWhoseIdsAreElsewhereIsNotTakenForTheDefaultFormat() {
        assertThat(Logs.problem(
                        ACCEPTED.replace("210987654321 eni-0aaaabbbbcccc0001", "eni-0aaaabbbbcccc0001 210987654321")))
                .contains("does not fit the default format: the account or interface id is not one");
    }

    @Test
    void aLineOfFourteenValuesOfOtherTypesIsNotTakenForTheDefaultFormat() {
        assertThat(Logs.problem(ACCEPTED.replace("ACCEPT OK", "OK ACCEPT")))
                .contains("does not fit the default format: value 13 (action): 'OK' is no action: ACCEPT or REJECT");
    }
}
