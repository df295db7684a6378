package io.vpcwhy.cli.collect.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.Run;
import io.vpcwhy.cli.collect.AwsAccess;
import io.vpcwhy.cli.collect.AwsSession;
import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.CollectPlan;
import io.vpcwhy.cli.collect.CollectProgress;
import io.vpcwhy.cli.collect.Collection;
import io.vpcwhy.cli.collect.MotoServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Logs read where the AWS emulator moto keeps them, held against the same records in files here. Left to tests that answer
 * in AWS's place is what moto does not do: it does not look at {@code logGroupIdentifier} of FilterLogEvents and at
 * {@code logGroupIdentifiers} of StartQuery, by which ARNs are asked for, does not filter in queries of Logs Insights, and
 * forgets in which files a flow log writes to S3.
 */
@Timeout(180)
class AwsLogsMotoTest {

    private static final String SESSION_TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN";
    private static final List<String> SECRETS =
            List.of(MotoServer.ACCESS_KEY, MotoServer.SECRET_KEY, SESSION_TOKEN, "X-Amz-", "AWS4-HMAC");

    /** What moto gives for a role. */
    private static final Pattern SECRET_OF_ROLE = Pattern.compile("ASIA[A-Z0-9]{16}|FQoGZXIvYXdzE");

    private static final Pattern PLACE = Pattern.compile("\"file\":\"[^\"]*\",\"line\":[0-9]+,?");
    private static final Pattern OF_THE_READING = Pattern.compile("\"Example\":\"[^\"]*\",|\"PassedOver\":[0-9]+,");
    private static final String FROM_GROUP = "cloudwatch:" + LoggedAccount.GROUP;
    private static final String FROM_BUSY = "cloudwatch:" + LoggedAccount.BUSY_GROUP;
    private static final String FROM_MIXED = "cloudwatch:" + LoggedAccount.MIXED_GROUP;
    private static final String FROM_BUCKET = "s3://" + LoggedAccount.BUCKET + "/";

    @TempDir
    private static Path folder;

    private static final AtomicInteger FILES = new AtomicInteger();

    private static MotoServer moto;
    private static LoggedAccount account;
    private static Path snapshot;

