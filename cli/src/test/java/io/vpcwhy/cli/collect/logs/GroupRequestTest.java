package io.vpcwhy.cli.collect.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What FilterLogEvents is asked for: no more than the options ask for, as far as it can be said. */
@Timeout(60)
class GroupRequestTest {

    private static final String FILTER = "FilterLogEvents";
    private static final long SECOND = 1_763_600_000;

    @AutoClose
    private final FakeLogs aws = new FakeLogs();

    private Reading read(AwsLogName name, FlowLogSelection selection) throws CollectException {
        Reading reading = Reading.of(aws, name, Reading.wish(selection));
        assertThat(reading.problem()).isEmpty();
        return reading;
    }

    private JsonNode request() {
        assertThat(aws.asked(FILTER)).hasSize(1);
        return JsonMapper.shared().readTree(aws.asked(FILTER).get(0));
    }

    private static List<String> streams(JsonNode request) {
        List<String> names = new ArrayList<>();
        request.path("logStreamNames").forEach(name -> names.add(name.asString()));
        return names;
    }

    private void put(String stream) {
        aws.group().put(stream, SECOND, "of " + stream);
    }

    @Test
    void withoutOptionsAllIsAskedFor() throws CollectException {
        put("eni-0a-all");
        assertThat(read(Reading.GROUP, FlowLogSelection.ALL).lines()).containsExactly("of eni-0a-all");
        assertThat(request().propertyNames()).containsExactly("logGroupName");
        assertThat(aws.asked("DescribeLogStreams")).hasSize(1);
    }

