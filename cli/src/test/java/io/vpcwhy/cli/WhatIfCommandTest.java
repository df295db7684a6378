package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleChange;
import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.snapshot.SnapshotSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code vpcwhy whatif}: the log of the sample, held against a change of the sample which, beside what
 * {@link SampleChange} does, moves the rule of the database to another port. After a change of words that is meant, write
 * the files anew and read the difference:
 *
 * <pre>./mvnw -o -pl cli -am test -Dtest=WhatIfCommandTest -Dsurefire.failIfNoSpecifiedTests=false -Dvpcwhy.golden=write
 * git diff cli/src/test/resources</pre>
 */
class WhatIfCommandTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "io", "vpcwhy", "cli", "analysis");
    private static final String EXAMPLE =
            "    $ vpcwhy whatif --snapshot aws/ --proposed aws-proposed/ --log last-week.log";
    private static final String GROUPS = "describe-security-groups.json";

    @TempDir
    private Path folder;

    private Path today = Path.of("");
    private Path proposed = Path.of("");
    private Path log = Path.of("");

    @BeforeEach
    void writeTheSample() throws IOException {
        today = folder.resolve("aws");
        proposed = folder.resolve("aws-proposed");
        log = folder.resolve("last-week.log");
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            write(document, today.resolve(document.name()));
        }
        for (SampleChange.Document document : SampleChange.documents()) {
            write(document, proposed.resolve(document.name()));
        }
        write(SampleNetwork.flowLog(), log);
        edit(GROUPS, "\"FromPort\": 5432", "\"FromPort\": 5433");
        edit(GROUPS, "\"ToPort\": 5432", "\"ToPort\": 5433");
    }

    private static void write(SnapshotSource document, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = document.open()) {
            Files.copy(content, file);
        }
    }

    private void edit(String document, String from, String to) throws IOException {
        Path file = proposed.resolve(document);
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }

    private Run whatIf(String... more) {
        List<String> line = new ArrayList<>(List.of("whatif", "--snapshot", today.toString(), "--proposed"));
        line.addAll(List.of(proposed.toString(), "--log", log.toString()));
        line.addAll(List.of(more));
        return Run.of(line.toArray(String[]::new));
    }

    private void log(String... records) throws IOException {
        Files.writeString(
                log,
                Files.readString(log).lines().findFirst().orElseThrow() + "\n" + String.join("\n", records) + "\n");
    }

    private static List<Map<String, @Nullable Object>> groups(Run run) {
        return Json.objects(Json.object(run.out().strip()), "Groups");
    }

    @ParameterizedTest
    @CsvSource({"whatif.txt, text", "whatif.json, json", "whatif.md, markdown"})
    void theChangeOfTheSampleReadsAsItDid(String file, String format) throws IOException {
        Run run = whatIf("--format", format);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        String printed = run.out().replace(System.lineSeparator(), "\n");
        if (System.getProperty("vpcwhy.golden", "").equals("write")) {
            Files.writeString(RESOURCES.resolve(file), printed);
        }
        assertThat(printed).isEqualTo(Files.readString(RESOURCES.resolve(file)));
        assertThat(whatIf("--format", format, "--threads", "1").out()).isEqualTo(run.out());
    }

    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "whatif.md"));
        List<String> shown = page.subList(page.indexOf(EXAMPLE) + 1, page.size()).stream()
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(shown).hasSizeGreaterThan(8);
        String printed = String.join(" ", whatIf().out().split("\\s+", -1));
        assertThat(printed).contains(String.join(" ", String.join(" ", shown).split("\\s+", -1)));
    }

    @Test
    void examplesCanBeExplainedByTheProposedConfiguration() {
        for (Map<String, @Nullable Object> group : groups(whatIf("--format", "json"))) {
            if ("BREAKS".equals(group.get("Effect"))) {
                Run explained = Run.of(
                        "explain",
                        "--snapshot",
                        proposed.toString(),
                        "--format",
                        "json",
                        String.valueOf(group.get("Example")));
                assertThat(Json.object(explained.out().strip()))
                        .containsEntry("Status", "CONTRADICTED")
                        .containsEntry("SimulatedAction", "REJECT");
            }
        }
    }

    @Test
    void withoutAChangeNothingBreaks() {
        Run run = Run.of(
                "whatif",
                "--snapshot",
                today.toString(),
                "--proposed",
                today.toString(),
                "--log",
                log.toString(),
                "--fail-on",
                "any",
                "--strict");
        assertThat(run.status()).isZero();
        assertThat(run.lines().get(0)).isEqualTo("Nothing that the log shows as accepted would break.");
    }

    @Test
    void anInterfaceThatIsGoneIsNeitherBrokenNorFine() throws IOException {
        edit("describe-network-interfaces.json", "eni-002e4c0bc1c1cf8dd", "eni-0aaaaaaaaaaaaaaaa");
        assertThat(whatIf().out())
                .contains("The interface is gone in the proposed configuration: 2 records")
                .contains("Inbound traffic (port 8080) of eni-002e4c0bc1c1cf8dd, accepted today.");
        assertThat(whatIf("--fail-on", "gone").status()).isEqualTo(1);
        log("2 1 eni-002e4c0bc1c1cf8dd 10.20.0.25 10.20.10.11 31642 8080 6 12 3120 1763633703 1763633737 ACCEPT OK");
        assertThat(whatIf().status()).isZero();
        assertThat(whatIf().lines().get(0)).endsWith("by a filter, but interfaces are gone.");
    }

    @Test
    void answersBreakWithTheirRequestsAlsoWhereTheyWouldPassByThemselves() throws IOException {
        // The application's answers may go out to anywhere; nobody would ask any more.
        edit(GROUPS, "\"FromPort\": 8080", "\"FromPort\": 8081");
        edit(GROUPS, "\"ToPort\": 8080", "\"ToPort\": 8081");
        log(
                "2 1 eni-002e4c0bc1c1cf8dd 10.20.0.25 10.20.10.11 31642 8080 6 12 3120 1763633703 1763633737 ACCEPT OK",
                "2 1 eni-002e4c0bc1c1cf8dd 10.20.10.11 10.20.0.25 8080 31642 6 12 3120 1763633703 1763633737 ACCEPT OK");
        Run run = whatIf();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("Would break between your own interfaces: 2 records, 1 of them answers")
                .contains("Outbound answers from port 8080 would break with their requests, which no rule of"
                        + " sg-07410cac2e6c119ae (shop-app) would permit");
        List<Map<String, @Nullable Object>> groups = groups(whatIf("--format", "json"));
        assertThat(groups)
                .as("nothing is named as the rule that rejects")
                .extracting(group -> group.get("Rule"))
                .containsOnlyNulls();
        assertThat(groups).extracting(group -> group.get("WithRequest")).containsExactly(false, true);
        assertThat(groups).extracting(group -> group.get("Component")).containsOnly("sg-07410cac2e6c119ae");
    }

    @Test
    void answersThatBreakWithTheirRequestsNameTheProposedGroups() throws IOException {
        // The interface gets another group, by which answers may go out and nobody may ask.
        Path file = proposed.resolve("describe-network-interfaces.json");
        String before = Files.readString(file);
        int from = before.indexOf("sg-07410cac2e6c119ae", groupsOfTheApplication(before));
        String after = before.substring(0, from) + "sg-0c9f674e092ab6d9d" + before.substring(from + 20);
        Files.writeString(file, after);
        log("2 1 eni-002e4c0bc1c1cf8dd 10.20.10.11 10.20.0.25 8080 31642 6 12 3120 1763633703 1763633737 ACCEPT OK");
        assertThat(groups(whatIf("--format", "json")))
                .singleElement()
                .satisfies(group -> assertThat(group)
                        .containsEntry("Component", "sg-0c9f674e092ab6d9d")
                        .containsEntry("PermittingComponent", "sg-07410cac2e6c119ae")
                        .containsEntry("Snapshot", "proposed")
                        .containsEntry("WithRequest", true));
    }

    @Test
    void anEntryOfANetworkAclThatRejectsIsToldOnce() throws IOException {
        edit("describe-network-acls.json", "\"RuleAction\": \"allow\"", "\"RuleAction\": \"deny\"");
        log("2 1 eni-002e4c0bc1c1cf8dd 10.20.0.25 10.20.10.11 31642 8080 6 12 3120 1763633703 1763633737 ACCEPT OK");
        assertThat(whatIf().out())
                .contains(
                        "would be rejected: acl-0a8f04c014992c237 rule 100 (all traffic from 0.0.0.0/0) denies it; today"
                                + " sg-07410cac2e6c119ae (shop-app) rule tcp 8080 from sg-01b9b71522df4a1ae permits it");
    }

    /** Members of the documents are in alphabetical order. */
    private static int groupsOfTheApplication(String interfaces) {
        return interfaces.lastIndexOf("\"Groups\": [", interfaces.indexOf("eni-002e4c0bc1c1cf8dd"));
    }

    @Test
    void anInterfaceThatLostAllItsGroupsIsNoSilentSuccess() throws IOException {
        Path file = proposed.resolve("describe-network-interfaces.json");
        String before = Files.readString(file);
        int at = groupsOfTheApplication(before);
        String after = before.substring(0, at) + "\"Groups\": []" + before.substring(before.indexOf("]", at) + 1);
        Files.writeString(file, after);
        log("2 1 eni-002e4c0bc1c1cf8dd 10.20.0.25 10.20.10.11 31642 8080 6 12 3120 1763633703 1763633737 ACCEPT OK");
        assertThat(whatIf().out())
                .contains("1 unchanged")
                .contains("No security group in the proposed snapshot: eni-002e4c0bc1c1cf8dd. Everything passes there");
        assertThat(whatIf("--strict").status()).isEqualTo(3);
    }

    @Test
    void whatIsNoRecordAndWhatAwsLeftOutIsTold() throws IOException {
        log("2 1 eni-002e4c0bc1c1cf8dd - - - - - - - 1763633700 1763633760 - SKIPDATA", "nonsense");
        assertThat(whatIf().out())
                .contains("Left out by AWS (SKIPDATA): 1 record tells of traffic that was not logged")
                .contains("Not flow log records: 1 line");
        assertThat(whatIf("--format", "markdown").out())
                .contains("Left out by AWS")
                .contains("1 record tells of traffic that was not logged")
                .contains("<details><summary>Not flow log records: 1</summary>")
                .contains("- 1 line: ")
                .contains(log.getFileName() + ":3");
    }

    @Test
    void whatTheLogSaysOtherThanTodaysSnapshotIsNotTheChangesFault() throws IOException {
        log("2 1 eni-0d200f9b1abd539df 10.20.10.11 10.20.20.30 43210 5432 6 22 4870 1763633704 1763633741 REJECT OK");
        Run run = whatIf("--fail-on", "any");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("1 drift")
                .contains("Other than today's snapshot says: the change is not to blame: 1 record")
                .contains(
                        "Inbound traffic to port 5432 is logged as rejected, and sg-03aef8e5b031062cd (shop-db) rule tcp")
                .contains("the proposed configuration agrees with the log");
        assertThat(run.lines().get(1)).startsWith("1 record read = ");
    }

    @Test
    void aChangeOfRoutesIsSaidNotToBeJudged() throws IOException {
        assertThat(whatIf().out()).doesNotContain("not judged here");
        edit(
                "describe-route-tables.json",
                "\"DestinationCidrBlock\": \"0.0.0.0/0\"",
                "\"DestinationCidrBlock\": \"9.0.0.0/8\"");
        assertThat(whatIf().out())
                .contains("The snapshots differ in route tables as well.")
                .contains("vpcwhy diff");
    }

    @Test
    void whatFailsIsChosen() throws IOException {
        assertThat(whatIf("--fail-on", "none").status()).isZero();
        assertThat(whatIf("--fail-on", "gone").status()).isZero();
        assertThat(whatIf("--fail-on", "gone,opened").status()).isEqualTo(1);
        // From the internet to the load balancer: broken, and not between own interfaces.
        edit(GROUPS, "\"FromPort\": 443", "\"FromPort\": 444");
        edit(GROUPS, "\"ToPort\": 443", "\"ToPort\": 444");
        log("2 1 eni-0e441a9c224aafd99 203.0.113.80 10.20.0.25 51234 443 6 14 2431 1763633702 1763633738 ACCEPT OK");
        assertThat(whatIf().status()).isZero();
        assertThat(whatIf("--fail-on", "broken").status()).isEqualTo(1);
        Run both = whatIf("--fail-on", "none,own");
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("--fail-on: none stands alone");
    }

    @Test
    void aPartOfTheRecordsCanBeAskedFor() {
        Run run = whatIf("--action", "reject", "--format", "json");
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("passed over by --action: 9 records");
        assertThat(groups(run)).extracting(group -> group.get("Effect")).containsExactly("OPENS");
    }

    @Test
    void aLogThatBreaksOffMakesTheAnswerAPart() throws IOException {
        byte[] gzip = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1};
        Path cut = Files.write(folder.resolve("cut.gz"), gzip);
        Run run = whatIf("--log", cut.toString());
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("cut.gz");
        assertThat(run.out())
                .contains("This is a part, or may be wrong: standard error tells what is damaged.")
                .contains("Would break");
    }

    @Test
    void halfASnapshotIsRefused() throws IOException {
        Files.delete(proposed.resolve("describe-network-interfaces.json"));
        Run run = whatIf();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("holds no network interfaces; give a whole snapshot");
    }

    @Test
    void whatTheProposedConfigurationLeavesOpenIsToldApart() throws IOException {
        // The office's rule, the only one for SSH, names a prefix list whose entries nobody collected.
        Files.copy(today.resolve(GROUPS), proposed.resolve(GROUPS), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(proposed.resolve("get-managed-prefix-list-entries/pl-0464240ce80225dba.json"));
        log("2 1 eni-01a14840f681c9fc7 203.0.113.20 10.20.1.50 60123 22 6 310 28604 1763633709 1763633757 ACCEPT OK");
        Run run = whatIf();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("Undecided in the proposed configuration: 1 record")
                .contains(
                        "accepted today: it turns on the entries of pl-0464240ce80225dba, which are not in the snapshot"
                                + " (RESOURCE_NOT_COLLECTED: sg-0c9f674e092ab6d9d (shop-bastion))");
        assertThat(groups(whatIf("--format", "json")))
                .extracting(group -> group.get("NotCollected"))
                .containsExactly("pl-0464240ce80225dba");
        assertThat(run.lines().get(0))
                .isEqualTo(
                        "Nothing that the log shows as accepted would break; the proposed configuration leaves 1 record"
                                + " undecided.");
        assertThat(whatIf("--strict").status()).isEqualTo(3);
    }
}