    @BeforeAll
    static void buildAndCollect() throws IOException, CollectException {
        System.setProperty("aws.accessKeyId", MotoServer.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", MotoServer.SECRET_KEY);
        System.setProperty("aws.sessionToken", SESSION_TOKEN);
        System.setProperty("aws.disableEc2Metadata", "true");
        moto = MotoServer.start(folder);
        AwsAccess access = new AwsAccess(
                Optional.empty(),
                Optional.of(moto.endpoint()),
                Optional.empty(),
                Duration.ofSeconds(30),
                1,
                Duration.ofMillis(1));
        try (AwsSession session = AwsSession.open(access);
                LoggedAccount built = new LoggedAccount(session)) {
            built.deliver(Files.createDirectories(folder.resolve("scratch")));
            account = built;
        }
        snapshot = folder.resolve("snapshot");
        // Of some calls moto has nothing.
        CollectPlan plan =
                new CollectPlan(snapshot, List.of(LoggedAccount.REGION), List.of(), List.of(), false, false, true);
        new Collection(plan, access, CollectProgress.NONE).run();
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty("aws.sessionToken");
        System.clearProperty("aws.disableEc2Metadata");
        if (moto != null) {
            moto.close();
        }
    }

    /** Runs a command, and sees to it that it tells no secret. */
    private static Run run(String... args) {
        Run run = Run.of(args);
        assertThat(run.out()).doesNotContain(SECRETS).doesNotContainPattern(SECRET_OF_ROLE);
        assertThat(run.err()).doesNotContain(SECRETS).doesNotContainPattern(SECRET_OF_ROLE);
        return run;
    }

    private static String[] args(List<String> first, String... more) {
        return Stream.concat(first.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    private static Run inAws(String command, Path collected, String log, String... more) {
        return run(args(
                List.of(
                        command,
                        "--snapshot",
                        collected.toString(),
                        "--endpoint-url",
                        moto.endpoint(),
                        "--attempts",
                        "2",
                        "--log",
                        log),
                more));
    }

    private static Run inAws(String command, String log, String... more) {
        return inAws(command, snapshot, log, more);
    }

    /** A file here with lines, a header line first. */
    private static Path here(FlowLines format, List<String> lines) throws IOException {
        List<String> file = new ArrayList<>(lines);
        file.add(0, format.header());
        return Files.write(folder.resolve("here" + FILES.incrementAndGet() + ".log"), file);
    }

    private static Run here(String command, List<Path> logs, String... more) {
        List<String> first = new ArrayList<>(List.of(command, "--snapshot", snapshot.toString()));
        logs.forEach(log -> first.addAll(List.of("--log", log.toString())));
        return run(args(first, more));
    }

    /** What explain answers of each record, wherever and in which order it was read. */
    private static List<String> answers(Run explained) {
        assertThat(explained.status()).as(explained.err()).isZero();
        return explained
                .out()
                .lines()
                .map(line -> PLACE.matcher(line).replaceFirst(""))
                .sorted()
                .toList();
    }

    /** What replay answers, but for what is another one by where it reads: an example, and what it need not take. */
    private static String groups(Run replayed) {
        assertThat(replayed.status()).as(replayed.err()).isZero();
        return OF_THE_READING.matcher(replayed.out()).replaceAll("");
    }

    /** Holds what is answered of a log in AWS against what is answered of so many records of files here. */
    private static void assertReadAsHere(String log, List<Path> files, int records, String... options) {
        String[] json = args(List.of("--format", "json"), options);
        List<String> answers = answers(inAws("explain", log, json));
        assertThat(answers.size()).isEqualTo(records);
        assertThat(answers).isEqualTo(answers(here("explain", files, without(json))));
        assertThat(groups(inAws("replay", log, json)))
                .contains("\"read\":" + records + ",")
                .isEqualTo(groups(here("replay", files, without(json))));
    }

    /** What says how AWS is asked, and not which records are asked for. */
    private static String[] without(String... options) {
        List<String> here = new ArrayList<>(List.of(options));
        here.remove("--logs-insights");
        int role = here.indexOf("--role-arn");
        if (role >= 0) {
            here.subList(role, role + 2).clear();
        }
        return here.toArray(String[]::new);
    }

    private static List<Path> inGroup() throws IOException {
        return List.of(
                here(FlowLines.CUSTOM, account.inGroup(account.web, FlowLines.CUSTOM)),
                here(FlowLines.TURNED, account.inGroup(account.app, FlowLines.TURNED)));
    }

    private static String afterMinutes(int minutes) {
        return String.valueOf(account.hour + minutes * 60L);
    }

    private static String afterHours(int hours) {
        return String.valueOf(LoggedAccount.DAY + hours * 3_600L);
    }

    @Test
    void eachStreamOfAGroupIsReadInTheFormatOfItsFlowLog() throws IOException {
        assertReadAsHere(FROM_GROUP, inGroup(), 240);
    }

    @Test
    void aStreamOfAGroupIsReadInTheFormatOfItsFlowLog() throws IOException {
        assertReadAsHere(FROM_GROUP + ":" + account.web.stream(), inGroup().subList(0, 1), 120);
        assertReadAsHere(FROM_GROUP + ":" + account.app.stream(), inGroup().subList(1, 2), 120);
    }

    @Test
    void theRecordsThatAreAskedForAreThoseOfAFileHere() throws IOException {
        List<Path> files = inGroup();
        assertReadAsHere(FROM_GROUP, files, 120, "--interface", account.app.id());
        assertReadAsHere(FROM_GROUP, files, 120, "--action", "reject");
        // The one that began a minute before ended before.
        assertReadAsHere(FROM_GROUP, files, 2 * 60, "--since", afterMinutes(60));
        assertReadAsHere(FROM_GROUP, files, 2 * 90, "--until", afterMinutes(90));
        assertReadAsHere(
                FROM_GROUP,
                files,
                15,
                "--since",
                afterMinutes(60),
                "--until",
                afterMinutes(90),
                "--action",
                "accept",
                "--interface",
                account.web.id());
        assertReadAsHere(FROM_GROUP + ":" + account.web.stream(), files.subList(0, 1), 30, "--since", afterMinutes(90));
    }

    @Test
    void anInterfaceIsFoundInAStreamThatIsNotNamedByIt() throws IOException {
        List<Path> files = List.of(here(FlowLines.TURNED, account.inGroup(account.other, FlowLines.TURNED)));
        assertReadAsHere(FROM_MIXED, files, 120, "--interface", account.other.id());
    }

    @Test
    void aGroupWithoutAStreamOfTheInterfaceSaysSo() {
        Run run = inAws("explain", FROM_GROUP, "--interface", account.stored.id());
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(FROM_GROUP + ": has no log stream of " + account.stored.id());
    }

    @Test
    void theFormatIsAskedOfAwsWhereTheSnapshotHasNoFlowLogs() throws IOException {
        Path without = folder.resolve("without" + FILES.incrementAndGet());
        try (Stream<Path> files = Files.walk(snapshot)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("ec2-describe-flow-logs.json")) {
                    Path copy = without.resolve(snapshot.relativize(file).toString());
                    Files.createDirectories(copy.resolveSibling("."));
                    Files.copy(file, copy);
                }
            }
        }
        List<String> lines = new ArrayList<>(account.inGroup(account.turned, FlowLines.TURNED));
        lines.addAll(account.inGroup(account.other, FlowLines.TURNED));
        assertThat(answers(inAws("explain", without, FROM_MIXED, "--format", "json", "--region", LoggedAccount.REGION)))
                .isEqualTo(answers(here("explain", List.of(here(FlowLines.TURNED, lines)), "--format", "json")));
    }

    @Test
    void theFormatThatIsSaidIsTaken() throws IOException {
        List<String> both = new ArrayList<>(account.inGroup(account.web, FlowLines.CUSTOM));
        both.addAll(account.inGroup(account.app, FlowLines.TURNED));
        List<Path> misread = List.of(here(FlowLines.CUSTOM, both));
        assertReadAsHere(FROM_GROUP, misread, 240, "--log-format", FlowLines.CUSTOM.format());
    }

    @Test
    void aGroupIsReadPageAfterPage() throws IOException {
        List<Path> files = List.of(here(FlowLines.CUSTOM, account.inBusyGroup()));
        assertThat(groups(inAws("replay", FROM_BUSY, "--format", "json")))
                .contains("\"read\":" + LoggedAccount.MANY + ",")
                .isEqualTo(groups(here("replay", files, "--format", "json")));
    }

    @Test
    void queriesOfInsightsAreHalvedUntilEveryEventIsThereOnce() throws IOException {
        List<Path> files = List.of(here(FlowLines.CUSTOM, account.inBusyGroup()));
        assertReadAsHere(
                FROM_BUSY,
                files,
                LoggedAccount.MANY,
                "--logs-insights",
                "--since",
                afterMinutes(0),
                "--until",
                afterMinutes(70));
    }

    @Test
    void textInABucketIsReadWithoutWhatIsNoData() throws IOException {
        List<Path> files = List.of(here(FlowLines.DEFAULT, account.inBucket()));
        assertReadAsHere(FROM_BUCKET + "AWSLogs/", files, 120, "--interface", account.stored.id());
        String days = FROM_BUCKET + "AWSLogs/" + FlowLines.ACCOUNT + "/vpcflowlogs/" + LoggedAccount.REGION + "/2025/";
        assertReadAsHere(days, files, 120);
    }

    @Test
    void parquetInABucketIsReadFromAnyFolders() throws IOException {
        List<Path> files = List.of(here(FlowLines.DEFAULT, account.inBucket()));
        assertReadAsHere(FROM_BUCKET + LoggedAccount.PARQUET_FOLDER, files, 120);
        assertReadAsHere(FROM_BUCKET + LoggedAccount.HIVE_FOLDER, files, 120);
    }

    /** Beside two days there is the year of another flow log. A file of the end of the time may have records of it. */
    @ParameterizedTest
    @CsvSource({"'', 3", LoggedAccount.PARQUET_FOLDER + ", 2", LoggedAccount.HIVE_FOLDER + ", 2"})
    void foldersOfOtherDaysAreNotLookedInto(String prefix, int folders) throws IOException {
        List<Path> files = List.of(here(FlowLines.DEFAULT, account.inBucket()));
        String log = FROM_BUCKET + prefix + "AWSLogs/";
        String[] options = {"--since", afterHours(30), "--until", afterHours(42)};
        assertReadAsHere(log, files, 20, options);
        Run run = inAws("replay", log, options);
        assertThat(run.err())
                .contains(log + ": " + folders + " folders were not looked into")
                .contains("passed over by --since, --until: 10 records and 1 of 4 files, by their paths");
    }

    @Test
    void anObjectOfSeveralRangesIsReadFromItsFirstByteToItsLast() throws IOException {
        List<Path> files = List.of(here(FlowLines.DEFAULT, account.inLargeObject()));
        assertThat(Files.size(files.get(0))).isGreaterThan(LoggedAccount.TWO_RANGES);
        assertThat(groups(inAws("replay", FROM_BUCKET + LoggedAccount.LARGE_OBJECT, "--format", "json")))
                .isEqualTo(groups(here("replay", files, "--format", "json")));
    }

    @Test
    void aBucketWithoutObjectsThereIsSaid() {
        Run nothing = inAws("explain", FROM_BUCKET + "none/");
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.err()).contains(FROM_BUCKET + "none/: holds no objects");
        Run apart = inAws("replay", FROM_BUCKET + LoggedAccount.HIVE_FOLDER + "_SUCCESS");
        assertThat(apart.status()).isEqualTo(2);
        assertThat(apart.err()).contains("holds no objects");
        Run missing = inAws("explain", "s3://no-such-bucket/");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("s3://no-such-bucket/: AWS has none of that name (NoSuchBucket)");
    }

