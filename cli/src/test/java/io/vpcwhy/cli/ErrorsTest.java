package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is said when something is wrong: one line that tells what would be right, nothing on standard output, a status. */
class ErrorsTest {

    @TempDir
    private Path folder;

    private static void says(Run run, int status, String message) {
        assertThat(run.err()).isEqualTo("vpcwhy: " + message + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(status);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aSnapshotThatIsNotThere() {
        Path missing = folder.resolve("aws");
        says(
                Run.of("explain", "--snapshot", missing.toString(), "x y"),
                2,
                missing + ": does not exist; a folder, a JSON file, a .zip or a .tar.gz with the JSON output of AWS CLI"
                        + " commands is expected");
    }

    @Test
    void aSnapshotThatBreaksOff() throws IOException {
        Path broken = file("vpcs.json", "{\"Vpcs\":[\n");
        says(
                Run.of("snapshot", "--snapshot", broken.toString()),
                2,
                broken + ": Vpcs: ends in the middle of a document (line 2, column 1); a complete file is expected");
    }

    @Test
    void aSnapshotWithAValueThatCannotBe() throws IOException {
        Path wrong = file("vpcs.json", "{\"Vpcs\":[{\"VpcId\":\"vpc-1\",\"CidrBlock\":\"10.0.0.0/99\"}]}");
        Run run = Run.of("explain", "--snapshot", wrong.toString(), "x y");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("vpcwhy: " + wrong + ": Vpcs[0].CidrBlock: ")
                .contains("10.0.0.0/99");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aLogThatIsNotThereIsSaidBeforeTheOthersAreExplained() throws IOException {
        Path there = file("there.log", SmallNetwork.record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "ACCEPT"));
        Path missing = folder.resolve("missing.log");
        says(
                Run.of("explain", "--sample", "--log", there.toString(), "--log", missing.toString()),
                2,
                missing + ": no such file; give a flow log, a folder of them, or - for standard input");
    }

    @Test
    void aFolderWithoutFilesAsALog() {
        says(
                Run.of("explain", "--sample", "--log", folder.toString()),
                2,
                folder + ": holds no files; give a folder of flow logs");
    }

    @Test
    void timesThatAreNone() throws IOException {
        String log = file("a.log", SmallNetwork.record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "ACCEPT"))
                .toString();
        for (String wrong : new String[] {"yesterday", "2025-13-01", "2025-11-20T25:00", "99999999999999999999", "T"}) {
            says(
                    Run.of("explain", "--sample", "--log", log, "--since", wrong),
                    2,
                    "--since: '" + wrong
                            + "' is no time; write 2025-11-20, 2025-11-20T10:15, 2025-11-20T10:15:00Z, Unix seconds, or 2h for two"
                            + " hours ago");
        }
        says(
                Run.of("explain", "--sample", "--log", log, "--since", "2025-11-20", "--until", "1763596800"),
                2,
                "--since 2025-11-20 is not before --until 1763596800; swap them");
    }

    @Test
    void aFileNameThatCannotBe() {
        says(
                Run.of("explain", "--sample", "--log", "a\0b"),
                2,
                "a\0b: cannot be a file's name (Nul character not allowed); give a flow log");
    }

    @Test
    void aLogOfAKindThatIsNotRead() throws IOException {
        Path archive = file("flow.zip", "PK\3\4....");
        Run run = Run.of("explain", "--sample", "--log", archive.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("vpcwhy: " + archive + ": ").contains("zip");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aLogFormatThatIsNone() {
        says(
                Run.of("explain", "--sample", "--log-format", "foo bar"),
                2,
                "--log-format: 'foo bar' is no flow log format: 'foo' is no field; write fields as in '${version}"
                        + " ${srcaddr} ${dstaddr} ${action}'");
    }

    @Test
    void aFormatThatIsNone() {
        says(
                Run.of("explain", "--sample", "--format", "xml"),
                2,
                "--format: 'xml' is none of text, json (see vpcwhy explain --help)");
        says(
                Run.of("explain", "--sample", "--remedies", "maybe"),
                2,
                "--remedies: 'maybe' is none of auto, always, never (see vpcwhy explain --help)");
        says(
                Run.of("explain", "--sample", "--color", "blue"),
                2,
                "--color: 'blue' is none of auto, always, never (see vpcwhy explain --help)");
    }

    @Test
    void anOptionWithoutItsValue() {
        says(
                Run.of("explain", "--sample", "--log"),
                2,
                "Missing required parameter for option '--log' (FILE) (see vpcwhy explain --help)");
    }

    @Test
    void aCommandThatIsNone() {
        says(Run.of("explian"), 2, "there is no command 'explian'; did you mean explain? (see vpcwhy --help)");
        says(
                Run.of("zzz"),
                2,
                "there is no command 'zzz'; there are explain, replay, report, whatif, trace, check, exposed, intents, diff, graph, coverage, query, snapshot, collect (see vpcwhy --help)");
        says(Run.of("--zzz"), 2, "Unknown option: '--zzz' (see vpcwhy --help)");
    }

    @Test
    void anOptionThatIsNone() {
        says(
                Run.of("explain", "--snapshots", "x"),
                2,
                "Unknown option: '--snapshots'; did you mean --snapshot? (see vpcwhy explain --help)");
    }

    @Test
    void whatIsMissingFromACommandLine() {
        says(Run.of("explain"), 2, "--snapshot PATH is missing (see vpcwhy explain --help)");
        says(Run.of("snapshot"), 2, "--snapshot PATH is missing (see vpcwhy snapshot --help)");
        says(Run.of("explain", "--snapshot", "aws"), 2, "give a RECORD, or --log FILE (see vpcwhy explain --help)");
        says(
                Run.of("explain", "--sample", ""),
                2,
                "RECORD is blank; give a line of a flow log (see vpcwhy explain --help)");
        says(
                Run.of("explain", "--sample", "--snapshot", "aws"),
                2,
                "--sample has its own snapshot: drop --snapshot (see vpcwhy explain --help)");
    }

    @Test
    void anOutputThatCannotBe() {
        Path lost = folder.resolve("no").resolve("answer.json");
        says(
                Run.of("explain", "--sample", "--output", lost.toString()),
                2,
                "--output " + lost + ": its folder does not exist; make it first");
        says(
                Run.of("explain", "--sample", "--output", folder.toString()),
                2,
                "--output " + folder + ": is a folder; name a file");
    }

    @Test
    void anOutputThatIsAlsoRead() throws IOException {
        String line = SmallNetwork.record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "ACCEPT");
        Path log = file("flow.log", line);
        says(
                Run.of("explain", "--sample", "--log", log.toString(), "--output", folder + "/./flow.log"),
                2,
                "--output " + folder + "/./flow.log: is read too; name another file");
        assertThat(log).hasContent(line);
    }

    @Test
    void aSnapshotIsNotWrittenOver() throws IOException {
        Path snapshot = file("vpcs.json", "{\"Vpcs\":[]}");
        says(
                Run.of("explain", "--snapshot", snapshot.toString(), "--output", snapshot.toString(), "x y"),
                2,
                "--output " + snapshot + ": is read too; name another file");
        says(
                Run.of("snapshot", "--snapshot", snapshot.toString(), "--output", snapshot.toString()),
                2,
                "--output " + snapshot + ": is read too; name another file");
        assertThat(snapshot).hasContent("{\"Vpcs\":[]}");
    }

    @Test
    void aStackTraceIsForDebuggingAlone() throws IOException {
        Path broken = file("vpcs.json", "{");
        assertThat(Run.of("snapshot", "--snapshot", broken.toString()).err().lines())
                .hasSize(1);
        Run debugged = Run.of("snapshot", "--debug", "--snapshot", broken.toString());
        assertThat(debugged.err()).contains("\tat io.vpcwhy.").contains("vpcwhy: " + broken);
        assertThat(debugged.status()).isEqualTo(2);
    }

    @Test
    void anErrorOfTheProgramNamesTheRecordAndAsksForAReport() {
        RecordException problem =
                new RecordException("record 7 of flow.log", new IllegalStateException("two lines\n  of text"));
        assertThat(report(problem))
                .isEqualTo(new Run(
                        3,
                        "",
                        "vpcwhy: internal error at record 7 of flow.log: java.lang.IllegalStateException: two lines of"
                                + " text; run again with --debug, and report what it prints"
                                + System.lineSeparator()));
        assertThat(report(new IllegalStateException("odd")).err())
                .isEqualTo("vpcwhy: internal error: java.lang.IllegalStateException: odd; run again with --debug, and"
                        + " report what it prints" + System.lineSeparator());
    }

    @Test
    void aFileThatFailsWhileItIsReadKeepsItsName() {
        Exception problem = new UncheckedIOException("flow.log cannot be read", new IOException("Input/output error"));
        assertThat(report(problem))
                .isEqualTo(new Run(
                        3, "", "vpcwhy: flow.log cannot be read (Input/output error)" + System.lineSeparator()));
    }

    @Test
    void tooLittleMemoryIsSaid() {
        StringWriter err = new StringWriter();
        assertThat(ErrorReport.ofExhaustion(new OutOfMemoryError("Java heap space"), new PrintWriter(err, true)))
                .isEqualTo(3);
        assertThat(err.toString())
                .isEqualTo(
                        "vpcwhy: out of memory; give more, as with VPCWHY_JAVA_OPTS=-Xmx4g" + System.lineSeparator());
        assertThat(ErrorReport.ofExhaustion(new StackOverflowError(), new PrintWriter(err, true)))
                .isEqualTo(3);
        assertThat(err.toString()).contains("the input is nested too deeply");
    }

    private static Run report(Exception problem) {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new SnapshotCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.parseArgs("--snapshot", "x");
        line.setErr(new PrintWriter(err, true));
        int status = ErrorReport.ofRun(problem, line, line.getParseResult());
        return new Run(status, "", err.toString());
    }
}
