package io.vpcwhy.cli.collect.logs;

import static io.vpcwhy.cli.collect.FakeAws.xml;
import static io.vpcwhy.cli.collect.logs.FakeLogs.objectError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.FakeAws;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listings of a bucket: as little as can be, to the end, and from an AWS that breaks. */
@Timeout(60)
class ListingFaultsTest {

    private static final String LIST = "ListObjectsV2";
    private static final String ROOT = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/";

    @AutoClose
    private final FakeLogs aws = new FakeLogs();

    private Reading read(FlowLogSelection selection) throws CollectException {
        return Reading.of(aws, Reading.BUCKET, Reading.wish(selection));
    }

    private List<String> eightObjects() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            aws.bucket().put("f/" + i + ".log", "line " + i + "\n");
            lines.add("line " + i);
        }
        return lines;
    }

    static Stream<List<ResponseDefinitionBuilder>> passingFaults() {
        return Stream.of(
                List.of(objectError(500, "InternalError"), objectError(503, "SlowDown")),
                List.of(new ResponseDefinitionBuilder().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                List.of(xml("<ListBucketResult><Name>flow-logs</Name><Contents><Key>f/9")),
                List.of(xml("<ListBucketResult><Name>flow-logs</Name>").withHeader("Content-Length", "400")),
                List.of(xml("<html>Bad gateway</html>").withStatus(502)),
                List.of(xml("<ListBucketResult/>").withChunkedDribbleDelay(20, 10_000)));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void afterAPassingFaultAmongPagesNothingIsLostAndNothingTwice(List<ResponseDefinitionBuilder> faults)
            throws CollectException {
        List<String> lines = eightObjects();
        aws.once(LIST, " f/2.log", faults);
        Reading reading = read(FlowLogSelection.ALL);
        assertThat(reading.lines()).isEqualTo(lines);
        assertThat(aws.asked(LIST)).hasSize(3 + faults.size());
    }

    private static String page(String more) {
        return "<ListBucketResult><Name>flow-logs</Name>" + more + "</ListBucketResult>";
    }

    static Stream<List<Object>> lastingFaults() {
        return Stream.of(
                List.of(objectError(503, "SlowDown"), false, "s3:ListBucket was not answered (SlowDown)"),
                List.of(
                        objectError(403, "AccessDenied"),
                        false,
                        "AWS does not permit it (AccessDenied); s3:ListBucket has to be allowed"),
                List.of(
                        objectError(404, "NoSuchBucket"),
                        true,
                        "AWS has none of that name (NoSuchBucket); check the name, --region, and whose credentials are"
                                + " used"),
                List.of(objectError(400, "ExpiredToken"), false, "the AWS credentials have expired (ExpiredToken): "),
                List.of(
                        xml(page("<NextContinuationToken>f/2.log</NextContinuationToken>")),
                        false,
                        "the pages of s3:ListBucket go round in a circle"),
                List.of(
                        xml(page("<IsTruncated>true</IsTruncated>")),
                        false,
                        "s3:ListBucket was not answered (a page says that there are more and not where)"),
                List.of(
                        xml("<html>Log in to the hotel's network</html>"),
                        false,
                        "s3:ListBucket was not answered (the answer is not what AWS sends)"));
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void aListingThatIsNotWholeIsNoneAndSaysWhy(List<Object> fault) {
        eightObjects();
        aws.always(LIST, " f/2.log", (ResponseDefinitionBuilder) fault.get(0));
        assertThatThrownBy(() -> read(FlowLogSelection.ALL))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        thrown -> assertThat(thrown.isWrongUsage()).isEqualTo(fault.get(1)))
                .hasMessageContaining((String) fault.get(2))
                .hasMessageNotContainingAny("\n", FakeAws.SESSION_TOKEN);
        assertThat(aws.asked("GetObject")).isEmpty();
    }

    private static long seconds(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    @Test
    void onlyFoldersOfTheTimeAskedForAreListed() throws CollectException {
        for (int year = 2024; year <= 2025; year++) {
            for (int month = 1; month <= 12; month++) {
                for (int day = 1; day <= 28; day += 9) {
                    aws.bucket()
                            .put(
                                    String.format("%s%d/%02d/%02d/a.log", ROOT, year, month, day),
                                    String.format("of %d-%02d-%02d\n", year, month, day));
                }
            }
        }
        Reading reading = read(Reading.between(seconds("2025-11-10T12:00:00Z"), seconds("2025-11-19T12:00:00Z")));

        assertThat(reading.lines()).containsExactly("of 2025-11-10", "of 2025-11-19");
        assertThat(aws.asked(LIST).stream()
                        .map(text -> text.substring(0, text.indexOf(' ')))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "",
                        "AWSLogs/",
                        "AWSLogs/123456789012/",
                        "AWSLogs/123456789012/vpcflowlogs/",
                        ROOT,
                        ROOT + "2025/",
                        ROOT + "2025/11/",
                        ROOT + "2025/11/10/",
                        ROOT + "2025/11/19/");
        assertThat(reading.notes())
                .containsExactly("s3://flow-logs/: 14 folders were not looked into, by the time or the partition in the"
                        + " name");
    }

    @Test
    void foldersAreListedAtTheSameTimeAndSixteenAtMost() throws CollectException {
        for (int i = 0; i < 24; i++) {
            aws.bucket().put(String.format("f%02d/a.log", i), "line " + i + "\n");
        }
        FlowLogSelection later = Reading.between(0, seconds("2030-01-01T00:00:00Z"));
        aws.gate(LIST, "/ ", 8); // so many have to wait together; not the pages of the root
        assertThat(read(later).lines()).hasSize(24);
        assertThat(aws.mostAtATime()).isBetween(8, 16);
    }

    @Test
    void whatBeginsWithADotOrAnUnderscoreIsNoData() throws CollectException {
        aws.bucket().put("a/_SUCCESS", "x");
        aws.bucket().put("a/.hidden/x.log", "x");
        aws.bucket().put("_temporary/x.log", "x");
        aws.bucket().put("a/folder/", "");
        aws.bucket().put("a/x.log", "data");
        assertThat(read(FlowLogSelection.ALL).lines()).containsExactly("data");
    }
}