    @Test
    void aGroupThatIsNotThereIsSaid() {
        Run run = inAws("explain", "cloudwatch:/vpc/none", "--region", LoggedAccount.REGION);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("cloudwatch:/vpc/none: AWS has none of that name (ResourceNotFoundException)");
    }

    @Test
    void theRecordsOfAnInterfaceAreFoundInItsGroupAndReadOnce() throws IOException {
        String id = account.web.id();
        assertReadAsHere("auto", inGroup().subList(0, 1), 120, "--interface", id);
        assertThat(inAws("explain", "auto", "--interface", id).err())
                .containsPattern(id + ": read from fl-\\w+; fl-\\w+ has the same records and is not read");
    }

    @Test
    void flowLogsOfAcceptedAndOfRejectedTrafficAreReadTogether() throws IOException {
        List<Path> files = List.of(here(FlowLines.CUSTOM, account.inGroup(account.split, FlowLines.CUSTOM)));
        String id = account.split.id();
        assertReadAsHere("auto", files, 120, "--interface", id);
        assertReadAsHere("auto", files, 60, "--interface", id, "--action", "reject");
        assertThat(inAws("explain", "auto", "--interface", id).err())
                .containsPattern(id + ": read from fl-\\w+ and fl-\\w+\\R");
    }

    @Test
    void whatAFlowLogDeliveredBeforeItBrokeIsRead() throws IOException {
        List<Path> files = List.of(here(FlowLines.TURNED, account.inGroup(account.broken, FlowLines.TURNED)));
        String id = account.broken.id();
        assertReadAsHere("auto", files, 120, "--interface", id);
        assertThat(inAws("explain", "auto", "--interface", id).err())
                .contains(id + ": no flow log of it delivers now; what was delivered is read");
    }