    @Test
    void aStreamThatIsNotThereIsSaidBeforeAnythingIsRead() {
        put("eni-0a-all-too");
        assertThatThrownBy(() -> Reading.of(
                        aws, AwsLogName.parse("cloudwatch:/vpc/flow:eni-0a-all"), Reading.wish(FlowLogSelection.ALL)))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        e -> assertThat(e.isWrongUsage()).isTrue())
                .hasMessageContaining("cloudwatch:/vpc/flow:eni-0a-all: the log group has no log stream of that name");
        assertThat(aws.asked(FILTER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudwatch:/vpc/flow", "cloudwatch:/vpc/flow:eni-0a-all"})
    void whoMayNotListStreamsMayReadThem(String name) throws CollectException {
        put("eni-0a-all");
        aws.always("DescribeLogStreams", "", FakeLogs.error(400, "AccessDeniedException"));
        assertThat(read(AwsLogName.parse(name), FlowLogSelection.ALL).lines()).containsExactly("of eni-0a-all");
    }

    @Test
    void theTimeIsAskedForHalfAnHourWider() throws CollectException {
        read(Reading.GROUP, Reading.between(SECOND, SECOND + 60));
        assertThat(request().path("startTime").asLong()).isEqualTo((SECOND - 1_800) * 1_000);
        assertThat(request().path("endTime").asLong()).isEqualTo((SECOND + 60 + 1_800) * 1_000);
    }

    @Test
    void theBeginningOfTimeIsNotBeforeIt() throws CollectException {
        read(Reading.GROUP, Reading.between(5, 60));
        assertThat(request().path("startTime").asLong(-1)).isZero();
    }

    @Test
    void aStreamThatIsNamedIsAskedForAlone() throws CollectException {
        put("eni-0a-all");
        put("eni-0b-all");
        AwsLogName name = AwsLogName.parse("cloudwatch:/vpc/flow:eni-0b-all");
        assertThat(read(name, FlowLogSelection.ALL).lines()).containsExactly("of eni-0b-all");
        assertThat(streams(request())).containsExactly("eni-0b-all");
    }

    @Test
    void aGroupOfAnotherAccountIsAskedForByItsArn() throws CollectException {
        String arn = "arn:aws:logs:eu-west-1:210987654321:log-group:/vpc/flow";
        read(AwsLogName.parse("cloudwatch:" + arn + ":*"), FlowLogSelection.ALL);
        assertThat(request().path("logGroupIdentifier").asString()).isEqualTo(arn);
        assertThat(request().has("logGroupName")).isFalse();
    }

    @Test
    void interfacesAreAskedForByTheirStreams() throws CollectException {
        List.of("eni-0a-all", "eni-0a-reject", "eni-0ab-all", "eni-0b-accept").forEach(this::put);
        assertThat(read(Reading.GROUP, Reading.of(Set.of("eni-0a", "eni-0b"), Set.of()))
                        .lines())
                .containsExactly("of eni-0a-all", "of eni-0a-reject", "of eni-0b-accept");
        assertThat(streams(request())).containsExactly("eni-0a-all", "eni-0a-reject", "eni-0b-accept");
        assertThat(request().has("filterPattern")).isFalse();
    }

    @Test
    void streamsOfTheOtherActionAreNotAskedFor() throws CollectException {
        List.of("eni-0a-all", "eni-0a-reject", "eni-0a-accept").forEach(this::put);
        read(Reading.GROUP, Reading.of(Set.of("eni-0a"), Set.of(FlowLogAction.REJECT)));
        assertThat(streams(request())).containsExactly("eni-0a-all", "eni-0a-reject");
    }

    @Test
    void anInterfaceWithoutAStreamAmongThoseOfOthersHasNothing() throws CollectException {
        put("eni-0b-all");
        Reading reading = read(Reading.GROUP, Reading.of(Set.of("eni-0a"), Set.of()));
        assertThat(reading.lines()).isEmpty();
        assertThat(reading.notes())
                .containsExactly("cloudwatch:/vpc/flow: has no log stream of eni-0a; nothing was logged of it there");
        assertThat(aws.asked(FILTER)).isEmpty();
    }

    @Test
    void aGroupOfTwoFormatsThatHasNoStreamsYetHasNothing() throws CollectException {
        String here = MadeFlowLog.GROUP_ARN.replace("us-east-1", "eu-west-1") + FakeLogs.GROUP + ":*";
        Snapshot snapshot = MadeFlowLog.network(
                        MadeFlowLog.toGroup("fl-1", "eni-0a").to(here).make(true),
                        MadeFlowLog.toGroup("fl-2", "eni-0b")
                                .to(here)
                                .format("${srcaddr}")
                                .make(true))
                .snapshot();
        Reading reading = Reading.of(aws, Reading.GROUP, new LogWish(snapshot, FlowLogSelection.ALL, false));
        assertThat(reading.lines()).isEmpty();
        assertThat(reading.notes())
                .containsExactly("cloudwatch:/vpc/flow: has no log streams; nothing was logged there");
    }

    @Test
    void whereStreamsAreNamedOtherwiseAPatternAsksForInterfaces() throws CollectException {
        put("collector-1");
        read(Reading.GROUP, Reading.of(Set.of("eni-0a"), Set.of()));
        assertThat(request().path("filterPattern").asString()).isEqualTo("\"eni-0a\"");
    }

    @Test
    void aPatternOfSeveralInterfacesAsksForAny() throws CollectException {
        put("collector-1");
        read(Reading.GROUP, Reading.of(Set.of("eni-0a", "eni-0b"), Set.of()));
        assertThat(request().path("filterPattern").asString()).isEqualTo("?\"eni-0a\" ?\"eni-0b\"");
    }

    @Test
    void noPatternIsLongerThanAwsTakes() throws CollectException {
        put("collector-1");
        Set<String> forty = interfaces(40);
        read(Reading.GROUP, Reading.of(forty, Set.of()));
        assertThat(request().path("filterPattern").asString())
                .contains(forty)
                .satisfies(pattern -> assertThat(pattern.length()).isLessThanOrEqualTo(1_024));
    }

    @Test
    void ofMoreInterfacesThanAPatternHoldsAllIsReadAndSortedOutHere() throws CollectException {
        put("collector-1");
        read(Reading.GROUP, Reading.of(interfaces(41), Set.of()));
        assertThat(request().has("filterPattern")).isFalse();
    }

    @Test
    void moreThanAHundredStreamsAreAskedForInSeveralRequests_eachOnce() throws CollectException {
        Set<String> interfaces = interfaces(205);
        interfaces.forEach(id -> put(id + "-all"));

        Reading reading = read(Reading.GROUP, Reading.of(interfaces, Set.of()));

        assertThat(reading.lines()).hasSize(205).doesNotHaveDuplicates();
        Set<String> asked = new HashSet<>();
        for (String text : aws.asked(FILTER)) {
            List<String> streams = streams(JsonMapper.shared().readTree(text));
            assertThat(streams).isNotEmpty().hasSizeLessThanOrEqualTo(100);
            asked.addAll(streams);
        }
        assertThat(asked).hasSize(205);
    }

    private static Set<String> interfaces(int count) {
        Set<String> ids = new HashSet<>();
        IntStream.range(0, count).forEach(i -> ids.add(String.format("eni-%017x", i)));
        return ids;
    }
}
