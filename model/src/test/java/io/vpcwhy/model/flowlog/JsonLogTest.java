package io.vpcwhy.model.flowlog;

import static io.vpcwhy.model.flowlog.Logs.ACCEPTED;
import static io.vpcwhy.model.flowlog.Logs.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.model.ip.IpAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of CloudWatch Logs, its queries and subscriptions, and of Firehose. */
class JsonLogTest {

    private static final String OBJECT = "{\"version\":2,\"account_id\":\"012345678901\",\"srcaddr\":\"10.0.0.1\","
            + "\"dstaddr\":\"10.0.0.2\",\"srcport\":33000,\"dst-port\":443,\"dstPort\":\"443\",\"bytes\":25238.0,"
            + "\"start\":1.65E9,\"packets\":null,\"action\":\"REJECT\",\"log_status\":\"OK\"}";

    private static String event(String message) {
        return "{\"timestamp\": 1650000000000, \"message\": \"" + message + "\", \"ingestionTime\": 1650000099000}";
    }

    @Test
    void theEventsOfFilterLogEventsAreReadWithTheirLinesAndPaths() {
        String text =
                "{\n  \"events\": [\n    {\n      \"logStreamName\": \"eni-0a-all\",\n      \"message\": \"" + ACCEPTED
                        + "\",\n      \"eventId\": \"1\"\n    },\n    " + event(REJECTED)
                        + "\n  ],\n  \"searchedLogStreams\": [{\"message\": \"no event\"}],\n  \"nextToken\": \"x\"\n}\n";
        List<FlowLogLine> lines = Logs.lines(text);
        assertThat(Logs.records(lines)).extracting(Object::toString).containsExactly(ACCEPTED, REJECTED);
        assertThat(lines.stream().map(line -> line.place().toString()))
                .containsExactly("test.log:5 events[0].message", "test.log:8 events[1].message");
        assertThat(lines.get(0).text()).isEqualTo(ACCEPTED);
        assertThat(Logs.shape(text).description())
                .isEqualTo("events of CloudWatch Logs in JSON, columns of the default format");
    }

    @Test
    void anAnswerOnOneLineAndSeveralAnswersAreRead() {
        String page = "{\"events\":[" + event(ACCEPTED) + "," + event(REJECTED) + "],\"nextForwardToken\":\"f\"}";
        assertThat(Logs.records(page)).hasSize(2);
        assertThat(Logs.records(page + "\n" + page)).hasSize(4);
        assertThat(Logs.records(page + page)).hasSize(4);
        List<FlowLogLine> pretty = Logs.lines(page.replace("[", "[\n") + "\n" + page.replace("[", "[\n"));
        assertThat(pretty.stream().map(FlowLogLine::line)).containsExactly(2L, 2L, 4L, 4L);
    }

    @Test
    void aByteOrderMarkBeforeADocumentIsPassedOver() {
        assertThat(Logs.records("\uFEFF{\n\"events\": [" + event(ACCEPTED) + "]}"))
                .hasSize(1);
    }

    @Test
    void eventsOneByLineAreRead() {
        List<FlowLogLine> lines = Logs.lines(event(ACCEPTED) + "\n\n" + event(REJECTED) + "\n" + ACCEPTED + "\n");
        assertThat(Logs.records(lines)).extracting(Object::toString).containsExactly(ACCEPTED, REJECTED, ACCEPTED);
        assertThat(lines.stream().map(line -> line.place().toString()))
                .containsExactly("test.log:1 message", "test.log:3 message", "test.log:4");
        assertThat(Logs.shape(event(ACCEPTED)).container()).isEqualTo(FlowLogShape.Container.JSON_MESSAGES);
    }

    @Test
    void aBrokenLineAmongEventsSpoilsOnlyItself() {
        List<FlowLogLine> lines = Logs.lines(event(ACCEPTED) + "\n{\"message\": \n" + event(REJECTED));
        assertThat(lines).hasSize(3);
        assertThat(((FlowLogLine.Malformed) lines.get(1)).message())
                .startsWith("test.log:2: the JSON is broken at column 12: ");
        assertThat(lines.get(2)).isInstanceOf(FlowLogLine.Record.class);
    }

