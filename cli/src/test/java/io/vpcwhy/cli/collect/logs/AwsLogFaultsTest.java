package io.vpcwhy.cli.collect.logs;

import static io.vpcwhy.cli.collect.logs.FakeLogs.error;
import static io.vpcwhy.cli.collect.logs.FakeLogs.objectError;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.Run;
import io.vpcwhy.cli.collect.FakeAws;
import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.SnapshotSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands answer and say of logs in an AWS that breaks. */
@Timeout(120)
class AwsLogFaultsTest {

    private static final String FILTER = "FilterLogEvents";
    private static final String GET = "GetObject";
    private static final String GROUP = "cloudwatch:" + FakeLogs.GROUP;
    private static final String BUCKET = "s3://" + FakeLogs.BUCKET + "/";

    /** More than a range: objects are got in two. */
    private static final String BLANK_LINES = "\n".repeat(4 << 20);

    @TempDir
    static Path folder;

    private static List<String> sample = List.of();

    @AutoClose
    private final FakeLogs aws = new FakeLogs();

    @BeforeAll
    static void write() throws IOException {
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            Path file = folder.resolve("aws").resolve(document.name());
            Files.createDirectories(file.resolveSibling("."));
            try (InputStream in = document.open()) {
                Files.copy(in, file);
            }
        }
        sample = lines(SampleNetwork.flowLog());
        Files.write(folder.resolve("sample.log"), sample);
    }

    private static List<String> lines(SnapshotSource log) throws IOException {
        try (InputStream in = log.open()) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(1, lines.size()); // without the header line, as events are
        }
    }

    private static Run local(String command, Path log, String... more) {
        String[] args = {command, "--snapshot", folder.resolve("aws").toString(), "--log", log.toString()};
        return Run.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    /** Asks once, so that nothing is waited for. */
    private Run run(String command, String log, String... more) {
        String[] args = {
            command,
            "--snapshot",
            folder.resolve("aws").toString(),
            "--log",
            log,
            "--endpoint-url",
            aws.endpoint(),
            "--region",
            "eu-west-1",
            "--attempts",
            "1",
            "--timeout",
            "5"
        };
        Run run = Run.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
        assertThat(run.out() + run.err())
                .doesNotContain(FakeAws.ACCESS_KEY, FakeAws.SECRET_KEY, FakeAws.SESSION_TOKEN, "Signature=");
        return run;
    }

    private void sampleAsEvents() {
        sample.forEach(line -> aws.group().put("eni-0a-all", 1, line));
    }

    private static Path first(int count) throws IOException {
        return Files.write(folder.resolve("first-" + count + ".log"), sample.subList(0, count));
    }

    private static List<JsonNode> explained(Run run) {
        return run.lines().stream().map(JsonMapper.shared()::readTree).toList();
    }

    /** What is answered of a file, as if it had been the group. */
    private static String asOfGroup(Run local, Path file) {
        return local.out().replace(file.toString(), GROUP);
    }

    @Test
    void aLogInAwsIsAnsweredAsTheSameLinesHere() {
        sampleAsEvents();
        aws.bucket().put("a.log", String.join("\n", sample));
        Path log = folder.resolve("sample.log");
        for (String command : List.of("explain", "replay")) {
            Run here = local(command, log, "--format", "json");
            for (String name : List.of(GROUP, BUCKET)) {
                Run run = run(command, name, "--format", "json");
                assertThat(run.status()).isZero();
                assertThat(run.err()).isEmpty();
                assertThat(run.out().replace(BUCKET + "a.log", GROUP)).isEqualTo(asOfGroup(here, log));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredTokenException, the AWS credentials have expired (ExpiredTokenException): log in again",
        "400, AccessDeniedException, logs:FilterLogEvents has to be allowed",
        "500, InternalFailure, logs:FilterLogEvents was not answered (InternalFailure)"
    })
    void whatWasReadOfAGroupIsAnswered_andOneLineSaysWhyNotMore(int status, String code, String why)
            throws IOException {
        sampleAsEvents();
        aws.always(FILTER, "\"nextToken\":\"6\"", error(status, code));
        Path read = first(6);

        Run explain = run("explain", GROUP, "--format", "json");
        assertThat(explain.status()).isEqualTo(3);
        assertThat(explain.err().lines()).singleElement().asString().contains(GROUP, why);
        assertThat(explained(explain)).hasSize(6);
        assertThat(explain.out()).isEqualTo(asOfGroup(local("explain", read, "--format", "json"), read));

        Run replay = run("replay", GROUP, "--format", "csv");
        assertThat(replay.status()).isEqualTo(3);
        assertThat(replay.err().lines()).singleElement().asString().contains(GROUP, why);
        assertThat(replay.lines().stream().filter(line -> !line.startsWith("MALFORMED")))
                .containsExactlyElementsOf(
                        local("replay", read, "--format", "csv").lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "replay"})
    void aGroupThatIsNotThereIsWrongUsage(String command) {
        aws.always("DescribeLogStreams", "", error(400, "ResourceNotFoundException"));
        Run run = run(command, GROUP);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains("AWS has none of that name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "replay"})
    void credentialsThatHaveExpiredBeforeTheFirstObjectAreOneLine(String command) {
        aws.always("ListObjectsV2", "", objectError(400, "ExpiredToken"));
        Run run = run(command, BUCKET);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("vpcwhy: the AWS credentials have expired (ExpiredToken): log in again");
        assertThat(run.out()).doesNotContain("records read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "replay"})
    void credentialsThatHaveExpiredBeforeTheFirstEventAreOneLine(String command) {
        aws.ec2("DescribeFlowLogs", FakeAws.error(400, "RequestExpired", "x"));
        aws.always(FILTER, "", error(400, "ExpiredTokenException"));
        Run run = run(command, GROUP);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("vpcwhy: the AWS credentials have expired (RequestExpired): log in again");
    }

    @Test
    void whereAwsDoesNotTellTheFormatTheLinesDo_andThatIsSaid() {
        sampleAsEvents();
        aws.ec2("DescribeFlowLogs", FakeAws.error(403, "UnauthorizedOperation", "x"));
        Run run = run("replay", GROUP);
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith(sample.size() + " records read");
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .endsWith("ec2:DescribeFlowLogs has to be allowed; the format is found out by the lines");
    }

    private void objects(int count) {
        for (int i = 0; i < count; i++) {
            aws.bucket().put(String.format("part-%03d.log", i), sample.get(i % sample.size()) + "\n");
        }
    }

    @Test
    void oneBadObjectAmongManyIsSaid_andTheOthersAreAnswered() {
        objects(30);
        aws.always(GET, "part-011.log", objectError(403, "AccessDenied"));

        Run explain = run("explain", BUCKET, "--format", "json");
        assertThat(explain.status()).isEqualTo(2);
        assertThat(explained(explain)).hasSize(29);
        assertThat(explain.err().lines())
                .singleElement()
                .asString()
                .contains("s3://flow-logs/part-011.log", "s3:GetObject has to be allowed");

        Run replay = run("replay", BUCKET);
        assertThat(replay.status()).isEqualTo(3);
        assertThat(replay.out()).startsWith("29 records read");
        assertThat(replay.err().lines())
                .singleElement()
                .asString()
                .contains("s3://flow-logs/part-011.log", "s3:GetObject has to be allowed");
    }

    /** Of the same length as it was. */
    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        };
        try (gzip) {
            gzip.write(FakeLogs.bytes(text));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anObjectThatBreaksOffInTheMiddleIsSaid_andTheOthersAreAnswered(boolean zipped) throws IOException {
        String text = sample.get(0) + "\n" + BLANK_LINES + sample.get(1) + "\n";
        aws.bucket().put("a.log", zipped ? gzip(text) : FakeLogs.bytes(text));
        aws.bucket().put("b.log", sample.get(2) + "\n");
        aws.always(GET, "a.log bytes=4194304-", objectError(412, "PreconditionFailed"));

        Run explain = run("explain", BUCKET, "--format", "json");
        assertThat(explain.status()).isEqualTo(2);
        assertThat(explained(explain)).hasSize(2);
        assertThat(explain.err().lines()).singleElement().asString().contains("a.log", "it was written anew");

        Run replay = run("replay", BUCKET);
        assertThat(replay.status()).isEqualTo(3);
        assertThat(replay.out()).startsWith("3 records read = 2 explained").contains("1  the data break off");
        assertThat(replay.err().lines()).singleElement().asString().contains("a.log", "it was written anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "replay"})
    void credentialsThatExpireAmongObjectsAreOneLine_andTheRestIsNotAskedFor(String command) {
        objects(500);
        for (int i = 100; i < 500; i++) {
            aws.always(GET, String.format("part-%03d", i), objectError(400, "ExpiredToken"));
        }
        Run run = run(command, BUCKET, command.equals("explain") ? "--quiet" : "--threads=2");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("the AWS credentials have expired (ExpiredToken): log in again");
        assertThat(aws.asked(GET)).hasSizeLessThan(150);
        if (command.equals("explain")) {
            assertThat(run.lines()).hasSize(100);
        } else {
            assertThat(run.out()).startsWith("100 records read");
        }
    }

    @Test
    void aLogThatIsReadTwiceGivesTheSameFromABucket() throws IOException {
        List<String> contradicting = new ArrayList<>(
                List.of("interface-id srcaddr dstaddr srcport dstport protocol start end action log-status tcp-flags"));
        for (int i = 0; i < 2_000; i++) {
            String ends = i % 2 == 0 ? "10.20.10.11 203.0.113.9 50000 443" : "203.0.113.9 10.20.10.11 443 50000";
            contradicting.add("eni-002e4c0bc1c1cf8dd " + ends + " 6 " + (1_763_633_700 + i) + " " + (1_763_633_730 + i)
                    + " REJECT OK " + (i % 2 == 0 ? 18 : 2));
        }
        String text = String.join("\n", contradicting);
        Path log = Files.writeString(folder.resolve("flags.log"), text);
        aws.bucket().put("flags.log", text);

        Run run = run("replay", BUCKET, "--format", "csv");
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo(local("replay", log, "--format", "csv").out());
        assertThat(aws.asked(GET)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredTokenException", "UnrecognizedClientException", "InternalFailure"})
    void noSecretIsInATraceForDebugging(String code) {
        aws.always(FILTER, "", error(400, code));
        aws.always("ListObjectsV2", "", objectError(500, code));
        for (String log : List.of(GROUP, BUCKET)) {
            assertThat(run("explain", log, "--debug").err()).contains("\tat ");
            run("replay", log, "--debug");
        }
    }

    @Test
    void whoStopsReadingEarlyLeavesNothingBehind() throws Exception {
        objects(200);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (AwsLogs logs =
                new AwsLogs(aws.access(), Optional.of("eu-west-1"), Optional.empty(), note -> {}, any -> {})) {
            AwsLogSource source = logs.find(Reading.BUCKET, Reading.wish(FlowLogSelection.ALL))
                    .get(0);
            InputStream in = source.inputs().get(0).opener().open();
            assertThat(in.read()).isNotEqualTo(-1);
        }
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(each) && each.getName().startsWith("vpcwhy-aws-logs")) {
                each.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(each.isAlive()).isFalse();
            }
        }
        assertThat(aws.asked(GET)).hasSizeBetween(1, 17);
    }
}
