package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.snapshot.SnapshotSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir
    static Path folder;

    private static Path log = Path.of("");

    @BeforeAll
    static void writeSample() throws IOException {
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            write(document, document.name());
        }
        log = write(SampleNetwork.flowLog(), "sample.log");
    }

    private static Path write(SnapshotSource document, String name) throws IOException {
        Path file = folder.resolve("aws").resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream in = document.open()) {
            Files.copy(in, file);
        }
        return file;
    }

    private static Run replay(String... more) {
        String[] args = {"replay", "--snapshot", folder.resolve("aws").toString()};
        return Run.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void text_tells_what_is_broken_first_and_reconciles() {
        Run run = replay("--log", log.toString());

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(0)).matches("\\d+ records read = .* explained \\+ .* malformed");
        assertThat(run.lines().get(2)).startsWith("Answers dropped by a network ACL: ");
        assertThat(run.out())
                .contains("An outbound answer is dropped by acl-01b7c94a8b73a0a78 (")
                .contains("Refused from elsewhere: ");
    }

    @Test
    void what_is_open_or_contradicted_is_said_in_words_with_its_code(@TempDir Path other) throws IOException {
        Path odd = Files.writeString(other.resolve("odd.log"), """
                2 1 eni-0fffffffffffffff0 10.9.0.1 10.9.0.2 50000 443 6 1 40 1763633711 1763633711 REJECT OK
                2 1 eni-01a14840f681c9fc7 198.51.100.201 10.20.1.50 44321 3389 6 1 40 1763633711 1763633711 ACCEPT OK
                2 1 eni-0d200f9b1abd539df 10.20.10.11 10.20.20.30 43210 5432 6 1 40 1763633704 1763633741 REJECT OK
                2 1 eni-0c590a93da72343c3 - - - - - - - 1763633700 1763633760 - SKIPDATA
                2 1 eni-0c590a93da72343c3 - - - - - - - 1763633700 1763633760 - NODATA
                nonsense
                """);

        assertThat(replay("--log", odd.toString()).out())
                .contains("traffic (port 443): the interface is not in the snapshot (INTERFACE_NOT_IN_SNAPSHOT:"
                        + " eni-0fffffffffffffff0).")
                .contains("Inbound traffic (port 3389) is logged as accepted, and no rule of sg-0c9f674e092ab6d9d"
                        + " (shop-bastion) permits it: probably the rules were others then (CONFIGURATION_CHANGED).")
                .contains("Inbound traffic (port 5432) is logged as rejected, and sg-03aef8e5b031062cd (shop-db) rule ")
                .contains("Left out by AWS (SKIPDATA): 1 record tells of")
                .contains("the line has fewer values than the 14 columns of the format");
    }

    @Test
    void counts_of_the_json_add_up_and_examples_can_be_explained() {
        Run run = replay("--log", log.toString(), "--log", log.toString(), "--format", "json");

        Map<String, @Nullable Object> answer = Json.object(run.out().strip());
        Map<String, @Nullable Object> records = Json.object(answer, "Records");
        long sum = 0;
        for (String status : List.of("explained", "contradicted", "undecided", "no-data", "malformed")) {
            sum += number(records.get(status));
        }
        assertThat(sum).isEqualTo(number(records.get("read"))).isPositive();
        assertThat(answer).containsEntry("Complete", true);
        List<Map<String, @Nullable Object>> groups = Json.objects(answer, "Groups");
        assertThat(groups.stream()
                        .mapToLong(group -> number(group.get("Records")))
                        .sum())
                .isEqualTo(sum);
        for (Map<String, @Nullable Object> group : groups) {
            Run explained = Run.of(
                    "explain",
                    "--snapshot",
                    folder.resolve("aws").toString(),
                    "--format",
                    "json",
                    String.valueOf(group.get("Example")));
            assertThat(Json.object(explained.out().strip())).containsEntry("Status", group.get("Status"));
        }
    }

    private static long number(@Nullable Object value) {
        return Long.parseLong(String.valueOf(value));
    }

    @Test
    void log_that_breaks_off_makes_the_answer_a_part(@TempDir Path other) throws IOException {
        byte[] gzip = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1};
        Path cut = Files.write(other.resolve("cut.gz"), gzip);

        Run run = replay("--log", cut.toString(), "--log", log.toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("cut.gz").contains("end early");
        assertThat(run.out())
                .contains("This is a part, or may be wrong: standard error tells what is damaged.")
                .contains("Answers dropped");
    }

    @Test
    void check_sum_that_does_not_fit_tells_which_lines_are_in_doubt(@TempDir Path other) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(gzip(Files.readAllBytes(log)));
        int second = bytes.size();
        bytes.writeBytes(gzip(Files.readAllBytes(log)));
        byte[] damaged = bytes.toByteArray();
        damaged[damaged.length - 8] ^= 1;
        Path twice = Files.write(other.resolve("twice.gz"), damaged);
        long length = Files.size(log);
        long lines = Files.readAllLines(log).size();

        Run run = replay("--log", twice.toString(), "--format", "json");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo("vpcwhy: " + twice + ": the gzip check sum does not fit the data at byte " + damaged.length
                        + " of the compressed data; what comes from byte " + second + " on (byte " + length
                        + " of the text, line " + (lines + 1) + ") may be wrong\n");
        assertThat(run.out()).contains("Not a flow log record: the check sum does not fit the data.");
        assertThat(run.out()).contains("\"malformed\":1}");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    @Test
    void log_without_a_single_record_is_no_silent_success(@TempDir Path other) throws IOException {
        Path junk = Files.writeString(other.resolve("syslog"), "Nov 21 10:00:00 host sshd: session opened\n");

        Run run = replay("--log", junk.toString());

        assertThat(run.out()).startsWith("1 record read = 0 explained");
        assertThat(run.err()).contains("no line is a flow log record").contains("--log-format");
        assertThat(replay("--log", junk.toString(), "--log", log.toString()).err())
                .doesNotContain("no line is");
    }

    @Test
    void junk_is_told_by_its_reasons_however_long_its_lines_are(@TempDir Path other) throws IOException {
        List<String> junk = List.of("a", "a b", "a b c d e f g", "a b c d e f g h i j k l m n o p q r");
        Path file = Files.write(other.resolve("junk"), junk);

        assertThat(replay("--log", file.toString()).lines())
                .filteredOn(line -> line.contains("values"))
                .singleElement()
                .asString()
                .startsWith("  4  there is no header line, ")
                .contains("the line has more or fewer values than the 14 of the default format; pass ");
        Path cut = Files.writeString(other.resolve("short"), "srcaddr dstaddr action\n10.0.0.1\n10.0.0.1 10.0.0.2\n");
        assertThat(replay("--log", cut.toString()).out())
                .contains("  2  the line has fewer values than the 3 columns of the format (");
    }

    @Test
    void what_is_missing_is_said_before_anything_is_read() {
        assertThat(replay().err()).startsWith("vpcwhy: give a flow log with --log FILE");
        assertThat(replay("--log", "nowhere.log").status()).isEqualTo(2);
        assertThat(replay("--log", log.toString(), "--threads", "0").err()).contains("--threads");
    }

    @Test
    void rules_are_told_with_what_nothing_used_and_what_could_be_narrower() {
        Run run = replay("--log", log.toString(), "--rules");

        assertThat(run.status()).isZero();
        assertThat(run.lines().get(0)).contains("records read");
        assertThat(run.out())
                .contains("Rules that nothing used: 2 rules")
                .contains("  sg-0b2d216691ea872e1 outbound all traffic to 0.0.0.0/0 (2 interfaces)\n")
                .contains(
                        "aws ec2 authorize-security-group-ingress --group-id sg-0b2d216691ea872e1 --protocol tcp --port"
                                + " 443 --cidr 10.20.10.11/32")
                .contains("aws ec2 revoke-security-group-ingress --group-id sg-0b2d216691ea872e1 --protocol tcp --port"
                        + " 443 --cidr 10.20.0.0/16")
                .contains("  3  sg-03aef8e5b031062cd inbound tcp 5432 from sg-07410cac2e6c119ae, 24,044 bytes, last"
                        + " 2025-11-20T10:15:41Z\n")
                .contains(
                        "sg-01b9b71522df4a1ae inbound tcp 80 from 0.0.0.0/0: an interface that has it is in no record")
                .contains(
                        "from 2025-11-20T10:15:00Z to 2025-11-20T10:16:00Z alone: what runs once a month or a quarter")
                .contains("A narrower rule lets in all who were let in, and so those who should not have been");
        assertThat(replay("--log", log.toString()).out()).doesNotContain("Rules");
    }

    @Test
    void the_json_has_what_the_page_of_rules_tells() throws IOException {
        Run run = replay("--log", log.toString(), "--rules", "--format", "json");

        Map<String, @Nullable Object> usage = Json.object(Json.object(run.out().strip()), "RuleUsage");
        String page = Files.readString(Path.of("..", "docs", "rules.md"));
        assertThat(usage.keySet()).allMatch(member -> page.contains("\"" + member + "\""));
        for (String list : List.of("Rules", "Narrowings")) {
            assertThat(Json.objects(usage, list))
                    .isNotEmpty()
                    .allSatisfy(
                            each -> assertThat(each.keySet()).allMatch(member -> page.contains("\"" + member + "\"")));
        }
        assertThat(Json.objects(usage, "Rules"))
                .anySatisfy(each -> assertThat(each)
                        .containsEntry("Component", "sg-03aef8e5b031062cd")
                        .containsEntry("Standing", "USED")
                        .containsEntry("Direction", "ingress")
                        .containsEntry("Last", "2025-11-20T10:15:41Z"));
        assertThat(Json.object(replay("--log", log.toString(), "--format", "json")
                        .out()
                        .strip()))
                .doesNotContainKey("RuleUsage");
    }

    @Test
    void rules_are_told_beside_annotations_and_not_in_csv(@TempDir Path other) {
        Path annotated = other.resolve("causes.ndjson");

        assertThat(replay("--log", log.toString(), "--rules", "--annotate", annotated.toString())
                        .out())
                .contains("Rules that nothing used");
        assertThat(annotated).isNotEmptyFile();
        Run csv = replay("--log", log.toString(), "--rules", "--format", "csv");
        assertThat(csv.status()).isEqualTo(2);
        assertThat(csv.err()).contains("--rules: CSV has the groups alone");
    }
}
