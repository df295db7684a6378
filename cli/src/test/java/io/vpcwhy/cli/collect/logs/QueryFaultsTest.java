package io.vpcwhy.cli.collect.logs;

import static io.vpcwhy.cli.collect.FakeAws.json;
import static io.vpcwhy.cli.collect.logs.FakeLogs.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries of Logs Insights that wait, fail, and find more than they give. */
@Timeout(120)
class QueryFaultsTest {

    private static final String START = "StartQuery";
    private static final String RESULTS = "GetQueryResults";
    private static final long SINCE = 1_763_600_000;
    private static final long UNTIL = SINCE + 3_600;
    private static final long MARGIN = 1_800;

    @AutoClose
    private final FakeLogs aws = new FakeLogs();

    private static LogWish wish(FlowLogSelection selection) {
        return new LogWish(Snapshot.builder().build(), selection, true);
    }

    private Reading read() throws CollectException {
        return Reading.of(aws, Reading.GROUP, wish(Reading.between(SINCE, UNTIL)));
    }

    private List<String> events(int count, int everySecond) {
        List<FakeGroup.Event> events = IntStream.range(0, count)
                .mapToObj(i -> new FakeGroup.Event("eni-0a-all", SINCE + i / everySecond, "line " + i))
                .toList();
        aws.group().putAll(events);
        return events.stream().map(FakeGroup.Event::message).toList();
    }

