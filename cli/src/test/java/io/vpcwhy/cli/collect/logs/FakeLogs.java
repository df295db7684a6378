package io.vpcwhy.cli.collect.logs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.vpcwhy.cli.collect.AwsAccess;
import io.vpcwhy.cli.collect.FakeAws;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A log group and a bucket of {@link FakeAws}: they hold what a test puts there, are served page by page and range by
 * range, and break as the test says.
 */
final class FakeLogs implements AutoCloseable {

    /**
     * A request.
     *
     * @param operation as AWS calls it
     * @param text what it asks for: the JSON, or of S3 {@code key bytes=0-9} and {@code prefix token}
     */
    record Asked(String operation, String text) {}

    /** What is answered in place of what is there, as often as it has answers. */
    private record Instead(Predicate<Asked> to, boolean forEver, Deque<ResponseDefinitionBuilder> answers) {

        Optional<ResponseDefinitionBuilder> next(Asked asked) {
            return to.test(asked) ? Optional.ofNullable(forEver ? answers.peek() : answers.poll()) : Optional.empty();
        }
    }

    /** Asks the test at each request. */
    private final class Server implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                return answer(event.getRequest()).build();
            } finally {
                now.decrementAndGet();
            }
        }

        @Override
        public String getName() {
            return SERVER;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }

    static final String BUCKET = "flow-logs";
    static final String GROUP = "/vpc/flow";

    /** Long enough for this machine, short enough to wait for. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final String SERVER = "logs";

    private final FakeBucket bucket = new FakeBucket();
    private final FakeGroup group = new FakeGroup();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Instead> insteads = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private volatile String gated = "";
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final FakeAws aws;

    FakeLogs() {
        aws = FakeAws.start(wireMockConfig().extensions(new Server()).disableRequestJournal());
        aws.server()
                .stubFor(any(anyUrl())
                        .atPriority(2)
                        .withHeader("X-Amz-Target", matching("Logs_.*"))
                        .willReturn(aResponse().withTransformers(SERVER)));
        aws.server()
                .stubFor(com.github.tomakehurst.wiremock.client.WireMock.get(anyUrl())
                        .atPriority(2)
                        .willReturn(aResponse().withTransformers(SERVER)));
    }

    private ResponseDefinitionBuilder answer(Request request) {
        String target = request.getHeader("X-Amz-Target");
        Asked now = target == null
                ? FakeBucket.asked(request)
                : new Asked(target.substring(target.indexOf('.') + 1), request.getBodyAsString());
        asked.add(now);
        await(now);
        for (Instead each : insteads) {
            Optional<ResponseDefinitionBuilder> answer = each.next(now);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return target == null ? bucket.answer(request) : group.answer(now);
    }

    /** Waits where the test has a gate. */
    private void await(Asked request) {
        CountDownLatch gate = gates.get(request.operation());
        if (gate != null && request.text().contains(gated)) {
            gate.countDown();
            try {
                gate.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Requests for an operation that hold some text are not answered before there are so many of them, or they time out. */
    void gate(String operation, String text, int requests) {
        gated = text;
        gates.put(operation, new CountDownLatch(requests));
    }

    /** How many requests there were at a time, at most. */
    int mostAtATime() {
        return most.get();
    }

    FakeBucket bucket() {
        return bucket;
    }

    FakeGroup group() {
        return group;
    }

    String endpoint() {
        return aws.endpoint();
    }

    /** Asks without waiting long where it asks again. */
    AwsAccess access() {
        return new AwsAccess(
                Optional.empty(), Optional.of(endpoint()), Optional.empty(), TIMEOUT, 3, Duration.ofMillis(1));
    }

    /** Requests for an operation of EC2 are answered so. */
    void ec2(String action, ResponseDefinitionBuilder answer) {
        aws.say(action, answer);
    }

    /** The next requests for an operation that hold some text are answered so, one after another. */
    void once(String operation, String text, List<ResponseDefinitionBuilder> answers) {
        insteads.add(new Instead(to(operation, text), false, new ConcurrentLinkedDeque<>(answers)));
    }

    /** All requests for an operation that hold some text are answered so. */
    void always(String operation, String text, ResponseDefinitionBuilder answer) {
        insteads.add(new Instead(to(operation, text), true, new ConcurrentLinkedDeque<>(List.of(answer))));
    }

    private static Predicate<Asked> to(String operation, String text) {
        return request ->
                request.operation().equals(operation) && request.text().contains(text);
    }

    /** What requests for an operation asked for, in their order. */
    List<String> asked(String operation) {
        List<String> texts = new ArrayList<>();
        for (Asked each : asked) {
            if (each.operation().equals(operation)) {
                texts.add(each.text());
            }
        }
        return texts;
    }

    /** An error as CloudWatch Logs writes it. */
    static ResponseDefinitionBuilder error(int status, String code) {
        return FakeAws.json("{\"__type\":\"" + code + "\",\"message\":\"secret " + FakeAws.SESSION_TOKEN + "\"}")
                .withStatus(status);
    }

    /** An error as S3 writes it. */
    static ResponseDefinitionBuilder objectError(int status, String code) {
        return FakeAws.xml("<Error><Code>" + code + "</Code><Message>secret " + FakeAws.SESSION_TOKEN
                        + "</Message><RequestId>r-1</RequestId></Error>")
                .withStatus(status);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        aws.close();
    }
}
