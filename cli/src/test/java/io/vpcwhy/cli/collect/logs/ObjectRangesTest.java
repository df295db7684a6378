package io.vpcwhy.cli.collect.logs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.vpcwhy.cli.collect.logs.FakeLogs.objectError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.vpcwhy.cli.collect.AwsSession;
import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.FakeAws;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects that are got in ranges of 100 bytes, from an AWS that breaks off and refuses. */
@Timeout(60)
class ObjectRangesTest {

    private static final int RANGE = 100;
    private static final String GET = "GetObject";
    private static final String KEY = "day/a b+c.log";
    private static final String SECOND_RANGE = "bytes=100-199";

    private FakeLogs aws;
    private AwsSession session;
    private S3Client client;
    private ExecutorService pool;

    @BeforeEach
    void start() {
        aws = new FakeLogs();
        session = AwsSession.open(aws.access());
        client = session.client(S3Client.builder().forcePathStyle(true), Region.EU_WEST_1);
        pool = Executors.newFixedThreadPool(8);
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
        client.close();
        session.close();
        aws.close();
    }

    private byte[] put(String key, int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        aws.bucket().put(key, bytes);
        return bytes;
    }

    private List<StoredObject> listed() throws CollectException {
        AwsLogName.Bucket all = new AwsLogName.Bucket(FakeLogs.BUCKET, "");
        return new ObjectListing(client, all, FlowLogSelection.ALL, pool, any -> {}).objects();
    }

    private ObjectRanges ranges() {
        return new ObjectRanges(client, pool, RANGE);
    }

    private InputStream open() throws CollectException {
        return new ObjectStream(ranges(), listed().get(0), new ArrayDeque<>());
    }