    @Test
    void theMessageOfAQueryResultIsRead() {
        String row =
                "[{\"field\":\"@timestamp\",\"value\":\"2022-04-15 05:20:00.000\"},{\"field\":\"@message\",\"value\":\""
                        + ACCEPTED + "\"},{\"field\":\"@ptr\",\"value\":\"p\"}]";
        String text = "{\"results\":[" + row + ",\n" + row
                + "],\"statistics\":{\"recordsMatched\":2.0},\"status\":\"Complete\"}";
        List<FlowLogLine> lines = Logs.lines(text);
        assertThat(Logs.records(lines)).extracting(Object::toString).containsExactly(ACCEPTED, ACCEPTED);
        assertThat(lines.get(1).place()).hasToString("test.log:2 results[1].@message");
        assertThat(Logs.shape(text).container()).isEqualTo(FlowLogShape.Container.INSIGHTS_RESULTS);
    }

    @Test
    void theFieldsOfAQueryResultAreRead() {
        FlowLogLine line = Logs.lines("{\"results\":[[{\"field\":\"srcAddr\",\"value\":\"10.0.0.1\"},"
                        + "{\"field\":\"dstPort\",\"value\":\"22\"},{\"field\":\"startTime\",\"value\":\"1650000000\"},"
                        + "{\"field\":\"logStatus\"},{\"field\":\"@ptr\",\"value\":\"p\"}]]}")
                .get(0);
        FlowLogRecord record = ((FlowLogLine.Record) line).record();
        assertThat(record.sourceAddress()).contains(IpAddress.parse("10.0.0.1"));
        assertThat(record.destinationPort()).hasValue(22);
        assertThat(record.start()).hasValue(1650000000);
        assertThat(record.logStatus()).isEmpty();
        assertThat(line.place()).hasToString("test.log:1 results[0]");
        assertThat(line.text()).isEqualTo("10.0.0.1 22 1650000000 - p");
    }

