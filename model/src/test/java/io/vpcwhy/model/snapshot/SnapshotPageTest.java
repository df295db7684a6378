package io.vpcwhy.model.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on snapshots lists what the reader knows, and nothing else. */
class SnapshotPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.+) \\| (.+) \\|$");

    /** A row of the page's table. */
    private record Row(String key, String printedBy, String holds) {

        private ResourceReader reader() {
            ResourceReader reader = ResourceReaders.of(key);
            assertThat(reader).as("the reader of " + key).isNotNull();
            return reader;
        }
    }

    private static List<Row> rows() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(Path.of("..", "docs", "snapshot.md")));
        return rows.results()
                .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    @Test
    void everyKeyThatIsReadHasARowAndEveryRowSuchAKey() throws IOException {
        assertThat(rows()).extracting(Row::key).containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void aRowSaysWhichKindItsKeyHolds() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> Optional.ofNullable(row.reader().kind())
                        .ifPresent(kind -> assertThat(row.holds()).isEqualTo(kind.plural())));
    }

    @Test
    void theCommandThatCollectsAKindIsInItsRows() throws IOException {
        List<Row> rows = rows();
        assertThat(ResourceKind.values())
                .allSatisfy(kind -> assertThat(rows)
                        .anyMatch(row -> row.printedBy().contains("`" + kind.command() + "`")
                                && row.holds().equals(kind.plural())));
    }

    /** The keys with a reader: the cases of a switch are told by its source alone. */
    private static List<String> keys() throws IOException {
        Path source = Path.of("src", "main", "java", "io", "vpcwhy", "model", "snapshot", "ResourceReaders.java");
        List<String> keys = new ArrayList<>();
        for (String line : Files.readAllLines(source)) {
            if (line.strip().startsWith("case ")) {
                Pattern.compile("\"(\\w+)\"")
                        .matcher(line.split("->", 2)[0])
                        .results()
                        .forEach(key -> keys.add(key.group(1)));
            }
        }
        return keys;
    }
}