    /** When all that was begun is done. */
    private void await() throws InterruptedException {
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 200, 1_234})
    void rangesAreReassembledByteForByte(int length) throws CollectException, IOException {
        byte[] bytes = put(KEY, length);
        try (InputStream in = open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(aws.asked(GET)).hasSize((length + RANGE - 1) / RANGE).doesNotHaveDuplicates();
        try (InputStream in = open()) {
            for (byte each : bytes) {
                assertThat((byte) in.read()).isEqualTo(each);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    static Stream<List<ResponseDefinitionBuilder>> passingFaults() {
        return Stream.of(
                List.of(objectError(500, "InternalError"), objectError(503, "ServiceUnavailable")),
                List.of(objectError(503, "SlowDown")),
                List.of(new ResponseDefinitionBuilder().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                List.of(aResponse().withStatus(206).withBody("x".repeat(50)).withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                List.of(aResponse().withStatus(206).withBody("x".repeat(50)).withHeader("Content-Length", "100")),
                List.of(aResponse().withStatus(206).withBody("x".repeat(100)).withChunkedDribbleDelay(20, 10_000)));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void afterAPassingFaultInARangeNothingIsLostAndNothingTwice(List<ResponseDefinitionBuilder> faults)
            throws CollectException, IOException {
        byte[] bytes = put(KEY, 350);
        aws.once(GET, SECOND_RANGE, faults);
        try (InputStream in = open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(aws.asked(GET)).hasSize(4 + faults.size());
    }

    static Stream<List<Object>> lastingFaults() {
        return Stream.of(
                List.of(objectError(503, "SlowDown"), "s3:GetObject was not answered (SlowDown)"),
                List.of(
                        aResponse().withStatus(206).withBody("x".repeat(99)),
                        "s3:GetObject was not answered (99 bytes from 100 on in place of 100)"),
                List.of(
                        aResponse().withStatus(200).withBody("x".repeat(350)),
                        "s3:GetObject was not answered (more bytes from 100 on in place of 100)"),
                List.of(
                        aResponse().withStatus(206).withBody("x").withChunkedDribbleDelay(20, 10_000),
                        "s3:GetObject was not answered (timed out)"),
                List.of(objectError(403, "AccessDenied"), "(AccessDenied); s3:GetObject has to be allowed"),
                List.of(objectError(404, "NoSuchKey"), "it was deleted after it was listed (NoSuchKey)"),
                List.of(
                        objectError(412, "PreconditionFailed"),
                        "it was written anew while it was read (PreconditionFailed); read it again"),
                List.of(
                        objectError(403, "InvalidObjectState"),
                        "it is archived (InvalidObjectState); restore it first"));
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void aFaultThatStaysIsSaid_andWhatIsBeforeItWasRead(List<Object> fault) throws CollectException, IOException {
        byte[] bytes = put(KEY, 350);
        aws.always(GET, SECOND_RANGE, (ResponseDefinitionBuilder) fault.get(0));
        try (InputStream in = open()) {
            for (int i = 0; i < RANGE; i++) {
                assertThat((byte) in.read()).isEqualTo(bytes[i]);
            }
            assertThatThrownBy(in::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining((String) fault.get(1))
                    .hasMessageNotContainingAny("\n", FakeAws.SESSION_TOKEN);
            assertThatThrownBy(in::read).as("and not the bytes behind it").isInstanceOf(IOException.class);
        }
    }

    @Test
    void anObjectThatIsWrittenAnewIsNotMixedWithWhatItWas() throws CollectException, IOException {
        put(KEY, 350);
        List<StoredObject> before = listed();
        put(KEY, 351);
        try (InputStream in = new ObjectStream(ranges(), before.get(0), new ArrayDeque<>())) {
            assertThatThrownBy(in::readAllBytes).hasMessageContaining("written anew");
        }
    }

    @Test
    void ofALargeObjectFourRangesAreGotAhead_atTheSameTime() throws Exception {
        put(KEY, 100 * RANGE);
        aws.gate(GET, "", 4);
        InputStream in = open();
        assertThat(in.read()).isNotEqualTo(-1);
        await();
        assertThat(aws.asked(GET)).hasSize(5);
        assertThat(aws.mostAtATime()).isEqualTo(4);
        in.close();
    }

    @Test
    void afterItsClosingNothingIsAskedForAnyMore() throws Exception {
        put(KEY, 100 * RANGE);
        InputStream in = open();
        assertThat(in.read()).isNotEqualTo(-1);
        in.close();
        assertThat(in.read()).isEqualTo(-1);
        await();
        assertThat(aws.asked(GET)).hasSizeLessThanOrEqualTo(5);
    }

    private List<byte[]> hundredObjects() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(put(String.format("part-%03d", i), i % 5 == 0 ? 0 : i));
        }
        return all;
    }

    @Test
    void smallObjectsAreGotAheadOnceEach_andThePassAfterGivesTheSameBytes() throws CollectException, IOException {
        List<byte[]> all = hundredObjects();
        ObjectsAhead ahead = new ObjectsAhead(ranges(), listed());
        for (int pass = 1; pass <= 2; pass++) {
            for (int i = 0; i < all.size(); i++) {
                try (InputStream in = ahead.open(i)) {
                    assertThat(in.readAllBytes()).isEqualTo(all.get(i));
                }
            }
            assertThat(aws.asked(GET)).hasSize(80 * pass);
        }
    }

    @Test
    void noMoreThanSixteenObjectsAreGotAheadOfTheOneThatIsRead() throws Exception {
        hundredObjects();
        ObjectsAhead ahead = new ObjectsAhead(ranges(), listed());
        try (InputStream in = ahead.open(1)) {
            assertThat(in.read()).isNotEqualTo(-1);
            await();
        }
        assertThat(aws.asked(GET)).hasSize(1 + 13).doesNotHaveDuplicates(); // three of the sixteen are empty
        assertThat(aws.mostAtATime()).isLessThanOrEqualTo(8);
    }

    @Test
    void noMoreThan32MegabytesAreGotAhead() throws Exception {
        List<StoredObject> large = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            large.add(new StoredObject(FakeLogs.BUCKET, "large-" + i, 4 << 20, "\"e\""));
        }
        ObjectsAhead ahead = new ObjectsAhead(new ObjectRanges(client, pool), large);
        InputStream in = ahead.open(0);
        await();
        assertThat(aws.asked(GET)).hasSize(1 + 8);
        in.close();
    }
}
