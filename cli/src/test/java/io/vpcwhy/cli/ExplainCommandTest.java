package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleNetwork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of {@code explain}: what is read, where the answer goes and how long it is. */
class ExplainCommandTest {

    private static final String ACCEPTED = record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "ACCEPT");
    private static final int SAMPLE_RECORDS = 14;

    @TempDir
    private Path folder;

    private String log(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sampleLog() throws IOException {
        try (InputStream in = SampleNetwork.flowLog().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Run withInput(String input, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return Run.of(args);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void withoutACommandItSaysWhatThereIs() {
        Run run = Run.of();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("explain ", "snapshot ", "Exit status: 0 ran; 1 ran, with findings; 2");
        assertThat(Run.of("--help").out()).isEqualToNormalizingNewlines(run.out());
        assertThat(Run.of("--version").out()).startsWith("vpcwhy ");
    }

    @Test
    void everyLineOfEveryLogIsAnsweredInOrder() throws IOException {
        String one = log("one.log", ACCEPTED, "damaged", ACCEPTED);
        String two = log("two.log", ACCEPTED);
        Run run = Run.of("explain", "--sample", "--quiet", "--log", one, "--log", two, "--log", one);
        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .extracting(line -> line.substring(0, line.indexOf('\t')))
                .containsExactly(one + ":1", one + ":2", one + ":3", two + ":1", one + ":1", one + ":2", one + ":3");
    }

    @Test
    void recordsAsArgumentsComeBeforeLogs() throws IOException {
        Run run = Run.of("explain", "--sample", "--quiet", "--log", log("a.log", ACCEPTED), ACCEPTED, ACCEPTED);
        assertThat(run.lines())
                .extracting(line -> line.substring(0, line.indexOf('\t')))
                .containsExactly("record 1:1", "record 2:1", folder.resolve("a.log") + ":1");
    }

    @Test
    void aRecordNeedsNoQuotes() {
        String nodata = "2 123456789012 eni-0c590a93da72343c3 - - - - - - - 1763633700 1763633760 - NODATA";
        assertThat(Run.of(concat(new String[] {"explain", "--sample"}, nodata.split(" ", -1))))
                .isEqualTo(Run.of("explain", "--sample", nodata));
    }

    private static String[] concat(String[] one, String[] other) {
        String[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void aRecordMayBeginWithAnAt() {
        Run run = Run.of("explain", "--sample", "@message");
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("record:1  MALFORMED  @message\n");
    }

    @Test
    void standardInputIsALog() throws IOException {
        Run run = withInput(sampleLog(), "explain", "--sample", "--quiet", "--log", "-");
        assertThat(run.lines()).hasSize(SAMPLE_RECORDS).allMatch(line -> line.startsWith("-:"));
    }

    @Test
    void aLogMayBeCompressedWhateverItsName() throws IOException {
        Path log = Files.write(folder.resolve("flow.txt"), gzip(sampleLog()));
        Run plain = Run.of("explain", "--sample", "--quiet");
        Run run = Run.of("explain", "--sample", "--quiet", "--log", log.toString());
        assertThat(run.out().replace(log.toString(), "sample.log")).isEqualTo(plain.out());
    }

    @Test
    void aLogThatBreaksOffIsAnsweredUpToThereAndTheEndIsSaid() throws IOException {
        byte[] whole = gzip(sampleLog());
        Path log = Files.write(folder.resolve("flow.log.gz"), Arrays.copyOf(whole, whole.length / 2));
        Run run = Run.of("explain", "--sample", "--quiet", "--log", log.toString());
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> lines = run.lines();
        assertThat(lines.get(0)).contains("\tEXPLAINED\tACCEPT\t");
        assertThat(lines.get(lines.size() - 1)).contains("\tMALFORMED\t-\t-\t").contains("the gzip data end early");
    }

    @Test
    void aFormatForLinesWithoutAHeader() throws IOException {
        String log = log("bare.log", SmallNetwork.WEB + " 10.0.2.20 10.0.1.10 6 40000 80 ACCEPT");
        String network = new SmallNetwork()
                .in(Files.createDirectory(folder.resolve("aws")))
                .toString();
        Run without = Run.of("explain", "--snapshot", network, "--quiet", "--log", log);
        assertThat(without.out()).contains("\tMALFORMED\t").contains("--log-format");
        Run with = Run.of(
                "explain",
                "--snapshot",
                network,
                "--quiet",
                "--log",
                log,
                "--log-format",
                "${interface-id} ${srcaddr} ${dstaddr} ${protocol} ${srcport} ${dstport} ${action}");
        assertThat(with.out()).contains("\tEXPLAINED\tACCEPT\ttcp 10.0.2.20:40000 -> 10.0.1.10:80\t");
    }

    @Test
    void theFormatOfTheSnapshotsFlowLogsIsTriedAndOneThatCannotBeReadIsNoHindrance() throws IOException {
        String log = log("bare.log", SmallNetwork.WEB + " 10.0.2.20 10.0.1.10 6 40000 80 ACCEPT");
        String network = new SmallNetwork()
                .document("{'FlowLogs':[{'FlowLogId':'fl-1','ResourceId':'vpc-01111111111111111','LogFormat':'?'},"
                        + "{'FlowLogId':'fl-2','ResourceId':'vpc-01111111111111111','LogFormat':"
                        + "'${interface-id} ${srcaddr} ${dstaddr} ${protocol} ${srcport} ${dstport} ${action}'}]}")
                .in(Files.createDirectory(folder.resolve("aws")))
                .toString();
        Run run = Run.of("explain", "--snapshot", network, "--quiet", "--log", log);
        assertThat(run.out()).contains("\tEXPLAINED\tACCEPT\ttcp 10.0.2.20:40000 -> 10.0.1.10:80\t");
    }

    @Test
    void theAnswerGoesToAFileAndIsTheSameThere() throws IOException {
        Path file = folder.resolve("answer.txt");
        Files.writeString(file, "what was there before, and longer than nothing");
        Run run = Run.of("explain", "--sample", "--output", file.toString());
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(file).hasContent(Run.of("explain", "--sample").out());
    }

    @Test
    void quietIsOneLineARecordWithFiveColumns() {
        assertThat(Run.of("explain", "--sample", "--quiet").lines())
                .hasSize(SAMPLE_RECORDS)
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(5));
    }

    @Test
    void verboseSaysWhatWasReadAndInWhichShape() throws IOException {
        Path packed = Files.write(folder.resolve("flow.log"), gzip(ACCEPTED));
        Run run = Run.of("explain", "--sample", "--verbose", "--quiet", "--log", packed.toString());
        assertThat(run.err().lines())
                .containsExactly(
                        "vpcwhy: snapshot: 15 documents in 15 files",
                        "vpcwhy: " + packed + ": gzip, text lines, columns of a flow log of the snapshot");
        assertThat(run.lines()).hasSize(1);
    }

    @Test
    void aScanGetsAFixOnlyWhereTheUserInsists() {
        String scan = "2 123456789012 eni-01a14840f681c9fc7 198.51.100.201 10.20.1.50 44321 3389 6 1 40 1763633711"
                + " 1763633711 REJECT OK";
        assertThat(Run.of("explain", "--sample", scan).out())
                .contains("  no fix     it looks like a scan")
                .doesNotContain("aws ec2");
        assertThat(Run.of("explain", "--sample", "--remedies", "always", scan).out())
                .contains("  fix        aws ec2 authorize-security-group-ingress --group-id sg-0c9f674e092ab6d9d")
                .doesNotContain("no fix");
        assertThat(Run.of("explain", "--sample", "--remedies", "NEVER", scan).out())
                .doesNotContain("fix ");
        assertThat(Run.of("explain", "--sample", "--remedies", "never").out()).doesNotContain("aws ec2");
    }

    @Test
    void coloursAreForTerminalsUnlessTheUserSaysOtherwise() {
        assertThat(Run.of("explain", "--sample").out()).doesNotContain("\u001b");
        assertThat(Run.of("explain", "--sample", "--color", "always").out()).contains("\u001b[31mREJECT\u001b[0m");
        assertThat(Run.of("explain", "--sample", "--color", "always", "--format", "json")
                        .out())
                .doesNotContain("\u001b");
        assertThat(ColourOption.coloured(ColourOption.ColourPolicy.AUTO, true, null))
                .isTrue();
        assertThat(ColourOption.coloured(ColourOption.ColourPolicy.AUTO, true, ""))
                .isTrue();
        assertThat(ColourOption.coloured(ColourOption.ColourPolicy.AUTO, true, "1"))
                .isFalse();
        assertThat(ColourOption.coloured(ColourOption.ColourPolicy.AUTO, false, null))
                .isFalse();
        assertThat(ColourOption.coloured(ColourOption.ColourPolicy.ALWAYS, false, "1"))
                .isTrue();
        assertThat(ColourOption.coloured(ColourOption.ColourPolicy.NEVER, true, null))
                .isFalse();
    }

    @Test
    void colouredTextWithoutItsColoursIsTheText() {
        String coloured = Run.of("explain", "--sample", "--color", "always").out();
        assertThat(coloured.replaceAll("\u001b\\[\\d*m", ""))
                .isEqualTo(Run.of("explain", "--sample").out());
    }

    @Test
    void whatALogHoldsDoesNotSteerTheTerminal() throws IOException {
        String log = log("evil.log", "junk \u001b[31mred \u202ereversed\u0007");
        for (String quiet : List.of("--verbose", "--quiet")) {
            assertThat(Run.of("explain", "--sample", quiet, "--log", log).out())
                    .doesNotContain("\u001b", "\u202e", "\u0007");
        }
        String network = new SmallNetwork()
                .description("\\u001b]0;owned\\u0007")
                .in(Files.createDirectory(folder.resolve("aws")))
                .toString();
        assertThat(Run.of("explain", "--snapshot", network, ACCEPTED).out())
                .contains("(?]0;owned?)")
                .doesNotContain("\u001b");
    }

    @Test
    void aLongLineIsCut() throws IOException {
        String log = log("long.log", "x".repeat(5000));
        assertThat(Run.of("explain", "--sample", "--log", log).lines().get(0))
                .hasSizeLessThan(400)
                .endsWith("...");
    }

    @Test
    void linesFoldAndCommandsDoNot() {
        assertThat(Run.of("explain", "--sample").lines())
                .filteredOn(line -> line.startsWith("  ") && !line.startsWith("  fix"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
        assertThat(Run.of("explain", "--sample").lines())
                .filteredOn(line -> line.startsWith("  fix"))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).matches("  fix        aws ec2 .* --(cidr|rule-action|ip-permissions) \\S+"));
    }
}