    @Test
    void theRecordsOfAnInterfaceAreFoundInItsBucket() throws IOException {
        List<Path> files = List.of(here(FlowLines.DEFAULT, account.inBucket()));
        assertReadAsHere("auto", files, 120, "--interface", account.stored.id());
        assertReadAsHere(
                "auto",
                files,
                20,
                "--interface",
                account.stored.id(),
                "--since",
                afterHours(30),
                "--until",
                afterHours(42));
    }

    @Test
    void theRecordsOfAnInterfaceAreFoundWhereFirehoseDelivers() throws IOException {
        List<Path> files = List.of(here(FlowLines.CUSTOM, account.inDeliveries()));
        assertReadAsHere("auto", files, 80, "--interface", account.streamed.id());
        assertReadAsHere("auto", files, 40, "--interface", account.streamed.id(), "--since", afterHours(2));
    }

    @Test
    void whatFirehoseDeliversIsReadByItsBucket() throws IOException {
        String log = "s3://" + LoggedAccount.DELIVERED_BUCKET + "/" + LoggedAccount.DELIVERED_FOLDER;
        List<Path> files = List.of(here(FlowLines.CUSTOM, account.inDeliveries()));
        assertReadAsHere(log, files, 80, "--log-format", FlowLines.CUSTOM.format());
    }

