package io.vpcwhy.model.flowlog;

import static io.vpcwhy.model.flowlog.Logs.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.ip.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comma-separated values, as Athena and the console give them. */
class CsvLogTest {

    @Test
    void theQuotedValuesOfAthenaAreRead() {
        String text = """
                "version","account_id","srcaddr","dstport","log_status","day"
                "2","012345678901","10.0.0.1","443","OK","2022/04/15"
                "2","012345678901","-","","NODATA","2022/04/15"
                """;
        List<FlowLogLine> lines = Logs.lines(text);
        List<FlowLogRecord> records = Logs.records(lines);
        assertThat(records.get(0).accountId()).contains("012345678901");
        assertThat(records.get(0).sourceAddress()).contains(IpAddress.parse("10.0.0.1"));
        assertThat(records.get(0).destinationPort()).hasValue(443);
        assertThat(records.get(0).fields()).containsEntry("day", "2022/04/15");
        assertThat(records.get(1).destinationPort()).isEmpty();
        assertThat(records.get(1).logStatus()).contains(FlowLogStatus.NODATA);
        assertThat(lines.stream().map(FlowLogLine::line)).containsExactly(2L, 3L);
        assertThat(Logs.shape(text).description()).isEqualTo("comma-separated values, columns of the header line");
    }

    @Test
    void capitalisedNamesAndEmptyValuesAreRead() {
        FlowLogRecord record = Logs.records("Version,Account-Id,SrcAddr,DstAddr,Action\n2,,10.0.0.1,10.0.0.2,REJECT\n")
                .get(0);
        assertThat(record.accountId()).isEmpty();
        assertThat(record.action()).contains(FlowLogAction.REJECT);
    }

    @Test
    void blanksAroundValuesAndWithinQuotesAreRead() {
        String text = """
                srcport, dstport, instance-tag, time
                1 , 2 ,"a ""b"", c",2022-04-15 05:20:00
                """;
        FlowLogRecord record = Logs.records(text).get(0);
        assertThat(record.destinationPort()).hasValue(2);
        assertThat(record.raw(FlowLogField.INSTANCE_TAG)).contains("a \"b\", c");
        assertThat(record.fields()).containsEntry("time", "2022-04-15 05:20:00");
    }

    @Test
    void numbersOfTablesThatKnowNoIntegersAreRead() {
        assertThat(Logs.records("srcport,bytes\n443.0,25238.0").get(0).bytes()).hasValue(25238);
    }

    @Test
    void aHeaderLineWithCommasIsOneEvenIfHalfOfItWouldBeAHeaderLineWithBlanks() {
        assertThat(Logs.records("srcport ,dstport,action\n1,2,ACCEPT").get(0).action())
                .contains(FlowLogAction.ACCEPT);
    }

    @Test
    void aColumnWithoutANameIsCalledByItsNumber() {
        assertThat(Logs.records(",srcport,dstport\nrow,1,2").get(0).fields().toString())
                .isEqualTo("{column-1=row, srcport=1, dstport=2}");
    }

    @Test
    void linesOfTextMayFollow() {
        List<FlowLogRecord> records =
                Logs.records("srcport,dstport\n1,2\ndstport srcport\n3 4\n\"dstport\",\"srcport\"\n\"5\",\"6\"\n");
        assertThat(records.stream().map(record -> record.sourcePort().getAsInt()))
                .containsExactly(1, 4, 6);
    }

    @Test
    void valuesWithoutAHeaderAreReadInAStatedFormat() {
        FlowLogReadOptions options = FlowLogReadOptions.NONE.withFormat(FlowLogFormat.parse("srcport dstport"));
        assertThat(Logs.records("\"1\",\"2\"\n3,4", options)).hasSize(2);
    }

    @Test
    void theMessagesOfAConsoleDownloadAreRead() {
        List<FlowLogRecord> records = Logs.records("@timestamp,@message\n2022-04-15 05:20:00.000," + ACCEPTED
                + "\n\"2022-04-15 05:20:00.000\",\"" + ACCEPTED + "\"\n");
        assertThat(records).hasSize(2).allSatisfy(record -> assertThat(record).hasToString(ACCEPTED));
    }

    @Test
    void aLineInQuotesIsALine() {
        assertThat(Logs.records("\"" + ACCEPTED + "\"")).singleElement().hasToString(ACCEPTED);
    }

    @Test
    void aQuoteThatStaysOpenIsMalformed() {
        assertThat(Logs.problem("srcport,dstport\n1,\"2\n"))
                .isEqualTo("value 2 has an opening quote and no closing one");
    }

    @Test
    void aRowWithTooFewValuesIsMalformed() {
        assertThat(Logs.problem("srcport,dstport,action\n1,2\n")).contains("nothing is left for action");
    }
}
