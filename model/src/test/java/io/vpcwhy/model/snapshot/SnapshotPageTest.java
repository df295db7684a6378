package io.vpcwhy.model.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    void everyReaderHasARowAndEveryRowAReader() throws IOException, URISyntaxException {
        List<String> named = rows().stream()
                .map(row -> row.reader().getClass().getSimpleName())
                .toList();
        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(readers());
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

    /** The names of the classes that read a top-level key. */
    private static List<String> readers() throws IOException, URISyntaxException {
        Path classes = Path.of(
                        ResourceReader.class.getResource("ResourceReader.class").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Reader.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(SnapshotPageTest::readsAKey)
                    .toList();
        }
    }

    private static boolean readsAKey(String name) {
        try {
            Class<?> type = Class.forName(ResourceReader.class.getPackageName() + '.' + name);
            return ResourceReader.class.isAssignableFrom(type) && !type.isInterface();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