    @Test
    void theMessagesOfASubscriptionAreReadAndItsControlMessagesCounted() throws IOException {
        String control =
                "{\"messageType\":\"CONTROL_MESSAGE\",\"owner\":\"CloudwatchLogs\",\"logEvents\":[{\"id\":\"\","
                        + "\"message\":\"Checking health of destination Firehose.\"}]}";
        String lateType = "{\"logEvents\":[{\"message\":\"CWL CONTROL MESSAGE: Checking health\"}],"
                + "\"messageType\":\"CONTROL_MESSAGE\"}";
        String data = "{\"messageType\":\"DATA_MESSAGE\",\"logStream\":\"eni-0a-all\",\"subscriptionFilters\":[\"f\"],"
                + "\"logEvents\":[{\"id\":\"1\",\"timestamp\":1650000000000,\"message\":\"" + ACCEPTED
                + "\",\"extractedFields\":{\"srcaddr\":\"9.9.9.9\",\"dstaddr\":\"9.9.9.9\"}},{\"id\":\"2\",\"message\":\""
                + REJECTED + "\"}]}";
        for (String text : List.of(
                control + data + lateType + data, control + "\n" + data + "\n" + lateType + "\n" + data + "\n")) {
            try (FlowLogReader reader = FlowLogReader.open(
                    "s", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), FlowLogReadOptions.NONE)) {
                assertThat(reader.next().text()).isEqualTo(ACCEPTED);
                assertThat(reader.next().place().path()).isEqualTo("logEvents[1].message");
                reader.forEachRemaining(line -> assertThat(line).isInstanceOf(FlowLogLine.Record.class));
                assertThat(reader.controlMessages()).isEqualTo(2);
                assertThat(reader.shape().container()).isEqualTo(FlowLogShape.Container.SUBSCRIPTION);
            }
        }
    }

    @Test
    void objectsWithAValueForEachFieldAreRead() {
        for (String text : List.of(OBJECT, "[" + OBJECT + "]", "{\"message\":" + OBJECT + "}", OBJECT + OBJECT)) {
            FlowLogRecord record = Logs.records(text).get(0);
            assertThat(record.accountId()).contains("012345678901");
            assertThat(record.sourceAddress()).contains(IpAddress.parse("10.0.0.1"));
            assertThat(record.sourcePort()).hasValue(33000);
            assertThat(record.destinationPort()).hasValue(443);
            assertThat(record.bytes()).hasValue(25238);
            assertThat(record.start()).hasValue(1650000000);
            assertThat(record.packets()).isEmpty();
            assertThat(record.action()).contains(FlowLogAction.REJECT);
            assertThat(record.logStatus()).contains(FlowLogStatus.OK);
        }
        assertThat(Logs.shape(OBJECT).description())
                .isEqualTo("JSON objects with a value for each field, columns by their keys");
    }

    @Test
    void objectsMayDifferInTheirKeys() {
        List<FlowLogRecord> records = Logs.records("[{\"srcaddr\":\"10.0.0.1\",\"srcport\":1},"
                + "{\"srcport\":2,\"srcaddr\":\"10.0.0.2\"},\n{\"srcaddr\":\"10.0.0.3\",\"srcport\":3,\"x\":[{}]}]");
        assertThat(records.stream().map(record -> record.sourcePort().getAsInt()))
                .containsExactly(1, 2, 3);
        assertThat(records.get(1).sourceAddress()).contains(IpAddress.parse("10.0.0.2"));
    }

    @Test
    void anObjectWithinAMessageIsRead() {
        String inner = "{\\\"version\\\":2,\\\"srcAddr\\\":\\\"10.0.0.1\\\",\\\"logStatus\\\":\\\"OK\\\"}";
        List<FlowLogLine> lines = Logs.lines("{\"events\":[" + event(inner) + "]}");
        assertThat(Logs.records(lines).get(0).sourceAddress()).contains(IpAddress.parse("10.0.0.1"));
        assertThat(lines.get(0).place()).hasToString("test.log:1 events[0].message");
    }

    @Test
    void messagesAloneInAnArrayAndInLinesAreRead() {
        assertThat(Logs.records("[\n\"" + ACCEPTED + "\",\n\"" + REJECTED + "\"]"))
                .hasSize(2);
        assertThat(Logs.records("\"" + ACCEPTED + "\"\n\"" + REJECTED + "\"\n")).hasSize(2);
    }

    @Test
    void aMessageOfSeveralLinesAndAHeaderIsSeveralRecords() {
        assertThat(Logs.records("{\"message\":\"srcport dstport\\n1 2\\r\\n3 4\\n\"}"))
                .hasSize(2);
    }

    @Test
    void theStatedFormatHoldsForMessages() {
        FlowLogReadOptions options = FlowLogReadOptions.NONE.withFormat(FlowLogFormat.parse("dstport srcport"));
        assertThat(Logs.records("{\"events\":[" + event("1 2") + "]}", options)
                        .get(0)
                        .sourcePort())
                .hasValue(2);
        options = FlowLogReadOptions.NONE.withFallbacks(List.of(FlowLogFormat.parse("dstport srcport")));
        assertThat(Logs.records("{\"events\":[" + event("1 2") + "]}", options)
                        .get(0)
                        .sourcePort())
                .hasValue(2);
    }

    @Test
    void aWrongValueOfAnObjectIsMalformed() {
        assertThat(Logs.problem("{\"srcaddr\":\"here\",\"dstaddr\":\"10.0.0.2\"}"))
                .isEqualTo("value 1 (srcaddr): 'here' is no address such as 10.0.1.10, without leading zeros, or"
                        + " 2001:db8::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\": [{\"eventVersion\": \"1.0\"}]}",
                "{\"version\":\"0\",\"id\":\"1\",\"account\":\"012345678901\",\"region\":\"eu-west-1\"}",
                "{}",
                "[7]",
                "{\"FlowLogs\": [\n]}",
            })
    void otherJsonIsMalformed(String text) {
        assertThat(Logs.lines(text)).singleElement().isInstanceOf(FlowLogLine.Malformed.class);
    }

    @Test
    void otherJsonIsToldByItsKeys() {
        assertThat(Logs.problem("{\"Records\": [], \"a\": 1}"))
                .isEqualTo("the JSON object has 'a', 'Records'; a record has a 'message', or its fields such as"
                        + " 'srcaddr' and 'dstaddr'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{\"events\": []}", "{\"events\": [\n]\n}", "{\"results\":[],\"status\":\"Complete\"}"})
    void anAnswerWithoutEventsHasNoLines(String text) {
        assertThat(Logs.lines(text)).isEmpty();
    }

    @Test
    void securityLakeIsRefused() {
        String ocsf = "{\"class_uid\": 4001, \"src_endpoint\": {\"ip\": \"10.0.0.1\"}, \"disposition\": \"Blocked\"}";
        assertThatThrownBy(() -> Logs.lines(ocsf + "\n" + ocsf))
                .isInstanceOf(FlowLogFormatException.class)
                .hasMessage("test.log:1: this is OCSF, as of Security Lake, which this version does not read; use the"
                        + " files that the flow log itself delivers");
        assertThat(Logs.lines(ACCEPTED + "\n" + ocsf).get(1)).isInstanceOf(FlowLogLine.Malformed.class);
    }

    @Test
    void aDocumentThatBreaksOffKeepsItsEventsAndSaysWhere() {
        List<FlowLogLine> lines = Logs.lines("{\n\"events\": [\n" + event(ACCEPTED) + ",\n{\"mess");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isInstanceOf(FlowLogLine.Record.class);
        assertThat(((FlowLogLine.Malformed) lines.get(1)).message())
                .startsWith("test.log:4 events[1]: the JSON is broken at column ")
                .endsWith("; nothing after it could be read");
    }

    @Test
    void textInBracketsIsNoJsonDocument() {
        List<FlowLogLine> lines = Logs.lines("[2022-04-15] a\n" + ACCEPTED + "\n{x\n" + REJECTED);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).isInstanceOf(FlowLogLine.Record.class);
        assertThat(lines.get(3)).isInstanceOf(FlowLogLine.Record.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"events\":[", "{\"message\":", "[\n", "{\"events\":\n["})
    void deepNestingIsMalformedAndNoCrash(String opening) {
        List<FlowLogLine> lines = Logs.lines(opening.repeat(200_000));
        assertThat(lines).isNotEmpty();
        assertThat(lines.get(lines.size() - 1)).isInstanceOf(FlowLogLine.Malformed.class);
    }

    @Test
    void aHugeStringOrNumberOrObjectIsMalformedAndNoCrash() {
        String huge = "9".repeat(3_000_000);
        assertThat(Logs.problem("{\"message\": \"" + huge + "\"}")).contains("broken");
        assertThat(Logs.problem("{\"message\": " + huge + "}")).contains("broken");
        assertThat(Logs.problem("{\"srcaddr\": 1e999999999, \"dstaddr\": \"-\"}"))
                .contains("no address");
        StringBuilder fields = new StringBuilder("{\"srcaddr\":\"10.0.0.1\"");
        for (int i = 0; i < 5000; i++) {
            fields.append(",\"k").append(i).append("\":").append(i);
        }
        assertThat(Logs.problem(fields.append('}').toString()))
                .isEqualTo("it has more fields than any record of a flow log");
    }

    @Test
    void theFirstEventsOfADocumentComeBeforeItsEndIsRead() throws IOException {
        byte[] document = ("{\"events\":[" + (event(ACCEPTED) + ",").repeat(20_000) + event(REJECTED) + "]}")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(document);
        try (FlowLogReader reader = FlowLogReader.open("big", in, FlowLogReadOptions.NONE)) {
            assertThat(reader.next().text()).isEqualTo(ACCEPTED);
            assertThat(in.available()).isGreaterThan(document.length - 200_000);
            FlowLogLine last = reader.next();
            while (reader.hasNext()) {
                last = reader.next();
            }
            assertThat(last.text()).isEqualTo(REJECTED);
            assertThat(last.place().path()).isEqualTo("events[20000].message");
        }
    }
}