    @Test
    void theRecordsOfSeveralInterfacesAreFoundWhereverTheyAre() throws IOException {
        List<Path> files = new ArrayList<>(inGroup());
        files.add(here(FlowLines.DEFAULT, account.inBucket()));
        String[] interfaces = {
            "--interface", account.web.id(), "--interface", account.app.id(), "--interface", account.stored.id()
        };
        assertReadAsHere("auto", files, 360, interfaces);
    }

    @Test
    void anInterfaceOfWhichThereIsNoLogIsSaid() {
        Run unlogged = inAws("explain", "auto", "--interface", account.unlogged.id());
        assertThat(unlogged.status()).isEqualTo(2);
        assertThat(unlogged.err())
                .contains("--log auto: no flow log of the snapshot is of " + account.unlogged.id())
                .contains("vpcwhy coverage");
        Run unknown = inAws("replay", "auto", "--interface", "eni-0123456789abcdef0");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("--log auto: eni-0123456789abcdef0 is not in the snapshot");
        Run whose = inAws("explain", "auto");
        assertThat(whose.status()).isEqualTo(2);
        assertThat(whose.err()).contains("--log auto needs --interface");
    }

    @Test
    void aReportTellsOfLogsInAws() throws IOException {
        Path page = folder.resolve("page" + FILES.incrementAndGet() + ".html");
        Run run = inAws("report", FROM_GROUP, "--output", page.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(page)).contains("240 records", account.web.id());
    }

    @Test
    void aProposalIsTriedOnLogsInAws() throws IOException {
        Run run = inAws("whatif", FROM_GROUP, "--proposed", snapshot.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo(here("whatif", inGroup(), "--proposed", snapshot.toString())
                        .out());
    }

    @Test
    void logsAreReadUnderARole() throws IOException {
        assertReadAsHere(FROM_GROUP, inGroup(), 240, "--role-arn", "arn:aws:iam::123456789012:role/reader");
        assertReadAsHere(
                FROM_BUCKET + LoggedAccount.PARQUET_FOLDER,
                List.of(here(FlowLines.DEFAULT, account.inBucket())),
                120,
                "--role-arn",
                "arn:aws:iam::123456789012:role/reader");
    }

    /** Every other test looks at what is printed, too. */
    @Test
    void noSecretIsToldOrWritten() throws IOException {
        assertThat(inAws("explain", FROM_GROUP, "--debug", "--verbose").status())
                .isZero();
        assertThat(inAws("explain", "s3://no-such-bucket/", "--debug").err()).contains("Exception");
        assertThat(inAws("explain", "cloudwatch:/vpc/none:stream", "--debug", "--region", LoggedAccount.REGION)
                        .err())
                .contains("Exception");
        assertThat(inAws("replay", "auto", "--debug", "--interface", account.unlogged.id())
                        .err())
                .contains("Exception");
        assertThat(inAws(
                                "explain",
                                "s3://no-such-bucket/",
                                "--debug",
                                "--role-arn",
                                "arn:aws:iam::123456789012:role/reader")
                        .err())
                .contains("Exception");
        assertThat(run(
                                "explain",
                                "--debug",
                                "--snapshot",
                                snapshot.toString(),
                                "--log",
                                FROM_GROUP,
                                "--attempts",
                                "1",
                                "--endpoint-url",
                                "http://127.0.0.1:1")
                        .err())
                .contains("Exception");
        Path written = folder.resolve("written" + FILES.incrementAndGet() + ".json");
        Path annotated = folder.resolve("annotated" + FILES.incrementAndGet() + ".ndjson");
        assertThat(inAws("replay", FROM_GROUP, "--output", written.toString(), "--annotate", annotated.toString())
                        .status())
                .isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRETS)
                        .doesNotContainPattern(SECRET_OF_ROLE);
            }
        }
    }
}
