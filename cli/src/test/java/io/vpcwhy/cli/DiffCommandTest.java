package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleChange;
import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.model.snapshot.SnapshotSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * {@code vpcwhy diff}: what a change opens and closes. After a change of words that is meant, write the files anew and read
 * the difference:
 *
 * <pre>./mvnw -o -pl cli -am test -Dtest=DiffCommandTest -Dsurefire.failIfNoSpecifiedTests=false -Dvpcwhy.golden=write
 * git diff cli/src/test/resources</pre>
 */
class DiffCommandTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "io", "vpcwhy", "cli", "analysis");
    private static final String EXAMPLE = "    $ vpcwhy diff --before aws-monday/ --after aws-tuesday/";

    @TempDir
    private Path folder;

    private Path before = Path.of("");
    private Path after = Path.of("");

    @BeforeEach
    void writeTheSample() throws IOException {
        before = folder.resolve("before");
        after = folder.resolve("after");
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            write(document, before.resolve(document.name()));
        }
        for (SampleChange.Document document : SampleChange.documents()) {
            write(document, after.resolve(document.name()));
        }
    }

    private static void write(SnapshotSource document, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = document.open()) {
            Files.copy(content, file);
        }
    }

    private static Run diff(Path one, Path other, String... arguments) {
        List<String> line = new ArrayList<>(List.of("diff", "--before", one.toString(), "--after", other.toString()));
        line.addAll(List.of(arguments));
        return Run.of(line.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"diff.txt, text", "diff.json, json", "diff.md, markdown"})
    void theChangeOfTheSampleReadsAsItDid(String file, String format) throws IOException {
        Run run = diff(before, after, "--format", format);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        String printed = run.out().replace(System.lineSeparator(), "\n");
        if (System.getProperty("vpcwhy.golden", "").equals("write")) {
            Files.writeString(RESOURCES.resolve(file), printed);
        }
        assertThat(printed).isEqualTo(Files.readString(RESOURCES.resolve(file)));
        assertThat(diff(before, after, "--format", format).out()).isEqualTo(run.out());
    }

    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "diff.md"));
        List<String> shown = page.subList(page.indexOf(EXAMPLE) + 1, page.size()).stream()
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .map(line -> line.isEmpty() ? line : line.substring(4))
                .filter(line -> !line.equals("..."))
                .toList();
        assertThat(shown).hasSizeGreaterThan(10);
        assertThat(diff(before, after).lines()).containsSubsequence(shown.subList(0, shown.size() - 1));
    }

    @Test
    void nothingEditedIsNothingAgainst() {
        Run run = diff(before, before);
        assertThat(run.status()).isZero();
        assertThat(run.lines()).startsWith("Nothing that a packet sees was edited.");
        assertThat(diff(before, before, "--fail-on", "any").status()).isZero();
        assertThat(diff(before, before, "--strict").status()).isEqualTo(3);
    }

    @Test
    void whatOneSnapshotLacksIsNotKnown() throws IOException {
        Files.delete(after.resolve("describe-network-interfaces.json"));
        Run run = diff(before, after);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("Of some packets it is not known what became of them")
                .contains("Not known any more: was open for certain")
                .doesNotContain(System.lineSeparator() + "Closed");
        assertThat(diff(after, before).status()).isZero();
        assertThat(diff(after, before, "--strict").status()).isEqualTo(3);
    }

    @Test
    void snapshotsOfOtherNetworksAreSaidToBe() throws IOException {
        Path vpcs = after.resolve("describe-vpcs.json");
        Files.writeString(vpcs, Files.readString(vpcs).replace("vpc-0", "vpc-9"));
        assertThat(diff(before, after).lines().get(0)).startsWith("The snapshots have no VPC in common");
        assertThat(diff(before, before).out()).doesNotContain("in common");
    }

    @Test
    void whatFailsIsChosen() {
        // The other way round a port closes to the internet and another one opens.
        assertThat(diff(after, before).status()).isEqualTo(1);
        assertThat(diff(before, after, "--fail-on", "closed").status()).isEqualTo(1);
        assertThat(diff(before, after, "--fail-on", "opened,closed").status()).isEqualTo(1);
        assertThat(diff(before, after, "--fail-on", "none").status()).isZero();
        assertThat(diff(before, before, "--fail-on", "opened,closed").status()).isZero();
    }

    @Test
    void whatFailsIsSaidInTheWordsOfTheOption() {
        Run run = diff(before, after, "--fail-on", "opened,nothing");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'nothing' is none of internet, opened, closed, any, none");
        Run both = diff(before, after, "--fail-on", "none,opened");
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.out()).isEmpty();
        assertThat(both.err()).contains("--fail-on: none stands alone");
    }

    @Test
    void bothSnapshotsAreNeededAndRead() {
        assertThat(Run.of("diff", "--before", before.toString()).status()).isEqualTo(2);
        Run run = diff(before, folder.resolve("none"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("none");
    }

    @Test
    void anEditThatOpensAndClosesNothingIsSaidToDoSo() {
        Map<String, @Nullable Object> answer =
                Json.object(diff(before, after, "--format", "json").out().strip());
        assertThat(Json.objects(answer, "Edits"))
                .filteredOn(edit -> Boolean.FALSE.equals(edit.get("ChangesReachability")))
                .extracting(edit -> String.valueOf(edit.get("Summary")))
                .containsExactly("sg-0c9f674e092ab6d9d (shop-bastion): added tcp 22 from 0.0.0.0/0");
    }
}
