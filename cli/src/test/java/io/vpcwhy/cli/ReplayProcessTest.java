package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the replay of a long log when somebody stops it, and where its answer cannot be written. */
@Timeout(120)
class ReplayProcessTest {

    private static final String LINE = record("10.20.1.50", "10.20.10.11", 1024, 9090, 6, "REJECT") + "\n";
    private static final Pattern SOME = Pattern.compile("[1-9][0-9,]* records, ");

    @TempDir
    private Path folder;

    private String network = "";

    @BeforeEach
    void writeNetwork() throws IOException {
        assumeThat(Files.exists(Path.of("/dev/full")))
                .as("signals and devices as Unix has them")
                .isTrue();
        network = new SmallNetwork().in(folder).toString();
    }

    private Process start(boolean terminal, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dvpcwhy.terminal.error=" + terminal,
                "-cp",
                System.getProperty("java.class.path"),
                VpcWhy.class.getName(),
                "replay",
                "--snapshot",
                network));
        command.addAll(List.of(more));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().remove("JAVA_TOOL_OPTIONS");
        return process.start();
    }

    /** Feeds a log without an end until nobody reads it any more. */
    private static Thread feed(Process process) {
        byte[] lines = LINE.repeat(1_000).getBytes(StandardCharsets.UTF_8);
        Thread feeder = new Thread(() -> {
            try (OutputStream in = process.getOutputStream()) {
                while (process.isAlive()) {
                    in.write(lines);
                }
            } catch (IOException e) {
                // It has ended.
            }
        });
        feeder.start();
        return feeder;
    }

    /** Reads until the progress tells of some records. */
    private static void awaitProgress(Reader err) throws IOException {
        StringBuilder said = new StringBuilder();
        while (!SOME.matcher(said).find()) {
            int next = err.read();
            assertThat(next).as("progress after '%s'", said).isNotNegative();
            said.append((char) next);
        }
    }

    private static Run finish(Process process, Reader err) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        StringBuilder rest = new StringBuilder();
        for (int next = err.read(); next >= 0; next = err.read()) {
            rest.append((char) next);
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, rest.toString());
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private Run stopped(String signal, String... more) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(List.of("--log", "-"));
        args.addAll(List.of(more));
        Process process = start(true, args.toArray(String[]::new));
        Thread feeder = feed(process);
        Reader err = process.errorReader(StandardCharsets.UTF_8);
        awaitProgress(err);
        send(signal, process);
        Run run = finish(process, err);
        feeder.join();
        return run;
    }

    @Test
    void controlCShowsWhatWasFoundSoFarAndSaysThatItIsAPart() throws IOException, InterruptedException {
        Run run = stopped("INT");

        assertThat(run.status()).isEqualTo(130);
        assertThat(run.lines().get(0)).matches("[1-9][0-9,]* records read = .*");
        assertThat(run.lines().get(1)).isEqualTo("This is a part: not all was read.");
        assertThat(run.err()).endsWith("vpcwhy: stopped before the end; the answer is that of a part\n");
    }

    @Test
    void terminationLeavesJsonThatIsWholeAndSaysThatTheAnswerIsNot() throws IOException, InterruptedException {
        Run run = stopped("TERM", "--format", "json");

        assertThat(run.status()).isEqualTo(143);
        assertThat(Json.object(run.out().strip())).containsEntry("Complete", false);
        assertThat(run.out()).matches("(?s)\\{\"Records\":\\{\"read\":[1-9].*");
    }

    @Test
    void terminationWaitsForTheLastWord() throws IOException, InterruptedException {
        Run run = stopped("TERM", "--action", "accept");

        assertThat(run.status()).isEqualTo(143);
        assertThat(run.err()).containsPattern("passed over by --action: [1-9][0-9]* records\n$");
    }

    @Test
    void pipeThatIsSilentDoesNotHoldUpTheAnswer() throws IOException, InterruptedException {
        Process process = start(true, "--log", "-");
        Reader err = process.errorReader(StandardCharsets.UTF_8);
        OutputStream in = process.getOutputStream();
        in.write(LINE.repeat(20_000).getBytes(StandardCharsets.UTF_8));
        in.flush();
        awaitProgress(err);
        send("TERM", process);

        Run run = finish(process, err);
        assertThat(run.status()).isEqualTo(143);
        assertThat(run.out()).contains("This is a part");
        in.close();
    }

    @Test
    void nothingIsSaidOfTheProgressWhereNobodyWatches() throws IOException, InterruptedException {
        Process process = start(false, "--log", "-");
        try (OutputStream in = process.getOutputStream()) {
            for (int i = 0; i < 50; i++) {
                in.write(LINE.repeat(4_000).getBytes(StandardCharsets.UTF_8));
            }
        }

        Run run = finish(process, process.errorReader(StandardCharsets.UTF_8));

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(0)).startsWith("200,000 records read = ");
    }

    @Test
    void fullDiskIsAnErrorInAnyFormat() throws IOException, InterruptedException {
        Path log = Files.writeString(folder.resolve("flow.log"), LINE);
        for (String format : List.of("text", "json", "csv")) {
            Process process = start(false, "--log", log.toString(), "--format", format, "--output", "/dev/full");

            Run run = finish(process, process.errorReader(StandardCharsets.UTF_8));

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err()).startsWith("vpcwhy: /dev/full: cannot be written (");
        }
    }

    @Test
    void everyRecordGoesToStandardOutputWhereItIsAPipe() throws IOException, InterruptedException {
        Path log = Files.writeString(folder.resolve("flow.log"), LINE);
        Path answer = folder.resolve("answer.txt");
        Process process =
                start(false, "--log", log.toString(), "--annotate", "/dev/stdout", "--output", answer.toString());

        Run run = finish(process, process.errorReader(StandardCharsets.UTF_8));

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.lines()).singleElement().asString().startsWith("{\"Line\":\"" + LINE.strip());
        assertThat(answer).content().startsWith("1 record read = ");
    }
}
