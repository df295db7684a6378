package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --log} names, and the options for logs in AWS. AWS is not asked: nothing listens where it would be. */
class NamedLogsTest {

    private static final String NOWHERE = "http://127.0.0.1:9";

    @TempDir
    static Path folder;

    private static String log = "";

    @BeforeAll
    static void writeSample() throws IOException {
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            Path file = folder.resolve("aws").resolve(document.name());
            Files.createDirectories(file.resolveSibling("."));
            try (InputStream in = document.open()) {
                Files.copy(in, file);
            }
        }
        log = Files.write(folder.resolve("sample.log"), LogFolder.sample()).toString();
    }

    private static Run run(String command, String... more) {
        String[] args = {command, "--snapshot", folder.resolve("aws").toString()};
        return Run.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static void isWrongUsage(Run run, String... words) {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "--region, eu-west-1",
        "--profile, ops",
        "--role-arn, arn:aws:iam::123456789012:role/reader",
        "--endpoint-url, http://127.0.0.1:9",
        "--timeout, 5",
        "--attempts, 2"
    })
    void anOptionForLogsInAwsIsRefusedWhereNoneIs(String option, String value) {
        for (String command : new String[] {"explain", "replay"}) {
            isWrongUsage(run(command, "--log", log, option, value), option, "cloudwatch:GROUP", "s3://BUCKET/PREFIX");
        }
    }

    @Test
    void soIsLogsInsights() {
        isWrongUsage(run("replay", "--log", log, "--logs-insights"), "--logs-insights", "cloudwatch:GROUP");
    }

    @ParameterizedTest
    @CsvSource({
        "--region, Ireland, eu-west-1 is expected",
        "--role-arn, reader, arn:aws:iam::123456789012:role/name is expected",
        "--endpoint-url, localhost, http://127.0.0.1:5000 is expected",
        "--timeout, 0, --timeout and --attempts are numbers from 1",
        "--attempts, 0, --timeout and --attempts are numbers from 1"
    })
    void aValueThatCannotBeIsSaid(String option, String value, String said) {
        isWrongUsage(run("explain", "--log", "s3://bucket/", option, value), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudwatch:", "cloudwatch:a b", "s3://", "s3:///x"})
    void aNameThatIsNoneIsSaidBeforeAwsIsAsked(String name) {
        isWrongUsage(run("explain", "--log", name, "--endpoint-url", NOWHERE), name + ": names no ");
    }

    @Test
    void aFileThatIsNotThereIsSaidBeforeAwsIsAsked() {
        isWrongUsage(
                run("replay", "--log", "s3://bucket/", "--log", log + ".none", "--endpoint-url", NOWHERE),
                log + ".none: no such file");
    }

    @Test
    void autoNeedsAnInterface() {
        isWrongUsage(
                run("replay", "--log", "auto", "--region", "eu-west-1", "--endpoint-url", NOWHERE),
                "--log auto needs --interface");
    }

    @Test
    void aFileOfThatNameIsNamedByItsPath() throws IOException {
        Path file = Files.copy(Path.of(log), folder.resolve("auto"));
        Run run = run("replay", "--log", file.toString());
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
    }
}
