package io.vpcwhy.cli.collect.logs;

import static io.vpcwhy.cli.collect.FakeAws.json;
import static io.vpcwhy.cli.collect.logs.FakeLogs.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.FakeAws;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log group of an AWS that throttles, breaks off, refuses and answers badly. */
@Timeout(120)
class GroupFaultsTest {

    private static final String FILTER = "FilterLogEvents";
    private static final String SECOND_PAGE = "\"nextToken\":\"3\"";
    private static final long MEGABYTE = 1 << 20;

    @AutoClose
    private final FakeLogs aws = new FakeLogs();

    private List<String> eightEvents() {
        List<String> lines = IntStream.range(0, 8).mapToObj(i -> "line " + i).toList();
        lines.forEach(line -> aws.group().put("eni-0a-all", 1, line));
        return lines;
    }

    private Reading read() throws CollectException {
        return Reading.of(aws, Reading.GROUP, Reading.wish(FlowLogSelection.ALL));
    }

    private static ResponseDefinitionBuilder half() {
        String page = "{\"events\":[{\"message\":\"line 3\"},{\"message\":\"li";
        return json(page).withHeader("Content-Length", "4000");
    }

    /** What AWS may do once or twice before it answers. */
    static Stream<List<ResponseDefinitionBuilder>> passingFaults() {
        return Stream.of(
                List.of(error(400, "ThrottlingException"), error(400, "ThrottlingException")),
                List.of(error(500, "InternalFailure"), error(503, "ServiceUnavailableException")),
                List.of(json("<html>Bad gateway</html>").withStatus(502)),
                List.of(new ResponseDefinitionBuilder().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                List.of(json("{\"events\":[]}").withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                List.of(half()),
                List.of(json("{\"events\":[{\"message\":\"line 3\"}]}").withChunkedDribbleDelay(20, 10_000)),
                List.of(json("{\"events\":[{\"message\":\"li")),
                List.of(json("<html>Log in to the hotel's network</html>")));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void afterAPassingFaultNothingIsLostAndNothingTwice(List<ResponseDefinitionBuilder> faults)
            throws CollectException {
        List<String> lines = eightEvents();
        aws.once(FILTER, SECOND_PAGE, faults);

        Reading reading = read();

        assertThat(reading.problem()).isEmpty();
        assertThat(reading.lines()).isEqualTo(lines);
        assertThat(aws.asked(FILTER)).hasSize(3 + faults.size());
    }

    /** What does not pass by itself, and what is said of it. */
    static Stream<List<Object>> lastingFaults() {
        return Stream.of(
                List.of(
                        error(400, "ThrottlingException"),
                        "logs:FilterLogEvents was not answered (ThrottlingException)"),
                List.of(error(500, "InternalFailure"), "logs:FilterLogEvents was not answered (InternalFailure)"),
                List.of(
                        json("{}").withChunkedDribbleDelay(20, 10_000),
                        "logs:FilterLogEvents was not answered (timed out)"),
                List.of(
                        json("<html>Log in</html>"),
                        "logs:FilterLogEvents was not answered (the answer is not what AWS sends)"),
                List.of(
                        error(400, "ResourceNotFoundException"),
                        "AWS has none of that name (ResourceNotFoundException); check the name, --region, and whose"
                                + " credentials are used"),
                List.of(
                        error(400, "AccessDeniedException"),
                        "AWS does not permit it (AccessDeniedException); logs:FilterLogEvents has to be allowed"),
                List.of(
                        error(400, "ExpiredTokenException"),
                        "the AWS credentials have expired (ExpiredTokenException): "));
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void aFaultThatStaysEndsTheReadingAndSaysWhy_whatWasReadIsThere(List<Object> fault) throws CollectException {
        List<String> lines = eightEvents();
        aws.always(FILTER, SECOND_PAGE, (ResponseDefinitionBuilder) fault.get(0));

        Reading reading = read();

        assertThat(reading.lines()).isEqualTo(lines.subList(0, FakeGroup.PAGE));
        assertThat(reading.problem())
                .hasValueSatisfying(why ->
                        assertThat(why).contains((String) fault.get(1)).doesNotContain("\n", FakeAws.SESSION_TOKEN));
    }

    @Test
    void pagesThatGoRoundInACircleEnd() throws CollectException {
        aws.always(FILTER, "\"nextToken\":\"a\"", FakeGroup.page(List.of("a"), "b"));
        aws.always(FILTER, "\"nextToken\":\"b\"", FakeGroup.page(List.of("b"), "c"));
        aws.always(FILTER, "\"nextToken\":\"c\"", FakeGroup.page(List.of("c"), "a"));
        aws.always(FILTER, "", FakeGroup.page(List.of("first"), "a"));

        Reading reading = read();

        assertThat(reading.lines()).startsWith("first", "a", "b");
        assertThat(reading.problem()).hasValue("the pages of logs:FilterLogEvents go round in a circle");
        assertThat(aws.asked(FILTER)).hasSizeLessThan(12);
    }

    @Test
    void pagesWithoutEventsAreGoneThrough() throws CollectException {
        aws.group().make(40, page -> page % 13 == 12 ? List.of("line " + page) : List.of());
        assertThat(read().lines()).containsExactly("line 12", "line 25", "line 38");
    }

    @Test
    void anEventIsALineWhateverItHolds() throws CollectException {
        aws.once(
                FILTER,
                "",
                List.of(json("{\"events\":[{\"message\":\"one\\ntwo\\r\\nthree\\u2028four\"},{\"timestamp\":1},"
                        + "{\"message\":null},{\"message\":\"last\\n\"},{\"message\":\"\\u00e9\"}]}")));

        assertThat(read().lines())
                .filteredOn(line -> !line.isBlank())
                .containsExactly("one two three four", "last", "\u00e9");
    }

    @Test
    void tenThousandPagesLoseNothingRepeatNothingAndTakeNoMemory() throws CollectException, IOException {
        int pages = 10_000;
        String padding = " " + "x".repeat(2_000);
        aws.group().make(pages, page -> Collections.nCopies(2, page + padding));
        List<Long> used = new ArrayList<>();
        int next = 0;
        try (AwsLogs logs =
                new AwsLogs(aws.access(), Optional.of("eu-west-1"), Optional.empty(), note -> {}, any -> {})) {
            AwsLogSource source =
                    logs.find(Reading.GROUP, Reading.wish(FlowLogSelection.ALL)).get(0);
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(source.inputs().get(0).opener().open(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    assertThat(line).isEqualTo(next / 2 + padding);
                    next++;
                    if (next == pages / 5 || next == 2 * pages - 10) {
                        used.add(used());
                    }
                }
            }
        }
        assertThat(next).isEqualTo(2 * pages);
        assertThat(used.get(1) - used.get(0))
                .as("bytes more, 9,000 pages later")
                .isLessThan(8 * MEGABYTE);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void noMoreThanAPageIsAskedForAhead() throws CollectException, IOException {
        aws.group().make(50, page -> List.of("line " + page));
        try (AwsLogs logs =
                new AwsLogs(aws.access(), Optional.of("eu-west-1"), Optional.empty(), note -> {}, any -> {})) {
            AwsLogSource source =
                    logs.find(Reading.GROUP, Reading.wish(FlowLogSelection.ALL)).get(0);
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(source.inputs().get(0).opener().open(), StandardCharsets.UTF_8), 1)) {
                assertThat(lines.readLine()).isEqualTo("line 0");
            }
        }
        assertThat(aws.asked(FILTER)).hasSizeLessThan(5);
    }
}