    @Test
    void whatRunsIsWaitedFor() throws CollectException {
        List<String> lines = events(5, 1);
        aws.once(RESULTS, "", List.of(json("{\"status\":\"Scheduled\"}"), json("{\"status\":\"Running\"}")));

        assertThat(read().lines()).isEqualTo(lines);
        assertThat(aws.asked(RESULTS)).hasSize(3);
        assertThat(aws.asked(START))
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .contains("\"startTime\":" + (SINCE - MARGIN), "\"endTime\":" + (UNTIL + MARGIN), "limit 10000")
                        .contains("\"logGroupName\":\"" + FakeLogs.GROUP + "\""));
    }

    @Test
    void aPartOfTheResultsOfARunningQueryIsNotTakenForAll() throws CollectException {
        List<String> lines = events(5, 1);
        aws.once(
                RESULTS,
                "",
                List.of(json(
                        "{\"status\":\"Running\",\"results\":[[{\"field\":\"@message\",\"value\":\"line 0\"}]]}")));
        assertThat(read().lines()).isEqualTo(lines);
    }

    static Stream<List<Object>> ends() {
        return Stream.of(
                List.of(RESULTS, json("{\"status\":\"Failed\"}"), "the query of Logs Insights ended as Failed"),
                List.of(RESULTS, json("{\"status\":\"Timeout\"}"), "the query of Logs Insights ended as Timeout"),
                List.of(RESULTS, json("{\"status\":\"Cancelled\"}"), "the query of Logs Insights ended as Cancelled"),
                List.of(RESULTS, error(400, "ThrottlingException"), "logs:GetQueryResults was not answered"),
                List.of(START, error(400, "AccessDeniedException"), "logs:StartQuery has to be allowed"),
                List.of(
                        START,
                        error(400, "LimitExceededException"),
                        "too many queries of Logs Insights run in the account (LimitExceededException)"),
                List.of(START, error(400, "MalformedQueryException"), "ends before the log group was made"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aQueryThatEndsOtherwiseIsSaid(List<Object> end) throws CollectException {
        events(5, 1);
        aws.always((String) end.get(0), "", (ResponseDefinitionBuilder) end.get(1));

        Reading reading = read();

        assertThat(reading.lines()).isEmpty();
        assertThat(reading.problem()).hasValueSatisfying(why -> assertThat(why).contains((String) end.get(2)));
    }

    @Test
    void aBurstOfThrottlingIsWaitedFor() throws CollectException {
        List<String> lines = events(5, 1);
        ResponseDefinitionBuilder throttled = error(400, "ThrottlingException");
        aws.once(START, "", List.of(throttled, error(500, "InternalFailure")));
        aws.once(RESULTS, "", List.of(throttled));

        assertThat(read().lines()).isEqualTo(lines);
    }

    @Test
    void asManyEventsAsAQueryGivesAreHalvedUntilTheyAreFewer_eachComesOnceAndInOrder() throws CollectException {
        List<String> lines = events(QueryPages.MOST, 4);
        assertThat(read().lines()).isEqualTo(lines);
        assertThat(aws.asked(START)).hasSizeGreaterThan(2);
    }

    @Test
    void aPartOfTheTimeBeforeTheGroupWasMadeHasNoEvents() throws CollectException {
        // As AWS answers where the group was made shortly before the first event came.
        long middle = SINCE + (UNTIL - SINCE) / 2;
        List<FakeGroup.Event> late = IntStream.range(0, QueryPages.MOST)
                .mapToObj(i -> new FakeGroup.Event("eni-0a-all", middle + 10 + i / 4, "line " + i))
                .toList();
        aws.group().putAll(late);
        aws.always(START, "\"endTime\":" + middle, error(400, "MalformedQueryException"));

        Reading reading = read();

        assertThat(reading.problem()).isEmpty();
        assertThat(reading.lines())
                .isEqualTo(late.stream().map(FakeGroup.Event::message).toList());
        assertThat(aws.asked(START)).anyMatch(request -> request.contains("\"endTime\":" + middle));
    }

    @Test
    void oneLessIsNotHalved() throws CollectException {
        List<String> lines = events(QueryPages.MOST - 1, 4);
        assertThat(read().lines()).isEqualTo(lines);
        assertThat(aws.asked(START)).hasSize(1);
    }

    @Test
    void aSecondThatHasMoreIsSaid_andWhatIsBeforeItIsThere() throws CollectException {
        aws.group().put("eni-0a-all", SINCE, "first");
        aws.group()
                .putAll(Collections.nCopies(
                        QueryPages.MOST, new FakeGroup.Event("eni-0a-all", SINCE + 10, "at the same time")));

        Reading reading = read();

        assertThat(reading.lines()).containsExactly("first");
        assertThat(reading.problem())
                .hasValue("a second has the 10000 events that a query of Logs Insights gives at"
                        + " most, or more; read it without --logs-insights");
    }

    @Test
    void anEventWithoutAMessageCountsAmongThoseThatAQueryGives() throws CollectException {
        List<String> fields = new ArrayList<>(
                Collections.nCopies(QueryPages.MOST - 1, "[{\"field\":\"@message\",\"value\":\"cut off\"}]"));
        fields.add("[{\"field\":\"@ptr\",\"value\":\"p\"},{\"field\":\"@message\"}]");
        events(3, 1);
        aws.once(
                RESULTS, "", List.of(json("{\"status\":\"Complete\",\"results\":[" + String.join(",", fields) + "]}")));
        assertThat(read().lines()).containsExactly("line 0", "line 1", "line 2");
    }

    @Test
    void theQuerySelectsByInterfaceActionAndStream() throws CollectException {
        FlowLogSelection both = new FlowLogSelection(
                OptionalLong.of(SINCE),
                OptionalLong.empty(),
                Set.of("eni-0a"),
                Set.of(),
                Set.of(),
                Set.of(FlowLogAction.REJECT));
        Reading.of(aws, Reading.GROUP, wish(both));
        aws.group().put("eni-0a-all", SINCE, "x");
        Reading.of(aws, Reading.GROUP, wish(both));

        assertThat(aws.asked(START).get(0))
                .contains("filter @message like \\\"eni-0a\\\" | filter @message like \\\"REJECT\\\"");
        assertThat(aws.asked(START).get(1)).contains("filter @logStream in [\\\"eni-0a-all\\\"]");
    }

    @Test
    void aQueryNeedsATime() {
        assertThatThrownBy(() -> Reading.of(aws, Reading.GROUP, wish(FlowLogSelection.ALL)))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        thrown -> assertThat(thrown.isWrongUsage()).isTrue())
                .hasMessageStartingWith("--logs-insights needs --since");
        assertThat(aws.asked(START)).isEmpty();
    }
}
